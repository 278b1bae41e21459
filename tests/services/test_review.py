"""The wrong list, what is due, and what content updates and clocks do to them."""

import random
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.engine import Bank
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Certainty, Learner, Purpose, QuizSpec
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import due_day
from quizapp.core.learning.review_cards import Reason, ReviewCard
from quizapp.services.learners import Learners
from tests.builders import MOMENT
from tests.services.reviewing import Reviewer, day_of, due_again, facts_of
from tests.services.stock import HandClock, a_stock, allow

CERTAIN, GUESS = Certainty.CERTAIN, Certainty.GUESS


@pytest.fixture
def window(bank: Bank, clock: HandClock, mina: Learner) -> Reviewer:
    return Reviewer(bank, clock, mina)


def listed(window: Reviewer) -> list[str]:
    return [line.card.fact_id for line in window.review.wrong_list(window.learner.id).lines]


def due(window: Reviewer) -> list[str]:
    return list(window.review.queue(window.learner.id).facts)


def card_of(window: Reviewer, fact: str) -> ReviewCard:
    with window.bank.read() as db:
        card = ReviewCards(db, day_of).card(window.learner.id, FactId(fact))
    assert card is not None
    return card


def test_a_learner_who_never_answered_has_nothing_to_review(window: Reviewer) -> None:
    assert (listed(window), due(window)) == ([], [])
    with pytest.raises(ExpectedError, match="nothing to review"):
        window.start()


def test_the_list_is_sorted_by_how_bad_it_was_then_by_what_was_missed_lately(
    window: Reviewer,
) -> None:
    window.once("fact-1", certainty=GUESS)
    window.once("fact-2", right=False)
    window.once("fact-3", right=False, certainty=CERTAIN)
    window.once("fact-4", right=False)
    window.once("fact-5", right=True)
    window.once("fact-6", right=None)
    assert listed(window) == ["fact-3", "fact-4", "fact-2", "fact-1"]
    assert due(window) == ["fact-3", "fact-2", "fact-4"]


def test_of_one_concern_what_was_missed_last_stands_before_what_was_right_since(
    window: Reviewer,
) -> None:
    """Also where the right response is the later one of the two."""
    window.once("fact-1", right=False)
    window.once("fact-2", right=False)
    window.clock.tick(days=1)
    window.once("fact-2")
    assert listed(window) == ["fact-1", "fact-2"]
    window.clock.tick(days=1)
    window.once("fact-1")
    window.once("fact-2", right=False)
    window.once("fact-1")
    assert listed(window) == ["fact-2", "fact-1"]


def test_a_line_is_named_by_its_fact_and_says_where_it_belongs(window: Reviewer) -> None:
    window.once("fact-7", right=False)
    found = window.review.wrong_list(window.learner.id)
    (line,) = found.lines
    assert line.fact == "The matter with number 7 is settled."
    assert (line.topic, line.documents) == ("China", ("list",))
    assert (line.is_myth, line.can_ask, found.needed) == (True, True, 3)
    assert found.topics == (("china", "China"),)
    assert found.documents == (("list", "Document list"),)


def test_a_fact_leaves_the_list_after_three_days_of_its_session(window: Reviewer) -> None:
    window.once("fact-1", right=False)
    window.clock.tick(days=1)
    for day in range(3):
        assert listed(window) == due(window) == ["fact-1"]
        attempt = window.answer(window.start("fact-1"))
        back = due_again(window.bank, window.clock, attempt.questions[0], attempt)
        assert back is not None
        assert back.right_days == (day + 1) % 3
        assert back.on_list is (day < 2)
        window.clock.tick(days=(back.on - day_of(window.clock.now)).days)
    assert listed(window) == []


def test_facts_from_quizzes_and_reviews_go_to_the_same_cards(window: Reviewer) -> None:
    quiz = window.practice.start(window.learner.id, QuizSpec(number=1))
    assert quiz.spec.purpose is Purpose.QUIZ
    (question,) = window.answer(quiz, right=False).questions
    fact = question.version.item.fact_id
    window.clock.tick(days=1)
    window.once(fact)
    card = card_of(window, fact)
    assert (card.responses, card.misses, card.right_days) == (2, 1, 1)
    assert card.reason_id == question.id


