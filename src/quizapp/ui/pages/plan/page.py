"""The flow of a test: setting its day, changing it, removing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.content.ids import LearnerId, TopicId
from quizapp.core.learning.duration import minutes, pace
from quizapp.core.learning.test_plan import Outlook, Preparation, session_days
from quizapp.core.views.planning import PlanView
from quizapp.core.views.practice import Choices, LearnerOverview
from quizapp.env.clock import Clock, learning_day
from quizapp.services.planning import Planning
from quizapp.services.practice import Practice
from quizapp.ui.pages.plan.dates import read, typed
from quizapp.ui.pages.plan.state import SIZES, PlanState, TypedDate
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.plan.screen import PlanScreen


class PlanningFlow(Flow):
    """Leads to a planned test.

    Signals:
        left: the test was set, removed or left as it was; show what is next today.
    """

    left = Signal()

    def __init__(
        self,
        planning: Planning,
        practice: Practice,
        jobs: JobRunner,
        clock: Clock,
        put: Callable[[QWidget], None],
        window: QWidget,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._planning = planning
        self._practice = practice
        self._clock = clock
        self._put = put
        self._window = window
        self._dialogs = dialogs
        self._learner = LearnerId(0)
        self._done: date | None = None
        """The day of a session already done for the test that is being changed."""
        self._before: Preparation | None = None
        self._state: PlanState | None = None
        self._screen: PlanScreen | None = None

    def open(self, learner_id: LearnerId) -> None:
        """Show the test that is planned, or ask for one."""
        self._learner = learner_id

        def look() -> tuple[Choices, LearnerOverview, PlanView | None]:
            return (
                self._practice.choices(),
                self._practice.standing(learner_id),
                self._planning.plan(learner_id),
            )

        self.run(look, lambda found: self._show(*found))

    def remove(self, learner_id: LearnerId) -> None:
        """Forget the test, if the learner agrees."""
        self._dialogs.confirm(
            self._window,
            self.tr("Remove the test?"),
            self.tr(
                "Its sessions are no longer planned. What you have learned for it stays, and what "
                "is due comes back as before."
            ),
            self.tr("Remove it"),
            destructive=True,
            then=lambda: self.run(
                lambda: self._planning.drop_plan(learner_id), lambda _: self.left.emit()
            ),
        )

    def _show(self, choices: Choices, standing: LearnerOverview, plan: PlanView | None) -> None:
        today = learning_day(self._clock())
        each = pace(standing.last.questions if standing.last else ())
        kept = None if plan is None or plan.over else plan
        self._done = today if kept is not None and kept.done_today else None
        self._before = kept.preparation if kept is not None else None
        prepared = plan.preparation if plan is not None else Preparation(today)
        self._state = PlanState(
            today=today,
            typed=TypedDate() if kept is None else typed(prepared.test_on),
            topics=choices.topics,
            chosen=prepared.topics,
            size=prepared.size,
            minutes=tuple(minutes(size, each) for size in SIZES),
            planned=kept is not None,
        )
        if self._screen is None:
            from quizapp.ui.pages.plan.screen import PlanScreen

            screen = PlanScreen()
            screen.date_changed.connect(self._read_date)
            screen.topics_changed.connect(self._choose_topics)
            screen.size_changed.connect(lambda size: self._render(size=size))
            screen.saved.connect(self._save)
            screen.removed.connect(lambda: self.remove(self._learner))
            screen.left.connect(self.left)
            self._screen = screen
        self._read_date(self._state.typed)
        self._put(self._screen)  # when it is shown it gives the day the focus

    def _read_date(self, fields: TypedDate, *, complete: bool = False) -> None:
        if self._state is None:
            return
        test_on, problem = read(fields, self._state.today, complete=complete)
        sessions: tuple[date, ...] = ()
        if test_on is not None:
            sessions = session_days(self._state.today, test_on, self._done)
        self._render(typed=fields, test_on=test_on, problem=problem, sessions=sessions)
        self._foresee()

    def _choose_topics(self, topics: frozenset[TopicId]) -> None:
        self._render(chosen=topics)
        self._foresee()

    def _foresee(self) -> None:
        """Work out the forecast of each session length, which takes a moment for a large bank."""
        state = self._state
        if state is None:
            return
        test_on, topics = state.test_on, state.chosen
        self._render(outlook=None)
        if test_on is None:
            return

        def show(outlook: Outlook) -> None:
            now = self._state
            if now is not None and (now.test_on, now.chosen) == (test_on, topics):
                self._render(outlook=outlook)

        learner_id, done = self._learner, self._done
        self.run(
            lambda: self._planning.outlook(learner_id, test_on, topics, SIZES, done),
            show,
        )

    def _render(self, **changes: object) -> None:
        if self._state is not None and self._screen is not None:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]
            self._screen.render(self._state)

    def _save(self) -> None:
        if self._state is not None:
            self._read_date(self._state.typed, complete=True)
        state = self._state
        if state is None or state.test_on is None:
            return
        preparation = Preparation(state.test_on, state.chosen, state.size)
        if preparation == self._before:
            self.left.emit()
            return
        self.run(
            lambda: self._planning.set_plan(self._learner, preparation), lambda _: self.left.emit()
        )


def planning_flow(context: Context) -> PlanningFlow:
    """Return the flow of the test's day."""
    services = context.services
    flow = PlanningFlow(
        services.planning,
        services.practice,
        context.jobs,
        context.clock,
        partial(context.show, PageId.TODAY),
        context.window,
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.left.connect(lambda: context.go(to.OpenPage(PageId.TODAY)))
    return flow
