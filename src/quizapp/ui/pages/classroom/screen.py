"""The page Class: run a session, plans, past sessions, what the learners here got wrong."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.intents import ClassIntent
from quizapp.ui.pages.classroom.missed_part import MissedPart
from quizapp.ui.pages.classroom.missed_row import MissedRow
from quizapp.ui.pages.classroom.objections_line import ObjectionsLine
from quizapp.ui.pages.classroom.sessions_part import SessionsPart
from quizapp.ui.pages.classroom.state import ClassState
from quizapp.ui.shell.page import Screen, ignore


class ClassScreen(Screen[ClassState, ClassIntent]):
    """One column, from what is done next to what is over."""

    of_pack = True

    def __init__(
        self, act: Callable[[ClassIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._fresh = True  # nothing of this visit has been shown yet
        self._page = ScrollPage(self.tr("Class"))
        self._sessions = SessionsPart(lambda intent: self.act(intent), self)
        self._objections = ObjectionsLine(lambda intent: self.act(intent), self)
        self._missed = MissedPart(lambda intent: self.act(intent), self)
        self._missed.row_shown.connect(lambda row: self._page.reveal(row, where_cut=True))
        column = self._page.column
        column.addWidget(heading(self.tr("Class"), Type.DISPLAY))
        column.addWidget(self._sessions)
        column.addWidget(self._objections)
        column.addSpacing(Space.L)
        column.addWidget(self._missed)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    @override
    def render(self, state: ClassState) -> None:  # type: ignore[override]
        """Show the class. The same again keeps what is open and where the focus is."""
        lost = self._sessions.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        changed = self._sessions.show_state(state.sessions)
        self._objections.show_counts(state.objections)
        self._missed.show_state(state)
        if self.isVisible() and (self._fresh or (lost and changed)):
            self.take_focus()
        self._fresh = False

    def row(self, number: int) -> MissedRow:
        """Return one of the rows of what was missed, counted from 0."""
        return self._missed.rows[number]

    def begin(self) -> None:
        """Forget what was opened: the page is visited anew."""
        self._fresh = True
        self._sessions.begin()
        self._missed.begin()
        self._page.back_to_top()

    def take_focus(self) -> None:
        """Give the keyboard to the filled button."""
        if self._sessions.first is not None:
            focus_in(self, self._sessions.first)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus back to the line whose passage was read, else to the filled button."""
        super().showEvent(event)
        if event.spontaneous():
            return
        last = self.focusWidget()
        if last is not None and self._missed.isAncestorOf(last):
            focus_in(self, last)
        else:
            self.take_focus()
