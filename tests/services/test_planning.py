"""A test to prepare for, from setting its day to removing it."""

import random
from datetime import date, timedelta

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.core.answering.attempts import Attempt, Certainty, Learner, Purpose, QuizSpec
from quizapp.core.content.ids import FactId, ItemId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.review_cards import DAYS_NEEDED
from quizapp.core.learning.test_plan import Preparation
from quizapp.core.views.planning import PlanView
from quizapp.services.cards import Cards
from quizapp.services.learners import Learners
from quizapp.services.planning import Planning
from quizapp.services.practice import Practice
from quizapp.services.review import Review
from quizapp.services.today import Today
from tests.services.reviewing import day_of, due_again
from tests.services.stock import HandClock, a_stock, allow


@pytest.fixture
def practice(bank: Bank, clock: HandClock) -> Practice:
    return Practice(bank, clock, random.Random(5), day_of)


@pytest.fixture
def review(bank: Bank, clock: HandClock) -> Review:
    return Review(bank, clock, random.Random(7), day_of, Cards())


@pytest.fixture
def planning(bank: Bank, clock: HandClock) -> Planning:
    return Planning(bank, clock, day_of)


@pytest.fixture
def days(bank: Bank, clock: HandClock, review: Review) -> Today:
    return Today(bank, clock, random.Random(4), day_of, review)


def in_days(clock: HandClock, ahead: int) -> date:
    return day_of(clock.now) + timedelta(days=ahead)


def the_plan(planning: Planning, learner: Learner) -> PlanView:
    view = planning.plan(learner.id)
    assert view is not None
    return view


def do(practice: Practice, attempt: Attempt, *, right: bool = True) -> Attempt:
    """Answer a whole attempt."""
    while attempt.finished_at is None:
        attempt = practice.go_on(attempt.id).attempt
        question = attempt.current
        assert question is not None
        key = question.order.index(question.version.item.key)
        shown = key if right else (key + 1) % len(question.order)
        practice.answer(attempt.id, question.id, shown, Certainty.THINK_SO, 1500)
        attempt = practice.leave_feedback(attempt.id, question.id)
    return attempt


def asked(attempt: Attempt) -> list[FactId]:
    return [question.version.item.fact_id for question in attempt.questions]


def test_without_a_test_there_is_no_plan_and_no_session(
    planning: Planning, days: Today, mina: Learner
) -> None:
    assert planning.plan(mina.id) is None
    assert days.start(mina.id).spec.purpose is Purpose.TODAY


def test_a_new_plan_begins_today_and_counts_what_was_never_met(
    planning: Planning, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 10), size=4))
    view = the_plan(planning, mina)
    assert (view.days_left, view.done_today, view.over) == (10, False, False)
    assert view.sessions[0] == in_days(clock, 0)
    assert view.topics == ()
    assert (view.facts, view.not_met) == (11, 11)  # the sensitive one is not pressed on anybody
    assert view.expected_now == 0
    assert 0 < view.expected_then < 1
    assert view.minutes >= 1


def test_a_session_for_the_test_counts_from_its_beginning(
    planning: Planning, days: Today, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 10), size=4))
    attempt = days.start(mina.id)
    assert attempt.spec.purpose is Purpose.TEST
    assert len(set(asked(attempt))) == len(asked(attempt)) == 4
    view = the_plan(planning, mina)
    assert view.done_today
    assert view.sessions[0] == in_days(clock, 2)


def test_another_quiz_is_not_a_session_for_the_test(
    planning: Planning, practice: Practice, review: Review, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 10)))
    do(practice, practice.start(mina.id, QuizSpec(number=3)), right=False)
    review.start(mina.id)
    assert not the_plan(planning, mina).done_today


def test_a_session_past_midnight_belongs_to_the_evening(
    planning: Planning, days: Today, mina: Learner, clock: HandClock
) -> None:
    clock.tick(hours=12)
    planning.set_plan(mina.id, Preparation(in_days(clock, 10), size=4))
    days.start(mina.id)
    clock.tick(hours=4)
    assert the_plan(planning, mina).done_today
    clock.tick(hours=6)
    assert not the_plan(planning, mina).done_today


def test_the_sessions_of_the_plan_meet_everything_and_help(
    planning: Planning, days: Today, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 6), size=5))
    promised = the_plan(planning, mina).expected_then
    while True:
        view = the_plan(planning, mina)
        if not view.sessions:
            break
        if view.sessions[0] == in_days(clock, 0):
            do(practice, days.start(mina.id))
        else:
            clock.tick(days=1)
    assert view.not_met == 0
    assert view.expected_now == view.expected_then > promised  # all right: better than expected


