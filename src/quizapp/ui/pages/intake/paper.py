"""A text that is read with a cursor in it: the file as it was read, and the passages of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from quizapp.core.content.documents import Table
from quizapp.ui.kit.control.focus import is_by_key, paint_focus_ring
from quizapp.ui.kit.theme.icons import Icon, pixmap
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme, font_for

_EDGE = 16
"""Pixels from the left edge to the text: room for the bar."""


class Paper(QTextEdit):
    """Shows pieces of a text one below another; those that belong together have a bar.

    Args:
        name: accessible name.
        parent: the widget it stands in.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { border: none; background: transparent; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._theme: Theme | None = None
        self._starts: list[int] = []
        """Where each piece begins."""
        self._barred: frozenset[int] = frozenset()
        self._fresh = True
        """Whether the block at the end is empty, and waits for the next text."""
        self._ringed = False

    # What is shown

    def write(self) -> None:
        """Write all of it anew."""
        raise NotImplementedError

    def bar(self, pieces: Iterable[int]) -> None:
        """Put a bar before some pieces, by number from 0."""
        wanted = frozenset(pieces)
        if wanted != self._barred:
            self._barred = wanted
            self.viewport().update()

    def bring(self, piece: int) -> None:
        """Scroll to a piece, where its beginning is not to be seen."""
        if not 0 <= piece < len(self._starts):
            return
        box, bar = self._box(piece), self.verticalScrollBar()
        at = bar.value()
        if box.top() < at or min(box.bottom(), box.top() + 60) > at + self.viewport().height():
            bar.setValue(max(round(box.top()) - Space.M, 0))

    def piece_at(self, position: int) -> int:
        """Return in which piece a position is."""
        return max(bisect_right(self._starts, position) - 1, 0)

    @contextmanager
    def writing(self) -> Iterator[QTextCursor]:
        """Take everything away, and give a cursor to write with; it is laid out once, at the end.

        Laid out line by line, a document of a thousand passages would take five times as long.
        """
        self._theme = current_theme()
        page = self.document()
        page.clear()
        page.setDefaultFont(font_for(self._theme))
        page.setDocumentMargin(2)
        self._starts, self._fresh = [], True
        cursor = QTextCursor(page)
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()

    def begin_piece(self) -> None:
        """Let the next text be the beginning of a piece."""
        self._starts.append(-1)

    def line(
        self,
        cursor: QTextCursor,
        text: str,
        *,
        size: Type = Type.BODY,
        bold: bool = False,
        colour: str = "text",
        struck: bool = False,
        above: int = 0,
        below: int = Space.S,
        inset: int = 0,
        level: int = 0,
    ) -> int:
        """Write a paragraph, and return where it begins.

        Args:
            cursor: at the end.
            text: its words.
            size: of its type.
            bold: whether it is bold.
            colour: a token.
            struck: whether it is struck through.
            above: room above it, in pixels.
            below: room below it.
            inset: how much further in it begins.
            level: of a heading, else 0.
        """
        theme = self._theme or current_theme()
        shape = QTextBlockFormat()
        shape.setLeftMargin(_EDGE + inset)
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setHeadingLevel(level)
        shape.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look = QTextCharFormat()
        look.setFont(font_for(theme, size, bold=bold))
        look.setForeground(theme.colour(colour))
        look.setFontStrikeOut(struck)
        self._block(cursor, shape)
        at = cursor.position()
        cursor.insertText(text, look)
        return at

    def warn(self, cursor: QTextCursor, warnings: Iterable[str]) -> None:
        """Write what one should look at, each with a sign."""
        theme = self._theme or current_theme()
        for text in warnings:
            self.line(cursor, "", size=Type.SMALL, below=Space.XS)
            side = theme.px(16)
            sign = pixmap(Icon.WARNING, theme.colour("wrong"), side, self.devicePixelRatioF())
            cursor.insertImage(sign.toImage())
            look = QTextCharFormat()
            look.setFont(font_for(theme, Type.SMALL))
            look.setForeground(theme.colour("wrong"))
            cursor.insertText(f" {text[:1].upper()}{text[1:]}", look)

    def grid(self, cursor: QTextCursor, table: Table, colour: str = "text") -> None:
        """Write a table."""
        theme = self._theme or current_theme()
        shape = QTextTableFormat()
        shape.setLeftMargin(_EDGE)
        shape.setBottomMargin(Space.S)
        shape.setBorderCollapse(True)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorder(1)
        shape.setBorderBrush(theme.colour("line"))
        shape.setCellPadding(Space.XS)
        shape.setHeaderRowCount(1)
        number = max(len(table.columns), 1)
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / number)
        shape.setColumnWidthConstraints([share] * number)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 98))
        look, head = QTextCharFormat(), QTextCharFormat()
        look.setFont(font_for(theme, Type.SMALL))
        head.setFont(font_for(theme, Type.SMALL, bold=True))
        for one in (look, head):
            one.setForeground(theme.colour(colour))
        made = cursor.insertTable(len(table.rows) + 1, number, shape)
        if self._starts and self._starts[-1] < 0:
            self._starts[-1] = made.firstPosition()
        for row, cells in enumerate((table.columns, *table.rows)):
            for place, words in enumerate(cells[:number]):
                first = made.cellAt(row, place).firstCursorPosition()
                first.insertText(words, head if row == 0 or place == 0 else look)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _block(self, cursor: QTextCursor, shape: QTextBlockFormat) -> None:
        if self._fresh:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        self._fresh = False
        if self._starts and self._starts[-1] < 0:
            self._starts[-1] = cursor.position()

    # Painting

    def _box(self, piece: int) -> QRectF:
        page, layout = self.document(), self.document().documentLayout()
        box = layout.blockBoundingRect(page.findBlock(self._starts[piece]))
        end = page.size().height()
        if piece + 1 < len(self._starts):
            end = layout.blockBoundingRect(page.findBlock(self._starts[piece + 1])).top()
        box.setBottom(max(end - Space.S, box.top() + 1))
        return box

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, at = current_theme(), self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colour("accent")))
        for piece in self._barred:
            if piece < len(self._starts):
                box = self._box(piece).translated(0, -at)
                painter.drawRoundedRect(QRectF(3, box.top(), 4, box.height()), 2, 2)
        painter.end()
        super().paintEvent(event)
        if self._ringed:
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), theme, inset=0)
            painter.end()

    # Events

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
        if changed and getattr(self, "_theme", None) not in (None, current_theme()):
            self.write()
