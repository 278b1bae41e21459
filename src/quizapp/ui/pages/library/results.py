"""What a search found: a list of passages with the matches marked."""

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
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from quizapp.core.content.searching import PassageHit
from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.table.row_list import RowList
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme
from quizapp.ui.pages.library.intents import OpenPassage
from quizapp.ui.pages.library.phrases import nothing_found
from quizapp.ui.pages.library.writing import MEASURE
from quizapp.ui.wording.words import counted

HIT = Qt.ItemDataRole.UserRole
WHOLE = 320
"""Up to how many characters a result shows the whole passage, not a snippet."""

_Index = QModelIndex | QPersistentModelIndex


def excerpt(hit: PassageHit) -> tuple[Span, ...]:
    """Return a short passage whole, of a long one its snippet, with the matches marked."""
    text = hit.passage.text
    first, last = (0, len(text)) if len(text) <= WHOLE else hit.snippet
    spans = [Span("… ")] if first else []
    at = first
    for start, end in hit.marks:
        begin, stop = max(start, at), min(end, last)
        if begin >= stop:
            continue
        spans += [Span(text[at:begin]), Span(text[begin:stop], Tone.MARK)]
        at = stop
    spans.append(Span(text[at:last]))
    if last < len(text):
        spans.append(Span(" …"))
    return tuple(Span(s.text.replace("\n", " "), s.tone) for s in spans if s.text)


class HitsModel(QAbstractListModel):
    """The passages found, best first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[PassageHit, ...] = ()

    def set_rows(self, hits: tuple[PassageHit, ...]) -> None:
        """Show other passages."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.place}. {hit.passage.text}"
        return None


class _HitDelegate(QStyledItemDelegate):
    """Paints a passage: its place, small, and the text around the matches."""

    def _texts(self, hit: PassageHit, width: int, theme: Theme) -> tuple[LaidOutText, LaidOutText]:
        room = min(width, theme.px(Type.BODY) * MEASURE + 2 * Space.L) - 2 * Space.L
        place = LaidOutText((Span(hit.place),), TextStyle(Type.SMALL, tone=Tone.QUIET), theme, room)
        return place, LaidOutText(excerpt(hit), TextStyle(), theme, room)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        place, words = self._texts(index.data(HIT), width, current_theme())
        return QSize(width, ceil(place.height + words.height) + Space.XS + 2 * Space.L)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(0, 2, 0, -2)
        on = bool(state & QStyle.StateFlag.State_Selected)
        lit = bool(state & QStyle.StateFlag.State_MouseOver)
        paint_row_ground(painter, box, theme, on=on, lit=lit)
        place, words = self._texts(index.data(HIT), rect.width(), theme)
        corner = QPointF(rect.left() + Space.L, rect.top() + Space.L)
        place.paint(painter, corner)
        words.paint(painter, corner + QPointF(0, place.height + Space.XS))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box, theme, inset=0)
        painter.restore()


class Results(QWidget):
    """The passages that hold the words searched for.

    Args:
        act: takes which passage is to be opened.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[OpenPassage], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: tuple[PassageHit, ...] | None = None
        self._title = heading("", Type.LEAD, self)
        self.view = RowList(self)
        self.view.setObjectName("library-results")
        self._model = HitsModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_HitDelegate(self.view))
        self.view.row_opened.connect(self._open)
        self._empty = EmptyState(
            Icon.SEARCH,
            *nothing_found(""),
            parent=self,
        )
        found = QWidget(self)
        column = QVBoxLayout(found)
        column.setContentsMargins(Space.L, Space.XXL, Space.L, 0)
        column.setSpacing(Space.M)
        title = QVBoxLayout()
        title.setContentsMargins(Space.L, 0, Space.L, 0)
        title.addWidget(self._title)
        column.addLayout(title)
        column.addWidget(self.view, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(found)
        self._stack.addWidget(self._empty)

    def show_hits(self, hits: tuple[PassageHit, ...], query: str) -> None:
        """Show what was found for some words."""
        if hits == self._shown and self._title.property("query") == query:
            return
        self._shown = hits
        self._title.setProperty("query", query)
        count = counted(len(hits), self.tr("passage"), self.tr("passages"))
        title = self.tr("{count} with “{words}”").format(count=count, words=query)
        self._title.say(title)
        self.view.setAccessibleName(title)
        self._model.set_rows(hits)
        self.view.scrollToTop()
        self._stack.setCurrentIndex(0 if hits else 1)
        if hits:
            announce(self, title)
            return
        nothing, advice = nothing_found(query)
        self._empty.say(nothing, advice)
        announce(self, f"{nothing} {advice}")

    def focus_first(self) -> None:
        """Go to the best result."""
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0))
            self.view.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self._act(OpenPassage(index.data(HIT).passage.id))
