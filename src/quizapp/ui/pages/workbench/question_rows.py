"""The rows of the list of questions: what is in them, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.content.ids import ItemId
from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.text.line_count import quick_height
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Theme, Type, current_theme
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.state import QuestionLine

Index = QModelIndex | QPersistentModelIndex

_LONGEST = 160
"""Characters of a stem that the list shows."""
_STEM = TextStyle(spread=1.3)
_SMALL = TextStyle(Type.SMALL, tone=Tone.QUIET, spread=1.4)


@dataclass(frozen=True)
class Heading:
    """Stands above the questions that rest on no passage of the document."""

    text: str


Row = QuestionLine | Heading


class QuestionRows(QAbstractListModel):
    """Questions under one another; ``set_rows`` changes them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; where only their words changed, the list stays where it is."""
        if rows == self._rows:
            return
        same = [_key(row) for row in rows] == [_key(row) for row in self._rows]
        if same:
            changed = [n for n, row in enumerate(rows) if row != self._rows[n]]
            self._rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def line(self, row: int) -> QuestionLine | None:
        """Return the question of a row; None for a heading."""
        one = self._rows[row]
        return one if isinstance(one, QuestionLine) else None

    def row(self, row: int) -> Row:
        """Return a row."""
        return self._rows[row]

    def row_of(self, item_id: ItemId | None) -> int | None:
        """Return the row of a question; None where it is not listed."""
        keys = (_key(row) for row in self._rows)
        return next((n for n, key in enumerate(keys) if key == item_id), None)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in roles:
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return row.text
        told = (wording.stem_of(row), wording.under(row), wording.trouble_count(row))
        return ". ".join(part for part in told if part)


def _key(row: Row) -> str:
    return row.item_id if isinstance(row, QuestionLine) else ""


class RowPainter(QStyledItemDelegate):
    """Paints a stem, its state and a dot with how much is wrong.

    Args:
        view: the list.
        rows: its rows.
        ring: whether the keyboard is seen to be on a row.
    """

    def __init__(self, view: QListView, rows: QuestionRows, ring: KeyboardRing) -> None:
        super().__init__(view)
        self._view, self._rows, self._ring = view, rows, ring

    def _room(self, width: int) -> int:
        return max(width - 2 * Space.M, 40)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, width = current_theme(), self._view.viewport().width()
        row, room = self._rows.row(index.row()), self._room(width)
        if isinstance(row, Heading):
            words = quick_height(row.text, _SMALL, theme, room)
            return QSize(80, ceil(words) + Space.L + Space.S)
        words = quick_height(_stem(row), _STEM, theme, room)
        words += quick_height(wording.under(row), _SMALL, theme, room)
        if row.troubles:
            words += quick_height(_troubles(row), _SMALL, theme, room)
        return QSize(80, max(ceil(words) + 2 * Space.S, TARGET) + Space.XS)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self._rows.row(index.row())
        box = QRectF(option.rect)
        if isinstance(row, Heading):
            words = LaidOutText((Span(row.text),), _SMALL, theme, self._room(round(box.width())))
            words.paint(painter, QPointF(box.left() + Space.M, box.top() + Space.L))
        else:
            self._paint_line(painter, theme, box.adjusted(0, 0, 0, -Space.XS), row, option)
        painter.restore()

    def _paint_line(
        self,
        painter: QPainter,
        theme: Theme,
        box: QRectF,
        line: QuestionLine,
        option: QStyleOptionViewItem,
    ) -> None:
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = bool(option.state & QStyle.StateFlag.State_MouseOver)
        paint_row_ground(painter, box, theme, on=on, lit=lit)
        room = self._room(round(box.width()))
        left, top = box.left() + Space.M, box.top() + Space.S
        quiet = not line.stem or line.state is QuestionState.RETIRED
        stem = Span(_stem(line), Tone.QUIET if quiet else Tone.PLAIN)
        words = LaidOutText((stem,), _STEM, theme, room)
        words.paint(painter, QPointF(left, top))
        top += words.height
        under = LaidOutText((Span(wording.under(line)),), _SMALL, theme, room)
        under.paint(painter, QPointF(left, top))
        top += under.height
        if line.troubles:
            tone = Tone.WRONG if line.errors else Tone.QUIET
            told = LaidOutText((Span(_troubles(line), tone),), _SMALL, theme, room)
            told.paint(painter, QPointF(left, top))
        if on and self._ring.shows(self._view):
            paint_focus_ring(painter, box, theme, inset=1, radius=RADIUS)


def _stem(line: QuestionLine) -> str:
    stem = wording.stem_of(line)
    return stem if len(stem) <= _LONGEST else stem[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _troubles(line: QuestionLine) -> str:
    return ("● " if line.errors else "○ ") + wording.trouble_count(line)
