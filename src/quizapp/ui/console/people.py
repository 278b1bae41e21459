"""Who is in the room and who is absent; letting nobody else join, adding a team."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import AddTeam, FromTeacher, LockDoor
from quizapp.core.session.names import NAME_LENGTH, tidied
from quizapp.core.session.room_state import Phase, Room
from quizapp.ui.console import wording
from quizapp.ui.console.person_row import PersonRow
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type


class PeoplePart(QWidget):
    """Everybody in the room.

    Args:
        send: takes events for the room.
        parent: the parent widget.

    Signals:
        closed: back to the question.
    """

    closed = Signal()

    def __init__(self, send: Callable[[FromTeacher], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._locked = False
        self.title = heading("", Type.LEAD)
        self.back = quiet(self.tr("Back"), Icon.BACK)
        self.lock = quiet("", Icon.LOCK)
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LENGTH)
        self.field.setAccessibleName(self.tr("A team, or a pupil without a phone"))
        self.field.setPlaceholderText(self.tr("A team, or a pupil without a phone"))
        self.add = quiet(self.tr("Add"), Icon.ADD)
        self.add.call(self.tr("Add this team or pupil"))
        buttons = FlowLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.lock)
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
        self.absent = body("")
        column.addWidget(self.absent)
        column.addStretch(1)
        self.rows: dict[ParticipantId, PersonRow] = {}
        self.back.clicked.connect(self.closed)
        self.lock.clicked.connect(lambda: self._send(LockDoor(not self._locked)))
        self.add.clicked.connect(self._add)
        self.field.returnPressed.connect(self._add)

    def render(self, room: Room) -> None:  # type: ignore[override]
        """Show everybody as they are now."""
        self._locked = room.locked
        number = len(room.present)
        tell(self.title, self.tr("{number} in the room").format(number=number))
        words = self.tr("Unlock the door") if room.locked else self.tr("Lock the door")
        if self.lock.text() != words:
            self.lock.setText(words)
            self.lock.call(words)
            self.lock.draw(Icon.UNLOCK if room.locked else Icon.LOCK)
        self.lock.setVisible(room.setup.phones)
        over = room.phase is Phase.END
        self.field.setEnabled(not over)
        self.add.setEnabled(not over)
        for one in room.participants.values():
            row = self.rows.get(one.id)
            if row is None:
                row = self.rows[one.id] = PersonRow(one, self._send)
                self._list.addWidget(row)
            row.render(one, room)
        tell(self.absent, wording.absent(room, len(room.free_names)))
        self.absent.setVisible(bool(room.free_names))

    def _add(self) -> None:
        name = tidied(self.field.text())
        if name:
            self._send(AddTeam(name))
            self.field.clear()
        self.field.setFocus()
