"""Blocks of a page of HTML: what a reader of the page would have seen, without its markup."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.core.authoring.handouts import LINK, Block, BlockKind
from quizapp.core.authoring.plain_text import one_line
from quizapp.packs.formats.html_shapes import lowered, raised
from quizapp.packs.intake.gathering import picture_left_out
from quizapp.packs.intake.grids import Cell
from quizapp.packs.intake.markup_frames import Frame, span_of, take_table
from quizapp.packs.intake.tags import Tag, tokens

Marks = Callable[[str], tuple[str, int, Sequence[str]]]
"""Takes marks out of a block's text; returns the text, the level of the heading that it is by them
(0 for none) and what they warn of."""


@dataclass(frozen=True)
class Page:
    """What a page of HTML says."""

    title: str
    author: str
    date: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...]


def page_of(markup: str, marks: Marks | None = None, *, whole: bool = False) -> Page:
    """Return what a page says, in the order in which it says it.

    Args:
        markup: HTML, or a piece of it.
        marks: what takes marks out of each block.
        whole: keep also what pages have around their text: menus, forms, notes at the side.
    """
    return _Builder(marks, whole=whole).build(markup)


_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAKS = frozenset(
    {
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "header", "hr", "html", "legend"),
        *("main", "ol", "p", "pre", "section", "summary", "ul"),
    }
)
"""Elements that begin and end a block."""
_AROUND = frozenset({"nav", "aside", "footer", "form", "menu", "dialog"})
_CONTROLS = frozenset({"button", "option", "datalist", "object", "video", "audio", "canvas"})
_CELLS = frozenset({"td", "th"})
_INLINE = {"sup": raised, "sub": lowered}
_ROLES = frozenset({"navigation", "banner", "search", "contentinfo", "complementary", "menu"})
_DEEPEST = 60
"""Frames inside each other: tables in tables. What lies deeper is read as if it weren't nested."""
_NOTE_MARK = re.compile(r"\[[^\]]{1,20}\]|[*†‡]")
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_LEAST_OF_MAIN = 200
_KEPT_FORM = 200
_WORDS_OF_LINK = 6
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


