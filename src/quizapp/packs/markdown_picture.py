"""A picture below its passage in a document: ``![what it shows](../pictures/name.png)``."""

import re

from quizapp.core.content.pictures import FILE_PATTERN, MOST_ALT, Picture

BEGINS = "!["

_WRITTEN = re.compile(r"!\[((?:[^\[\]\\]|\\.)+)\]\(\.\./pictures/([^()\s]+)\)")
_ESCAPED = re.compile(r"\\([\[\]\\])")
_ESCAPE = re.compile(r"([\[\]\\])")
_FILE = re.compile(FILE_PATTERN)


def picture_in(text: str) -> Picture | str:
    """Return the picture that a paragraph is, or why it is none that a document may have.

    Args:
        text: a paragraph on one line that begins like a picture.
    """
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return "a picture that is not written as ![what it shows](../pictures/name.png)"
    alt = " ".join(_ESCAPED.sub(r"\1", written[1]).split())
    if not alt:
        return "a picture without words on what it shows"
    if len(alt) > MOST_ALT:
        return f"more than {MOST_ALT} letters on what a picture shows"
    if not _FILE.fullmatch(written[2]):
        return f"'{written[2]}' is no name of a picture: it ends in .png or .jpg"
    return Picture(written[2], alt)


def picture_line(picture: Picture) -> str:
    """Return the line that is read as a picture."""
    alt = _ESCAPE.sub(r"\\\1", picture.alt)
    return f"![{alt}](../pictures/{picture.file})"
