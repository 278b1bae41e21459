"""The card of the day: a ring, what there is to do, and one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.kit.chart.ring import ProgressRing
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.intents import More, StartTask, TodayIntent
from quizapp.ui.pages.today.state import Chief, TodayState
from quizapp.ui.shell.destinations import (
    BeginReading,
    ContinueAttempt,
    OpenSummary,
    PayCorrections,
    SetUpQuiz,
)


class TaskCard(Card):
    """Shows the task of the day. Its button is the page's filled one; done, there is none.

    Args:
        act: takes what was asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[TodayIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(Space.XXL)
        self._ring = ProgressRing(self)
        self._row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = heading("", Type.LEAD, self)
        self._end = heading("", Type.DISPLAY, self)
        said = QVBoxLayout()
        said.setSpacing(Space.XS)
        said.addStretch(1)
        said.addWidget(self._title)
        said.addWidget(self._end)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        said.addLayout(self._lines)
        said.addSpacing(Space.M)
        self._buttons = FlowLayout(across=Space.L)
        said.addLayout(self._buttons)
        said.addStretch(1)
        self._row.addLayout(said, 1)
        self.column.addLayout(self._row)
        self.chief: Button | None = None
        """What Enter presses when the page is opened."""

    def render_state(self, state: TodayState) -> None:
        """Show the task as it stands."""
        self._ring.setVisible(state.chief is not Chief.FIRST)
        share = 1.0 if state.chief is Chief.DONE else min(state.share, 0.99)
        self._ring.show_share(share, *wording.ring(state))
        shown, other = self._title, self._end
        if state.chief is Chief.DONE:  # as large as at the session's end: the day is over
            shown, other = other, shown
        shown.say(wording.title(state))
        shown.show()
        other.hide()
        clear(self._lines)
        for line in wording.lines(state):
            self._lines.addWidget(body(line, self))
        told = state.teaser
        if told is not None:
            self._lines.addWidget(body(wording.teaser(told, state), self))
        clear(self._buttons)
        buttons = self._actions(state)
        self.chief = buttons[0] if buttons else None
        for button in buttons:
            self._buttons.addWidget(button)
            if button.kind is ButtonKind.PRIMARY:
                self._buttons.addWidget(small(self.tr("Enter"), self))
        self.setAccessibleName(wording.title(state))

    def set_wide(self, wide: bool) -> None:
        """Put the ring at the left of the words, or below them: task and button are seen first."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.BottomToTop)
        self._row.setSpacing(Space.XXL if wide else Space.XL)

    def _actions(self, state: TodayState) -> tuple[Button, ...]:
        words = wording.button(state)
        match state.chief:
            case Chief.CORRECTIONS:
                return (self._button(words, ButtonKind.PRIMARY, PayCorrections()),)
            case Chief.FIRST:
                return (
                    self._button(words, ButtonKind.PRIMARY, BeginReading()),
                    self._button(self.tr("Straight to a quiz"), ButtonKind.LINK, SetUpQuiz()),
                )
            case Chief.GO_ON:
                assert state.day.begun is not None
                go_on = ContinueAttempt(state.day.begun.id)
                return (self._button(words, ButtonKind.PRIMARY, go_on),)
            case Chief.TASK:
                return (self._button(words, ButtonKind.PRIMARY, StartTask()),)
            case Chief.DONE:
                more = self._button(self.tr("Five more, if you like"), ButtonKind.QUIET, More())
                if state.day.done is None:
                    return (more,)
                look = OpenSummary(state.day.done.last.id)
                return (self._button(self.tr("Look back"), ButtonKind.QUIET, look), more)

    def _button(self, text: str, kind: ButtonKind, intent: TodayIntent) -> Button:
        button = Button(text, kind, parent=self)
        button.clicked.connect(lambda: self._act(intent))
        return button