class _Builder:
    """One pass through a page."""

    def __init__(self, marks: Marks | None, *, whole: bool) -> None:
        self._marks = marks
        self._whole = whole
        self._frames = [Frame("")]
        self._text: list[str] = []
        self._told: list[str] = []
        self._level = 0
        self._item = ""
        self._is_item = False
        self._lists: list[int | None] = []
        self._shaped: list[tuple[str, int]] = []
        self._dropped = ""
        self._depth = 0
        self._in_title = False
        self._titles: list[str] = []
        self._author = ""
        self._date = ""
        self._breaks = 0
        self._left_around = False
        self._main: list[Block] = []
        self._pre = 0
        self._in_link = False
        self._is_link = True

    def build(self, markup: str) -> Page:
        for token in tokens(markup):
            if isinstance(token, str):
                self._say(token)
            elif token.ends:
                self._end(token.name)
            else:
                self._begin(token)
        self._flush()
        while len(self._frames) > 1:
            self._close(self._frames[-1].name)
        (frame,) = self._frames
        blocks = self._main or frame.blocks
        self._left_around = self._left_around or len(blocks) < len(frame.blocks)
        warnings = list(frame.waiting)
        if self._left_around:
            warnings.insert(0, "What stands around the text of a page was left out: menus, forms.")
        title = one_line("".join(self._titles))
        return Page(title, self._author, self._date, tuple(blocks), tuple(warnings))

    def _say(self, text: str) -> None:
        if self._in_title:
            self._titles.append(text)
        elif self._dropped:
            self._left_around = self._left_around or (
                self._dropped in _AROUND and not text.isspace()
            )
        elif text:
            parts = _EMPTY_LINE.split(text) if self._pre else (text,)
            for part in parts[:-1]:
                self._take(part)
                self._flush()
            self._take(parts[-1])

    def _take(self, text: str) -> None:
        if not text.isspace():
            self._breaks = 0
            self._is_link = self._is_link and self._in_link
        self._text.append(text)

    def _begin(self, tag: Tag) -> None:
        name = tag.name
        if self._dropped:
            self._depth += name == self._dropped
            return
        if self._is_dropped(tag):
            if name in _VOID or tag.written.endswith("/"):
                return
            if name not in _CONTROLS:
                self._flush()
            self._dropped, self._depth = name, 1
        elif name == "title":
            self._in_title = not self._titles
        elif name == "meta":
            self._meta(tag.values())
        elif name in _HEADINGS:
            self._flush()
            self._level = _HEADINGS[name]
        elif name == "li":
            self._begin_item(tag)
        elif name in _INLINE:
            self._shaped.append((name, len(self._text)))
        elif name == "br":
            self._break()
        elif name == "img":
            self._picture(tag.values())
        elif name == "q":
            self._text.append("“")
        elif name in ("table", "form", "main"):
            self._open(name)
        elif name == "tr" or name in _CELLS:
            self._begin_cell(tag)
        elif name == "a":
            self._in_link = True
        elif name in _BREAKS:
            self._flush()
            self._pre += name == "pre"
            if name in ("ol", "ul"):
                self._begin_list(tag)

    def _end(self, name: str) -> None:
        if name == "title":
            self._in_title = False
        if self._dropped:
            self._depth -= name == self._dropped
            if self._depth == 0:
                self._dropped = ""
            return
        if name in _HEADINGS or name == "li":
            self._flush()
            self._is_item = False
        elif name in _INLINE:
            self._end_shape(name)
        elif name == "q":
            self._text.append("”")
        elif name in ("table", "form", "main"):
            self._close(name)
        elif name in _CELLS or name == "tr":
            self._end_cell()
            if name == "tr" and self._frames[-1].rows and not self._frames[-1].rows[-1]:
                self._frames[-1].rows.pop()
        elif name == "a":
            self._in_link = False
        elif name in _BREAKS:
            self._flush()
            self._pre -= name == "pre" and self._pre > 0
            if name in ("ol", "ul") and self._lists:
                self._lists.pop()

    def _is_dropped(self, tag: Tag) -> bool:
        if self._whole:
            return False
        if tag.name in _CONTROLS or (tag.name in _AROUND and tag.name != "form"):
            return True
        if "hidden" not in tag.written and "role" not in tag.written and "none" not in tag.written:
            return False
        if tag.name in ("html", "body", "main", "article"):
            return False  # a script of the page would have shown them
        values = tag.values()
        style = values.get("style", "").replace(" ", "").lower()
        return (
            "hidden" in values
            or values.get("aria-hidden") == "true"
            or "display:none" in style
            or values.get("role") in _ROLES
        )

    def _meta(self, values: dict[str, str]) -> None:
        name = (values.get("name") or values.get("property") or "").lower()
        content = one_line(values.get("content", ""))
        if name in ("author", "article:author", "dcterms.creator", "dc.creator"):
            self._author = self._author or ("" if content.startswith("http") else content)
        elif name in ("article:published_time", "date", "dcterms.date", "dc.date", "pubdate"):
            self._date = self._date or content

    def _begin_list(self, tag: Tag) -> None:
        start = tag.values().get("start", "1")
        first = int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1
        self._lists.append(first if tag.name == "ol" and not self._whole else None)

    def _begin_item(self, tag: Tag) -> None:
        self._flush()
        self._is_item = True
        number = self._lists[-1] if self._lists else None
        self._item = "" if number is None else f"{number}. "
        if number is not None:
            self._lists[-1] = number + 1

    def _break(self) -> None:
        self._breaks += 1
        self._text.append(" ")
        if self._breaks > 1 and not self._shaped:
            self._flush()

    def _picture(self, values: dict[str, str]) -> None:
        described = one_line(values.get("alt", ""))[:200]
        if "alt" in values and not described:
            return  # the page says of it that it is an ornament
        warning = picture_left_out(described)
        if one_line("".join(self._text)):
            self._told.append(warning)
        else:
            self._frames[-1].tell(warning)

    def _end_shape(self, name: str) -> None:
        while self._shaped:
            opened, at = self._shaped.pop()
            if opened == name:
                inside = "".join(self._text[at:])
                if _NOTE_MARK.fullmatch(inside.strip()) and name == "sup":
                    self._told.append(f"a mark of a note was left out: {one_line(inside)}")
                    shaped = ""
                else:
                    shaped = _INLINE[name](inside)
                self._text[at:] = [shaped]
                return

    def _flush(self) -> None:
        """End the block that is open."""
        text = "".join(self._text)
        level, warnings = self._level, list(self._told)
        self._text.clear()
        self._told.clear()
        self._shaped.clear()
        self._level = self._breaks = 0
        is_link, self._is_link = self._is_link, True
        if self._marks is not None:
            text, marked, more = self._marks(text)
            level = level or marked
            warnings.extend(more)
        text = one_line(text)
        frame = self._frames[-1]
        if not text:
            for warning in warnings:
                frame.tell(warning)
            return
        if is_link and not level and len(text.split()) <= _WORDS_OF_LINK:
            warnings.append(LINK)
        if level:
            block = Block(BlockKind.HEADING, text, level, warnings=tuple(warnings))
        elif self._is_item:
            block = Block(BlockKind.LIST_ITEM, self._item + text, warnings=tuple(warnings))
            self._item = ""
        else:
            block = Block(BlockKind.PARAGRAPH, text, warnings=tuple(warnings))
        frame.put(block)

    def _open(self, name: str) -> None:
        self._flush()
        if len(self._frames) < _DEEPEST:
            self._frames.append(Frame(name))
            self._is_item = False

    def _close(self, name: str) -> None:
        self._flush()
        if not any(frame.name == name for frame in self._frames[1:]):
            return
        while True:
            self._end_cell()
            frame = self._frames.pop()
            outer = self._frames[-1]
            if frame.name == "table":
                take_table(frame, outer)
            elif frame.name == "main":
                self._take_main(frame, outer)
            else:
                self._take_form(frame, outer)
            if frame.name == name:
                return

    def _begin_cell(self, tag: Tag) -> None:
        frame = self._frames[-1]
        if frame.name != "table":
            self._flush()
            return
        self._end_cell()
        if tag.name == "tr" or not frame.rows:
            frame.rows.append([])
            frame.heads.append([])
        if tag.name in _CELLS:
            values = tag.values()
            frame.cell = []
            frame.span = (span_of(values.get("colspan")), span_of(values.get("rowspan")))
            frame.heads[-1].append(tag.name == "th")

    def _end_cell(self) -> None:
        frame = self._frames[-1]
        self._flush()
        self._is_item = False
        if frame.cell is None:
            return
        held, frame.cell = frame.cell, None
        frame.in_layout.extend(held)
        plain = all(block.table is None and block.kind is not BlockKind.HEADING for block in held)
        frame.holds_more = frame.holds_more or not plain or len(held) > 5
        across, down = frame.span
        text = " ".join(block.text for block in held if block.table is None)
        frame.rows[-1].append(Cell(text, across, down))

    def _take_main(self, frame: Frame, outer: Frame) -> None:
        """Note the main part of a page: it is kept alone, if there is something in it."""
        size = sum(len(block.text) for block in frame.blocks)
        if size >= _LEAST_OF_MAIN and not self._whole:
            self._main.extend(frame.blocks)
        for block in frame.blocks:
            outer.put(block)
        for warning in frame.waiting:
            outer.tell(warning)

    def _take_form(self, frame: Frame, outer: Frame) -> None:
        """Keep a form only where the page's text lies in it, as in pages that some servers make."""
        if self._whole or sum(len(block.text) for block in frame.blocks) >= _KEPT_FORM:
            for block in frame.blocks:
                outer.put(block)
        else:
            self._left_around = self._left_around or bool(frame.blocks)
