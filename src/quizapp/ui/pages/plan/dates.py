"""Reading a date from three fields, and what is wrong with it in words."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from quizapp.ui.pages.plan.state import TypedDate
from quizapp.ui.wording import words

FARTHEST = timedelta(days=731)
"""A test farther off is a typing error."""


_NEAR = timedelta(days=200)
"""Without a year, a day that is over means next year's only if that is so near."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)


def typed(day: date) -> TypedDate:
    """Return how a date stands in the fields."""
    return TypedDate(str(day.day), str(day.month), str(day.year))


def read(fields: TypedDate, today: date, *, complete: bool = False) -> tuple[date | None, str]:
    """Return the date and what is wrong with it: a date that can be planned for and "", or None.

    The month may be a number or the beginning of its name, the year may have two digits. Without
    a year it is this one, or the next where this one's day is over and the next one's is near.

    Args:
        fields: as they were typed.
        today: the learning day.
        complete: whether the typing is done: what is half typed is no mistake before.
    """
    if fields.is_empty:
        return None, _tr("Choose the day of the test first.") if complete else ""
    day, month = _number(fields.day), _month(fields.month)
    if not complete and (not fields.day.strip() or _is_half_month(fields.month)):
        return None, ""
    if day is None or not 1 <= day <= 31:
        return None, _tr("Write the day as a number from 1 to 31.")
    if month is None:
        return None, _tr("Write the month as a number from 1 to 12, or its name.")
    if not complete and 0 < len(fields.year.strip()) < 4:
        return None, ""
    year = _year(fields.year, day, month, today)
    if year is None:
        return None, _tr("Write the year with four digits, such as {year}.").format(year=today.year)
    found = _date(year, month, day)
    if found is None:
        return None, _tr("{month} {year} has no day {day}.").format(
            month=words.month(month), year=year, day=day
        )
    return _planned(found, today)


def _is_half_month(text: str) -> bool:
    start = text.strip()
    return not start or (len(start) < 3 and start.isalpha())


def _planned(day: date, today: date) -> tuple[date | None, str]:
    named = words.full_date(today, today)
    if day == today:
        said = _tr("That is today, {today}. Choose tomorrow or later, so that there is time.")
        return None, said.format(today=named)
    if day < today:
        said = _tr("{day} is over. Choose a day after today, {today}.")
        return None, said.format(day=words.full_date(day, today), today=named)
    if day - today > FARTHEST:
        return None, _tr("That is more than two years away. Look at the year again.")
    return day, ""


def _number(text: str) -> int | None:
    stripped = text.strip().rstrip(".")
    return int(stripped) if stripped.isascii() and stripped.isdigit() else None


def _month(text: str) -> int | None:
    number = _number(text)
    if number is not None:
        return number if 1 <= number <= 12 else None
    start = text.strip().rstrip(".").casefold()
    named = [n for n in range(1, 13) if words.month(n).casefold().startswith(start)]
    return named[0] if len(start) >= 3 and named else None


def _year(text: str, day: int, month: int, today: date) -> int | None:
    if not text.strip():
        this, following = _date(today.year, month, day), _date(today.year + 1, month, day)
        over = this is not None and this < today
        meant = over and following is not None and following - today <= _NEAR
        return today.year + 1 if meant else today.year
    number = _number(text)
    if number is not None and number < 100:
        number += 2000
    return number if number is not None and 2000 <= number <= 9999 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
