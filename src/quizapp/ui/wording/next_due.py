"""When a fact comes back, in the same words on the card and at the end (spec FB-9)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from quizapp.env.clock import learning_day
from quizapp.ui.wording import words

if TYPE_CHECKING:
    from quizapp.core.views.answered import NextDue


def _tr(text: str) -> str:
    return QCoreApplication.translate("return", text)


def comes_back(back: NextDue, now: datetime) -> str:
    """Return when a fact comes back, and how far it is on the wrong list if it is there.

    Days are learning days, so that a session past midnight does not say "today" of tomorrow.

    Args:
        back: what the schedule says.
        now: the present, in the time zone of the reader.
    """
    if back.this_session:
        when = _tr("Comes back in this session")
    else:
        when = _when(told_day(back.on, missed_last=back.missed_last), now)
        if back.before_test and not back.missed_last:
            when = _tr("{when}, before your test").format(when=when)
    progress = _progress(back)
    return f"{when} · {progress}" if progress else when


def told_day(on: date, *, missed_last: bool) -> date:
    """Return the day that is told of a fact.

    A review would ask a miss on its own day too, but the day's task asks it on the next.

    Args:
        on: from when on it is due (``learning.queue.due_day``).
        missed_last: whether it was missed on that day.
    """
    return on + timedelta(days=1) if missed_last else on


def _when(day: date, now: datetime) -> str:
    today = learning_day(now, now.tzinfo)
    ahead = (day - today).days
    if ahead <= 0:
        return _tr("Comes back today")
    if ahead < 7:
        named = words.coming_day(day, today)
        return (
            _tr("Comes back tomorrow")
            if ahead == 1
            else _tr("Comes back on {day}").format(day=named)
        )
    return _tr("Next on {day}").format(day=words.day_and_month(day, today))


def _progress(back: NextDue) -> str:
    """Return how many of the days needed are done: days needed, never a streak."""
    if not back.on_list:
        return ""
    if back.right_days >= back.needed:  # every one of them judged a claim (core.reviewing)
        return _tr("right on {n} days, but only as true or false").format(n=back.right_days)
    if back.needed == 1:
        return _tr("right once more, and it leaves your list")
    if back.right_days == 0:
        return _tr("right on {n} different days, and it leaves your list").format(n=back.needed)
    return _tr("right on {n} of {needed} days").format(n=back.right_days, needed=back.needed)


def days_needed(right_days: int, needed: int) -> str:
    """Return on how many more days a fact must be right: days, never a streak."""
    left = needed - right_days
    if left <= 0:  # all of them judged a claim, and coins fall alike too often (core.reviewing)
        return _tr("1 more day needed, not only by true or false")
    if right_days == 0:
        return words.counted(left, _tr("day needed"), _tr("days needed"))
    return words.counted(left, _tr("more day needed"), _tr("more days needed"))
