"""The one place that reads the time and knows where on Earth the computer is."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""


def system_clock() -> datetime:
    """Return the computer's time in UTC."""
    return datetime.now(UTC)


Stopwatch = Callable[[], float]
"""Returns seconds since some moment: unlike a clock it is never set. Only differences count."""


def system_stopwatch() -> float:
    """Return the seconds of the computer's own count."""
    return time.monotonic()


DAY_BEGINS = timedelta(hours=4)
"""A session that runs past midnight is still one day's: the day changes when most sleep."""


def learning_day(at: datetime, zone: tzinfo | None = None) -> date:
    """Return the learning day of a moment: from four in the morning to four in the morning.

    The local time is the one of that moment, so that summer time shifts nothing.

    Args:
        at: the moment, aware.
        zone: where the learner is; None: where the computer says it is.
    """
    return (at.astimezone(zone).replace(tzinfo=None) - DAY_BEGINS).date()
