"""The sessions before a test, in words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from quizapp.ui.wording import words

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NAMED = 4
"""Up to so many days are all named; of more, the first two and the last."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("sessions", text)


def spelled(number: int) -> str:
    """Return a number as a word up to ten, in digits from eleven on."""
    return _tr(_NUMBERS[number]) if number < len(_NUMBERS) else f"{number:,}"


def days_in_words(days: Sequence[date], today: date) -> str:
    """Return the days of sessions: "today or tomorrow, then Thursday".

    Where the next session is at least two days off, today's may as well be tomorrow's.

    Args:
        days: in their order, at least one.
        today: the learning day.
    """
    named = [words.coming_day(day, today) for day in days]
    if days[0] == today and len(days) > 1 and (days[1] - today).days >= 2:
        named[0] = _tr("today or tomorrow")
    if len(named) <= _NAMED:
        return _tr(", then ").join(named)
    return _tr("{first}, then {second}, and {more} more, the last on {last}").format(
        first=named[0], second=named[1], more=spelled(len(days) - 3), last=named[-1]
    )


def sessions_left(days: Sequence[date], minutes: int, today: date) -> str:
    """Return how many sessions are left and when.

    As "Two sessions of 15 minutes each are left: today or tomorrow, then Thursday."

    Args:
        days: those left, in their order; may be empty.
        minutes: how long one takes.
        today: the learning day.
    """
    if not days:
        return _tr("No session is left before it.")
    each = words.minutes(minutes)
    if len(days) == 1:
        said = _tr("One session of {minutes} is left").format(minutes=each)
    else:
        said = _tr("{number} sessions of {minutes} each are left").format(
            number=spelled(len(days)).capitalize(), minutes=each
        )
    return f"{said}: {days_in_words(days, today)}."
