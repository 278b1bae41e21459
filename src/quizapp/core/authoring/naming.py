"""Ids that the app makes, so that nobody types one: readable, unique, and never changed again."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60
"""Characters of an id that are taken from a text; a number may follow."""

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th"})


def slug(text: str, fallback: str) -> str:
    """Return a text as an id of small letters, digits and hyphens.

    Args:
        text: a title or a sentence, in any script.
        fallback: the id where nothing of it can be written so, such as for Korean.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    words = re.findall(
        r"[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one))
    )
    taken = ""
    for word in words:
        if len(taken) + len(word) >= _LONGEST:
            break
        taken += ("-" if taken else "") + word
    return taken or ((words[0][:_LONGEST]) if words else fallback)


def unique_id(wanted: str, taken: Collection[str]) -> str:
    """Return an id that isn't taken: the wanted one, or that with the first number that is free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
