"""What the feedback card says of the return: the day as people say it, and the days needed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.core.views.answered import NextDue
from quizapp.ui.wording.next_due import comes_back

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # a Monday
HELD = NextDue(NOW.date(), this_session=False, on_list=False, right_days=0, needed=3)
MISSED = replace(HELD, on=NOW.date() + timedelta(days=1), on_list=True)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, "Comes back today"),
        (0, "Comes back today"),
        (1, "Comes back tomorrow"),
        (2, "Comes back on Wednesday"),
        (6, "Comes back on Sunday"),
        (7, "Next on 30 November"),
        (11, "Next on 4 December"),
        (60, "Next on 22 January 2027"),
    ],
)
def test_the_day_is_said_as_people_say_it(days: int, said: str) -> None:
    assert comes_back(replace(HELD, on=NOW.date() + timedelta(days=days)), NOW) == said


@pytest.mark.parametrize(
    ("right", "needed", "said"),
    [
        (0, 3, "right on 3 different days, and it leaves your list"),
        (1, 3, "right on 1 of 3 days"),
        (2, 3, "right on 2 of 3 days"),
        (3, 3, "right on 3 days, but only as true or false"),
        (0, 1, "right once more, and it leaves your list"),
    ],
)
def test_a_fact_on_the_list_says_how_far_it_is(right: int, needed: int, said: str) -> None:
    back = replace(MISSED, right_days=right, needed=needed)
    assert comes_back(back, NOW) == f"Comes back tomorrow · {said}"


def test_what_was_missed_today_comes_back_tomorrow_as_the_days_end_says() -> None:
    missed = replace(MISSED, on=NOW.date(), missed_last=True)
    assert comes_back(missed, NOW).startswith("Comes back tomorrow · right on 3 different days")
    assert comes_back(missed, NOW + timedelta(days=1)).startswith("Comes back today · ")


def test_what_comes_again_in_this_session_says_so_first() -> None:
    back = replace(MISSED, on=NOW.date(), this_session=True, missed_last=True)
    assert comes_back(back, NOW).startswith("Comes back in this session · right on 3")


def test_after_midnight_the_day_before_is_still_the_learning_day() -> None:
    late = datetime(2026, 11, 23, 23, 50, tzinfo=UTC)
    back = replace(HELD, on=late.date() + timedelta(days=1))
    assert comes_back(back, late + timedelta(minutes=20)) == "Comes back tomorrow"


def test_a_day_that_only_a_test_made_so_early_says_so() -> None:
    back = replace(HELD, on=NOW.date() + timedelta(days=2), before_test=True)
    assert comes_back(back, NOW) == "Comes back on Wednesday, before your test"
