"""What is known, unsure, wrong."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.mastery import KNOWN_FROM, Mastery, Proof, mastery_of, mean_recall
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


def mastery(said: list[Said], now: datetime) -> Mastery:
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
    assert mastery([], MOMENT) is Mastery.NOT_MET


def test_a_fact_only_skipped_is_not_met() -> None:
    assert mastery([(0, CHOICE, SKIPPED, None)], MOMENT) is Mastery.NOT_MET


def test_a_right_choice_is_held_and_becomes_shaky_as_time_wears_it() -> None:
    said: list[Said] = [(0, CHOICE, RIGHT, Certainty.THINK_SO)]
    assert mastery(said, after(0)) is Mastery.KNOWN
    assert mastery(said, after(7)) is Mastery.KNOWN
    assert mastery(said, after(8)) is Mastery.UNSURE


def test_a_right_guess_is_shaky() -> None:
    assert mastery([(0, CHOICE, RIGHT, Certainty.GUESS)], after(0)) is Mastery.UNSURE


def test_a_wrong_last_response_is_missed_whatever_came_before() -> None:
    said: list[Said] = [(day, CHOICE, RIGHT, Certainty.CERTAIN) for day in range(5)]
    assert mastery([*said, (6, CLAIM, WRONG, None)], after(6)) is Mastery.WRONG


def test_what_was_missed_is_held_again_after_three_right_days() -> None:
    said: list[Said] = [(0, CHOICE, WRONG, None)]
    for day in (1, 2):
        said.append((day, CHOICE, RIGHT, None))
        assert mastery(said, after(day)) is Mastery.UNSURE
    assert mastery([*said, (3, CHOICE, RIGHT, None)], after(3)) is Mastery.KNOWN


@pytest.mark.parametrize(("days", "expected"), [(4, Mastery.UNSURE), (5, Mastery.KNOWN)])
def test_claims_alone_prove_a_fact_only_on_five_days(days: int, expected: Mastery) -> None:
    said: list[Said] = [(day, CLAIM, RIGHT, Certainty.CERTAIN) for day in range(days)]
    assert mastery(said, after(days)) is expected


def test_five_claims_on_one_day_prove_nothing() -> None:
    said: list[Said] = [(0, CLAIM, RIGHT, Certainty.CERTAIN)] * 5
    assert mastery(said, after(0)) is Mastery.UNSURE


@given(SAID, st.integers(40, 200))
def test_what_is_held_was_answered_right_last_and_is_likely_still_known(
    said: list[Said], days: int
) -> None:
    found = mastery(said, after(days))
    answered = [one for one in said if one[2] is not SKIPPED]
    if found is Mastery.KNOWN:
        assert answered[-1][2] is RIGHT
        assert answered[-1][3] is not Certainty.GUESS
    assert (found is Mastery.WRONG) == (bool(answered) and answered[-1][2] is WRONG)
    assert (found is Mastery.NOT_MET) == (not answered)


@given(SAID, st.integers(40, 200), st.integers(0, 200))
def test_time_alone_never_makes_a_fact_held(said: list[Said], days: int, more: int) -> None:
    if mastery(said, after(days + more)) is Mastery.KNOWN:
        assert mastery(said, after(days)) is Mastery.KNOWN


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
    assert KNOWN_FROM < 0.9
