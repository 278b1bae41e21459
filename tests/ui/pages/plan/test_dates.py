"""A date in three fields: read as people write it, refused in words."""

from datetime import date

import pytest

from quizapp.ui.pages.plan.dates import read, typed
from quizapp.ui.pages.plan.state import TypedDate

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        (("27", "11", "2026"), date(2026, 11, 27)),
        ((" 3.", "dec", ""), date(2026, 12, 3)),
        (("3", "December", "26"), date(2026, 12, 3)),
        (("3", "2", ""), date(2027, 2, 3)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("25", "11", ""), date(2026, 11, 25)),
    ],
)
def test_a_date_is_read_as_people_write_it(fields: tuple[str, str, str], day: date) -> None:
    assert read(TypedDate(*fields), TODAY, complete=True) == (day, "")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (("24", "11", "2026"), "That is today, Tuesday 24 November. Choose tomorrow or later"),
        (("20", "11", "2026"), "Friday 20 November is over. Choose a day after today, Tuesday"),
        (("20", "11", ""), "Friday 20 November is over."),
        (("20", "11", "2025"), "Thursday 20 November 2025 is over."),
        (("31", "11", ""), "November 2026 has no day 31."),
        (("29", "2", "2027"), "February 2027 has no day 29."),
        (("32", "11", ""), "Write the day as a number from 1 to 31."),
        (("x", "11", ""), "Write the day as a number"),
        (("", "11", ""), "Write the day as a number"),
        (("²", "11", ""), "Write the day as a number"),
        (("3", "13", ""), "Write the month as a number from 1 to 12, or its name."),
        (("3", "ju", ""), "Write the month"),
        (("3", "", ""), "Write the month"),
        (("3", "12", "soon"), "Write the year with four digits, such as 2026."),
        (("3", "12", "206"), "Write the year"),
        (("3", "12", "2126"), "more than two years away"),
    ],
)
def test_what_is_no_day_to_plan_for_is_told_in_words(
    fields: tuple[str, str, str], said: str
) -> None:
    day, problem = read(TypedDate(*fields), TODAY, complete=True)
    assert day is None
    assert said in problem


@pytest.mark.parametrize(
    "fields", [("", "", "2026"), ("3", "", ""), ("", "12", ""), ("3", "d", ""), ("3", "12", "202")]
)
def test_what_is_half_typed_is_no_mistake_yet(fields: tuple[str, str, str]) -> None:
    assert read(TypedDate(*fields), TODAY) == (None, "")


def test_nothing_typed_at_all_is_one_when_it_is_to_be_kept() -> None:
    said = "Choose the day of the test first."
    assert read(TypedDate(year="2026"), TODAY, complete=True) == (None, said)


def test_a_date_goes_into_the_fields_and_out_again() -> None:
    day = date(2027, 1, 5)
    assert read(typed(day), TODAY) == (day, "")
