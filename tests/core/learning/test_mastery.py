"""What is held, shaky, missed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.mastery import HELD_FROM, Mastery, Proof, mastery_of, mean_recall
from quizapp.core.learning.review_cards import FactResponse, replayed
from quizapp.core.learning.scheduling import recall
from tests.builders import MOMENT

FACT = FactId("routes-china")
RIGHT, WRONG, SKIPPED = Outcome.RIGHT, Outcome.WRONG, Outcome.SKIPPED
CHOICE, CLAIM = ItemKind.CHOICE, ItemKind.TRUE_FALSE

Said = tuple[int, ItemKind, Outcome, Certainty | None]
"""(day, kind, outcome, certainty)"""

SAID = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.sampled_from(ItemKind),
        st.sampled_from(Outcome),
        st.sampled_from([None, *Certainty]),
    ),
    max_size=12,
).map(lambda said: sorted(said, key=lambda one: one[0]))


def footing(said: list[Said], now: datetime) -> Mastery:
    proof = Proof()
    responses = []
    for number, (day, kind, outcome, certainty) in enumerate(said):
        at = MOMENT + timedelta(days=day, minutes=number)
        proof.take(kind, outcome, certainty, at.date())
        response = FactResponse(
            PresentedId(number), ItemId("item"), kind, outcome, certainty, at, at.date()
        )
        responses.append((FACT, response))
    return mastery_of(replayed(responses).get(FACT), proof, now)


def after(days: int) -> datetime:
    return MOMENT + timedelta(days=days, hours=1)


def test_a_fact_never_asked_is_not_met() -> None:
    assert footing([], MOMENT) is Mastery.NOT_MET


def test_a_fact_only_skipped_is_not_met() -> None:
    assert footing([(0, CHOICE, SKIPPED, None)], MOMENT) is Mastery.NOT_MET


def test_a_right_choice_is_held_and_becomes_shaky_as_time_wears_it() -> None:
    said: list[Said] = [(0, CHOICE, RIGHT, Certainty.THINK_SO)]
    assert footing(said, after(0)) is Mastery.HELD
    assert footing(said, after(7)) is Mastery.HELD
    assert footing(said, after(8)) is Mastery.SHAKY


def test_a_right_guess_is_shaky() -> None:
    assert footing([(0, CHOICE, RIGHT, Certainty.GUESS)], after(0)) is Mastery.SHAKY


def test_a_wrong_last_response_is_missed_whatever_came_before() -> None:
    said: list[Said] = [(day, CHOICE, RIGHT, Certainty.CERTAIN) for day in range(5)]
    assert footing([*said, (6, CLAIM, WRONG, None)], after(6)) is Mastery.MISSED


def test_what_was_missed_is_held_again_after_three_right_days() -> None:
    said: list[Said] = [(0, CHOICE, WRONG, None)]
    for day in (1, 2):
        said.append((day, CHOICE, RIGHT, None))
        assert footing(said, after(day)) is Mastery.SHAKY
    assert footing([*said, (3, CHOICE, RIGHT, None)], after(3)) is Mastery.HELD


@pytest.mark.parametrize(("days", "expected"), [(4, Mastery.SHAKY), (5, Mastery.HELD)])
def test_claims_alone_prove_a_fact_only_on_five_days(days: int, expected: Mastery) -> None:
    said: list[Said] = [(day, CLAIM, RIGHT, Certainty.CERTAIN) for day in range(days)]
    assert footing(said, after(days)) is expected


def test_five_claims_on_one_day_prove_nothing() -> None:
    said: list[Said] = [(0, CLAIM, RIGHT, Certainty.CERTAIN)] * 5
    assert footing(said, after(0)) is Mastery.SHAKY


@given(SAID, st.integers(40, 200))
def test_what_is_held_was_answered_right_last_and_is_likely_still_known(
    said: list[Said], days: int
) -> None:
    found = footing(said, after(days))
    answered = [one for one in said if one[2] is not SKIPPED]
    if found is Mastery.HELD:
        assert answered[-1][2] is RIGHT
        assert answered[-1][3] is not Certainty.GUESS
    assert (found is Mastery.MISSED) == (bool(answered) and answered[-1][2] is WRONG)
    assert (found is Mastery.NOT_MET) == (not answered)


@given(SAID, st.integers(40, 200), st.integers(0, 200))
def test_time_alone_never_makes_a_fact_held(said: list[Said], days: int, more: int) -> None:
    if footing(said, after(days + more)) is Mastery.HELD:
        assert footing(said, after(days)) is Mastery.HELD


def test_a_skipped_question_changes_no_proof() -> None:
    proof = Proof()
    proof.take(CHOICE, RIGHT, None, date(2026, 1, 1))
    proof.take(CHOICE, SKIPPED, None, date(2026, 1, 2))
    assert proof.enough


def test_the_mean_recall_is_that_of_the_cards() -> None:
    said = FactResponse(PresentedId(1), ItemId("i"), CHOICE, RIGHT, None, MOMENT, MOMENT.date())
    (card,) = replayed([(FACT, said)]).values()
    at = datetime(2026, 11, 20, tzinfo=UTC)
    assert mean_recall([card, card], at) == recall(card.memory, at) < 1
    assert mean_recall([], at) is None
    assert HELD_FROM < 0.9
