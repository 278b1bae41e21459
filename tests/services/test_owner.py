"""What the bank's owner decides for everybody: sensitive questions, behind a PIN."""

import random
from collections.abc import Callable

import pytest

from quizapp.bank.engine import Bank
from quizapp.bank.owner import owner_pin
from quizapp.core.answering.attempts import Learner, QuizSpec
from quizapp.core.content.ids import FactId
from quizapp.core.errors import ExpectedError
from quizapp.core.views.owner import UNDECIDED, OwnerView
from quizapp.env.clock import learning_day
from quizapp.services.cards import Cards
from quizapp.services.owner import Owner
from quizapp.services.practice import Practice
from quizapp.services.review import Review
from tests.services.stock import HandClock

SENSITIVE = FactId("fact-12")
EVERYTHING = QuizSpec(number=12, include_sensitive=True)


@pytest.fixture
def owner(bank: Bank, clock: HandClock) -> Owner:
    return Owner(bank, clock)


@pytest.fixture
def review(bank: Bank, clock: HandClock) -> Review:
    return Review(bank, clock, random.Random(6), learning_day, Cards())


def asked(practice: Practice, learner: Learner, spec: QuizSpec = EVERYTHING) -> set[FactId]:
    attempt = practice.start(learner.id, spec)
    return {question.version.item.fact_id for question in attempt.questions}


def test_a_ticked_quiz_has_no_sensitive_question_until_the_owner_allows_them(
    owner: Owner, practice: Practice, mina: Learner
) -> None:
    assert owner.view() == UNDECIDED == OwnerView(allows_sensitive=False, has_pin=False)
    assert not practice.choices().sensitive
    assert practice.matching(EVERYTHING) == practice.matching(QuizSpec()) == 22
    assert SENSITIVE not in asked(practice, mina)
    owner.allow_sensitive(allowed=True)
    assert practice.choices().sensitive
    assert practice.matching(EVERYTHING) == 24
    assert SENSITIVE in asked(practice, mina)
    assert SENSITIVE not in asked(practice, mina, QuizSpec(number=12))  # nor unasked
    owner.allow_sensitive(allowed=False)
    assert SENSITIVE not in asked(practice, mina)


def test_what_was_met_before_rests_until_it_is_allowed_again(
    owner: Owner, practice: Practice, review: Review, mina: Learner, clock: HandClock
) -> None:
    owner.allow_sensitive(allowed=True)
    attempt = practice.start_on(mina.id, [SENSITIVE], "By choice")
    (question,) = attempt.questions
    practice.go_on(attempt.id)
    wrong = (question.order.index(question.version.item.key) + 1) % len(question.order)
    practice.answer(attempt.id, question.id, wrong, None, 900)
    practice.leave_feedback(attempt.id, question.id)
    clock.tick(days=3)
    assert SENSITIVE in review.queue(mina.id).facts
    (line,) = review.wrong_list(mina.id).lines
    assert (line.can_ask, line.rests) == (True, False)
    assert [one.fact_id for one in review.outcome(attempt.id).stay] == [SENSITIVE]
    owner.allow_sensitive(allowed=False)
    assert SENSITIVE not in review.queue(mina.id).facts
    (line,) = review.wrong_list(mina.id).lines  # kept, but nothing is promised
    assert (line.can_ask, line.rests) == (False, True)
    assert review.entry(mina.id, SENSITIVE).line.rests
    outcome = review.outcome(attempt.id)
    assert (outcome.stay, outcome.off_list) == ((), ())
    with pytest.raises(ExpectedError):
        review.start(mina.id, [SENSITIVE])
    with pytest.raises(ExpectedError):
        practice.start_on(mina.id, [SENSITIVE], "By choice")
    with pytest.raises(ExpectedError):
        practice.start_again(attempt.id)
    owner.allow_sensitive(allowed=True)
    assert SENSITIVE in review.queue(mina.id).facts  # its card was kept


def test_with_a_pin_nothing_is_decided_without_it(
    owner: Owner, bank: Bank, clock: HandClock
) -> None:
    owner.set_pin("2468")
    assert owner.view().has_pin
    with bank.read() as db:
        assert "2468" not in (owner_pin(db) or "")
    changes: list[Callable[[], None]] = [
        lambda: owner.allow_sensitive(allowed=True),
        lambda: owner.allow_sensitive(allowed=True, pin="1111"),
        lambda: owner.set_pin(None, "1111"),
        lambda: owner.set_pin("1234", ""),
    ]
    for change in changes:
        clock.tick(minutes=2)
        with pytest.raises(ExpectedError, match="not the PIN") as told:
            change()
        assert "Nothing was changed. The next try" in told.value.hint
    assert owner.view() == OwnerView(allows_sensitive=False, has_pin=True)
    with pytest.raises(ExpectedError):  # too early, though it is right
        owner.allow_sensitive(allowed=True, pin="2468")
    clock.tick(minutes=2)
    owner.allow_sensitive(allowed=True, pin="2468")
    owner.set_pin("13579", "2468")
    owner.set_pin(None, "13579")
    assert owner.view() == OwnerView(allows_sensitive=True, has_pin=False)


def test_a_pin_that_was_forgotten_is_taken_away_and_decides_nothing(owner: Owner) -> None:
    owner.set_pin("2468")
    assert owner.reset_pin()
    assert not owner.reset_pin()
    assert owner.view() == UNDECIDED
    with pytest.raises(ExpectedError, match="can't be a PIN"):
        owner.set_pin("12")
