"""The history of a myth that was once believed."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.learning.misconceptions import Encounter, MisconceptionHistory, history_of
from tests.builders import MOMENT


def met(day: float, said: str, *, corrected: float | None = 0) -> Encounter:
    """Return a response: "believed", "wrong", "right" or "guessed"; when it was corrected."""
    at = MOMENT + timedelta(days=day)
    return Encounter(
        at=at,
        day=at.date(),
        outcome=Outcome.RIGHT if said in ("right", "guessed") else Outcome.WRONG,
        certainty=Certainty.GUESS if said == "guessed" else Certainty.CERTAIN,
        believed=said == "believed",
        corrected_on=(at + timedelta(days=corrected)).date() if corrected is not None else None,
    )


def history(*encounters: Encounter) -> MisconceptionHistory:
    found = history_of(encounters)
    assert found is not None
    return found


def test_a_myth_that_was_never_believed_has_no_story() -> None:
    assert history_of([met(0, "wrong"), met(1, "right")]) is None
    assert history_of([]) is None


def test_a_belief_that_was_never_tested_again_is_first_and_now() -> None:
    found = history(met(0, "right"), met(1, "believed"))
    assert found.first == found.now == met(1, "believed")
    assert found.week_later is None
    assert not found.right_since
    assert not found.checked
    assert not found.came_back


def test_right_minutes_after_its_card_it_is_not_gone_but_after_seven_days_it_is() -> None:
    found = history(met(0, "believed"), met(0.01, "right"), met(2, "right"))
    assert (found.right_since, found.checked) == (True, False)
    assert found.now == met(2, "right")
    assert not history(met(0, "believed"), met(6, "right")).checked
    assert history(met(0, "believed"), met(7, "right")).checked


@pytest.mark.parametrize("missed", ["believed", "wrong"])
def test_a_guess_checks_nothing_and_the_seven_days_begin_with_the_latest_miss(missed: str) -> None:
    assert not history(met(0, "believed"), met(9, "guessed")).checked
    again = [met(0, "believed"), met(8, "right"), met(9, missed)]
    assert not history(*again, met(15, "right")).checked
    assert history(*again, met(16, "right")).checked
    assert history(*again, met(16, "right"), met(20, "guessed")).checked


def test_a_week_later_is_the_first_response_seven_days_after_the_correction() -> None:
    early, late = met(6, "right"), met(6.9, "wrong")  # in the morning of the seventh day
    assert history(met(0, "believed"), early, late, met(9, "right")).week_later == late


def test_the_week_begins_with_the_correction_and_not_with_the_answer() -> None:
    believed = met(0, "believed", corrected=2)
    assert history(believed, met(8, "right")).week_later is None
    assert history(believed, met(9, "right")).week_later == met(9, "right")


def test_what_was_never_corrected_has_no_week_later() -> None:
    assert history(met(0, "believed", corrected=None), met(30, "believed")).week_later is None


@pytest.mark.parametrize(
    ("later", "came_back"),
    [
        (["believed"], False),
        (["right"], False),
        (["right", "wrong"], False),
        (["right", "believed"], True),
        (["right", "believed", "right"], True),
        (["believed", "right"], False),
    ],
)
def test_a_myth_came_back_if_it_was_believed_again_after_a_right_response(
    later: list[str], came_back: bool
) -> None:
    found = history(met(0, "believed"), *(met(n, said) for n, said in enumerate(later, 1)))
    assert found.came_back is came_back


@given(st.lists(st.sampled_from(["believed", "wrong", "right"])))
def test_what_was_before_the_first_belief_is_no_part_of_the_story(said: list[str]) -> None:
    encounters = [met(n, one) for n, one in enumerate(said)]
    begin = said.index("believed") if "believed" in said else len(said)
    assert history_of(encounters) == history_of(encounters[begin:])
    if begin < len(said):
        assert history(*encounters).times == said.count("believed")
        assert history(*encounters).right_since == (said[-1] == "right")
