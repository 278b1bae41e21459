"""Lines of a PDF put together: words that were parted at the end of a line."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w[\w'’-]*")
_LAST = re.compile(r"([\w'’-]*\w)-$")
_FIRST = re.compile(r"^(\w[\w'’]*)")
_KEPT = frozenset(
    {"self", "well", "non", "ex", "half", "high", "low", "all", "cross", "anti", "co", "semi"}
)
"""Beginnings that keep their hyphen in most words."""
_JOINS = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o"})
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef、。]")


_FEW = 0.025
"""Where no more of the lines end in a hyphen, no program parted words: each is one's own."""
_LEAST_LINES = 40
_LONG_LINE = 15


class Joining:
    """Puts lines together, by what the whole file is like.

    Args:
        texts: the lines of the file.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._words: set[str] = set()
        long = hyphens = 0
        for text in texts:
            # The last word of a line may be half of one.
            self._words.update(
                match[0].lower() for match in _WORD.finditer(text[: text.rfind(" ") + 1])
            )
            if len(text) >= _LONG_LINE:
                long += 1
                hyphens += _LAST.search(text) is not None
        self._keeps = long >= _LEAST_LINES and hyphens < _FEW * long

    def joined(self, above: str, below: str) -> str:
        """Return two lines as one.

        A hyphen at the end goes where it only parted a word. It stays where it belongs to the word:
        the next line begins with a capital letter or a number, the file has the word so elsewhere,
        or it parts no words at all.
        """
        if not above or not below:
            return above + below
        if above[-1] in "–—/" and len(above) > 1 and not above[-2].isspace():
            return above + below
        parted, goes_on = _LAST.search(above), _FIRST.match(below)
        if parted is None or goes_on is None:
            both_unspaced = _UNSPACED.match(above[-1]) and _UNSPACED.match(below[0])
            return above + ("" if both_unspaced else " ") + below
        head, tail = parted[1], goes_on[1]
        if tail.lower() in _JOINS:
            return f"{above} {below}"
        if not tail[0].islower() or not head[-1].isalpha() or self._is_own(head, tail):
            return above + below
        return above[:-1] + below

    def _is_own(self, head: str, tail: str) -> bool:
        """Return whether the hyphen between two parts belongs to the word."""
        if (head + tail).lower() in self._words:
            return False
        return (
            self._keeps
            or f"{head}-{tail}".lower() in self._words
            or head.lower() in _KEPT
            or head.lower().endswith("-to")
        )
