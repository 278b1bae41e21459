"""The page Today: the day's task, and what has grown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.answering.attempts import Attempt, Learner, QuizSpec
from quizapp.core.learning.todays_task import NEW
from quizapp.core.views.changes import Changed
from quizapp.ui.pages.today.intents import More, PractiseTopic, StartTask, TodayIntent
from quizapp.ui.pages.today.state import TodayState, TopicLine
from quizapp.ui.pages.today.states import today_state, topic_lines
from quizapp.ui.shell.destinations import StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import LearnerId
    from quizapp.core.views.planning import PlanView
    from quizapp.ui.shell.context import Context


class TodayPage(Page[TodayState, TodayIntent]):
    """Says what the day asks, and leads to it.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.TODAY
    watches = frozenset({Changed.ANSWERS, Changed.TESTS, Changed.CONTENT, Changed.DAY})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._topics: tuple[TopicLine, ...] = ()
        """As they were read last: shown until they are read again."""
        self._topics_of: LearnerId | None = None

    @override
    def load(self, learner: Learner) -> TodayState:
        services = self.context.services
        day = services.today.view(learner.id)
        return today_state(
            learner,
            self.context.now(),
            day,
            services.planning.plan(learner.id, foresee=False),
            self._topics if learner.id == self._topics_of else (),
            reads_first=day.is_new and services.first_hour.is_offered(learner.id),
        )

    @override
    def build(self, act: Callable[[TodayIntent], None]) -> Screen[TodayState, TodayIntent]:
        from quizapp.ui.pages.today.screen import TodayScreen

        return TodayScreen(act)

    @override
    def show(self, state: TodayState) -> None:
        self.context.show(self.place, self.screen)  # first: what is visible can take the focus
        self.render(state)
        self._look_further()

    @override
    def refresh(self, state: TodayState) -> None:
        super().refresh(state)
        self._look_further()

    @override
    def handle(self, intent: TodayIntent) -> None:
        services, learner = self.context.services, self.context.learner()
        if learner is None:
            return
        match intent:
            case StartTask():
                self.context.go(StartAttempt(lambda: services.today.start(learner.id)))
            case More():
                waiting = self.state is not None and self.state.day.waiting > 0
                self.context.go(StartAttempt(lambda: self._more(learner.id, waiting=waiting)))
            case PractiseTopic(topic_id):
                practising = services.practising
                self.context.go(StartAttempt(lambda: practising.of_topic(learner.id, topic_id)))
            case _:
                self.context.go(intent)

    def _more(self, learner_id: LearnerId, *, waiting: bool) -> Attempt:
        """Start a few questions beyond the day's task: on what waits, else a mixed quiz."""
        services = self.context.services
        if waiting:
            return services.review.start(learner_id, number=NEW)
        return services.practice.start(learner_id, QuizSpec(number=NEW))

    def _look_further(self) -> None:
        """Read what takes a moment: the map of topics, and what to expect of the test."""
        state, learner = self.state, self.context.learner()
        if learner is None or state is None or not self.on_screen:
            return
        services = self.context.services
        self.run(
            lambda: topic_lines(services.reporting.topics(learner.id)),
            lambda topics: self._show_topics(learner.id, topics),
        )
        if state.test is not None and state.test.sessions:
            self.run(lambda: services.planning.plan(learner.id), self._show_forecast)

    def _show_topics(self, learner_id: LearnerId, topics: tuple[TopicLine, ...]) -> None:
        learner = self.context.learner()
        if learner is None or learner.id != learner_id or self.state is None:
            return
        self._topics, self._topics_of = topics, learner_id
        self.render(replace(self.state, topics=topics))

    def _show_forecast(self, plan: PlanView | None) -> None:
        """Add what to expect of the test, unless it is another one by now."""
        state = self.state
        if state is None or state.test is None or plan is None:
            return
        if state.test.test_on != plan.preparation.test_on:
            return
        test = replace(state.test, expected_now=plan.expected_now, expected_then=plan.expected_then)
        self.render(replace(state, test=test))
