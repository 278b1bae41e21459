"""Moments that were written down under a clock that ran ahead."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.learning.clocks import ran_ahead, set_right
from tests.builders import MOMENT

DAY = timedelta(days=1)


def in_days(*days: float) -> list[tuple[int, datetime]]:
    return [(number, MOMENT + day * DAY) for number, day in enumerate(days)]


def test_hours_between_two_zones_are_no_wrong_clock() -> None:
    assert not ran_ahead(MOMENT + 0.9 * DAY, MOMENT)
    assert ran_ahead(MOMENT + 1.1 * DAY, MOMENT)


def test_what_is_dated_ahead_counts_as_at_the_time_of_what_was_recorded_before_it() -> None:
    found = set_right(in_days(-5, -3, 3650, 3651, -1, 0), MOMENT)
    assert list(found.values()) == [at for _, at in in_days(-5, -3, -3, -3, -1, 0)]


def test_where_nothing_was_recorded_before_it_counts_as_at_the_first_after_it() -> None:
    found = set_right(in_days(3650, 3651, -1, 0), MOMENT)
    assert list(found.values()) == [at for _, at in in_days(-1, -1, -1, 0)]


def test_where_everything_is_dated_ahead_the_clock_is_behind_now_and_nothing_is_touched() -> None:
    moments = in_days(3650, 3651)
    assert set_right(moments, MOMENT) == dict(moments)


@given(st.lists(st.integers(-50, 1)))
def test_right_clocks_are_left_alone_also_where_a_class_was_entered_late(days: list[int]) -> None:
    moments = in_days(*days)
    assert set_right(moments, MOMENT) == dict(moments)
