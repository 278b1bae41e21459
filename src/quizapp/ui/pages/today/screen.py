"""The first page: one task with one button, and below it what has grown."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.page import PAGE_WIDEST, ScrollPage, side_margins
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.days_card import DaysCard
from quizapp.ui.pages.today.intents import TodayIntent
from quizapp.ui.pages.today.state import TodayState
from quizapp.ui.pages.today.task_card import TaskCard
from quizapp.ui.pages.today.test_card import TestCard
from quizapp.ui.pages.today.topics_part import TopicsPart
from quizapp.ui.pages.today.unfinished_line import UnfinishedLine
from quizapp.ui.shell.page import Screen, ignore

_SIDE_BY_SIDE = 620
"""Pixels at 100 % text from which two cards stand side by side."""
_BESIDE_RING = 480
"""The same for the ring and what is said beside it."""


class TodayScreen(Screen[TodayState, TodayIntent]):
    """Says what is next. One button is filled at most: that of the day's task."""

    of_pack = True

    def __init__(
        self, act: Callable[[TodayIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: TodayState | None = None

        def send(intent: TodayIntent) -> None:
            self.act(intent)

        self._page = ScrollPage(self.tr("Today"), parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        column = self._page.column
        self._greeting = heading("")
        column.addWidget(self._greeting)
        self._task = TaskCard(send)
        column.addWidget(self._task)
        self._unfinished = UnfinishedLine(send)
        column.addWidget(self._unfinished)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(Space.XL)
        self._days = DaysCard()
        self._pair.addWidget(self._days, 4)
        self._test = TestCard(send)
        self._pair.addWidget(self._test, 5)
        column.addLayout(self._pair)
        self._topics = TopicsPart(send)
        column.addWidget(self._topics)
        column.addStretch(1)

    @override
    def render(self, state: TodayState) -> None:  # type: ignore[override]
        """Show where the learner stands.

        The same with topics or a forecast that took a moment leaves focus and scrolling alone.
        """
        before, self._state = self._state, state
        fresh = before is None or before.day != state.day or before.chief is not state.chief
        if fresh or before is None or before.learner_name != state.learner_name:
            self._greeting.say(wording.greeting(state))
            self._task.render_state(state)
        if before is None or before.unfinished != state.unfinished:
            self._unfinished.render_quiz(state.unfinished)
        self._days.render_state(state)
        self._test.render_state(state)
        self._topics.render_topics(state.topics)
        self._arrange()
        if fresh:
            self._take_focus()

    def _take_focus(self) -> None:
        chief = self._task.chief
        if chief is not None and self.isVisible():
            focus_in(self, chief)
            self._page.begin_with(chief)

    def _arrange(self) -> None:
        theme = current_theme()
        room = self.width() - sum(side_margins(self.width(), PAGE_WIDEST))
        way = QBoxLayout.Direction
        side_by_side = room >= theme.px(_SIDE_BY_SIDE)
        self._pair.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)
        self._task.set_wide(room >= theme.px(_BESIDE_RING))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the day's button: Enter does the next thing."""
        super().showEvent(event)
        if not event.spontaneous():
            self._take_focus()
