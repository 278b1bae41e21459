"""The one form in which a card tells a date."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def date_words(date: str) -> str:
    """Return a date of the content in words; what is no date stays as it is.

    Args:
        date: ``2024``, ``2024-08``, ``2024-08-20``, "not stated" or empty.
    """
    if date == "not stated":
        return ""
    found = _DATE.fullmatch(date)
    if found is None or not 1 <= int(found[2]) <= len(_MONTHS):
        return date
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month
