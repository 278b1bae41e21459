"""The dated facts on a line of years, each leading to its passage. To a screen reader: a list."""

from collections.abc import Callable
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from quizapp.core.content.timeline import DatedFact
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.table.row_list import RowList
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme, font_for
from quizapp.ui.pages.library.intents import CloseTimeline, OpenDated
from quizapp.ui.pages.library.phrases import date_in_words, facts_in_words
from quizapp.ui.pages.library.writing import MEASURE

DATED = Qt.ItemDataRole.UserRole
BEGINS = Qt.ItemDataRole.UserRole + 1
"""Whether a fact is the first of its year: the year stands beside it, and a dot on the line."""

_DOT = 5

_Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """The dated facts, the oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DatedFact, ...] = ()

    def set_rows(self, rows: tuple[DatedFact, ...]) -> None:
        """Show other facts."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        dated, place = self._rows[index.row()], index.row()
        if role == DATED:
            return dated
        if role == BEGINS:
            return place == 0 or self._rows[place - 1].year != dated.year
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{date_in_words(dated.date)}: {dated.statement}"
        return None


class _DatedDelegate(QStyledItemDelegate):
    """Paints a fact beside the line, its year before it."""

    def _line_at(self, theme: Theme) -> float:
        years = QFontMetricsF(font_for(theme, Type.BODY, bold=True))
        return Space.L + years.horizontalAdvance("2009") + Space.L

    def _texts(self, dated: DatedFact, width: int, theme: Theme) -> tuple[LaidOutText, LaidOutText]:
        room = width - self._line_at(theme) - Space.L - Space.L
        room = min(room, theme.px(Type.BODY) * MEASURE)
        words = LaidOutText((Span(dated.statement),), TextStyle(), theme, room)
        day = date_in_words(dated.date) if len(dated.date) > len("2009") else ""
        date = LaidOutText((Span(day),), TextStyle(Type.SMALL, tone=Tone.QUIET), theme, room)
        return words, date

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width, theme = view.viewport().width(), current_theme()
        words, date = self._texts(index.data(DATED), width, theme)
        under = date.height if len(index.data(DATED).date) > len("2009") else 0
        return QSize(width, ceil(words.height + under) + 2 * Space.S)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        dated: DatedFact = index.data(DATED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._line_at(theme)
        box = QRectF(rect).adjusted(x + Space.S, 1, 0, -1)
        on = bool(state & QStyle.StateFlag.State_Selected)
        lit = bool(state & QStyle.StateFlag.State_MouseOver)
        paint_row_ground(painter, box, theme, on=on, lit=lit)
        words, date = self._texts(dated, rect.width(), theme)
        corner = QPointF(x + Space.L, rect.top() + Space.S)
        words.paint(painter, corner)
        if len(dated.date) > len("2009"):
            date.paint(painter, corner + QPointF(0, words.height))
        painter.fillRect(QRectF(x - 1, rect.top(), 2, rect.height()), theme.colour("control"))
        if index.data(BEGINS):
            font = font_for(theme, Type.BODY, bold=True)
            letters = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            base = rect.top() + Space.S + letters.ascent()
            painter.drawText(QPointF(Space.L, base), str(dated.year))
            painter.setPen(QPen(theme.colour("ground"), 2))
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(x, base - letters.capHeight() / 2), _DOT, _DOT)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box, theme, inset=0)
        painter.restore()


class TimelineView(QWidget):
    """Shows the dated facts.

    Args:
        act: takes which fact is to be read in its passage, and that the timeline is closed.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[OpenDated | CloseTimeline], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: tuple[DatedFact, ...] | None = None
        self.close_link = link(self.tr("All documents"), parent=self)
        self.close_link.clicked.connect(lambda: act(CloseTimeline()))
        self._title = heading("", Type.LEAD, self)
        self.view = RowList(self)
        self._model = TimelineModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_DatedDelegate(self.view))
        self.view.row_opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.close_link, 0, Qt.AlignmentFlag.AlignLeft)
        title = QVBoxLayout()
        title.setContentsMargins(Space.L, 0, Space.L, 0)
        title.addWidget(self._title)
        column.addLayout(title)
        column.addWidget(self.view, 1)
        column.addStretch(0)

    def show_facts(self, facts: tuple[DatedFact, ...]) -> None:
        """Show facts, the oldest first."""
        if facts == self._shown:
            return
        self._shown = facts
        title = self.tr("Timeline: {facts} with a date").format(facts=facts_in_words(len(facts)))
        if not facts:
            title = self.tr("No fact has a date, so there is no timeline")
        self.view.setVisible(bool(facts))
        self._title.say(title)
        self.view.setAccessibleName(title)
        self._model.set_rows(facts)
        self.view.scrollToTop()

    def focus_first(self) -> None:
        """Go to the fact that was read last, else to the oldest; without any to the way out."""
        if not self._model.rowCount():
            self.close_link.setFocus()
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._model.index(0))
        self.view.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self._act(OpenDated(index.data(DATED)))
