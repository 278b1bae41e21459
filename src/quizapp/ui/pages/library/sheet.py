"""A document as text on the screen: written, marked and painted; its size and its looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from quizapp.core.content.charts import chart_of
from quizapp.core.content.ids import PassageId
from quizapp.ui.kit.control.focus import is_by_key, paint_focus_ring
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme, font_for
from quizapp.ui.pages.library.painting import Painted, Paper, paint_place
from quizapp.ui.pages.library.picture import picture_width
from quizapp.ui.pages.library.places import Place, Stretch
from quizapp.ui.pages.library.state import NO_ORIGINALS
from quizapp.ui.pages.library.tables import table_width
from quizapp.ui.pages.library.writing import MEASURE, write_page

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentPage


class Sheet(QTextBrowser):
    """Shows one document as text with the evidence marked. ``Reader`` goes about in it.

    Args:
        parent: the widget it stands in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextBrowser { border: none; background: transparent; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: were it to appear while a page is written, all lines were laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._page: DocumentPage | None = None
        self._ringed = False
        self._originals = NO_ORIGINALS
        self._theme: Theme | None = None
        self._places: tuple[Place, ...] = ()
        self._by_id: dict[PassageId, int] = {}
        self._marks: dict[PassageId, tuple[tuple[int, int], ...]] = {}
        self._current: int | None = None
        """The passage that the keys have gone to."""
        self._outlined: int | None = None
        """The passage that the page has just jumped to."""
        self._hovered = -1
        """The passage under whose marker the pointer is."""
        self._side = 0
        self._widths: tuple[float, ...] = ()
        self._pictured = False
        self._written_for = 0

    @property
    def _room(self) -> int:
        return self.viewport().width() - 2 * self._side

    @property
    def page(self) -> DocumentPage | None:
        """Return what is shown."""
        return self._page

    def mark(self, marks: dict[PassageId, tuple[tuple[int, int], ...]]) -> None:
        """Mark spans of passages, and only these."""
        self._marks = {each: spans for each, spans in marks.items() if spans}
        self._ink_marks()
        self.viewport().update()

    def place_of(self, passage_id: PassageId) -> QRectF:
        """Return where a passage stands, in the viewport's coordinates."""
        return self._paper.rect(self._places[self._by_id[passage_id]].whole).translated(
            self._shift()
        )

    def _write(self) -> None:
        if self._page is None:
            return
        self._theme = current_theme()
        paper = self.document()
        paper.clear()
        paper.setDocumentMargin(0)
        paper.setDefaultFont(font_for(self._theme))
        self._side = 0
        self._fit()  # first, so that the lines are laid out once
        passages = self._page.document.passages
        tables = [passage.table for passage in passages if passage.table]
        self._widths = tuple(table_width(table, self._theme) for table in tables)
        charts = any(chart_of(table) for table in tables)
        self._pictured = charts or any(passage.picture for passage in passages)
        self._written_for = self._room
        self._places = write_page(
            paper, self._page, self._theme, self._written_for, self._originals
        )
        self._by_id = {place.passage.id: n for n, place in enumerate(self._places)}
        self._put_cursor(self._current)
        self._ink_marks()

    def _fit(self) -> None:
        """Keep lines to the measure, with room at the sides."""
        theme = self._theme or current_theme()
        measure = theme.px(Type.BODY) * MEASURE
        least = Space.XL if self.viewport().width() < theme.px(560) else Space.HUGE + Space.M
        side = max(least, (self.viewport().width() - measure) // 2)
        if side == self._side:
            return
        self._side = side
        root = self.document().rootFrame()
        shape = root.frameFormat()
        shape.setLeftMargin(side)
        shape.setRightMargin(side)
        shape.setTopMargin(Space.XXL)
        shape.setBottomMargin(Space.HUGE * 2)
        root.setFrameFormat(shape)

    def _ink_marks(self) -> None:
        """Give marked text the colour that stands on the mark."""
        theme = self._theme or current_theme()
        selections = []
        for stretch in self._marked():
            piece = QTextEdit.ExtraSelection()
            piece.cursor = QTextCursor(self.document())
            piece.cursor.setPosition(stretch.start)
            piece.cursor.setPosition(stretch.end, QTextCursor.MoveMode.KeepAnchor)
            ink = QTextCharFormat()
            ink.setForeground(QColor(theme.colours.on_mark))
            piece.format = ink
            selections.append(piece)
        self.setExtraSelections(selections)

    def _marked(self) -> Iterator[Stretch]:
        for passage_id, spans in self._marks.items():
            place = self._by_id.get(passage_id)
            if place is not None:
                yield from self._places[place].marked(spans)

    def _put_cursor(self, place: int | None) -> None:
        """Put Qt's cursor where reading is: Qt scrolls to it when the page is first shown."""
        cursor = self.textCursor()
        cursor.setPosition(0 if place is None else self._places[place].text.start)
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(before)

    # Painting

    def _shift(self) -> QPointF:
        return QPointF(0, -self.verticalScrollBar().value())

    @property
    def _paper(self) -> Paper:
        return Paper(self.document(), self._side, self._room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("card"))
        if self._places:
            shift = self._shift()
            painter.translate(shift)
            seen = QRectF(event.rect()).translated(-shift).adjusted(0, -60, 0, 60)
            paper = self._paper
            for number, place in enumerate(self._places):
                rect = paper.rect(place.whole)
                if rect.bottom() < seen.top():
                    continue
                if rect.top() > seen.bottom():
                    break
                paint_place(painter, paper, place, self._painted(number), theme)
        painter.end()
        super().paintEvent(event)
        if self._ringed:
            painter = QPainter(self.viewport())
            paint_focus_ring(painter, self.viewport().rect(), theme, inset=0)
            painter.end()

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

    def _painted(self, number: int) -> Painted:
        place, cursor = self._places[number], self.textCursor()
        at_marker = (
            place.marker is not None
            and self.hasFocus()
            and cursor.hasSelection()
            and (Stretch(cursor.selectionStart(), cursor.selectionEnd()) == place.marker)
        )
        return Painted(
            marks=self._marks.get(place.passage.id, ()),
            current=number == self._current and self.hasFocus(),
            outlined=number == self._outlined,
            marker_lit=at_marker or number == self._hovered,
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines to the measure; write anew where tables or pictures change their form."""
        self._fit()
        now, then = self._room, self._written_for
        redraw = self._pictured and picture_width(now) != picture_width(then)
        if redraw or any((width > now) is not (width > then) for width in self._widths):
            self._write()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if changed and getattr(self, "_page", None) is not None and self._theme != current_theme():
            self._rewrite()

    def _rewrite(self) -> None:
        """Write the page in another look."""
        self._write()
