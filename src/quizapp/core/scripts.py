"""Which scripts the signs of a text belong to, by their names in Unicode."""

import unicodedata
from collections.abc import Iterable

_NAMES = {"HANGUL": "Korean", "CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}


def signs_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the letters and digits of texts that are not plain Latin ones."""
    signs = {sign for text in texts if not text.isascii() for sign in text}
    return frozenset(sign for sign in signs if not sign.isascii() and sign.isalnum())


def script_of(sign: str) -> str:
    """Return the script of a letter in words, such as Korean, Greek or Thai."""
    first = unicodedata.name(sign, "other signs").partition(" ")[0]
    return _NAMES.get(first, first.capitalize())


def by_script(signs: Iterable[str]) -> dict[str, str]:
    """Return signs by their script, in an order that stays the same."""
    found: dict[str, str] = {}
    for sign in sorted(signs):
        script = script_of(sign)
        found[script] = found.get(script, "") + sign
    return found
