"""The sessions before a test, in words."""

from datetime import date, timedelta

import pytest

from quizapp.ui.wording.sessions import days_in_words, sessions_left, spelled

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        ((0,), "today"),
        ((0, 1), "today, then tomorrow"),
        ((0, 2), "today or tomorrow, then Thursday"),
        ((1, 3), "tomorrow, then Friday"),
        ((0, 1, 2, 9), "today, then tomorrow, then Thursday, then Thursday 3 December"),
        (
            (0, 3, 6, 9, 12),
            "today or tomorrow, then Friday, and two more, the last on Sunday 6 December",
        ),
        (
            (0, 30, 50, 60, 70),
            "today or tomorrow, then Thursday 24 December, and two more, "
            "the last on Tuesday 2 February 2027",
        ),
    ],
)
def test_days_are_named_as_people_name_them(ahead: tuple[int, ...], said: str) -> None:
    assert days_in_words([TODAY + timedelta(days=n) for n in ahead], TODAY) == said


def test_one_session_several_and_none() -> None:
    assert sessions_left([], 8, TODAY) == "No session is left before it."
    assert sessions_left([TODAY], 1, TODAY) == "One session of 1 minute is left: today."
    left = sessions_left([TODAY, TODAY + timedelta(days=1)], 8, TODAY)
    assert left == "Two sessions of 8 minutes each are left: today, then tomorrow."
    assert spelled(10) == "ten"
    assert spelled(11) == "11"
