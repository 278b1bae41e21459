"""Phrases that several screens share: dates, counts, certainty. Short, plain, exact."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Score
from quizapp.core.learning.clocks import ran_ahead

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def percent(share: float) -> str:
    """Return a share as "82 %"."""
    return _tr("{n} %").format(n=round(100 * share))


def certainty_label(level: Certainty) -> str:
    """Return what a level of certainty is called, as on the buttons."""
    return {
        Certainty.CERTAIN: _tr("Certain"),
        Certainty.THINK_SO: _tr("Think so"),
        Certainty.GUESS: _tr("Guess"),
    }[level]


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun, as "1 question" or "1,204 questions".

    Args:
        number: how many.
        one: the noun for exactly one, translated.
        many: the noun for every other number, translated.
    """
    return f"{number:,} {one if number == 1 else many}"


def questions(number: int) -> str:
    """Return "1 question", "10 questions"."""
    return counted(number, _tr("question"), _tr("questions"))


def day(when: datetime, now: datetime) -> str:
    """Return the day of a moment as seen from now: "today", "yesterday", "Friday", "3 May 2026".

    What was dated by a clock that ran ahead was on a day that nobody knows.

    Args:
        when: an aware moment.
        now: the present, in the time zone of the reader.
    """
    if ran_ahead(when, now):
        return _tr("a day when the clock was wrong")
    local = when.astimezone(now.tzinfo)
    ago = (now.date() - local.date()).days
    if ago == 0:
        return _tr("today")
    if ago == 1:
        return _tr("yesterday")
    if 1 < ago < 7:
        return _tr(_DAYS[local.weekday()])
    return day_and_month(local.date(), now.date())


def month(number: int) -> str:
    """Return the name of a month, from 1."""
    return _tr(_MONTHS[number - 1])


def day_and_month(when: date, today: date) -> str:
    """Return "4 December", with the year if it is another one."""
    return f"{when.day} {month(when.month)}" + ("" if when.year == today.year else f" {when.year}")


def full_date(when: date, today: date) -> str:
    """Return a date in full: "Friday 27 November", with the year if it is another one."""
    return f"{_tr(_DAYS[when.weekday()])} {day_and_month(when, today)}"


def coming_day(when: date, today: date) -> str:
    """Return a day to come: "today", "tomorrow", "Thursday", "Friday 4 December"."""
    ahead = (when - today).days
    if ahead == 0:
        return _tr("today")
    if ahead == 1:
        return _tr("tomorrow")
    if 1 < ahead < 7:
        return _tr(_DAYS[when.weekday()])
    return full_date(when, today)


def minutes(number: int) -> str:
    """Return "1 minute", "8 minutes"."""
    return counted(number, _tr("minute"), _tr("minutes"))


def moment(when: datetime, now: datetime) -> str:
    """Return day and time of a moment as seen from now: "yesterday, 16:40".

    The time of day is left out where it no longer helps, after a week.
    """
    if ran_ahead(when, now):
        return _tr("on {day}").format(day=day(when, now))
    local = when.astimezone(now.tzinfo)
    if timedelta(0) <= now - local < timedelta(minutes=1):
        return _tr("just now")
    named = day(when, now)
    return named if (now.date() - local.date()).days >= 7 else f"{named}, {local:%H:%M}"


def certainty(level: Certainty) -> str:
    """Return a level of certainty as a learner says it of past questions."""
    return {
        Certainty.GUESS: _tr("You guessed"),
        Certainty.THINK_SO: _tr("You were fairly sure"),
        Certainty.CERTAIN: _tr("You were certain"),
    }[level]


def outcome(outcome: Outcome) -> str:
    """Return the verdict as a word."""
    return {
        Outcome.RIGHT: _tr("Right"),
        Outcome.WRONG: _tr("Wrong"),
        Outcome.SKIPPED: _tr("Skipped"),
    }[outcome]


def right_of(score: Score) -> str:
    """Return "7 of 10 right"."""
    return _tr("{right} of {total} right").format(right=score.right, total=score.total)
