"""Many learners: a list that is there at once, however long, and a search in it."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from quizapp.core.session.names import search_key
from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.control.search_field import SearchField
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, Space, Type, current_theme, font_for
from quizapp.ui.pages.learners.state import LearnerRow
from quizapp.ui.shell.page import ignore
from quizapp.ui.wording import words

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_UNDER_ROLE = Qt.ItemDataRole.UserRole + 1
_SEEN = 6
"""Learners that are to be seen at once."""
_ICON = 22


class LearnersModel(QAbstractListModel):
    """The learners whose names fit what is searched for; what is said of one is made when seen.

    Args:
        rows: all learners, in the order in which they are shown.
        under: returns what is said under a learner's name.
        parent: Qt's.
    """

    def __init__(
        self,
        rows: tuple[LearnerRow, ...],
        under: Callable[[LearnerRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._all = rows
        self._rows = rows
        self._under = under

    def find(self, text: str) -> None:
        """Show who is found: every word typed is in the name, whatever its accents."""
        typed = search_key(text).split()
        self.beginResetModel()
        self._rows = (
            tuple(row for row in self._all if _fits(row.learner.name, typed))
            if typed
            else self._all
        )
        self.endResetModel()

    def row(self, index: Index) -> LearnerRow | None:
        """Return the learner of an index; None if it is none."""
        return self._rows[index.row()] if index.isValid() else None

    def place_of(self, learner_id: object) -> QModelIndex:
        """Return where a learner stands; an invalid index if it is not shown."""
        found = (n for n, row in enumerate(self._rows) if row.learner.id == learner_id)
        return self.index(next(found, -1), 0)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.learner.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.learner.name}. {self._under(row)}"
            case int(value) if value == _UNDER_ROLE:
                return self._under(row)
            case int(value) if value == ROW_ROLE:
                return row
            case _:
                return None


def _fits(name: str, typed: list[str]) -> bool:
    key = search_key(name)
    return all(word in key for word in typed)


class LearnersList(QWidget):
    """A search field and the learners it finds.

    Args:
        model: the learners.
        name: what the list is called.
        chosen: takes who was chosen, by a click or by Enter.
        query: what is searched for at first.
        parent: the widget it stands in.

    Signals:
        searched: what is searched for now.
    """

    searched = Signal(str)

    def __init__(
        self,
        model: LearnersModel,
        name: str,
        chosen: Callable[[LearnerRow], None],
        query: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self.moved: Callable[[LearnerRow | None], None] = ignore
        """Takes whom the keyboard is on now; None: there is nobody."""
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self.field = SearchField(self.tr("Find a name"), self)
        self.view = _LearnersView(model, name, chosen, self)
        self._found = small("", self)
        column.addWidget(self.field)
        column.addWidget(self.view)
        column.addWidget(self._found)
        self.field.textChanged.connect(self._search)
        self.field.left_downwards.connect(self.view.setFocus)
        self.field.returnPressed.connect(self._choose_found)
        self.view.selectionModel().currentChanged.connect(
            lambda index, _: self.moved(model.row(index))
        )
        self.field.setText(query)
        self._tell_found()

    def go_to(self, learner_id: object) -> None:
        """Put the list on a learner, or on the first one."""
        place = self._model.place_of(learner_id)
        self.view.setCurrentIndex(place if place.isValid() else self._model.index(0, 0))
        self.view.scrollTo(self.view.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def _search(self, text: str) -> None:
        self._model.find(text)
        if self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(0, 0))
        else:  # a model that begins anew takes the current row away without a word
            self.moved(None)
        self._tell_found()
        announce(self._found, self._found.text())
        self.searched.emit(text)

    def _tell_found(self) -> None:
        number = self._model.rowCount()
        if number:
            said = words.counted(number, self.tr("learner"), self.tr("learners"))
        else:
            said = self.tr("Nobody is called so. Try fewer letters.")
        self._found.say(said)

    def _choose_found(self) -> None:
        row = self._model.row(self.view.currentIndex())
        if row is not None:
            self._chosen(row)


class _LearnersView(QListView):
    def __init__(
        self,
        model: LearnersModel,
        name: str,
        chosen: Callable[[LearnerRow], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._chosen = chosen
        self._learners = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_LearnerDelegate(self))
        self.setUniformItemSizes(True)  # a list of any length is laid out at once
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self._fit()

    def _open(self, index: QModelIndex) -> None:
        row = self._learners.row(index)
        if row is not None:
            self._chosen(row)

    def _fit(self) -> None:
        self.setFixedHeight(_SEEN * _height() + 2 * Space.S)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()
            self.scheduleDelayedItemsLayout()


def _height() -> int:
    look = current_theme()
    name = QFontMetricsF(font_for(look, bold=True)).height()
    under = QFontMetricsF(font_for(look, Type.SMALL)).height()
    return round(name + under) + 2 * Space.S + 2


class _LearnerDelegate(QStyledItemDelegate):
    """Paints a learner: name, and when last here."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(current_theme().px(160), _height())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = current_theme()
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = bool(state & QStyle.StateFlag.State_Selected)
        if on or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if on else "hover"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        side = look.px(_ICON)
        sign = QRectF(box.left() + Space.M, box.center().y() - side / 2, side, side)
        paint_icon(painter, Icon.LEARNER, sign, look.colour("quiet"))
        room = box.adjusted(2 * Space.M + side, Space.S, -Space.M, -Space.S)
        texts = (index.data(), index.data(_UNDER_ROLE))
        fonts = (font_for(look, bold=True), font_for(look, Type.SMALL))
        top = room.top()
        for text, font, colour in zip(texts, fonts, ("text", "quiet"), strict=True):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            line = QRectF(room.left(), top, room.width(), metrics.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top += metrics.height()
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box, look, inset=0)
        painter.restore()
