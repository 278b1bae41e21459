"""The questions of a session in their order: moved and removed by keys or by buttons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import ItemId
from quizapp.core.views.classroom import QuestionLine
from quizapp.ui.kit.control.buttons import Button, icon_button
from quizapp.ui.kit.control.roving import Roving
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.classroom.preparing.intents import Preview, Reorder
from quizapp.ui.pages.classroom.preparing.wording import spoken, under


class OrderList(QWidget):
    """A row for each question. One tab stop; arrows go through the rows.

    Args:
        act: takes what the user did.
        parent: the parent widget.
    """

    def __init__(
        self, act: Callable[[Preview | Reorder], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self.setAccessibleName(self.tr("Questions in their order"))
        self._rows: dict[ItemId, _Row] = {}
        self._order: tuple[ItemId, ...] = ()
        self._roving = Roving(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)

    def show_lines(self, lines: tuple[QuestionLine, ...]) -> None:
        """Show the questions; a row that stays keeps the keyboard."""
        wanted = {line.item_id for line in lines}
        focused = next((n for n, one in enumerate(self._order) if self._has_focus(one)), None)
        for gone in [one for one in self._rows if one not in wanted]:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._order = tuple(line.item_id for line in lines)
        for place, line in enumerate(lines):
            row = self._rows.get(line.item_id) or self._make_row(line)
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            row.show_place(place, len(lines))
        self._roving.take([self._rows[one].button for one in self._order])
        lost = focused is not None and not any(self._has_focus(one) for one in self._order)
        if lost and focused is not None and self._order:
            near = self._order[min(focused, len(self._order) - 1)]
            self._rows[near].show()
            self._rows[near].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self, place: int) -> None:
        """Give the keyboard to a row."""
        if place < len(self._order):
            self._rows[self._order[place]].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self, item_id: ItemId) -> bool:
        row = self._rows.get(item_id)
        return row is not None and row.button.hasFocus()

    def _make_row(self, line: QuestionLine) -> "_Row":
        row = _Row(line, self)
        row.button.clicked.connect(lambda: self._act(Preview(self._order.index(line.item_id))))
        row.moved.connect(partial(self._move, line.item_id))
        row.removed.connect(partial(self._remove, line.item_id))
        self._rows[line.item_id] = row
        return row

    def _move(self, item_id: ItemId, step: int) -> None:
        items = list(self._order)
        here = items.index(item_id)
        there = here + step
        if 0 <= there < len(items):
            items.insert(there, items.pop(here))
            self._act(Reorder(tuple(items)))
            said = self.tr("Now question {n} of {of}").format(n=there + 1, of=len(items))
            announce(self, said)

    def _remove(self, item_id: ItemId) -> None:
        self._rows[item_id].button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._act(Reorder(tuple(one for one in self._order if one != item_id)))
        announce(self, self.tr("Removed"))


class _Row(Card):
    """A question: pressed it is previewed; beside it what moves and removes it."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, line: QuestionLine, parent: QWidget) -> None:
        super().__init__(parent, padding=Space.XS)
        self._line = line
        sensitive = line.sensitive
        self.button = _OrderButton(line.fact, line, self)
        self.button.moved.connect(self.moved)
        self.button.removed.connect(self.removed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, Space.S, 0)
        row.setSpacing(0)
        row.addWidget(self.button, 1)
        self._up = self._icon(Icon.UP, self.tr("Earlier"), row)
        self._up.clicked.connect(lambda: self.moved.emit(-1))
        self._down = self._icon(Icon.DOWN, self.tr("Later"), row)
        self._down.clicked.connect(lambda: self.moved.emit(1))
        remove = self._icon(Icon.CLOSE, self.tr("Remove"), row)
        remove.clicked.connect(self.removed)
        self.column.addLayout(row)
        self.setProperty("sensitive", sensitive)

    def _icon(self, icon: Icon, name: str, row: QHBoxLayout) -> Button:
        made = icon_button(icon, f"{name}: {self._line.fact}", self)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has keys for it
        row.addWidget(made)
        return made

    def show_place(self, place: int, of: int) -> None:
        """Show which question it is."""
        self.button.setText(f"{place + 1}.  {self._line.fact}")
        said = self.tr("Question {n} of {of}.").format(n=place + 1, of=of)
        self.button.setAccessibleName(f"{said} {spoken(self._line)}")
        self._up.setEnabled(place > 0)
        self._down.setEnabled(place + 1 < of)


class _OrderButton(RowButton):
    """Enter previews; Alt with Up or Down moves; Delete removes."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self, title: str, line: QuestionLine, parent: QWidget) -> None:
        icon = Icon.SENSITIVE if line.sensitive else None
        super().__init__(title, under(line), icon=icon, sign=None, parent=parent)
        self.setAccessibleDescription(
            self.tr("Enter previews it, Alt with Up or Down moves it, Delete removes it.")
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
