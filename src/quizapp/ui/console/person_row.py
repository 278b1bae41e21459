"""One participant on the console: the name and whose it is, sent out, let back in."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    AllowReturn,
    FromTeacher,
    Participant,
    Readmit,
    Reassign,
    Remove,
    Rename,
)
from quizapp.core.session.names import NAME_LENGTH, name_key, tidied
from quizapp.core.session.room_state import Phase, Room
from quizapp.ui.console import wording
from quizapp.ui.kit.control.buttons import Button, link
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Space

MOST_OFFERED = 8
"""How many free names of the class list are offered at once; typing finds the others."""


class PersonRow(QWidget):
    """One participant.

    Where names come from a class list, giving another one is either of two acts, and the teacher
    says which: the spelling was wrong, or somebody else had taken the name.

    Args:
        one: the participant.
        send: takes events for the room.
    """

    def __init__(self, one: Participant, send: Callable[[FromTeacher], None]) -> None:
        super().__init__()
        self._one = one
        self._send = send
        self._room: Room | None = None
        self.name = body("")
        self.status = small("")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.status)
        self.rename = link(self.tr("Rename"))
        self.back = link("")
        self.out = link("")
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LENGTH)
        self.offers = [link("") for _ in range(MOST_OFFERED)]
        self.who = small("")
        self.why = small("")
        self.keep = link("")
        self.reassign = link(self.tr("Somebody else had taken this name"))
        self.leave = link(self.tr("Cancel"))
        self._reading = QWidget()
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        for button in (self.rename, self.back, self.out):
            row.addWidget(button)
        self._editing = QWidget()
        form = QVBoxLayout(self._editing)
        form.setContentsMargins(0, 0, 0, Space.S)
        form.setSpacing(Space.XS)
        form.addWidget(self.who)
        form.addWidget(self.field)
        # Offers and words change with each letter: below the buttons, or these would move away
        # from under the mouse.
        acts = FlowLayout(across=Space.M, down=0)
        for button in (self.keep, self.reassign, self.leave):
            acts.addWidget(button)
        form.addLayout(acts)
        form.addWidget(self.why)
        offers = FlowLayout(across=Space.M, down=0)
        for button in self.offers:
            offers.addWidget(button)
            button.clicked.connect(partial(self._take_offer, button))
        form.addLayout(offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.XS, 0, Space.XS)
        column.setSpacing(0)
        column.addWidget(self._reading)
        column.addWidget(self._editing)
        stops = (self.field, self.keep, self.reassign, self.leave, *self.offers)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._editing.hide()
        self.rename.clicked.connect(self._edit)
        self.back.clicked.connect(self._let_return)
        self.out.clicked.connect(self._turn_out)
        self.field.returnPressed.connect(self._enter)
        self.field.textChanged.connect(lambda _: self._explain())
        self.keep.clicked.connect(lambda: self._give(Rename))
        self.reassign.clicked.connect(lambda: self._give(Reassign))
        self.leave.clicked.connect(self._stop_editing)

    @property
    def _is_listed(self) -> bool:
        return bool(self._one.listed)

    def render(self, one: Participant, room: Room) -> None:  # type: ignore[override]
        """Show the participant as it is now."""
        self._one, self._room = one, room
        tell(self.name, (Span(one.name, Tone.QUIET if one.removed else Tone.PLAIN),))
        tell(self.status, wording.status(room, one))
        deed = self.tr("Let back in") if one.removed else self.tr("Send out")
        self._call(self.out, deed, f"{deed}: {one.name}")
        words = self.tr("Don't give it back") if one.may_return else self.tr("Give the name back")
        self._call(self.back, words, f"{words}: {one.name}")
        lost = not (one.by_hand or one.removed or one.id in room.here)
        self.back.setVisible(lost and room.phase is not Phase.END)
        self.rename.call(self.tr("Rename {name}").format(name=one.name))
        new = self.tr("New name for {name}").format(name=one.name)
        tell(self.who, new)
        self.field.setAccessibleName(new)
        keep = self.tr("Only the spelling was wrong") if self._is_listed else self.tr("Keep")
        self._call(self.keep, keep, keep)
        self.reassign.setVisible(self._is_listed)
        if not self._editing.isHidden():
            self._explain()

    @staticmethod
    def _call(button: Button, text: str, name: str) -> None:
        if button.text() != text:
            button.setText(text)
            button.updateGeometry()
        button.call(name)

    def _edit(self) -> None:
        self.field.setText(self._one.name)
        self._reading.hide()
        self._editing.show()
        self._explain()
        self.field.setFocus()
        self.field.selectAll()

    def _stop_editing(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._editing.isAncestorOf(focused)
        self._editing.hide()
        self._reading.show()
        if had_focus:
            self.rename.setFocus()

    def _explain(self) -> None:
        """Say what each of the two acts would do with the name as it stands in the field."""
        room = self._room
        name = tidied(self.field.text())
        entry = room.setup.entry(name) if room is not None else None
        another = entry is not None and entry.name != self._one.listed
        self.keep.setEnabled(not (another and self._is_listed))
        self._offer(name)
        self.why.setVisible(self._is_listed)
        if self._is_listed:
            tell(self.why, wording.two_acts(self._one, name, on_list=entry is not None))

    def _offer(self, name: str) -> None:
        """Offer the names of the class list that are free and hold what is typed."""
        key = "" if name == self._one.name else name_key(name)
        free = self._room.free_names if self._room is not None else ()
        found = [one for one in free if key in name_key(one) and one != name]
        for place, button in enumerate(self.offers):
            offered = found[place] if place < len(found) else ""
            button.setVisible(bool(offered))
            if offered:
                self._call(button, offered, self.tr("It is {name}").format(name=offered))

    def _take_offer(self, button: Button) -> None:
        self.field.setText(button.text())
        self.field.setFocus()

    def _enter(self) -> None:
        """Rename by Enter where there is one thing it can mean; else go to the choice."""
        if not self._is_listed:
            self._give(Rename)
        elif self.keep.isEnabled():
            self.keep.setFocus()
        else:
            self.reassign.setFocus()

    def _give(self, act: type[Rename] | type[Reassign]) -> None:
        name = tidied(self.field.text())
        if name and name != self._one.name:
            self._send(act(self._one.id, name))
        self._stop_editing()

    def _let_return(self) -> None:
        self._send(AllowReturn(self._one.id, not self._one.may_return))

    def _turn_out(self) -> None:
        who: ParticipantId = self._one.id
        self._send(Readmit(who) if self._one.removed else Remove(who))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._editing.isHidden():
            self._stop_editing()
        else:
            super().keyPressEvent(event)
