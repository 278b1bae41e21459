"""Writing a document as a page: one ``QTextDocument``, and where each passage stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from quizapp.core.content.documents import Document, Original, Passage, Table
from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import Copy
from quizapp.ui.kit.theme.theme import Space, Theme, Type, font_for
from quizapp.ui.pages.library.phrases import (
    NOT_STATED,
    facts_in_words,
    kind_in_words,
    original_in_words,
    paragraph_in_words,
)
from quizapp.ui.pages.library.picture import insert_chart, picture_width
from quizapp.ui.pages.library.state import NO_ORIGINALS, OriginalsShown
from quizapp.ui.wording.originals import heading_in_words

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentPage

FACTS = "facts:"
"""What the address of a passage's marker begins with; its place on the page follows."""
PASSAGE = "passage:"
"""What the address of a note's reference to another passage begins with; its place follows."""
ORIGINAL = "original:"
"""What the address of a switch for the original begins with: a passage's place, or a deed."""
EVERYWHERE, CHOOSE, REMOVE = (ORIGINAL + deed for deed in ("everywhere", "choose", "remove"))
LINE = 1.5
"""Line height as a multiple of the type's size (spec UI-6)."""
MEASURE = 38
"""Width of the text in ems: about 70 characters (spec UI-6)."""

_ADDRESS = re.compile(r"[a-z0-9-]+#[a-z0-9-]+")
_NBSP = "\N{NO-BREAK SPACE}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


@dataclass(frozen=True)
class Stretch:
    """A run of the page's text, as Qt counts it."""

    start: int
    end: int


@dataclass(frozen=True)
class Place:
    """Where a passage stands on the page."""

    passage: Passage
    whole: Stretch
    """From what is said above it to the last note below it."""
    text: Stretch
    """The passage itself; for a table, the table."""
    cells: tuple[tuple[Stretch, ...], ...]
    """For a table, the content of each cell, the header row first."""
    marker: Stretch | None
    """The marker that opens its facts."""
    notes: tuple[Stretch, ...]
    """What is said below it in another voice."""
    original: Stretch | None = None
    """The paragraphs of the original that it renders, where they are shown."""

    def marked(self, marks: tuple[tuple[int, int], ...]) -> Iterator[Stretch]:
        """Yield the stretches of the page that spans of the passage's text stand at."""
        if self.passage.table is None:
            for start, end in marks:
                text = self.passage.text
                yield Stretch(
                    self.text.start + _units(text, start), self.text.start + _units(text, end)
                )
            return
        for row, spans in enumerate(cell_spans(self.passage.table)):
            for column, (start, end) in enumerate(spans):
                if any(first < end and start < last for first, last in marks):
                    yield self.cells[row + 1][column]


def cell_spans(table: Table) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return where each cell stands in the table's words (``core.documents.table_in_words``)."""
    rows = []
    at = 0
    for cells in table.rows:
        spans = [(at, at + len(cells[0]))]
        at += len(cells[0]) + len(": ")
        for head, cell in zip(table.columns[1:], cells[1:], strict=True):
            at += len(head) + 1
            spans.append((at, at + len(cell)))
            at += len(cell) + len("; ")
        at += -len("; ") * (len(cells) > 1) + len(".\n")
        rows.append(tuple(spans))
    return tuple(rows)


def write_page(
    paper: QTextDocument,
    page: DocumentPage,
    look: Theme,
    room: float,
    originals: OriginalsShown = NO_ORIGINALS,
) -> tuple[Place, ...]:
    """Write a document and return where its passages stand.

    Args:
        paper: empty.
        page: the document.
        look: what it is written in.
        room: the width of a line; a table that does not fit becomes a list.
        originals: what to show of the document's original.
    """
    return _Writer(paper, look, room, originals).write(page)


def table_width(table: Table, look: Theme) -> float:
    """Return the least width at which no word of a table is broken."""
    metrics = QFontMetricsF(font_for(look, bold=True))
    return sum(
        max(metrics.horizontalAdvance(word) for cell in cells for word in cell.split() or [""])
        + 2 * Space.S
        for cells in zip(table.columns, *table.rows, strict=True)
    )