def test_what_was_missed_comes_back_within_the_session(
    planning: Planning, days: Today, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 6), size=8))
    attempt = do(practice, days.start(mina.id), right=False)
    assert len(attempt.questions) > 8


def test_everything_asked_today_is_enough(
    planning: Planning, days: Today, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 6), size=50))
    do(practice, days.start(mina.id))
    with pytest.raises(ExpectedError, match="nothing to review now"):
        days.start(mina.id)


def test_topics_limit_the_facts_and_are_named_in_the_packs_order(
    planning: Planning, days: Today, mina: Learner, clock: HandClock
) -> None:
    topics = frozenset({TopicId("law"), TopicId("routes")})
    planning.set_plan(mina.id, Preparation(in_days(clock, 6), topics, size=50))
    view = the_plan(planning, mina)
    assert view.topics == ("Routes", "Law")
    found = days.start(mina.id)
    assert {question.version.topic_id for question in found.questions} == topics
    assert len(found.questions) == view.facts


def test_a_sensitive_fact_that_was_met_belongs_to_the_test(
    bank: Bank, planning: Planning, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    allow(bank)
    do(practice, practice.start(mina.id, QuizSpec(number=12, include_sensitive=True)))
    planning.set_plan(mina.id, Preparation(in_days(clock, 6)))
    view = the_plan(planning, mina)
    assert (view.facts, view.not_met) == (12, 0)


@pytest.mark.parametrize("ahead", [0, 1, 365])
def test_today_tomorrow_and_in_a_year_are_days_for_a_test(
    planning: Planning, days: Today, mina: Learner, clock: HandClock, ahead: int
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, ahead)))
    view = the_plan(planning, mina)
    assert view.days_left == ahead
    assert len(view.sessions) >= min(ahead, 1)
    session = days.start(mina.id)
    assert session.questions
    assert (session.spec.purpose is Purpose.TEST) is (view.sessions[:1] == (in_days(clock, 0),))


def test_a_day_that_is_past_and_topics_without_questions_are_refused(
    planning: Planning, mina: Learner, clock: HandClock
) -> None:
    with pytest.raises(ExpectedError, match="past"):
        planning.set_plan(mina.id, Preparation(in_days(clock, -1)))
    with pytest.raises(ExpectedError, match="no questions"):
        planning.set_plan(mina.id, Preparation(in_days(clock, 5), frozenset({TopicId("none")})))
    assert planning.plan(mina.id) is None


def test_after_its_day_a_test_is_over_and_can_be_removed(
    planning: Planning, days: Today, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 1)))
    clock.tick(days=2)
    view = the_plan(planning, mina)
    assert (view.over, view.days_left, view.sessions) == (True, -1, ())
    assert days.start(mina.id).spec.purpose is Purpose.TODAY
    planning.drop_plan(mina.id)
    assert planning.plan(mina.id) is None


def test_changing_a_plan_keeps_its_sessions_and_a_new_test_has_none(
    planning: Planning, days: Today, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 5), size=3))
    days.start(mina.id)
    planning.set_plan(mina.id, Preparation(in_days(clock, 8), size=6))
    view = the_plan(planning, mina)
    assert (view.done_today, view.preparation.size, view.days_left) == (True, 6, 8)
    planning.drop_plan(mina.id)
    clock.tick(minutes=1)
    planning.set_plan(mina.id, Preparation(in_days(clock, 8)))
    assert not the_plan(planning, mina).done_today


def test_a_plan_is_one_learners_own(
    planning: Planning, mina: Learner, clock: HandClock, learners: Learners
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 5)))
    assert planning.plan(learners.add("Jun").id) is None


def test_close_to_the_test_one_right_day_takes_a_fact_off_the_list_until_the_test_is_over(
    bank: Bank,
    planning: Planning,
    practice: Practice,
    review: Review,
    mina: Learner,
    clock: HandClock,
) -> None:
    quiz = do(practice, practice.start(mina.id, QuizSpec(number=3)), right=False)
    clock.tick(days=1)
    do(practice, review.start(mina.id))
    wrong = review.wrong_list(mina.id)
    assert (len(wrong.lines), wrong.needed) == (3, DAYS_NEEDED)
    planning.set_plan(mina.id, Preparation(in_days(clock, 2)))
    assert review.wrong_list(mina.id).lines == ()
    assert review.agenda(mina.id).on_list == 0
    back = due_again(bank, clock, quiz.questions[0], quiz)
    assert back is not None
    assert (back.on_list, back.needed) == (False, 1)
    clock.tick(days=3)
    assert len(review.wrong_list(mina.id).lines) == 3


