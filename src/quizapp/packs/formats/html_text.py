"""The one place where HTML becomes plain text, and plain text HTML.

No markup and no address survives; what a reader would have seen does. The scanner is our own:
``html.parser`` takes quadratic time for unclosed tags, raises for long numbers after ``&#``, and
its answers for broken markup change with the versions of Python.
"""

import html
import re
from dataclasses import dataclass, field

from quizapp.packs.formats.html_shapes import SHAPES
from quizapp.packs.formats.texts import KEPT_SPACE, squeezed, tidy, without_controls


@dataclass(frozen=True)
class HtmlText:
    """What HTML says as text."""

    text: str
    """NFC, without control characters; lines apart by one line feed, without empty ones."""
    pictures: int = 0
    """How many pictures, films, sounds and frames stood in it. The words that describe a picture
    (``alt``) stay in the text, in square brackets, unless they are a file's name."""
    formulas: int = 0
    """How many formulas stand in it, between TeX's marks or as MathML; they stay as text."""


def plain(markup: str) -> HtmlText:
    """Return what HTML says as plain text; never raises, in time that grows with its length.

    Entities are decoded once. Paragraphs, items of lists, rows and breaks begin a line, cells are
    apart by a bar. A "<" that begins no tag is text. A subscript or superscript becomes Unicode's
    where it has all its signs, else ``_(…)`` or ``^(…)``. Scripts, styles and comments are left
    out.
    """
    if "<" not in markup and "&" not in markup:  # most options of most files
        return unmarked(markup)
    markup = without_controls(markup)
    simple = _SIMPLE_BLOCK.sub("\n", _SIMPLE_TAG.sub(KEPT_SPACE, _SPACES.sub(" ", markup)))
    if "<" not in simple:  # most of the rest: paragraphs, a colour, a line break
        # The mark is taken out last, so that no entity is put together from two sides of a tag.
        text = squeezed(_decoded(simple).replace(KEPT_SPACE, ""))
        return HtmlText(text, formulas=_tex_formulas(text))
    scan = _Scan(markup)
    lines = squeezed(scan.run()).replace(KEPT_SPACE, " ").split("\n")
    text = "\n".join(line.rstrip() for line in lines if line.strip()).strip()
    return HtmlText(text, scan.pictures, scan.formulas + _tex_formulas(text))


def unmarked(text: str) -> HtmlText:
    """Return what plain text says, in which "<" and "&" mean themselves."""
    text = tidy(text)
    return HtmlText(text, formulas=_tex_formulas(text))


def escaped(text: str) -> str:
    """Return HTML that says this text; ``plain`` gives it back."""
    return html.escape(text, quote=False).replace("\n", "<br>")


