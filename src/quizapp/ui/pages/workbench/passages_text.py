"""The passages of a document as text: words are chosen in it, by mouse or by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget
from typing_extensions import override

from quizapp.core.authoring.anchoring import cells_of
from quizapp.core.authoring.askable import askable
from quizapp.core.cards.plain import picture_in_words
from quizapp.ui.kit.control.focus import is_by_key, paint_focus_ring
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme, font_for
from quizapp.ui.pages.workbench.wording import signs_named
from quizapp.ui.shell.keys.pressed import meant

if TYPE_CHECKING:
    from quizapp.core.content.documents import Document, Passage
    from quizapp.core.content.ids import PassageId
    from quizapp.core.content.pictures import Picture

LEAST_HEIGHT = 160
"""Of what scrolls in a column, in pixels at 100 % text."""
_EDGE = 34
"""From the left edge to the text: room for the number and the bar."""
_MOST_COLUMNS = 4
"""Wider tables are written in words, a row a line: the column is narrow."""


@dataclass(frozen=True)
class Chosen:
    """Words chosen in a passage."""

    passage_id: PassageId
    start: int
    end: int
    """Offsets into its text; the same twice: only a place is chosen."""


@dataclass(frozen=True)
class _Piece:
    """A stretch of the page that shows a stretch of a passage's text, letter by letter."""

    at: int
    length: int
    passage: Passage
    start: int
    """Where it begins in the passage's text."""
    words: str


@dataclass(frozen=True)
class _Whole:
    """What a passage covers on the page."""

    passage: Passage
    first: int
    last: int