def test_the_list_of_other_topics_is_not_touched_by_a_test(
    planning: Planning, practice: Practice, review: Review, mina: Learner, clock: HandClock
) -> None:
    law = frozenset({TopicId("law")})
    do(practice, practice.start(mina.id, QuizSpec(topics=law, number=2)), right=False)
    clock.tick(days=1)
    do(practice, review.start(mina.id))
    planning.set_plan(mina.id, Preparation(in_days(clock, 1), frozenset({TopicId("china")})))
    assert len(review.wrong_list(mina.id).lines) == 2


def test_a_fact_of_the_test_comes_back_before_it(
    bank: Bank, planning: Planning, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    for _ in range(3):  # right on three days: due in some weeks
        quiz = do(practice, practice.start(mina.id, QuizSpec(number=11)))
        clock.tick(days=5)
    before = due_again(bank, clock, quiz.questions[0], quiz)
    assert before is not None
    assert before.on > in_days(clock, 3)
    planning.set_plan(mina.id, Preparation(in_days(clock, 4)))
    back = due_again(bank, clock, quiz.questions[0], quiz)
    assert back is not None
    assert back.on == in_days(clock, 3)
    planning.drop_plan(mina.id)
    assert due_again(bank, clock, quiz.questions[0], quiz) == before


def test_doing_the_missed_ones_again_is_not_a_session_for_the_test(
    planning: Planning, days: Today, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 10), size=4))
    session = days.start(mina.id)
    for _ in session.questions[:2]:
        question = practice.go_on(session.id).attempt.current
        assert question is not None
        practice.answer(session.id, question.id, None, None, 5)
        practice.leave_feedback(session.id, question.id)
    practice.end(session.id)
    clock.tick(days=2)
    assert the_plan(planning, mina).sessions[0] == in_days(clock, 0)
    again = practice.start_again(session.id)
    assert again.spec.purpose is Purpose.REVIEW  # what is missed still comes back within it
    view = the_plan(planning, mina)
    assert (view.done_today, view.sessions[0]) == (False, in_days(clock, 0))


def test_a_sensitive_fact_comes_back_where_it_was_met_and_is_never_new_in_a_days_task(
    practice: Practice, days: Today, mina: Learner, clock: HandClock, bank: Bank
) -> None:
    allow(bank)
    sensitive = FactId("fact-12")
    met: set[FactId] = set()
    for _ in range(4):  # days
        met |= set(asked(do(practice, days.start(mina.id))))
        clock.tick(days=1)
    assert sensitive not in met
    assert len(met) == 11
    do(practice, practice.start_on(mina.id, [sensitive], "By choice"), right=False)
    clock.tick(days=1)
    assert sensitive in asked(days.start(mina.id))


def test_chosen_facts_are_practised_with_nothing_new_among_them(
    practice: Practice, review: Review, mina: Learner, clock: HandClock
) -> None:
    do(practice, practice.start(mina.id, QuizSpec(number=3)), right=False)
    chosen = [line.card.fact_id for line in review.wrong_list(mina.id).lines][:2]
    assert set(asked(review.start(mina.id, chosen))) == set(chosen)


def test_a_fact_whose_questions_are_gone_leaves_the_test(
    planning: Planning, days: Today, bank: Bank, mina: Learner, clock: HandClock
) -> None:
    gone = frozenset({"item-1-choice", "item-1-statement"})
    build_bank(bank, a_stock(without=gone), "second")
    planning.set_plan(mina.id, Preparation(in_days(clock, 5), size=50))
    assert the_plan(planning, mina).facts == 10
    assert FactId("fact-1") not in asked(days.start(mina.id))


def test_a_false_claim_seen_twice_in_a_week_gives_way(
    planning: Planning, days: Today, practice: Practice, mina: Learner, clock: HandClock
) -> None:
    planning.set_plan(mina.id, Preparation(in_days(clock, 12), size=50))
    shown: dict[ItemId, int] = {}
    for _ in range(7):
        session = days.start(mina.id) if days.view(mina.id).to_go else None
        for question in do(practice, session).questions if session else ():
            item = question.version.item
            if item.correction:  # a false claim
                shown[item.id] = shown.get(item.id, 0) + 1
        clock.tick(days=1)
    assert shown
    assert max(shown.values()) <= 2
