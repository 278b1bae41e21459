"""Within a review session: what was missed comes back, whatever happens in between."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from quizapp.bank.build import build_bank
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.attempts import Attempt, Certainty, Learner, QuizSpec, Stage
from quizapp.core.content.ids import FactId, ItemId
from quizapp.core.content.items import ItemKind
from quizapp.core.views.answered import Answered
from tests.services.reviewing import Reviewer, day_of, due_again, facts_of
from tests.services.stock import HandClock, a_stock

TEN = tuple(f"fact-{number}" for number in range(1, 11))


@pytest.fixture
def window(bank: Bank, clock: HandClock, mina: Learner) -> Reviewer:
    return Reviewer(bank, clock, mina)


@pytest.fixture
def other(bank: Bank, tmp_path: Path, clock: HandClock, mina: Learner) -> Iterator[Reviewer]:
    """The same learner in a second window, with a connection of its own."""
    opened = Bank.open(tmp_path / "bank.sqlite", clock)
    yield Reviewer(opened, clock, mina)
    opened.close()


def positions(attempt: Attempt) -> list[int]:
    return [question.position for question in attempt.questions]


def test_a_missed_fact_comes_back_after_four_others_in_another_wording(window: Reviewer) -> None:
    attempt = window.start(*TEN)
    first = attempt.questions[0].version.item
    attempt = window.respond(attempt, right=False)
    assert facts_of(attempt)[5] == first.fact_id
    assert attempt.questions[5].version.item.id != first.id
    assert positions(attempt) == list(range(11))
    back = due_again(window.bank, window.clock, attempt.questions[0], attempt)
    assert back is not None
    assert back.this_session


def test_a_quiz_stays_as_it_was_drawn(window: Reviewer) -> None:
    attempt = window.practice.start(window.learner.id, QuizSpec(number=8))
    attempt = window.answer(attempt, right=False)
    assert len(attempt.questions) == 8


def test_too_few_left_so_it_comes_first_next_time(window: Reviewer) -> None:
    attempt = window.start(*TEN[:4])
    first = attempt.questions[0].version.item.fact_id
    for right in (False, True, True, True):
        attempt = window.answer(attempt, right=right)
    assert attempt.stage is Stage.SUMMARY
    assert len(attempt.questions) == 4
    assert facts_of(window.start())[0] == first


def test_whoever_gets_everything_wrong_still_comes_to_an_end(window: Reviewer) -> None:
    attempt = window.start(*TEN)
    while attempt.stage is not Stage.SUMMARY:
        attempt = window.answer(attempt, right=False)
        assert positions(attempt) == list(range(len(attempt.questions)))
    asked = facts_of(attempt)
    assert max(asked.count(fact) for fact in TEN) == 4
    assert attempt.finished_at is not None
    for fact in TEN:
        places = [place for place, one in enumerate(asked) if one == fact]
        assert all(b - a > 4 for a, b in pairwise(places))


def test_a_miss_that_came_back_right_is_settled_for_today_but_stays_on_the_list(
    window: Reviewer,
) -> None:
    attempt = window.start(*TEN)
    missed = attempt.questions[0].version.item.fact_id
    attempt = window.answer(attempt, right=False)
    while attempt.stage is not Stage.SUMMARY:
        attempt = window.answer(attempt)
    assert facts_of(attempt).count(missed) in (2, 3)
    assert window.review.queue(window.learner.id).facts == ()
    (line,) = window.review.wrong_list(window.learner.id).lines
    assert (line.card.fact_id, line.card.right_days) == (missed, 0)  # today it was relearned


def test_doing_it_again_asks_what_was_not_right_in_the_end_each_fact_once(
    window: Reviewer,
) -> None:
    attempt = window.start(*TEN)
    settled, lost = facts_of(attempt)[:2]
    while attempt.stage is not Stage.SUMMARY:
        assert attempt.current is not None
        fact = attempt.current.version.item.fact_id
        right = fact != lost and (fact != settled or attempt.current.position > 0)
        attempt = window.answer(attempt, right=right)
    assert facts_of(attempt).count(settled) > 1
    assert facts_of(window.practice.start_again(attempt.id)) == [lost]


def false_claims_shown(window: Reviewer, attempts: list[Attempt]) -> list[str]:
    """Show the one question of each attempt; return the false statements among them."""
    shown = []
    for attempt in attempts:
        window.clock.tick(seconds=20)
        shown.append(window.show(attempt).version.item)
    return [item.id for item in shown if item.statement_is_false]


def test_a_false_claim_is_shown_twice_a_week_however_many_sessions_are_open(
    window: Reviewer,
) -> None:
    spec = QuizSpec(number=1, kinds=frozenset({ItemKind.TRUE_FALSE}))
    with window.bank.write() as db:
        (version,) = Content(db).current_versions([ItemId("item-1-statement")])
        records = Records(db)
        learner, now = window.learner.id, window.clock()
        several = [
            records.attempt(
                records.add_attempt(learner, of, "Quiz", 1, [(version.id, (0, 1))], now)
            )
            for of in (QuizSpec(number=1), QuizSpec(number=1), QuizSpec(number=1), spec)
        ]
    assert version.item.statement_is_false
    assert false_claims_shown(window, several[:3]) == ["item-1-statement"] * 2
    third = window.practice.attempt(several[2].id).questions[0]
    assert third.version.item.id == "item-1-choice"
    assert sorted(third.order) == list(range(len(third.version.item.options)))
    # What was shown stays, whoever looks again; and a quiz of claims alone has no other to ask.
    assert window.show(several[0]).version.item.id == "item-1-statement"
    assert false_claims_shown(window, several[3:]) == ["item-1-statement"]


def test_a_false_claim_may_be_shown_again_after_a_week(window: Reviewer) -> None:
    with window.bank.write() as db:
        (version,) = Content(db).current_versions([ItemId("item-1-statement")])
        records = Records(db)
        now = window.clock()
        ids = [
            records.add_attempt(
                window.learner.id, QuizSpec(), "Quiz", 1, [(version.id, (0, 1))], now
            )
            for _ in range(3)
        ]
    first, second, third = map(window.practice.attempt, ids)
    assert len(false_claims_shown(window, [first, second])) == 2
    window.clock.tick(days=7, seconds=1)
    assert len(false_claims_shown(window, [third])) == 1


def test_a_crash_while_a_question_is_put_back_leaves_the_attempt_as_it_was(
    window: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = window.start(*TEN)
    window.show(attempt)
    before = window.practice.attempt(attempt.id)
    put_back = Records.insert_question

    def crash(*args: object) -> None:
        put_back(*args)  # type: ignore[arg-type]
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(Records, "insert_question", crash)
        with pytest.raises(MemoryError):
            window.respond(attempt, right=False)
    assert window.practice.attempt(attempt.id) == before
    with window.bank.read() as db:
        assert ReviewCards(db, day_of).of(window.learner.id) == {}
    attempt = window.answer(attempt, right=False)
    assert len(attempt.questions) == 11


def test_a_start_after_a_crash_goes_on_with_what_comes_back(
    window: Reviewer, other: Reviewer
) -> None:
    attempt = window.respond(window.start(*TEN), right=False)
    found = other.practice.unfinished(other.learner.id)
    assert found is not None
    assert found.questions == attempt.questions
    ((_, owed),) = other.practice.debts(other.learner.id)
    assert owed.id == attempt.questions[0].id
    attempt = other.leave(found)
    while attempt.stage is not Stage.SUMMARY:
        attempt = other.answer(attempt)
    assert attempt.answered == len(attempt.questions) >= 11


def test_two_windows_on_one_question_put_it_back_once(window: Reviewer, other: Reviewer) -> None:
    attempt = window.start(*TEN)
    question = window.show(attempt)
    assert other.show(attempt).id == question.id
    wrong = (question.order.index(question.version.item.key) + 1) % len(question.order)
    answers: list[Callable[[], Answered]] = [
        lambda: window.practice.answer(attempt.id, question.id, wrong, None, 5),
        lambda: other.practice.answer(attempt.id, question.id, wrong, Certainty.CERTAIN, 5),
    ]
    after = [answer().attempt for answer in answers]
    assert after[0] == after[1]
    assert facts_of(after[0]).count(question.version.item.fact_id) == 2
    with window.bank.read() as db:
        card = ReviewCards(db, day_of).card(
            window.learner.id, FactId(question.version.item.fact_id)
        )
    assert card is not None
    assert (card.responses, card.misses) == (1, 1)
    assert card.last.certainty is None


def test_two_windows_take_turns_through_one_session(window: Reviewer, other: Reviewer) -> None:
    attempt = window.start(*TEN)
    turn = 0
    while attempt.stage is not Stage.SUMMARY:
        attempt = (window, other)[turn % 2].answer(attempt, right=turn % 3 != 0)
        turn += 1
        assert positions(attempt) == list(range(len(attempt.questions)))
    assert attempt.answered == len(attempt.questions)


def test_nothing_is_put_back_into_a_session_that_the_other_window_ended(
    window: Reviewer, other: Reviewer
) -> None:
    attempt = window.start(*TEN)
    next_one = attempt.questions[0]
    other.practice.end(attempt.id)
    wrong = (next_one.order.index(next_one.version.item.key) + 1) % len(next_one.order)
    after = window.practice.answer(attempt.id, next_one.id, wrong, None, 5).attempt
    assert len(after.questions) == 10
    assert window.practice.unfinished(window.learner.id) is None


def test_ending_a_session_early_leaves_no_debt_for_what_was_to_come_back(
    window: Reviewer,
) -> None:
    attempt = window.answer(window.start(*TEN), right=False)
    window.practice.end(attempt.id)
    assert window.practice.debts(window.learner.id) == ()
    assert len(window.review.queue(window.learner.id).certain_wrong) == 0
    assert len(window.review.queue(window.learner.id).wrong) == 1


def test_the_only_wording_of_a_fact_comes_back_itself(window: Reviewer) -> None:
    statements = frozenset(ItemId(f"item-{number}-statement") for number in range(1, 13))
    build_bank(window.bank, a_stock(without=statements), "second")
    attempt = window.respond(window.start(*TEN), right=False)
    assert attempt.questions[5].version.item.id == attempt.questions[0].version.item.id


def test_content_built_in_the_middle_of_a_session_brings_back_what_is_there_now(
    window: Reviewer,
) -> None:
    attempt = window.start(*TEN)
    first, second = attempt.questions[:2]
    gone = frozenset(
        ItemId(f"item-{number}-{kind}")
        for number in (int(first.version.item.fact_id.removeprefix("fact-")),)
        for kind in ("choice", "statement")
    )
    build_bank(window.bank, a_stock(stem_ending=", then?", without=gone), "second")
    attempt = window.answer(attempt, right=False)
    assert len(attempt.questions) == 10  # nothing is left to ask on it
    assert attempt.questions[:2] == (attempt.questions[0], second)
    attempt = window.answer(attempt, right=False)
    assert facts_of(attempt)[6] == second.version.item.fact_id
    assert attempt.questions[1].version == second.version