def test_an_opened_entry_shows_the_question_and_every_response(window: Reviewer) -> None:
    question = window.once("fact-1", right=False, certainty=CERTAIN)
    window.clock.tick(days=1)
    window.once("fact-1", right=True)
    entry = window.review.entry(window.learner.id, FactId("fact-1"))
    assert entry.question == question
    assert [one.outcome for one in entry.responses] == [Outcome.WRONG, Outcome.RIGHT]
    assert entry.feedback.outcome is Outcome.WRONG
    assert entry.line.card.reason is Reason.CERTAIN_WRONG
    with pytest.raises(KeyError):
        window.review.entry(window.learner.id, FactId("fact-2"))


def test_a_session_asks_what_is_due_up_to_its_number_the_most_urgent_first(
    window: Reviewer,
) -> None:
    for number in range(1, 9):
        window.once(f"fact-{number}", right=number != 8)
    window.clock.tick(days=40)
    attempt = window.review.start(window.learner.id, number=5)
    facts = facts_of(attempt)
    assert len(facts) == 5
    assert facts[0] == "fact-8"
    topics = [question.version.topic_id for question in attempt.questions]
    assert all(a != b for a, b in pairwise(topics))


def test_sensitive_facts_come_back_too(window: Reviewer) -> None:
    allow(window.bank)
    window.once("fact-12", right=False)
    assert facts_of(window.start()) == ["fact-12"]


def test_the_same_wording_never_comes_twice_running(window: Reviewer) -> None:
    asked = []
    for _ in range(8):
        asked.append(window.once("fact-2").version.item.id)
        window.clock.tick(days=3)
    assert set(asked) == {"item-2-choice", "item-2-statement"}
    assert all(a != b for a, b in pairwise(asked))


def test_after_a_right_claim_the_list_asks_by_a_choice(window: Reviewer) -> None:
    """A claim right on one day, wording of last time aside: more claims prove too little."""
    window.once("fact-2", right=False)
    while card_of(window, "fact-2").last.kind is not ItemKind.TRUE_FALSE:
        window.clock.tick(days=1)
        window.once("fact-2", right=False)
    window.clock.tick(days=1)
    choice = window.once("fact-2", right=False)
    assert choice.version.item.kind is ItemKind.CHOICE
    window.clock.tick(days=1)
    assert window.once("fact-2").version.item.kind is ItemKind.TRUE_FALSE
    window.clock.tick(days=1)
    assert window.once("fact-2").version.item.kind is ItemKind.CHOICE


def test_after_a_right_claim_the_next_is_a_choice_where_claims_are_older(
    window: Reviewer,
) -> None:
    """A fact with a second claim, never seen: the choice is asked although it was seen before."""
    pack = a_stock()
    first, second, *others = pack.facts
    choice, claim = second.items
    more = replace(claim, id=ItemId("item-2-other"), stem="Matter 2 was told otherwise.")
    build_bank(
        window.bank,
        replace(pack, facts=(first, replace(second, items=(choice, claim, more)), *others)),
        "second",
    )
    kinds = []
    for right in (False, True, True):
        question = window.once("fact-2", right=right)
        kinds.append((question.version.item.id, question.version.item.kind))
        window.clock.tick(days=1)
        if len(kinds) == 2:
            card = card_of(window, "fact-2")
            assert card.right_days == 1
            assert card.right_by_choice is (kinds[1][1] is ItemKind.CHOICE)
    assert [kind for _, kind in kinds] == [ItemKind.CHOICE, ItemKind.TRUE_FALSE, ItemKind.CHOICE]


def test_two_learners_review_apart(window: Reviewer, learners: Learners) -> None:
    window.once("fact-1", right=False)
    juno = Reviewer(window.bank, window.clock, learners.add("Juno"))
    assert (listed(juno), due(juno)) == ([], [])


