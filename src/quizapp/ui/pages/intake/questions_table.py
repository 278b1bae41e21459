"""The questions of a file as a table that keys go through."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_tick_box
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme, font_for
from quizapp.ui.pages.intake.questions_model import Column, Filter, Index, QuestionsModel

_BOX = 20
_LINES = 2
"""Lines of a stem that are shown."""
_NARROW = 640
"""Pixels at 100 % text below which kind and right option are left to the words below."""


class QuestionsTable(QTableView):
    """The questions. Space takes one or leaves it out, Enter shows it whole.

    Args:
        model: the rows.
        opened: called with the row whose question is to be shown whole.
        parent: the parent widget.
    """

    def __init__(
        self, model: QuestionsModel, opened: Callable[[int], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._opened = model, opened
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, self))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The questions of the file"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns; every row has the same height."""
        theme = current_theme()
        line = QFontMetricsF(font_for(theme)).height()
        # One height for all: measuring each of fifty thousand rows would stop the window.
        self.verticalHeader().setDefaultSectionSize(round(_LINES * line) + 2 * Space.S)
        room = self.viewport().width()
        narrow = room < theme.px(_NARROW)
        for column in (Column.KIND, Column.RIGHT):
            self.setColumnHidden(column, narrow)
        shares = {Column.STEM: 0.58, Column.TO_KNOW: 0.42}
        if not narrow:
            shares = {
                Column.STEM: 0.40,
                Column.KIND: 0.13,
                Column.RIGHT: 0.20,
                Column.TO_KNOW: 0.27,
            }
        for column, share in shares.items():
            self.setColumnWidth(column, int(room * share))

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.horizontalScrollBar().setRange(0, 0)  # the columns share the width that there is

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._rows.turn(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._opened(index.row())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints a cell as the app's other tables do; a click on the box takes the question."""

    def __init__(self, rows: QuestionsModel, view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, column = current_theme(), Column(index.column())
        row = self._rows.row(index.row())
        found = self._rows.of(row)
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("line"))
        room = QRectF(area).adjusted(Space.S, 0, -Space.S, 0)
        if column is Column.STEM:
            self._paint_start(painter, theme, room, index.row(), found)
            room.setLeft(room.left() + theme.px(_BOX) + Space.M)
        quiet = column is not Column.STEM or found in (Filter.LEFT_OUT, Filter.SAME)
        looks = column is Column.TO_KNOW and found in (Filter.LOOK, Filter.CHANGED)
        painter.setFont(font_for(theme))
        painter.setPen(theme.colour("text" if looks or not quiet else "quiet"))
        text = str(self._rows.data(self._rows.index(index.row(), column)) or "")
        self._paint_text(painter, room, text)
        painter.restore()

    def _paint_start(
        self, painter: QPainter, theme: Theme, room: QRectF, place: int, found: Filter
    ) -> None:
        side = theme.px(_BOX)
        box = QRectF(room.left(), room.center().y() - side / 2, side, side)
        row = self._rows.row(place)
        if self._rows.can_be_taken(row):
            paint_tick_box(painter, box, theme, on=row.number not in self._rows.without)
        elif found is Filter.LEFT_OUT:
            painter.setPen(QPen(theme.colour("quiet"), 2))
            middle = box.center()
            dash = QPointF(side / 4, 0)
            painter.drawLine(middle - dash, middle + dash)

    def _paint_text(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Paint a text in the lines there are, cut with an ellipsis at the end of the last."""
        font: QFont = painter.font()
        metrics = QFontMetricsF(font)
        flags = int(
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        )
        lines = max(int(room.height() // metrics.height()), 1)
        if metrics.boundingRect(room, flags, text).height() > lines * metrics.height() + 1:
            text = metrics.elidedText(
                text, Qt.TextElideMode.ElideRight, room.width() * lines * 0.92
            )
        painter.drawText(room, flags, text)

    @override
    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if index.column() != Column.STEM or not isinstance(event, QMouseEvent):
            return False
        area: QRect = option.rect
        on_box = event.position().x() <= area.left() + current_theme().px(_BOX) + 2 * Space.S
        if event.type() == QEvent.Type.MouseButtonRelease and on_box:
            self._rows.turn(index.row())
            return True
        return False