class _Writer:
    def __init__(
        self, paper: QTextDocument, look: Theme, room: float, originals: OriginalsShown
    ) -> None:
        self._paper = paper
        self._look = look
        self._room = room
        self._originals = originals
        self._cursor = QTextCursor(paper)
        self._fresh = True
        self._passages: tuple[Passage, ...] = ()
        self._by_id: dict[PassageId, int] = {}
        self._styles: dict[tuple[Type, str, bool], QTextCharFormat] = {}

    def write(self, page: DocumentPage) -> tuple[Place, ...]:
        document = page.document
        self._by_id = {passage.id: n for n, passage in enumerate(document.passages)}
        self._passages = document.passages
        self._cursor.beginEditBlock()
        self._head(document)
        places = []
        section: tuple[str, ...] = ()
        for number, passage in enumerate(document.passages):
            self._headings(section, passage.section)
            section = passage.section
            places.append(self._passage(passage, number, page.facts.get(passage.id, 0)))
        self._cursor.endEditBlock()
        return tuple(places)

    def _head(self, document: Document) -> None:
        self._block(0, Space.XS, Type.SMALL)
        self._text(kind_in_words(document.kind), self._style(Type.SMALL, "quiet"))
        self._block(0, Space.M, Type.TITLE, heading=1, line=1.3)
        self._text(document.title, self._style(Type.TITLE, bold=True))
        self._block(0, Space.M)
        self._text(_tr("How far to trust it. "), self._style(bold=True))
        self._text(document.trust)
        self._original(document.original)

    def _original(self, original: Original) -> None:
        quiet = self._style(Type.SMALL, "quiet")
        self._block(0, Space.XS, Type.SMALL)
        known = (f"{label}: {value}" for label, value in original_in_words(original))
        self._text(" · ".join(known), quiet)
        self._block(0, Space.XS, Type.SMALL)
        if original.address == NOT_STATED:
            self._text(_tr("The address of the original is not stated."), quiet)
        else:
            link = self._link(original.address, underlined=True)
            self._text(_tr("Open the original"), link)
            self._text("  " + original.address, quiet)
        self._block(0, Space.L, Type.SMALL)
        self._own_copy()

    def _own_copy(self) -> None:
        """Say whether the reader's own copy of the original is at hand, and what can be done."""
        quiet = self._style(Type.SMALL, "quiet")
        if self._originals.beside.copy is Copy.NONE:
            self._text(_tr("Have the original text? Drop its file here, or "), quiet)
            self._text(_tr("choose it"), self._link(CHOOSE, underlined=True))
            self._text(_tr(". It stays on this computer."), quiet)
            return
        if self._originals.beside.copy is Copy.ATTACHED:
            self._text(_tr("Original attached.") + "  ", quiet)
            shown = self._originals.everywhere
            words = _tr("Hide it") if shown else _tr("Show it under every passage")
            self._text(words, self._link(EVERYWHERE, underlined=True))
        else:
            words = _tr(
                "The copy of the original was changed since you attached it, "
                "so it is not shown. Drop the file here again, or "
            )
            self._text(words, quiet)
            self._text(_tr("choose it"), self._link(CHOOSE, underlined=True))
        self._text("  ·  ", quiet)
        self._text(_tr("Remove the copy"), self._link(REMOVE, underlined=True))

    def _headings(self, before: tuple[str, ...], section: tuple[str, ...]) -> None:
        same = 0
        while same < min(len(before), len(section)) and before[same] == section[same]:
            same += 1
        for level in range(same, len(section)):
            size = Type.LEAD if level == 0 else Type.BODY
            above = Space.XXL if level == 0 else Space.L
            self._block(above, Space.S, size, heading=level + 2, line=1.3)
            self._text(section[level], self._style(size, bold=True))

    def _passage(self, passage: Passage, number: int, facts: int) -> Place:
        first: int | None = None
        if passage.sensitive:
            self._block(Space.XS, 0, Type.SMALL)
            first = self._cursor.position()
            self._text(
                _tr("Hard to read: this passage speaks of violence, abuse or death."),
                self._style(Type.SMALL, "quiet"),
            )
        cells: tuple[tuple[Stretch, ...], ...] = ()
        if passage.table is None:
            self._block(0, Space.M)
            start = self._cursor.position()
            self._text(passage.text)
            text = Stretch(start, self._cursor.position())
        elif table_width(passage.table, self._look) > self._room:
            text, cells = self._list(passage.table)
        else:
            text, cells = self._table(passage.table)
        marker = self._marker(number, facts) if facts else None
        original = self._original_under(passage, number)
        notes = tuple(self._notes(passage))
        start = text.start if first is None else first
        whole = Stretch(start, self._cursor.position())
        return Place(passage, whole, text, cells, marker, notes, original)

    def _original_under(self, passage: Passage, number: int) -> Stretch | None:
        """Write a switch for the original of a passage and, if it is on, the original."""
        paragraphs = self._originals.of(passage.id)
        if not paragraphs:
            return None
        shown = self._originals.shows(passage.id)
        words = _tr("Hide the original") if shown else _tr("Show the original")
        self._text("   ")
        self._text(words.replace(" ", _NBSP), self._link(f"{ORIGINAL}{number}", underlined=True))
        if not shown:
            return None
        self._block(Space.S, 0, Type.SMALL, indent=Space.L)
        start = self._cursor.position()
        self._text(heading_in_words(paragraphs), self._style(Type.SMALL, bold=True))
        for place, paragraph in enumerate(paragraphs, start=1):
            below = Space.L if place == len(paragraphs) else 0
            self._block(Space.XS, below, Type.SMALL, indent=Space.L)
            self._text(paragraph.text, self._style(Type.SMALL))
        return Stretch(start, self._cursor.position())

    def _marker(self, number: int, facts: int) -> Stretch:
        style = self._link(f"{FACTS}{number}", underlined=False)
        self._text("  ")
        start = self._cursor.position()
        words = facts_in_words(facts).replace(" ", _NBSP)
        self._text(f"{_NBSP}{_NBSP}{words}{_NBSP}{_NBSP}", style)
        return Stretch(start, self._cursor.position())

    def _notes(self, passage: Passage) -> Iterator[Stretch]:
        labelled = (
            (_tr("The source itself marks this as unverified: "), passage.unverified),
            (_tr("Our note. "), passage.note),
        )
        for label, words in labelled:
            if not words:
                continue
            self._block(Space.XS, Space.L, Type.SMALL, indent=Space.L)
            start = self._cursor.position()
            self._text(label, self._style(Type.SMALL, bold=True))
            self._referring(words)
            yield Stretch(start, self._cursor.position())

    def _referring(self, words: str) -> None:
        """Write a note; where it names a passage of this document by its id, write a link."""
        at = 0
        for found in _ADDRESS.finditer(words):
            place = self._by_id.get(PassageId(found.group()))
            if place is None:
                continue
            self._text(words[at : found.start()], self._style(Type.SMALL))
            name = paragraph_in_words(self._passages[place])
            link = self._link(f"{PASSAGE}{place}", underlined=True)
            self._text(name[0].lower() + name[1:].replace(" ", _NBSP), link)
            at = found.end()
        self._text(words[at:], self._style(Type.SMALL))

    def _list(self, table: Table) -> tuple[Stretch, tuple[tuple[Stretch, ...], ...]]:
        """Write a table that is too wide as one paragraph a row."""
        start: int | None = None
        rows: list[tuple[Stretch, ...]] = [()]
        for words in table.rows:
            self._block(0, Space.S)
            start = self._cursor.position() if start is None else start
            cells = [self._piece(words[0], bold=True)]
            for head, word in zip(table.columns[1:], words[1:], strict=True):
                self._text(
                    "  " + head.replace(" ", _NBSP) + _NBSP, self._style(Type.SMALL, "quiet")
                )
                cells.append(self._piece(word))
            rows.append(tuple(cells))
        return Stretch(start or 0, self._cursor.position()), tuple(rows)

    def _piece(self, text: str, *, bold: bool = False) -> Stretch:
        start = self._cursor.position()
        self._text(text, self._style(bold=bold))
        return Stretch(start, self._cursor.position())

    def _table(self, table: Table) -> tuple[Stretch, tuple[tuple[Stretch, ...], ...]]:
        shape = QTextTableFormat()
        shape.setHeaderRowCount(1)
        shape.setCellSpacing(0)
        shape.setBorder(0)
        shape.setBorderCollapse(True)
        shape.setTopMargin(Space.S)
        shape.setBottomMargin(Space.S)
        # Not 100: rounded up, it would let the page scroll sideways by a pixel.
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99.5))
        made = self._cursor.insertTable(len(table.rows) + 1, len(table.columns), shape)
        numeric = [_is_numeric(table, column) for column in range(len(table.columns))]
        cells = []
        for row, words in enumerate((table.columns, *table.rows)):
            cells.append(
                tuple(
                    self._cell(made, row, column, text, right=numeric[column])
                    for column, text in enumerate(words)
                )
            )
        self._cursor = made.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._cursor.setBlockFormat(self._shape(0, Space.M, LINE * self._look.px(Type.BODY)))
        self._cursor.setBlockCharFormat(self._style())
        self._fresh = True
        stretch = Stretch(made.firstPosition(), made.lastPosition())
        if insert_chart(self._cursor, table, picture_width(self._room), self._look):
            line = self._shape(0, Space.M, LINE * self._look.px(Type.BODY))
            self._cursor.insertBlock(line, self._style())
        return stretch, tuple(cells)

    def _cell(self, table: QTextTable, row: int, column: int, text: str, *, right: bool) -> Stretch:
        head = row == 0
        edge = QTextTableCellFormat()
        edge.setPadding(Space.S)
        edge.setBottomBorder(1)
        edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        edge.setBottomBorderBrush(
            QColor(self._look.colours.control if head else self._look.colours.line)
        )
        cell = table.cellAt(row, column)
        cell.setFormat(edge)
        cursor = cell.firstCursorPosition()
        shape = QTextBlockFormat()
        if right:
            shape.setAlignment(Qt.AlignmentFlag.AlignRight)
        cursor.setBlockFormat(shape)
        start = cursor.position()
        cursor.insertText(text, self._style(bold=head or column == 0))
        return Stretch(start, cursor.position())

    def _block(
        self,
        above: int,
        below: int,
        size: Type = Type.BODY,
        *,
        heading: int = 0,
        line: float = LINE,
        indent: int = 0,
    ) -> None:
        shape = self._shape(above, below, line * self._look.px(size), indent)
        if heading:
            shape.setHeadingLevel(heading)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(self._style())
            self._fresh = False
            return
        self._cursor.insertBlock(shape, self._style())

    def _shape(self, above: int, below: int, line: float, indent: int = 0) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setLeftMargin(indent)
        shape.setRightMargin(indent)
        shape.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return shape

    def _text(self, text: str, style: QTextCharFormat | None = None) -> None:
        self._cursor.insertText(text, style or self._style())
        self._fresh = False

    def _style(
        self, size: Type = Type.BODY, colour: str = "text", *, bold: bool = False
    ) -> QTextCharFormat:
        key = (size, colour, bold)
        if key not in self._styles:
            style = QTextCharFormat()
            style.setFont(font_for(self._look, size, bold=bold))
            style.setForeground(self._look.colour(colour))
            self._styles[key] = style
        return self._styles[key]

    def _link(self, address: str, *, underlined: bool) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setFont(font_for(self._look, Type.SMALL))
        style.setForeground(self._look.colour("accent"))
        style.setAnchor(True)
        style.setAnchorHref(address)
        style.setFontUnderline(underlined)
        return style


def _is_numeric(table: Table, column: int) -> bool:
    """Return whether a column holds figures, which line up at the right."""
    cells = [row[column].replace(",", "") for row in table.rows if row[column]]
    return (
        column > 0
        and bool(cells)
        and all(cell.strip("~%-–").replace(".", "").isdigit() for cell in cells)
    )


def _units(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it, in UTF-16 units."""
    return len(text[:place].encode("utf-16-le")) // 2
