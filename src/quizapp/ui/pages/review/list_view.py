"""The list of wrong answers: headings, and a row to tick and to open for each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing
from quizapp.ui.kit.theme.theme import Theme, current_theme
from quizapp.ui.pages.review.model import WrongModel
from quizapp.ui.pages.review.row_delegate import Part, RowDelegate
from quizapp.ui.shell.keys.pressed import with_control

if TYPE_CHECKING:
    from quizapp.core.content.ids import FactId

_PAGE = 6
"""Rows that Page Up and Page Down go: the list is as high as all its rows, the page scrolls."""
_NARROWEST = 400
"""Pixels: beside the rail and the margins the smallest window leaves the list more."""
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}


class WrongView(QListView):
    """As high as its rows: the page around it scrolls.

    Up and Down go from fact to fact, Space chooses one, Shift with Up or Down chooses on the way,
    Ctrl+A chooses all or none, Enter opens. The box of a row is clicked to choose, the rest to
    open; Shift and a click choose all between.

    Signals:
        opened: the ``FactId`` of a row.
        passage_wanted: the ``FactId`` of a row whose passage is to be read first.
        moved: the rectangle of the row that the keyboard is on now.
    """

    opened = Signal(str)
    passage_wanted = Signal(str)
    moved = Signal(QRect)

    def __init__(self, model: WrongModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Wrong or guessed, the most urgent first"))
        self.rows = model
        self.ring = KeyboardRing()
        self._anchor = 0
        self._totals: dict[tuple[Theme, int], int] = {}
        self._delegate = RowDelegate(self, model, self.ring)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        # The rows are cards of their own: no card around them.
        plain = "background: transparent; border: none; padding: 0"
        self.setStyleSheet(f"QListView, QListView:focus {{ {plain} }}")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        model.modelReset.connect(self._measure)
        model.rowsInserted.connect(self._add_up)

    def go_to(self, fact_id: FactId | None) -> None:
        """Put the keyboard on a fact, or on the first one."""
        row = None if fact_id is None else self.rows.row_of(fact_id)
        row = self.rows.first() if row is None else row
        if row is not None:
            self.setCurrentIndex(self.rows.index(row, 0))

    @property
    def current(self) -> FactId | None:
        """Return the fact that the keyboard is on."""
        index = self.currentIndex()
        line = self.rows.line(index.row()) if index.isValid() else None
        return None if line is None else line.card.fact_id

    # Size

    def _measure(self) -> None:
        self._delegate.forget()
        self._add_up()

    def _add_up(self) -> None:
        self._totals.clear()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width < _NARROWEST:  # layouts ask for what no window shows, to learn the least
            return self.minimumSizeHint().height()
        key = (current_theme(), width)
        if key not in self._totals:  # layouts ask for the same width again and again
            rows = range(self.rows.rowCount())
            self._totals[key] = sum(self._delegate.height(n, width) for n in rows)
        return self._totals[key]

    @override
    def sizeHint(self) -> QSize:
        # Layouts ask for the height in a width; the list in a width of its own is never shown.
        return QSize(current_theme().px(400), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(160), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.complete:
            QTimer.singleShot(0, self, self.rows.fetch_more)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()  # what was measured is kept by theme
            self.scheduleDelayedItemsLayout()

    # Keys

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.moved.emit(self.visualRect(current))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring.note(event)
        if not self.currentIndex().isValid():
            self.go_to(None)
        super().focusInEvent(event)
        if self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moved.emit(self.visualRect(self.currentIndex()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        row = self.currentIndex().row()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and held & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the page starts the practice
        elif enter:
            if self.current is not None and not event.isAutoRepeat():
                self.opened.emit(self.current)
        elif key == Qt.Key.Key_Space and row >= 0:
            if held & Qt.KeyboardModifier.ShiftModifier:
                self._choose_between(row)
            else:
                self._toggle(row)
        elif with_control(event, "A"):
            self.choose_all_or_none()
        elif key in _STEPS and row >= 0:
            self._step(_STEPS[Qt.Key(key)], choosing=bool(held & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _step(self, much: int, *, choosing: bool) -> None:
        self.rows.fetch_all()
        facts = [n for n in range(self.rows.rowCount()) if self.rows.line(n) is not None]
        here = facts.index(self.currentIndex().row())
        there = facts[min(max(here + much, 0), len(facts) - 1)]
        begin = self.currentIndex().row()
        if choosing:
            self._add(range(min(begin, there), max(begin, there) + 1))
        self._anchor = there
        self.setCurrentIndex(self.rows.index(there, 0))

    # Choosing

    def choose_all_or_none(self) -> None:
        """Choose every fact, or none if all are chosen."""
        every = self.rows.askable
        self.rows.choose(() if len(self.rows.chosen) == len(every) else every)

    def _toggle(self, row: int) -> None:
        line = self.rows.line(row)
        if line is None or not line.can_ask:
            return
        self._anchor = row
        self.rows.choose(set(self.rows.chosen) ^ {line.card.fact_id})

    def _choose_between(self, row: int) -> None:
        self._add(range(min(row, self._anchor), max(row, self._anchor) + 1))

    def _add(self, rows: range) -> None:
        lines = [self.rows.line(n) for n in rows]
        self.rows.choose({*self.rows.chosen, *(x.card.fact_id for x in lines if x is not None)})

    # Mouse

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        line = self.rows.line(index.row()) if index.isValid() else None
        if line is None:
            return
        part = self._delegate.part_at(index.row(), self.visualRect(index), place)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose_between(index.row())
        elif part is Part.BOX or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._toggle(index.row())
        elif part is Part.PASSAGE:
            self.passage_wanted.emit(line.card.fact_id)
        else:
            self.opened.emit(line.card.fact_id)
