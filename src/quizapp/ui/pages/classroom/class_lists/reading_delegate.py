"""Paints the lines of a class list: a box to take them, texts that wrap, doubts with their sign."""

import re

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_tick_box
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme, font_for
from quizapp.ui.pages.classroom.class_lists.reading_model import Column, Index, ReadingModel

_BOX = 20
_SIGN = 18
_WRAPPED = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
)


class ReadingDelegate(QStyledItemDelegate):
    """Paints a cell as the app's other tables do, and has a click on the box take the line."""

    def __init__(self, rows: ReadingModel, view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows
        self._view = view

    def row_height(self, row: int) -> int:
        """Return how high a row is: as high as its highest cell."""
        theme = current_theme()
        line = QFontMetricsF(font_for(theme)).height()
        most = line
        for column in (Column.TEXT, Column.NAME, Column.DOUBT):
            if self._view.isColumnHidden(column):
                continue
            font = self._font(theme, column, row)
            metrics = QFontMetricsF(font)
            text = self._text(row, column)
            room = self._view.columnWidth(column) - 2 * Space.S - self._indent(theme, column, row)
            if metrics.horizontalAdvance(text) > room > 0:
                wrapped = metrics.boundingRect(QRectF(0, 0, room, 10_000), _WRAPPED, text)
                most = max(most, wrapped.height())
        return round(most) + 2 * Space.S + 2

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height(index.row()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, column, row = current_theme(), Column(index.column()), index.row()
        line = self._rows.line(row)
        state: QStyle.StateFlag = option.state
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        room = QRectF(area).adjusted(Space.S, 0, -Space.S, 0)
        if column is Column.LINE and line.name:
            self._paint_box(painter, theme, room, on=line.taken)
        if column is Column.DOUBT and line.doubt:
            side = theme.px(_SIGN)
            sign = QRectF(room.left(), room.center().y() - side / 2, side, side)
            paint_icon(painter, Icon.WARNING, sign, theme.colour("wrong"))
        room.setLeft(room.left() + self._indent(theme, column, row))
        painter.setFont(self._font(theme, column, row))
        painter.setPen(theme.colour(self._colour(column, row)))
        painter.drawText(room, _WRAPPED, self._text(row, column))
        painter.restore()

    @override
    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        on_box = index.column() == Column.LINE and isinstance(event, QMouseEvent)
        if on_box and event.type() == QEvent.Type.MouseButtonRelease:
            self._rows.turn(index.row())
            return True
        return False

    def _paint_box(self, painter: QPainter, theme: Theme, room: QRectF, *, on: bool) -> None:
        side = theme.px(_BOX)
        box = QRectF(room.left(), room.center().y() - side / 2, side, side)
        paint_tick_box(painter, box, theme, on=on)

    def _indent(self, theme: Theme, column: Column, row: int) -> int:
        if column is Column.LINE:
            return theme.px(_BOX) + Space.S
        return theme.px(_SIGN) + Space.S if column is Column.DOUBT and self._doubt(row) else 0

    def _doubt(self, row: int) -> str:
        return self._rows.line(row).doubt

    def _font(self, theme: Theme, column: Column, row: int) -> QFont:
        return font_for(theme, bold=column is Column.NAME and self._rows.line(row).taken)

    def _colour(self, column: Column, row: int) -> str:
        if column is Column.DOUBT and self._doubt(row):
            return "wrong"
        return "text" if column is Column.NAME and self._rows.line(row).taken else "quiet"

    def _text(self, row: int, column: Column) -> str:
        shown = str(self._rows.data(self._rows.index(row, column)) or "")
        # A line of a table breaks after a separator too.
        return re.sub(r"([;,|])(?=\S)", "\\1\u200b", shown) if column is Column.TEXT else shown
