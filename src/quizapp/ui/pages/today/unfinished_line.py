"""A quiz that was left, in one line: go on with it, or drop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.intents import TodayIntent
from quizapp.ui.pages.today.state import Unfinished
from quizapp.ui.shell.destinations import ContinueAttempt, EndAttempt
from quizapp.ui.shell.state import PageId


class UnfinishedLine(QWidget):
    """Says which quiz was left and where.

    Args:
        act: takes what was asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[TodayIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._quiz: Unfinished | None = None
        flow = FlowLayout(self, across=Space.L, down=0)
        self._said = body("", self)
        flow.addWidget(self._said)
        go_on = Button(self.tr("Go on"), ButtonKind.LINK, parent=self)
        go_on.call(self.tr("Go on with the unfinished quiz"))
        go_on.clicked.connect(self._go_on)
        drop = Button(self.tr("Drop it"), ButtonKind.LINK, parent=self)
        drop.call(self.tr("Drop the unfinished quiz"))
        drop.setToolTip(self.tr("Your answers are kept; what is left of it is not asked."))
        drop.clicked.connect(self._drop)
        flow.addWidget(go_on)
        flow.addWidget(drop)

    def render_quiz(self, quiz: Unfinished | None) -> None:
        """Show the quiz; None hides the line."""
        self._quiz = quiz
        self.setVisible(quiz is not None)
        if quiz is not None:
            self._said.say(wording.unfinished(quiz))

    def _go_on(self) -> None:
        if self._quiz is not None:
            self._act(ContinueAttempt(self._quiz.attempt_id))

    def _drop(self) -> None:
        if self._quiz is not None:
            self._act(EndAttempt(self._quiz.attempt_id, PageId.TODAY))
