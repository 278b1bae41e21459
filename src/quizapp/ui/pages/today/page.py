"""The page Today: the most sensible next thing for whoever is learning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.answering.attempts import Learner
from quizapp.core.views.changes import Changed
from quizapp.ui.pages.today.intents import (
    PractiseMissed,
    QuickQuiz,
    StartReview,
    StartTestSession,
    TodayIntent,
)
from quizapp.ui.pages.today.state import TodayState
from quizapp.ui.pages.today.states import today_state
from quizapp.ui.shell.destinations import StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.views.planning import PlanView


class TodayPage(Page[TodayState, TodayIntent]):
    """Says what is due and what is open, and leads to it."""

    place = PageId.TODAY
    watches = frozenset({Changed.ANSWERS, Changed.TESTS, Changed.CONTENT, Changed.DAY})

    @override
    def load(self, learner: Learner) -> TodayState:
        services = self.context.services
        return today_state(
            learner,
            self.context.now(),
            services.practice.overview(learner.id),
            services.review.agenda(learner.id),
            services.planning.plan(learner.id, foresee=False),
        )

    @override
    def build(self, act: Callable[[TodayIntent], None]) -> Screen[TodayState, TodayIntent]:
        from quizapp.ui.pages.today.screen import TodayScreen

        return TodayScreen(act)

    @override
    def show(self, state: TodayState) -> None:
        self.context.show(self.place, self.screen)  # first: what is visible can take the focus
        self.render(state)
        learner = self.context.learner()
        if learner is not None and state.test is not None and state.test.sessions:
            # The forecast goes through every card of the test's facts: it comes a moment later.
            self.run(
                lambda: self.context.services.planning.plan(learner.id),
                lambda plan: self._show_forecast(state, plan),
            )

    @override
    def handle(self, intent: TodayIntent) -> None:
        services, learner = self.context.services, self.context.learner()
        if learner is None:
            return
        match intent:
            case StartReview():
                go = StartAttempt(lambda: services.review.start(learner.id, with_new=True))
                self.context.go(go)
            case StartTestSession():
                self.context.go(StartAttempt(lambda: services.planning.start_for_test(learner.id)))
            case QuickQuiz():
                self.context.go(
                    StartAttempt(
                        lambda: services.practice.start(
                            learner.id, services.practice.offered_first(learner.id)
                        )
                    )
                )
            case PractiseMissed(attempt_id):
                self.context.go(StartAttempt(lambda: services.practice.start_again(attempt_id)))
            case _:
                self.context.go(intent)

    def _show_forecast(self, state: TodayState, plan: PlanView | None) -> None:
        """Add what to expect of the test, unless Today is another one by now."""
        if self.state is not state or state.test is None or plan is None:
            return
        test = replace(state.test, expected_now=plan.expected_now, expected_then=plan.expected_then)
        self.render(replace(state, test=test))
