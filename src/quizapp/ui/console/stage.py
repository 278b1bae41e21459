"""What the app's window holds during a session: the console, and on one screen the class's view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.console.pace_bar import PaceBar
from quizapp.ui.console.screen import ConsoleScreen
from quizapp.ui.console.session_steps import Ask, Step, steps
from quizapp.ui.console.state import ConsoleState
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.projector.screen import ProjectorScreen


class Stage(QWidget):
    """With a screen for the class it holds the console alone. On one screen it holds both.

    Then the class's view fills it, with the steps in a strip below; F5 goes to the console and
    back. The strip tells nothing that the class may not see.

    Signals:
        turned: whether the class's view is shown in it now.
    """

    turned = Signal(bool)

    def __init__(
        self, console: ConsoleScreen, projector: ProjectorScreen, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.console, self.projector = console, projector
        self.one_screen = False
        self.strip = QWidget()
        self.pace = PaceBar()
        self.back = quiet(self.tr("Console (F5)"), Icon.BACK, self)
        self.front = QWidget()
        self._front = QVBoxLayout(self.front)
        self._front.setContentsMargins(0, 0, 0, 0)
        self._front.setSpacing(0)
        row = QVBoxLayout(self.strip)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.addWidget(self.pace)
        self._front.addWidget(self.strip)
        self._stack = QStackedWidget()
        self._stack.addWidget(console)
        self._stack.addWidget(self.front)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.pace.taken.connect(self._take)
        self.back.clicked.connect(self.turn)
        console.view_turned.connect(self.turn)

    def render(self, state: ConsoleState) -> None:  # type: ignore[override]
        """Show another state; the class's view is rendered by itself."""
        self.console.render(state)
        changed = self.pace.show_steps(steps(state.room, private=False), (self.back,))
        more = [("F5", self.tr("console"))]
        if state.text_below:
            more.append((self.tr("Page Down, Page Up"), self.tr("move the text")))
        self.pace.list_keys(single_keys=state.single_keys, more=tuple(more))
        if changed and self.shows_class:
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
        self.turned.emit(front)

    def _take(self, step: Step) -> None:
        if step.ask is Ask.CONFIRM:
            self.console.end_wanted.emit()
        elif step.ask is Ask.LEAVE:
            self.console.left.emit()
        elif step.event is not None:
            self.console.acted.emit(step.event)

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
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.pace.steps:
                self._take(self.pace.steps[0])
            return True
        self.console.keyPressEvent(event)
        return event.isAccepted()
