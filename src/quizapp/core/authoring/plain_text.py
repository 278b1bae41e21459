"""Text from anywhere made plain: composed, on one line, without what nobody sees."""

import re
import unicodedata

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""Control characters but white space, soft hyphens, marks of direction, halves of pairs, and signs
that only one font has. What joins letters of Persian or parts of an emoji stays."""
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def one_line(text: str) -> str:
    """Return a text on one line, NFC, single spaces between its words.

    Ligatures become their letters, so that a word is found as one types it.
    """
    text = _UNSEEN.sub("", text)
    text = _LIGATURE.sub(lambda found: _LIGATURES[found[0]], text)
    # White space first: a control character among it may part letters that would compose.
    return unicodedata.normalize("NFC", " ".join(text.split()))


def day_of(written: str) -> str:
    """Return the day at the beginning of ``2024-08-20T10:00:00Z`` or ``D:20240820…``.

    Empty where there is none that a calendar has.
    """
    found = re.match(r"\s*(?:D:)?(\d{4})-?(\d{2})-?(\d{2})(?!\d{3,}-)", written)
    if found is None:
        return ""
    year, month, day = (int(part) for part in found.groups())
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not (year >= 1000 and 1 <= month <= 12 and 1 <= day <= longest[month - 1]):
        return ""
    if (month, day) == (2, 29) and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return ""
    return f"{year:04}-{month:02}-{day:02}"
