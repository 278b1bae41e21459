"""Handling of timestamps that were recorded while the clock ran ahead.

A computer's clock may stand in 2036 for an hour and then be set right. What was recorded in that
hour stays as it was recorded; but nobody is told a day of 2036, and nothing waits for it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

TOLERATED = timedelta(days=1)
"""By how much two computers may differ without either clock being wrong."""


def ran_ahead(at: datetime, now: datetime) -> bool:
    """Return whether a timestamp is later than now allows."""
    return at > now + TOLERATED


def set_right(moments: Iterable[tuple[int, datetime]], now: datetime) -> dict[int, datetime]:
    """Return the moments to count with.

    One that is dated ahead was in truth not before the one recorded just before it: it counts as at
    the same time, or where nothing was recorded before it, as at the time of the first one after
    it. Where all are dated ahead it is more likely that the clock is behind now: they stay.

    Args:
        moments: the number of each record, which grow in the order of recording, and its moment.
        now: the present.
    """
    ordered = sorted(moments)
    latest = next((at for _, at in ordered if not ran_ahead(at, now)), None)
    if latest is None:
        return dict(ordered)
    counted = {}
    for number, at in ordered:
        if not ran_ahead(at, now):
            latest = max(latest, at)
        counted[number] = latest if ran_ahead(at, now) else at
    return counted
