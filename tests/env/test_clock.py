"""The learning day, where the computer is."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.env.clock import learning_day

MIDNIGHT = datetime(2026, 11, 4, tzinfo=UTC)


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this process cannot be set here")
    with monkeypatch.context() as at_home:
        at_home.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(0, 0, 3), (3, 59, 3), (4, 0, 4), (12, 0, 4), (23, 59, 4)],
)
def test_the_day_changes_at_four_in_the_morning(hour: int, minute: int, day: int) -> None:
    at = MIDNIGHT.replace(hour=hour, minute=minute)
    assert learning_day(at, UTC) == date(2026, 11, day)


@pytest.mark.usefixtures("_here")
def test_left_to_itself_it_is_the_day_where_the_computer_is() -> None:
    at = datetime(2026, 11, 4, 8, 30, tzinfo=UTC)  # half past three in New York
    assert learning_day(at) == date(2026, 11, 3)
    assert learning_day(at, UTC) == date(2026, 11, 4)
    assert learning_day(at + timedelta(minutes=30)) == date(2026, 11, 4)


@pytest.mark.usefixtures("_here")
@pytest.mark.parametrize("month_and_day", [(3, 8), (11, 1)])
def test_each_moment_has_the_local_time_of_its_own_season(month_and_day: tuple[int, int]) -> None:
    zone = ZoneInfo("America/New_York")
    for hours in range(72):
        at = datetime(2026, *month_and_day, tzinfo=UTC) + timedelta(hours=hours - 24)
        assert learning_day(at) == learning_day(at, zone)


moments = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001  hypothesis wants naive limits
    datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Seoul", "Pacific/Apia"])


@given(moments, zones, st.integers(0, 60 * 24 * 3))
def test_days_never_run_backwards_in_one_place(at: datetime, zone: str, minutes: int) -> None:
    place = ZoneInfo(zone)
    assert learning_day(at, place) <= learning_day(at + timedelta(minutes=minutes), place)


@given(moments, st.integers(-14, 14))
def test_a_moment_means_the_same_however_it_is_written(at: datetime, hours: int) -> None:
    elsewhere = at.astimezone(timezone(timedelta(hours=hours)))
    berlin = ZoneInfo("Europe/Berlin")
    assert learning_day(elsewhere, berlin) == learning_day(at, berlin)