_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|br|caption|center|d[dlt]|details|div|fieldset|fig.*"
    r"|footer|form|h[1-6r]|header|legend|li|main|nav|[ou]l|option|p|pre|section|summary|table|tbody"
    r"|tfoot|thead|tr"
)
_VALUES = r"(?:\s[^<>\"']*(?:\"[^<>\"]*\"[^<>\"']*)*)?"
_SIMPLE_TAG = re.compile(rf"</?(?:a|b|em|font|i|span|strong|u){_VALUES}>", re.IGNORECASE)
_SIMPLE_BLOCK = re.compile(rf"</?(?:br|div|li|ol|p|ul){_VALUES}>", re.IGNORECASE)
_CELLS = frozenset({"td", "th"})
_DROPPED = frozenset({"script", "style", "head", "title", "noscript", "template"})
_MEDIA = frozenset({"svg", "object", "video", "audio", "iframe", "canvas"})
"""Counted as pictures; what stands inside is for programs that can't show them."""
_PICTURES = frozenset({"img", "embed"})
_TAG_START = re.compile(r"<(?:(/?)([a-z][^\s/>]*)|!--|[!?])", re.IGNORECASE)
_STOPS = re.compile(r"[>\"']")
_SPACES = re.compile(r"\s+")
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_FILE_NAME = re.compile(r"\S*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"&#0*[0-9]{8,};?")
_MOST_ATTRIBUTES = 100
_DEEPEST = 30
"""Frames inside each other; hostile files nest thousands, and each would copy the text again."""


@dataclass
class _Frame:
    """An open element whose content takes another shape as a whole."""

    name: str
    parts: list[str] = field(default_factory=list)


class _Scan:
    """One pass through some markup."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._frames = [_Frame("")]
        self._pre = 0
        self._unended: set[str] = set()
        self.pictures = 0
        self.formulas = 0

    def run(self) -> str:
        """Return the text."""
        markup = self._markup
        at = 0
        last = markup.rfind(">")
        while (start := _TAG_START.search(markup, at)) is not None:
            if start.start() > last:
                break  # nothing is closed any more: the rest is text
            self._say(markup[at : start.start()])
            at = self._after(start)
        self._say(markup[at:])
        while len(self._frames) > 1:
            self._close(self._frames[-1].name)
        return "".join(self._frames[0].parts)

    def _after(self, start: re.Match[str]) -> int:
        """Take in what begins here; return where it ends."""
        markup = self._markup
        if start[2] is None:
            if start[0] == "<!--":
                end = markup.find("-->", start.end())
                # Without an end it would hide all the rest, unseen: only the mark is left out.
                return start.end() if end < 0 else end + 3
            return markup.index(">", start.end()) + 1
        end = self._tag_end(start.end())
        name = start[2].lower()
        if start[1]:
            self._end_tag(name)
            return end
        inside = markup[start.end() : end - 1]
        self._start_tag(name, inside)
        if name in _DROPPED or name in _MEDIA:
            return end if inside.endswith("/") else self._past(name, end)
        return end

    def _tag_end(self, at: int) -> int:
        """Return where a tag ends: at a ">" that stands in no quoted value."""
        markup = self._markup
        begin = at
        for _ in range(_MOST_ATTRIBUTES):
            stop = _STOPS.search(markup, at)
            if stop is None:
                break
            if stop[0] == ">":
                return stop.end()
            at = stop.end()
            if markup[max(begin, stop.start() - 3) : stop.start()].rstrip().endswith("="):
                closing = markup.find(stop[0], at)
                if closing < 0:
                    break
                at = closing + 1
        return markup.index(">", begin) + 1

    def _past(self, name: str, at: int) -> int:
        """Return where an element ends whose content isn't shown; without an end, ``at``."""
        if name in self._unended:
            return at
        end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._markup, at)
        if end is None:
            self._unended.add(name)
            return at
        return end.end()

    def _start_tag(self, name: str, inside: str) -> None:
        if name in _PICTURES or name in _MEDIA:
            self.pictures += 1
            self._say_alt(inside)
        elif _BLOCK.fullmatch(name):
            self._pre += name == "pre"
            self._put("\n")
        elif name in _CELLS:
            parts = self._frames[-1].parts
            self._put(" | " if parts and parts[-1] != "\n" else "")
        elif name in SHAPES and not inside.endswith("/"):
            self.formulas += name == "math"
            if len(self._frames) < _DEEPEST:
                self._frames.append(_Frame(name))

    def _end_tag(self, name: str) -> None:
        if name != "br" and _BLOCK.fullmatch(name):
            self._pre -= name == "pre" and self._pre > 0
            self._put("\n")
        elif name in SHAPES:
            self._close(name)

    def _close(self, name: str) -> None:
        """Close the innermost frame of this name, and those left open inside it."""
        if all(frame.name != name for frame in self._frames):
            return
        while len(self._frames) > 1:
            frame = self._frames.pop()
            parts = [part for part in frame.parts if part.strip()]
            self._put(SHAPES[frame.name](parts))
            if frame.name == name:
                return

    def _say_alt(self, inside: str) -> None:
        found = _ALT.search(inside)
        if found is None:
            return
        alt = " ".join(_decoded(found[1] or found[2] or found[3] or "").split())
        if alt and not _FILE_NAME.fullmatch(alt):
            self._put(f" [{alt}] ")

    def _say(self, text: str) -> None:
        if text:
            text = _decoded(text)
            if self._pre:
                self._put(text.replace("\t", "    ").replace(" ", KEPT_SPACE))
            else:
                self._put(_SPACES.sub(" ", text))

    def _put(self, text: str) -> None:
        if text:
            self._frames[-1].parts.append(text)


def _decoded(text: str) -> str:
    """Return text with its entities decoded, once."""
    if "&" not in text:
        return text
    return without_controls(html.unescape(_LONG_NUMBER.sub("\ufffd", text)))


def _tex_formulas(text: str) -> int:
    """Return how many formulas stand between TeX's marks."""
    count = 0
    for opening, closing in (("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$")):
        at = text.find(opening)
        while at >= 0:
            end = text.find(closing, at + 2)
            if end < 0:
                break
            count += end > at + 2
            at = text.find(opening, end + 2)
    return count
