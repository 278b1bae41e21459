"""Dates as content writes them: a year, a month or a day."""

import re
from datetime import date

DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

_DATE = re.compile(DATE_PATTERN)


def is_date(written: str) -> bool:
    """Return whether it is a year, month or day of the form ``2016-02-28`` that exists."""
    if not _DATE.match(written):
        return False
    year, month, day = ([int(part) for part in written.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
