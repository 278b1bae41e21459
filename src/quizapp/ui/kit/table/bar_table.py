"""A table whose rows carry a bar: a picture for the eye, a real table for keys and readers."""

from dataclasses import dataclass
from enum import IntEnum
from math import ceil

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from quizapp.ui.kit.chart.fills import BAR, Fill, paint_bar, paint_mark
from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme, font_for

Index = QModelIndex | QPersistentModelIndex

_SIGN = 16
_LEAST_TITLE = 220
"""Pixels at 100 % text below which the figures move under the title."""
_INSET = Space.M


@dataclass(frozen=True)
class BarColumn:
    """A column of figures: its word, and its sign where it has one."""

    title: str
    icon: Icon | None = None
    colour: str = "quiet"


@dataclass(frozen=True)
class BarRow:
    """A row: a title, a bar and figures."""

    title: str
    cells: tuple[str, ...]
    parts: tuple[tuple[Fill, float], ...] = ()
    """Empty: no bar is drawn."""
    whole: float = 1.0
    """The amount that fills the bar."""
    mark: float | None = None
    """A share of the bar at which a mark stands."""
    under: str = ""
    """A quiet line under the title."""


class Role(IntEnum):
    """The model's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    SORT = Qt.ItemDataRole.UserRole + 1


class BarModel(QAbstractTableModel):
    """Rows with figures; ``set_rows`` is the only way to change them.

    Args:
        columns: the title's column and those of the figures.
        parent: what owns it.
    """

    def __init__(self, columns: tuple[BarColumn, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows: tuple[BarRow, ...] = ()

    def set_rows(self, rows: tuple[BarRow, ...]) -> None:
        """Show other rows, each with a figure for every column but the first."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, place: int) -> BarRow:
        """Return a row."""
        return self._rows[place]

    def figures(self, row: BarRow) -> str:
        """Return the figures of a row as words: "Held 3 · Missed 2"."""
        named = zip(self.columns[1:], row.cells, strict=True)
        return " · ".join(f"{column.title} {cell}" for column, cell in named if cell)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        text = row.title if column == 0 else row.cells[column - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Role.SORT:
            return text.casefold()
        return row if role == Role.ROW else None

    def _spoken(self, row: BarRow, column: int) -> str:
        if column == 0:
            parts = (row.title, row.under, self.figures(row).replace(" · ", ", "))
            return ". ".join(part.rstrip(".") for part in parts if part)
        return f"{self.columns[column].title} {row.cells[column - 1]}".strip()

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._rows[section].title if role == Qt.ItemDataRole.DisplayRole else None
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


class BarTable(QTableView):
    """Shows a ``BarModel`` in full height; the page around it scrolls.

    Where there is little room, the figures stand in words under the title and the bar.

    Args:
        name: the accessible name: what the table is about.
        columns: see ``BarModel``.
        parent: the widget it stands in.
    """

    def __init__(
        self, name: str, columns: tuple[BarColumn, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = BarModel(columns, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Header(columns, self))
        self.verticalHeader().setVisible(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.narrow = False

    @property
    def bar_model(self) -> BarModel:
        """Return what it shows."""
        return self._model

    def show_rows(self, rows: tuple[BarRow, ...]) -> None:
        """Show rows."""
        self._model.set_rows(rows)
        self._fit()

    def _figure_width(self, column: int) -> int:
        theme = current_theme()
        figures = QFontMetricsF(font_for(theme))
        rows = range(self._model.rowCount())
        widest = max(
            (figures.horizontalAdvance(self._model.row(r).cells[column - 1]) for r in rows),
            default=0.0,
        )
        return ceil(max(widest, header_width(self._model.columns[column], theme))) + Space.XL

    def _fit(self) -> None:
        """Give every column its width, every row its height, and the table the sum of them."""
        theme = current_theme()
        edge = 2 * 5  # the stylesheet's border and padding
        room = self.width() - edge
        figures = [self._figure_width(c) for c in range(1, self._model.columnCount())]
        self.narrow = room - sum(figures) < theme.px(_LEAST_TITLE)
        self.horizontalHeader().setVisible(not self.narrow)
        for column, width in enumerate(figures, start=1):
            self.setColumnHidden(column, self.narrow)
            self.setColumnWidth(column, width)
        self.setColumnWidth(0, room if self.narrow else room - sum(figures))
        height = 0
        delegate = self.itemDelegate()
        assert isinstance(delegate, _Delegate)
        for place in range(self._model.rowCount()):
            needed = delegate.height(self._model.row(place), self.columnWidth(0))
            self.setRowHeight(place, needed)
            height += needed
        if not self.narrow:
            height += self.horizontalHeader().sizeHint().height()
        if self.height() != height + edge:
            self.setFixedHeight(height + edge)
        self.updateGeometries()  # else the columns that are hidden now still count as room
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(420), self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), self.minimumHeight())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
        super().focusInEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None and self.hasFocus():
            place: QRect = self.visualRect(current)
            middle = self.viewport().mapTo(inside, place.center())
            around.ensureVisible(middle.x(), middle.y(), 0, place.height() + Space.L)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls


def header_width(column: BarColumn, theme: Theme) -> float:
    """Return how wide a column's sign and word are."""
    words = QFontMetricsF(font_for(theme, Type.SMALL)).horizontalAdvance(column.title)
    return words + (theme.px(_SIGN) + Space.XS if column.icon else 0)


class _Header(QHeaderView):
    """Signs and words above the figures, at the right of their columns."""

    def __init__(self, columns: tuple[BarColumn, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, current_theme().px(Type.SMALL) + 2 * Space.M)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme = current_theme()
        column = self._columns[logicalIndex]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(_INSET, 0, -_INSET, 0)
        painter.setFont(font_for(theme, Type.SMALL))
        painter.setPen(theme.colour("quiet"))
        flags = Qt.AlignmentFlag.AlignVCenter
        if logicalIndex == 0:
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignLeft, column.title)
        else:
            painter.drawText(box, flags | Qt.AlignmentFlag.AlignRight, column.title)
            if column.icon is not None:
                side = theme.px(_SIGN)
                left = box.right() - header_width(column, theme)
                sign = QRectF(left, box.center().y() - side / 2, side, side)
                paint_icon(painter, column.icon, sign, theme.colour(column.colour))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Paints a title with its bar, or a figure."""

    def __init__(self, table: BarTable) -> None:
        super().__init__(table)
        self._table = table

    def _texts(self, row: BarRow, width: float) -> list[LaidOutText]:
        theme = current_theme()
        room = width - 2 * _INSET
        texts = [LaidOutText((Span(row.title),), TextStyle(spread=1.3), theme, room)]
        small = TextStyle(Type.SMALL, tone=Tone.QUIET)
        if row.under:
            texts.append(LaidOutText((Span(row.under),), small, theme, room))
        if self._table.narrow:
            figures = self._table.bar_model.figures(row)
            if figures:
                texts.append(LaidOutText((Span(figures),), small, theme, room))
        return texts

    def height(self, row: BarRow, width: int) -> int:
        """Return how high a row is in a width of its first column."""
        words = sum(text.height for text in self._texts(row, width))
        bar = current_theme().px(BAR) + Space.S + Space.XS if row.parts else 0
        return ceil(words) + bar + 2 * Space.M - (Space.XS if row.parts else 0)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(Role.ROW)
        height = self.height(row, self._table.columnWidth(0)) if isinstance(row, BarRow) else 0
        return QSize(self._table.columnWidth(index.column()), height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, BarRow):
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if index.row():
            painter.setPen(theme.colour("line"))
            painter.drawLine(box.topLeft(), box.topRight())
        if index.column() == 0:
            self._paint_title(painter, theme, box, row)
        else:
            painter.setFont(font_for(theme))
            painter.setPen(theme.colour("text"))
            line = QRectF(box.left(), box.top() + Space.M, box.width() - _INSET, 0)
            line.setHeight(round(theme.px(Type.BODY) * 1.3))
            ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, ends, row.cells[index.column() - 1])
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box, theme, inset=2)
        painter.restore()

    def _paint_title(self, painter: QPainter, theme: Theme, box: QRectF, row: BarRow) -> None:
        texts = self._texts(row, box.width())
        y = box.top() + Space.M
        left = box.left() + _INSET
        texts[0].paint(painter, QPointF(left, y))
        y += texts[0].height
        if row.parts:
            bar = QRectF(left, y + Space.XS, box.width() - 2 * _INSET, theme.px(BAR))
            paint_bar(painter, bar, row.parts, row.whole, theme)
            if row.mark is not None:
                paint_mark(painter, bar, row.mark, theme)
            y += bar.height() + Space.S
        for text in texts[1:]:
            text.paint(painter, QPointF(left, y))
            y += text.height
