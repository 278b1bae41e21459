"""The test ahead: its countdown, what to expect of it, and the days of tests in other packs."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from quizapp.core.content.ids import PackId
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.intents import TodayIntent
from quizapp.ui.pages.today.state import TodayState
from quizapp.ui.shell.destinations import OpenTestPlan, RemoveTestPlan


class TestCard(Card):
    """Shows the test ahead, or offers to set one.

    Args:
        act: takes what was asked for.
        parent: the widget it stands in.
    """

    __test__ = False

    def __init__(self, act: Callable[[TodayIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        top = QHBoxLayout()
        self._title = heading("", Type.BODY, self)
        top.addWidget(self._title, 1)
        self._countdown = small("", self)
        top.addWidget(self._countdown, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(top)
        self._line = body("", self)
        self.column.addWidget(self._line)
        self._note = small("", self)
        self.column.addWidget(self._note)
        self._others = small("", self)
        self.column.addWidget(self._others)
        self._pack_id: PackId | None = None
        self._set = self._button(ButtonKind.LINK, OpenTestPlan)
        self._remove = self._button(ButtonKind.LINK, lambda: RemoveTestPlan(self._pack_id))
        self._remove.setText(self.tr("Remove"))
        self._remove.call(self.tr("Remove the test"))
        flow = FlowLayout(across=Space.L)
        flow.addWidget(self._set)
        flow.addWidget(self._remove)
        self.column.addLayout(flow)
        self.column.addStretch(1)

    def render_state(self, state: TodayState) -> None:
        """Show the test; the same with another forecast changes its small print alone."""
        test = state.test
        self._pack_id = None if test is None else test.pack_id
        self._remove.setVisible(test is not None)
        self._others.say(wording.other_tests(state))
        self._others.setVisible(bool(state.day.other_tests))
        if test is None:
            self._title.say(self.tr("A test coming up?"))
            self._countdown.say("")
            self._line.say(self.tr("Say when, and the sessions up to it are planned for you."))
            self._say_note("")
            self._call(self.tr("Set a date"), self.tr("Set a date"))
            return
        self._title.say(wording.test_title(test, state))
        self._countdown.say(wording.countdown(test, state))
        self._line.say(wording.test_line(test, state))
        self._say_note(wording.test_note(test, state))
        if test.test_on < state.today:
            self._call(self.tr("Set another date"), self.tr("Set another date"))
        else:
            self._call(self.tr("Change"), self.tr("Change the test"))

    def _say_note(self, text: str) -> None:
        self._note.say(text)
        self._note.setVisible(bool(text))

    def _call(self, text: str, name: str) -> None:
        self._set.setText(text)
        self._set.call(name)
        self._set.updateGeometry()

    def _button(self, kind: ButtonKind, intent: Callable[[], TodayIntent]) -> Button:
        button = Button("", kind, parent=self)
        button.clicked.connect(lambda: self._act(intent()))
        return button
