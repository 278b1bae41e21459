"""Sessions without phones: counting hands, and entering what teams chose."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import FromTeacher, Hands, Participant, TeamVote
from quizapp.core.session.room import MOST_HANDS
from quizapp.core.session.room_state import Phase, Room
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.shell.keys.pressed import BARE, meant


def counts_hands(room: Room) -> bool:
    """Return whether hands are counted now: in a vote, or right after it, of a room of no phones.

    Where teams answer, their answers are entered instead.
    """
    voting = room.phase in (Phase.VOTE, Phase.CLOSED)
    return voting and not room.setup.phones and not any(one.by_hand for one in room.present)


class CountField(QLineEdit):
    """A count: digits, or Up and Down. Enter goes to the next field.

    Signals:
        counted: another number stands in it.
        done: Enter was pressed.
    """

    counted = Signal(int)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("0", parent)
        self.setValidator(QIntValidator(0, MOST_HANDS, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(lambda _: self.counted.emit(self.number))

    @property
    def number(self) -> int:
        """Return the count; an empty field counts nobody."""
        return int(self.text() or 0)

    def show_number(self, number: int) -> None:
        """Show another count without a signal; a field that is being emptied stays empty."""
        if number != self.number:
            self.setText(str(number))

    def step(self, by: int) -> None:
        """Count one hand more or less."""
        number = min(max(self.number + by, 0), MOST_HANDS)
        if number != self.number:
            self.setText(str(number))
            self.counted.emit(number)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Plus):
            self.step(1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Minus):
            self.step(-1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Space:
            event.ignore()  # it takes the next step, here as everywhere in a session
        else:
            super().keyPressEvent(event)


class HandsPart(QWidget):
    """A stepper for each option.

    Args:
        send: takes a Hands event with all counts.
        parent: the parent widget.
        in_line: whether the counts stand beside each other in one line, without the words: on one
            screen, below what the class sees.

    Signals:
        done: Enter in the last field.
    """

    done = Signal()

    def __init__(
        self,
        send: Callable[[FromTeacher], None],
        parent: QWidget | None = None,
        *,
        in_line: bool = False,
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._in_line = in_line
        if in_line:
            self._place: QLayout = FlowLayout(self, across=Space.L)
            self._place.addWidget(body(self.tr("Hands: type each count, Enter goes on.")))
        else:
            self._place = QVBoxLayout(self)
            self._place.setContentsMargins(0, 0, 0, 0)
            self._place.setSpacing(Space.S)
            self._place.addWidget(heading(self.tr("Hands"), Type.LEAD))
            words = self.tr("Call each option. Type how many hands go up; Enter goes on.")
            self._place.addWidget(body(words))
        self._rows: list[QWidget] = []
        self.fields: list[CountField] = []
        self._letters: tuple[str, ...] = ()

    def render(self, room: Room) -> None:  # type: ignore[override]
        """Show the counts so far."""
        assert room.current is not None
        letters = room.current.presented.letters
        if letters != self._letters:
            self._build(letters)
        counts = room.hands.get(room.ballot, (0,) * len(letters))
        for field, count in zip(self.fields, counts, strict=True):
            # What is being typed is newer than what was written down.
            if not (field.hasFocus() and field.isModified()):
                field.show_number(count)

    def begin_with(self, digit: str) -> bool:
        """Begin to count with a digit that was typed; return whether it was one."""
        if not self.fields or not digit.isdecimal():
            return False
        field = self.fields[0]
        field.setFocus()
        field.selectAll()
        field.insert(digit)
        field.deselect()
        field.counted.emit(field.number)
        return True

    @property
    def counting(self) -> bool:
        """Return whether the keys go into one of its fields."""
        return any(field.hasFocus() for field in self.fields)

    def _build(self, letters: tuple[str, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._letters, self._rows, self.fields = letters, [], []
        for place, letter in enumerate(letters):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(Space.S)
            name = heading(letter, Type.LEAD)
            name.setFixedWidth(current_theme().px(28))
            field = CountField()
            field.setFixedWidth(current_theme().px(64 if self._in_line else 96))
            field.setAccessibleName(self.tr("Hands for {letter}").format(letter=letter))
            field.counted.connect(lambda _: self._tell())
            field.done.connect(partial(self._go_on, place))
            shown = (name, field) if self._in_line else (name, *self._with_steppers(field, letter))
            for widget in shown:
                line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            if not self._in_line:
                line.addStretch(1)
            self._place.addWidget(row)
            self._rows.append(row)
            self.fields.append(field)

    def _with_steppers(self, field: CountField, letter: str) -> tuple[QWidget, ...]:
        """Return a field between the buttons that count one hand less and one more."""
        less = Button("", ButtonKind.QUIET, Icon.MINUS, self.tr("One less"))
        less.call(self.tr("One hand less for {letter}").format(letter=letter))
        more = Button("", ButtonKind.QUIET, Icon.ADD, self.tr("One more"))
        more.call(self.tr("One hand more for {letter}").format(letter=letter))
        less.clicked.connect(partial(field.step, -1))
        more.clicked.connect(partial(field.step, 1))
        return less, field, more

    def _tell(self) -> None:
        self._send(Hands(tuple(field.number for field in self.fields)))

    def _go_on(self, place: int) -> None:
        if place + 1 < len(self.fields):
            self.fields[place + 1].setFocus()
        else:
            self.done.emit()


class TeamRow(QWidget):
    """What one team chose, by tap or by the option's letter.

    Signals:
        chosen: the option, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, one: Participant, letters: tuple[str, ...]) -> None:
        super().__init__()
        self._letters = letters
        line = FlowLayout(self, across=Space.M)
        self.name = body(one.name)
        self.choice = Segmented(one.name, letters)
        for number, letter in enumerate(letters):
            self.choice.segment(number).setAccessibleName(f"{one.name}: {letter}")
        self.choice.chosen.connect(self.chosen)
        line.addWidget(self.choice)
        line.addWidget(self.name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = None if event.modifiers() & ~BARE else meant(event, self._letters)
        if letter is not None:
            self.chosen.emit(self._letters.index(letter))
            self.choice.segment(self._letters.index(letter)).setFocus()
        else:
            super().keyPressEvent(event)


class TeamsPart(QWidget):
    """A row for each team, or pupil without a phone.

    Args:
        send: takes a TeamVote event.
        parent: the parent widget.
    """

    def __init__(self, send: Callable[[FromTeacher], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(heading(self.tr("Answers through you"), Type.LEAD))
        self._column.addWidget(body(self.tr("Tap what each has chosen, or type its letter.")))
        self.rows: dict[int, TeamRow] = {}
        self._made_for: tuple[tuple[int, str], ...] = ()
        self._letters: tuple[str, ...] = ()

    def render(self, room: Room) -> None:  # type: ignore[override]
        """Show who answers by hand and what they chose."""
        assert room.current is not None
        teams = tuple(one for one in room.present if one.by_hand)
        letters = room.current.presented.letters
        named = tuple((int(one.id), one.name) for one in teams)
        if (named, letters) != (self._made_for, self._letters):
            for row in self.rows.values():
                row.hide()
                row.deleteLater()
            self.rows = {}
            self._made_for, self._letters = named, letters
            for one in teams:
                row = TeamRow(one, letters)
                row.chosen.connect(partial(self._tell, one.id))
                self._column.addWidget(row)
                self.rows[int(one.id)] = row
        voted = room.counted(room.ballot)
        for one in teams:
            row = self.rows[int(one.id)]
            tell(row.name, one.name)
            cast = voted.get(one.id)
            row.choice.show_chosen(None if cast is None else cast.vote.choice)
            row.choice.setEnabled(room.phase is Phase.VOTE)

    def _tell(self, who: ParticipantId, choice: int) -> None:
        self._send(TeamVote(who, choice))