# The content changes


def test_new_wording_between_miss_and_review_leaves_list_entry_and_history_as_they_were(
    window: Reviewer,
) -> None:
    question = window.once("fact-1", right=False)
    before = card_of(window, "fact-1")
    build_bank(window.bank, a_stock(stem_ending=", then?"), "second")
    assert card_of(window, "fact-1") == before
    entry = window.review.entry(window.learner.id, FactId("fact-1"))
    assert entry.question == question
    assert entry.question.version.item.stem == question.version.item.stem
    assert entry.question.order == question.order
    assert [option.text for option in entry.feedback.options]
    summary = window.practice.summary(window.practice.history(window.learner.id)[0].id)
    assert summary.attempt.questions == (question,)


def test_the_schedule_goes_on_with_the_new_wording(window: Reviewer) -> None:
    first = window.once("fact-1", right=False)
    assert first.version.item.kind is ItemKind.CHOICE
    build_bank(window.bank, a_stock(stem_ending=", then?"), "second")
    for day in range(1, 3):
        window.clock.tick(days=1)
        question = window.once("fact-1")
        assert card_of(window, "fact-1").right_days == day
    assert question.version.item.stem.endswith(", then?")
    assert card_of(window, "fact-1").responses == 3


def test_a_retired_question_gives_way_to_another_and_stays_in_the_entry(window: Reviewer) -> None:
    question = window.once("fact-1", right=False)
    without = frozenset({question.version.item.id})
    build_bank(window.bank, a_stock(without=without), "second")
    assert due(window) == ["fact-1"]
    for _ in range(2):
        again = window.once("fact-1", right=False)
        assert again.version.item.id not in without
        window.clock.tick(days=1)
    first, *_ = window.review.entry(window.learner.id, FactId("fact-1")).responses
    assert first.item_id in without


def test_a_fact_without_questions_stays_on_the_list_but_is_not_asked(window: Reviewer) -> None:
    question = window.once("fact-1", right=False)
    window.once("fact-2", right=False)
    without = frozenset({ItemId("item-1-choice"), ItemId("item-1-statement")})
    build_bank(window.bank, a_stock(without=without), "second")
    lines = {line.card.fact_id: line for line in window.review.wrong_list(window.learner.id).lines}
    assert {fact: line.can_ask for fact, line in lines.items()} == {
        "fact-1": False,
        "fact-2": True,
    }
    assert due(window) == ["fact-2"]
    assert window.review.entry(window.learner.id, FactId("fact-1")).question == question
    assert facts_of(window.start("fact-1", "fact-2")) == ["fact-2"]
    with pytest.raises(ExpectedError, match="nothing to review"):
        window.start("fact-1")


# Clocks


def test_a_machine_set_back_a_year_asks_again_and_waits_for_nothing(window: Reviewer) -> None:
    for number in range(1, 4):
        window.once(f"fact-{number}", right=number != 3, certainty=CERTAIN)
    window.clock.tick(days=-365)
    assert set(due(window)) == {"fact-1", "fact-2", "fact-3"}
    attempt = window.start()
    for _ in attempt.questions:
        attempt = window.answer(attempt)
    assert due(window) == []
    now = window.clock.now
    for number in range(1, 4):
        card = card_of(window, f"fact-{number}")
        assert now <= card.due_at() <= now + timedelta(days=40)
        assert card.check_at is None or card.check_at <= now + timedelta(days=7)
    assert listed(window) == ["fact-3"]


def test_a_machine_set_forward_a_year_and_back_holds_no_fact_until_then(window: Reviewer) -> None:
    window.once("fact-1", right=False)
    window.clock.tick(days=365)
    window.once("fact-1", right=True)
    window.once("fact-2", right=False, certainty=CERTAIN)
    window.clock.tick(days=-365)
    assert set(due(window)) == {"fact-1", "fact-2"}
    attempt = window.start()
    for _ in range(2):
        attempt = window.answer(attempt)
    for fact in ("fact-1", "fact-2"):
        assert card_of(window, fact).due_at() < window.clock.now + timedelta(days=60)
    assert set(listed(window)) == {"fact-1", "fact-2"}
    for _ in range(3):
        window.clock.tick(days=1)
        window.once("fact-1")
        window.once("fact-2")
    assert listed(window) == []


