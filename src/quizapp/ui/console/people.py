"""Who is in the room: rename, send out, let back in, lock the door, add a team."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.core.ids import ParticipantId
from quizapp.core.names import NAME_LENGTH, tidied
from quizapp.live.events import AddTeam, LockDoor, Readmit, Remove, Rename
from quizapp.live.room import Participant, Phase, Room
from quizapp.ui.console import wording
from quizapp.ui.icons import Icon
from quizapp.ui.live.saying import tell
from quizapp.ui.theme import Space, Type
from quizapp.ui.widgets.buttons import link, quiet
from quizapp.ui.widgets.flow import FlowLayout
from quizapp.ui.widgets.prose import body, heading, small
from quizapp.ui.widgets.text_setting import Span, Tone


class PersonRow(QWidget):
    """One participant.

    Signals:
        acted: a Rename, Remove or Readmit event.
    """

    acted = Signal(object)

    def __init__(self, one: Participant) -> None:
        super().__init__()
        self._id: ParticipantId = one.id
        self._removed = one.removed
        self._name = one.name
        self.name = body("")
        self.status = small("")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.status)
        self.rename = link(self.tr("Rename"))
        self.out = link("")
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LENGTH)
        self.keep = link(self.tr("Keep"))
        self.leave = link(self.tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(self.field, 1)
        for button in (self.rename, self.out, self.keep, self.leave):
            row.addWidget(button)
        self.rename.clicked.connect(self._edit)
        self.out.clicked.connect(self._turn)
        self.keep.clicked.connect(self._keep)
        self.field.returnPressed.connect(self._keep)
        self.leave.clicked.connect(lambda: self._show_editing(on=False))
        self._show_editing(on=False)

    def render(self, one: Participant, status: str) -> None:  # type: ignore[override]
        """Show the participant as it is now."""
        self._removed, self._name = one.removed, one.name
        tell(self.name, (Span(one.name, Tone.QUIET if one.removed else Tone.PLAIN),))
        tell(self.status, status)
        deed = self.tr("Let back in") if one.removed else self.tr("Send out")
        if self.out.text() != deed:
            self.out.setText(deed)
            self.out.updateGeometry()
        self.out.call(f"{deed}: {one.name}")
        self.rename.call(self.tr("Rename {name}").format(name=one.name))
        self.field.setAccessibleName(self.tr("New name for {name}").format(name=one.name))

    def _edit(self) -> None:
        self.field.setText(self._name)
        self._show_editing(on=True)
        self.field.setFocus()
        self.field.selectAll()

    def _show_editing(self, *, on: bool) -> None:
        had_focus = self.field.hasFocus() or self.keep.hasFocus() or self.leave.hasFocus()
        editing: tuple[QWidget, ...] = (self.field, self.keep, self.leave)
        reading: tuple[QWidget, ...] = (self.name, self.status, self.rename, self.out)
        for widget in editing:
            widget.setVisible(on)
        for widget in reading:
            widget.setVisible(not on)
        if had_focus and not on:
            self.rename.setFocus()

    def _keep(self) -> None:
        name = tidied(self.field.text())
        if name and name != self._name:
            self.acted.emit(Rename(self._id, name))
        self._show_editing(on=False)

    def _turn(self) -> None:
        self.acted.emit(Readmit(self._id) if self._removed else Remove(self._id))


class PeoplePart(QWidget):
    """Everybody in the room.

    Signals:
        acted: an event for the room.
        closed: back to the question.
    """

    acted = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = False
        self.title = heading("", Type.LEAD)
        self.back = quiet(self.tr("Back"), Icon.BACK)
        self.door = quiet("", Icon.LOCK)
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LENGTH)
        self.field.setAccessibleName(self.tr("A team, or a pupil without a phone"))
        self.field.setPlaceholderText(self.tr("A team, or a pupil without a phone"))
        self.add = quiet(self.tr("Add"), Icon.ADD)
        self.add.call(self.tr("Add this team or pupil"))
        buttons = FlowLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.door)
        entering = QHBoxLayout()
        entering.setSpacing(Space.M)
        entering.addWidget(self.field, 1)
        entering.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(buttons)
        column.addWidget(self.title)
        column.addLayout(entering)
        column.addLayout(self._list)
        column.addStretch(1)
        self.rows: dict[ParticipantId, PersonRow] = {}
        self.back.clicked.connect(self.closed)
        self.door.clicked.connect(lambda: self.acted.emit(LockDoor(not self._locked)))
        self.add.clicked.connect(self._add)
        self.field.returnPressed.connect(self._add)

    def render(self, room: Room) -> None:  # type: ignore[override]
        """Show everybody as they are now."""
        self._locked = room.locked
        number = len(room.present)
        tell(self.title, self.tr("{number} in the room").format(number=number))
        words = self.tr("Unlock the door") if room.locked else self.tr("Lock the door")
        if self.door.text() != words:
            self.door.setText(words)
            self.door.call(words)
            self.door.draw(Icon.UNLOCK if room.locked else Icon.LOCK)
        self.door.setVisible(room.plan.phones)
        over = room.phase is Phase.END
        self.field.setEnabled(not over)
        self.add.setEnabled(not over)
        for one in room.participants.values():
            row = self.rows.get(one.id)
            if row is None:
                row = self.rows[one.id] = PersonRow(one)
                row.acted.connect(self.acted)
                self._list.addWidget(row)
            row.render(one, wording.status(room, one))

    def _add(self) -> None:
        name = tidied(self.field.text())
        if name:
            self.acted.emit(AddTeam(name))
            self.field.clear()
        self.field.setFocus()