class PassagesText(QTextEdit):
    """Shows the passages of one document.

    Signals:
        choice_changed: other words are chosen, or the cursor has gone elsewhere.
        question_wanted: N was pressed.
    """

    choice_changed = Signal()
    question_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt keeps a range from before the bar at the side came, though all is laid out anew.
        bar = self.horizontalScrollBar()
        bar.rangeChanged.connect(lambda *_: bar.setRange(0, 0))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.single_keys = True
        self._document: Document | None = None
        self._theme: Theme | None = None
        self._pieces: list[_Piece] = []
        self._wholes: list[_Whole] = []
        self._marks: tuple[Chosen, ...] = ()
        self._hints = False
        self._ringed = False
        self.selectionChanged.connect(self.choice_changed)
        self.cursorPositionChanged.connect(self.choice_changed)

    # What is shown

    def show_document(self, document: Document) -> None:
        """Show the passages of a document; the same again leaves scrolling and cursor alone."""
        if document == self._document:
            return
        same = self._document is not None and self._document.id == document.id
        bar, place = self.verticalScrollBar().value(), self.textCursor().position()
        self._document = document
        self._write()
        self.setAccessibleName(self.tr("Passages of {title}").format(title=document.title))
        self.setAccessibleDescription(
            self.tr("Shift and arrows select words. N begins a question from them.")
        )
        if same:
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(bar)
        elif self._pieces:
            cursor = self.textCursor()
            cursor.setPosition(self._pieces[0].at)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(0)

    def mark(self, marks: tuple[Chosen, ...], *, hints: bool) -> None:
        """Mark quotes, and quietly what could be asked."""
        if (marks, hints) == (self._marks, self._hints):
            return
        self._marks, self._hints = marks, hints
        self._paint_marks()

    def bring_marks(self) -> None:
        """Scroll to the first mark, where it is not to be seen."""
        for mark in self._marks:
            cursor = self._cursor(mark)
            if cursor is None:
                continue
            seen = self.viewport().rect()
            last = QTextCursor(cursor)
            last.setPosition(cursor.selectionEnd())
            first = QTextCursor(cursor)
            first.setPosition(cursor.selectionStart())
            top, bottom = self.cursorRect(first).top(), self.cursorRect(last).bottom()
            if top < seen.top() or bottom > seen.bottom():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + top - seen.height() // 4)
            return

    def let_go(self) -> None:
        """Choose no words any more; the cursor stays."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    @property
    def chosen(self) -> Chosen | None:
        """Return the words that are chosen, or the place where the cursor is."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for piece in self._pieces:
            last = piece.at + piece.length
            if start <= last and (end > piece.at or end == start >= piece.at):
                first = _points(piece.words, max(start - piece.at, 0))
                final = _points(piece.words, min(end - piece.at, piece.length))
                return Chosen(
                    piece.passage.id, piece.start + first, piece.start + max(final, first)
                )
        return None

    @property
    def here(self) -> PassageId | None:
        """Return the passage that the cursor is in."""
        return self._passage_of(self.textCursor().selectionStart())

    def passage_at(self, widget: QWidget, place: QPoint) -> PassageId | None:
        """Return the passage under a place of a widget around it; above and below the nearest."""
        inside = self.viewport().mapFrom(widget, place)
        return self._passage_of(self.cursorForPosition(inside).position())

    def go_to(self, passage_id: PassageId) -> None:
        """Put the cursor to the begin of a passage."""
        for piece in self._pieces:
            if piece.passage.id == passage_id:
                cursor = self.textCursor()
                cursor.setPosition(piece.at)
                self.setTextCursor(cursor)
                return

    def _passage_of(self, position: int) -> PassageId | None:
        # A heading belongs to what it stands above.
        found = (one.passage.id for one in self._wholes if position <= one.last)
        return next(found, None)

    def _write(self) -> None:
        theme = self._theme = current_theme()
        page = self.document()
        page.clear()
        page.setDefaultFont(font_for(theme))
        page.setDocumentMargin(0)
        self._pieces, self._wholes = [], []
        cursor = QTextCursor(page)
        section: tuple[str, ...] = ()
        passages = self._document.passages if self._document else ()
        for number, passage in enumerate(passages):
            if passage.section != section and passage.section:
                self._heading(cursor, passage.section[-1], theme, first=number == 0)
                section = passage.section
                cursor.insertBlock()
            elif number:
                cursor.insertBlock()
            first = cursor.position()
            self._passage(cursor, passage, theme)
            if passage.picture is not None:
                self._picture_line(cursor, passage.picture, theme)
            self._wholes.append(_Whole(passage, first, cursor.position()))
        self._paint_marks()

    def _heading(self, cursor: QTextCursor, words: str, theme: Theme, *, first: bool) -> None:
        if not first:
            cursor.insertBlock()
        shape = QTextBlockFormat()
        shape.setTopMargin(Space.S if first else Space.M)
        shape.setBottomMargin(Space.S)
        shape.setHeadingLevel(3)
        cursor.setBlockFormat(shape)
        look = QTextCharFormat()
        look.setFont(font_for(theme, Type.SMALL, bold=True))
        look.setForeground(theme.colour("quiet"))
        cursor.insertText(words, look)

    def _passage(self, cursor: QTextCursor, passage: Passage, theme: Theme) -> None:
        shape = QTextBlockFormat()
        shape.setLeftMargin(_EDGE)
        shape.setBottomMargin(Space.M)
        shape.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(shape)
        look = QTextCharFormat()
        look.setFont(font_for(theme))
        look.setForeground(theme.colour("text"))
        table = passage.table
        if table is not None and len(table.columns) <= _MOST_COLUMNS:
            self._table(cursor, passage, look, theme)
        else:
            self._add_piece(cursor, passage, 0, passage.text, look)

    def _picture_line(self, cursor: QTextCursor, picture: Picture, theme: Theme) -> None:
        """Say that there is a picture: it is seen below, while the cursor is in its passage."""
        cursor.insertBlock()
        shape = QTextBlockFormat()
        shape.setLeftMargin(_EDGE)
        shape.setBottomMargin(Space.M)
        cursor.setBlockFormat(shape)
        look = QTextCharFormat()
        look.setFont(font_for(theme, Type.SMALL))
        look.setForeground(theme.colour("quiet"))
        bare = self.tr("Picture, not described yet")
        cursor.insertText(picture_in_words(picture) if picture.alt.strip() else bare, look)

    def _table(
        self, cursor: QTextCursor, passage: Passage, look: QTextCharFormat, theme: Theme
    ) -> None:
        assert passage.table is not None
        columns, rows = passage.table.columns, passage.table.rows
        shape = QTextTableFormat()
        shape.setLeftMargin(_EDGE)
        shape.setBottomMargin(Space.M)
        shape.setBorderCollapse(True)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorder(1)
        shape.setBorderBrush(theme.colour("line"))
        shape.setCellPadding(Space.XS + 2)
        shape.setHeaderRowCount(1)
        shape.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, 100 / len(columns))] * len(columns)
        )
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        head = QTextCharFormat(look)
        head.setFont(font_for(theme, bold=True))
        grid = cursor.insertTable(len(rows) + 1, len(columns), shape)
        for place, words in enumerate(columns):
            grid.cellAt(0, place).firstCursorPosition().insertText(words, head)
        cells = iter(cells_of(passage.table))
        for number, row in enumerate(rows, start=1):
            grid.cellAt(number, 0).firstCursorPosition().insertText(row[0], head)
            for place in range(1, len(columns)):
                cell = next(cells)
                inside = grid.cellAt(number, place).firstCursorPosition()
                self._add_piece(
                    inside, passage, cell.start, passage.text[cell.start : cell.end], look
                )
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _add_piece(
        self, cursor: QTextCursor, passage: Passage, start: int, words: str, look: QTextCharFormat
    ) -> None:
        at = cursor.position()
        # A line break inside a passage is one character here too, and no new paragraph.
        cursor.insertText(words.replace("\n", "\u2028"), look)
        self._pieces.append(_Piece(at, cursor.position() - at, passage, start, words))

    # Marks

    def _paint_marks(self) -> None:
        theme = self._theme or current_theme()
        selections = []
        if self._hints and self._document is not None:
            dotted = QTextCharFormat()
            dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            dotted.setUnderlineColor(theme.colour("accent"))
            for passage in self._document.passages:
                for one in askable(passage):
                    selections += self._selection(Chosen(passage.id, one.start, one.end), dotted)
        ink = QTextCharFormat()
        ink.setBackground(theme.colour("mark"))
        ink.setForeground(QColor(theme.colours.on_mark))
        for mark in self._marks:
            selections += self._selection(mark, ink)
        self.setExtraSelections(selections)
        self.viewport().update()

    def _selection(self, span: Chosen, look: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        cursor = self._cursor(span)
        if cursor is None:
            return []
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, look
        return [made]

    def _cursor(self, span: Chosen) -> QTextCursor | None:
        """Return a cursor that chooses a span of a passage; None where it is not shown."""
        for piece in self._pieces:
            end = piece.start + len(piece.words)
            if piece.passage.id == span.passage_id and piece.start <= span.start < end:
                cursor = QTextCursor(self.document())
                cursor.setPosition(piece.at + _units(piece.words, span.start - piece.start))
                last = piece.at + _units(piece.words, min(span.end, end) - piece.start)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                return cursor
        return None

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(240), current_theme().px(LEAST_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), current_theme().px(LEAST_HEIGHT))

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        marked = {mark.passage_id for mark in self._marks}
        for whole in self._wholes:
            box = self._box(whole)
            colour = "mark_bar" if whole.passage.id in marked else "line"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colour))
            painter.drawRoundedRect(QRectF(_EDGE - 10, box.top(), 3, box.height()), 1.5, 1.5)
            painter.setPen(theme.colour("quiet"))
            painter.setFont(font_for(theme, Type.SMALL))
            place = QRectF(-2, box.top(), _EDGE - 14, theme.px(Type.BODY) * 1.4)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, flags, str(whole.passage.number))
        painter.end()
        super().paintEvent(event)
        if self._ringed:
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), theme, inset=0)
            painter.end()

    def _box(self, whole: _Whole) -> QRectF:
        page, layout = self.document(), self.document().documentLayout()
        if (grid := self._grid(whole)) is not None:
            # What the frame of a table is said to cover is not where it is painted.
            first = layout.blockBoundingRect(grid.cellAt(0, 0).firstCursorPosition().block())
            last = grid.cellAt(grid.rows() - 1, grid.columns() - 1).lastCursorPosition().block()
            box = first.united(layout.blockBoundingRect(last))
            return box.adjusted(0, -Space.XS, 0, Space.XS)
        first = layout.blockBoundingRect(page.findBlock(whole.first))
        return first.united(layout.blockBoundingRect(page.findBlock(whole.last)))

    def _grid(self, whole: _Whole) -> QTextTable | None:
        """Return the table that shows a passage; None where it is shown as text."""
        if whole.passage.table is None:
            return None
        cells = [piece for piece in self._pieces if piece.passage.id == whole.passage.id]
        cursor = QTextCursor(self.document())
        cursor.setPosition(cells[0].at if cells else whole.first)
        return cursor.currentTable()

    # Events

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and self.single_keys and meant(event, "N") is not None:
            self.question_wanted.emit()
            return
        if event.key() == Qt.Key.Key_F8 or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            copies = event.key() in (Qt.Key.Key_C, Qt.Key.Key_A, Qt.Key.Key_Insert)
            moves = Qt.Key.Key_Home <= event.key() <= Qt.Key.Key_PageDown
            if not copies and not moves:
                event.ignore()  # the Workbench's
                return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._hints:
            told = self._told_at(event)
            if told:
                QToolTip.showText(event.globalPos(), told, self)
                return True
        return super().event(event)

    def _told_at(self, event: QHelpEvent) -> str:
        cursor = self.cursorForPosition(self.viewport().mapFrom(self, event.pos()))
        for piece in self._pieces:
            if piece.at <= cursor.position() <= piece.at + piece.length:
                place = piece.start + _points(piece.words, cursor.position() - piece.at)
                for one in askable(piece.passage):
                    if one.start <= place <= one.end:
                        return signs_named(one.signs)
        return ""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = is_by_key(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.viewport().update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if changed and getattr(self, "_document", None) and self._theme != current_theme():
            self._write()


def _units(text: str, points: int) -> int:
    """Return how many of Qt's characters so many of Python's are: some letters are two there."""
    return len(text[:points].encode("utf-16-le")) // 2


def _points(text: str, units: int) -> int:
    """Return how many of Python's characters so many of Qt's are."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