def test_after_a_clock_ran_ten_years_ahead_once_no_day_of_that_year_is_told(
    window: Reviewer,
) -> None:
    window.once("fact-1", right=False, certainty=CERTAIN)
    window.clock.tick(days=1)
    right = window.once("fact-2")
    window.clock.tick(days=3650)
    for fact in ("fact-1", "fact-2", "fact-3"):
        window.once(fact)
    wrong_clock = window.practice.history(window.learner.id)[0].id
    window.clock.tick(days=-3650)
    agenda = window.review.agenda(window.learner.id)
    assert set(agenda.queue.facts) == {"fact-1", "fact-2", "fact-3"}
    assert agenda.upcoming is None
    last = window.practice.overview(window.learner.id).last
    assert last is not None
    assert right in last.questions
    assert window.practice.history(window.learner.id)[-3].id == wrong_clock
    attempt = window.start()
    while attempt.finished_at is None:
        attempt = window.answer(attempt)
    soon = day_of(window.clock.now) + timedelta(days=40)
    for question in attempt.questions:
        back = due_again(window.bank, window.clock, question, attempt)
        assert back is not None
        assert day_of(window.clock.now) < back.on < soon
    outcome = window.review.outcome(wrong_clock)
    assert all(one.on < soon for one in (*outcome.left, *outcome.stay, *outcome.off_list))
    agenda = window.review.agenda(window.learner.id)
    assert agenda.upcoming is not None
    assert agenda.upcoming.day < soon
    before = {fact: card_of(window, fact) for fact in ("fact-1", "fact-2", "fact-3")}
    with window.bank.write() as db:
        ReviewCards(db, day_of).rebuild(window.learner.id, window.clock.now)
    assert {fact: card_of(window, fact) for fact in before} == before


def test_whatever_the_clock_does_no_card_is_lost_and_all_can_be_reviewed(window: Reviewer) -> None:
    rng = random.Random(11)
    met = set()
    for _ in range(40):
        fact = f"fact-{rng.randrange(1, 13)}"
        window.once(fact, right=rng.random() < 0.6, certainty=rng.choice(list(Certainty)))
        met.add(fact)
        window.clock.tick(days=rng.choice([0, 0.2, 1, 3, 365, -365, -1]))
    for fact in met:
        card = card_of(window, fact)
        assert card.memory.due_at > card.memory.reviewed_at
        told = due_day(card, day_of)
        window.clock.now = MOMENT + (told - MOMENT.date())
        assert fact in due(window)


def test_a_session_over_midnight_counts_as_one_day(window: Reviewer) -> None:
    window.once("fact-1", right=False)
    window.clock.tick(days=1)
    window.clock.now = window.clock.now.replace(hour=23, minute=55)
    window.once("fact-1")
    window.clock.tick(minutes=20)
    assert window.clock.now.hour == 0
    window.once("fact-1")
    assert card_of(window, "fact-1").right_days == 1
    window.clock.tick(hours=8)
    window.once("fact-1")
    assert card_of(window, "fact-1").right_days == 2


# From before there were cards


def test_catching_up_makes_the_cards_once(window: Reviewer) -> None:
    window.once("fact-1", right=False)
    window.clock.tick(days=1)
    window.once("fact-1")
    kept = card_of(window, "fact-1")
    with window.bank.write() as db:
        db.connection().exec_driver_sql("DELETE FROM review_card")
    assert listed(window) == []
    assert window.review.catch_up() == 1
    assert card_of(window, "fact-1") == kept
    assert listed(window) == ["fact-1"]
    assert window.review.catch_up() == 0
    assert kept.memory.due_at.tzinfo is UTC
