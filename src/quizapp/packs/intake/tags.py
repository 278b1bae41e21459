"""HTML cut into tags and text, in time that grows with its length whatever is broken in it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(r"<(?:(/?)([a-zA-Z][^\s/><]*)|!--|[!?])")
_STOP = re.compile(r"[>\"']")
_VALUE = re.compile(
    r"(?<![^\s\"'/])([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?"
)
_LONG_NUMBER = re.compile(r"&#(?:0*[0-9]{8,}|[xX]0*[0-9a-fA-F]{7,});?")
_MOST_QUOTES = 400
"""In one tag; beyond, the tag ends at the next ">"."""
_MOST_WRITTEN = 20_000
"""Characters of a tag in which its attributes are looked for: pictures stand in them as text."""


@dataclass(frozen=True)
class Tag:
    """The beginning or the end of an element."""

    name: str
    """In small letters."""
    ends: bool
    written: str
    """What stands in it after its name."""

    def values(self) -> dict[str, str]:
        """Return its attributes by their names in small letters."""
        found: dict[str, str] = {}
        for match in _VALUE.finditer(self.written[:_MOST_WRITTEN]):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescaped(value))
        return found


def unescaped(text: str) -> str:
    """Return a text with its entities as the characters that they mean, decoded once."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def tokens(markup: str) -> Iterator[Tag | str]:
    """Yield the tags of a page and the text between them, in their order.

    Comments, declarations, and what stands in scripts and styles are left out. A "<" that begins
    no tag is text.
    """
    cutter = _Cutter(markup)
    at = 0
    last = markup.rfind(">")
    while (found := _OPENING.search(markup, at)) is not None and found.start() < last:
        if found.start() > at:
            yield unescaped(markup[at : found.start()])
        if found[2] is None:
            at = cutter.past_comment(found)
            continue
        name = found[2].lower()
        at = cutter.tag_end(found.end())
        yield Tag(name, bool(found[1]), markup[found.end() : at - 1])
        if name in _RAW and not found[1]:
            at = cutter.raw_end(name, at)
    if at < len(markup):
        yield unescaped(markup[at:])


_RAW = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "textarea", "select"})
"""Elements of which nothing is read: their content is for programs or for typing."""


class _Cutter:
    """Finds ends, and remembers which ends there are none of, so as not to look again."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._absent: set[str] = set()

    def past_comment(self, found: re.Match[str]) -> int:
        """Return where a comment or a declaration ends."""
        if found[0] == "<!--":
            end = self._find("-->", found.end())
            # Without an end it would hide all the rest: only its mark is left out.
            return found.end() if end < 0 else end + 3
        return self._markup.index(">", found.end() - 1) + 1

    def tag_end(self, at: int) -> int:
        """Return where a tag ends: after a ">" that stands in no quoted value."""
        begin = at
        for _ in range(_MOST_QUOTES):
            stop = _STOP.search(self._markup, at)
            if stop is None or stop[0] == ">":
                return len(self._markup) if stop is None else stop.end()
            at = stop.end()
            if self._markup[max(begin, stop.start() - 3) : stop.start()].rstrip().endswith("="):
                closing = self._find(stop[0], at)
                if closing < 0 or self._find(">", closing) < 0:
                    break
                at = closing + 1
        return self._markup.index(">", begin) + 1

    def raw_end(self, name: str, at: int) -> int:
        """Return where the content of an element ends.

        Without an end a script goes on to the end of the page, as in browsers; of the others only
        the mark is left out.
        """
        closing = f"</{name}"
        if closing in self._absent:
            return at
        found = re.compile(closing, re.IGNORECASE).search(self._markup, at)
        if found is not None:
            return found.start()
        self._absent.add(closing)
        return len(self._markup) if name in ("script", "style") else at

    def _find(self, wanted: str, at: int) -> int:
        if wanted in self._absent:
            return -1
        found = self._markup.find(wanted, at)
        if found < 0:
            self._absent.add(wanted)
        return found
