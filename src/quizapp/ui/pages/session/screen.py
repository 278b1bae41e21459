"""What the app's window holds during a session: the console, and on one screen the class's view."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.console.hands import HandsPart, counts_hands
from quizapp.ui.console.intents import ConsoleIntent, MoveText, Send, SessionIntent, TurnView
from quizapp.ui.console.pace_bar import PaceBar
from quizapp.ui.console.screen import ConsoleScreen
from quizapp.ui.console.session_steps import steps
from quizapp.ui.console.state import ConsoleState
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.projector.state import ProjectorState
from quizapp.ui.shell.page import Screen, ignore


@dataclass(frozen=True)
class SessionState:
    """What both windows show. How many screens there are, the session's screen knows itself."""

    console: ConsoleState
    projector: ProjectorState


class SessionScreen(Screen[SessionState, SessionIntent]):
    """With a screen for the class it holds the console alone. On one screen it holds both.

    Then the class's view fills it, with the steps in a strip below; F5 goes to the console and
    back. The strip tells nothing that the class may not see.
    """

    def __init__(
        self, act: Callable[[SessionIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self.console = ConsoleScreen(self._take)
        self.projector = ProjectorScreen(self._press)
        self.one_screen = False
        self.strip = QWidget()
        self.pace = PaceBar(self._take)
        self.hands = HandsPart(lambda event: self.act(Send(event)), in_line=True)
        self.back = quiet(self.tr("Console (F5)"), Icon.BACK, self)
        self.front = QWidget()
        self._front = QVBoxLayout(self.front)
        self._front.setContentsMargins(0, 0, 0, 0)
        self._front.setSpacing(0)
        row = QVBoxLayout(self.strip)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.addWidget(self.hands)
        row.addWidget(self.pace)
        self._front.addWidget(self.strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.console)
        self._stack.addWidget(self.front)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.back.clicked.connect(self.turn)
        self.hands.done.connect(self.pace.focus_first)

    @override
    def render(self, state: SessionState) -> None:  # type: ignore[override]
        self.projector.render(state.projector)
        below = self.projector.scrolls
        console = replace(state.console, one_screen=self.one_screen, text_below=below)
        self.console.render(console)
        room = state.console.room
        # Everybody in the room sees the hands that go up.
        self.hands.setVisible(counts_hands(room))
        if counts_hands(room):
            self.hands.render(room)
        # The class sees the strip: its steps are not those that follow from the votes.
        changed = self.pace.show_steps(steps(console.room, private=False), (self.back,))
        more = [("F5", self.tr("console"))]
        if below:
            more.append((self.tr("Page Down, Page Up"), self.tr("move the text")))
        self.pace.list_keys(single_keys=console.single_keys, more=tuple(more))
        if changed and self.shows_class and not self.hands.counting:
            self.pace.focus_first()

    def take_projector(self) -> None:
        """Hold the class's view too: there is one screen."""
        self.one_screen = True
        self._front.insertWidget(0, self.projector, 1)
        self.projector.show()
        self._show(front=True)

    def give_projector(self) -> None:
        """Let go of the class's view: it gets a window of its own."""
        self.one_screen = False
        self._front.removeWidget(self.projector)
        self.projector.setParent(None)
        self._show(front=False)

    @property
    def shows_class(self) -> bool:
        """Return whether the class's view is shown in it now."""
        return self._stack.currentWidget() is self.front

    def turn(self) -> None:
        """On one screen: show the class's view, or the console."""
        if self.one_screen:
            self._show(front=not self.shows_class)

    def _show(self, *, front: bool) -> None:
        self._stack.setCurrentWidget(self.front if front else self.console)
        if front:
            self.pace.focus_first()
        else:
            self.console.take_focus()

    def _take(self, intent: ConsoleIntent) -> None:
        match intent:
            case TurnView():
                self.turn()
            case MoveText(pages):
                self.projector.move_text(pages)
            case _:
                self.act(intent)

    def _press(self, event: QKeyEvent) -> None:
        """Let a key work in the class's window as in the console."""
        if self.one_screen:
            self.keyPressEvent(event)
        else:
            self.console.keyPressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.shows_class and not event.isAutoRepeat() and self._pressed(event):
            event.accept()
            return
        focused = self.window().focusWidget()
        if not self.shows_class and (focused is None or not self.console.isAncestorOf(focused)):
            self.console.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if not self.hands.isHidden() and self.hands.begin_with(event.text()):
            return True
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.pace.steps:
                self._take(self.pace.steps[0].intent)
            return True
        self.console.keyPressEvent(event)
        return event.isAccepted()
