"""The flow around quizzes: who is learning, what is next today, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Learner, LearnerLine
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.queue import Agenda
from quizapp.env.clock import Clock, learning_day
from quizapp.services.learners import Learners, LooksAlike
from quizapp.services.planning import Planning, PlanView
from quizapp.services.practice import Practice, Standing
from quizapp.services.review import Review
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.rights import Moved, RightsFlow
from quizapp.ui.pages.learners.state import LearnerRow, LearnersState, NameProblem, RightsNotice
from quizapp.ui.pages.today.state import TodayState
from quizapp.ui.pages.today.states import today_state
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.learners.screen import LearnersScreen
    from quizapp.ui.pages.today.screen import TodayScreen


_LOOK_AT_CLOCK = 20_000
"""Milliseconds between two looks at the clock: a timer set for the morning would sleep too."""


class HomeFlow(Flow):
    """Leads to a learner and to the next sensible thing.

    Signals:
        learner_chosen: a Learner.
        continued, missed_chosen, summary_opened: an AttemptId.
        corrections_opened, new_quiz_chosen, quick_quiz_chosen: as they say.
        session_wanted: what makes the attempt of a review session, to be run off this thread.
        list_opened, plan_opened, plan_removed: as they say.
        day_began: another learning day has begun while the app was open, or the clock was set.
    """

    learner_chosen = Signal(object)
    continued = Signal(object)
    missed_chosen = Signal(object)
    summary_opened = Signal(object)
    corrections_opened = Signal()
    new_quiz_chosen = Signal()
    quick_quiz_chosen = Signal()
    session_wanted = Signal(object)
    list_opened = Signal()
    plan_opened = Signal()
    plan_removed = Signal()
    day_began = Signal()

    def __init__(
        self,
        learners: Learners,
        practice: Practice,
        review: Review,
        planning: Planning,
        jobs: JobRunner,
        clock: Clock,
        put_learners: Callable[[QWidget], None],
        put_today: Callable[[QWidget], None],
        rights: RightsFlow,
    ) -> None:
        super().__init__(jobs)
        self._rights = rights
        rights.trouble.connect(self.trouble)
        rights.trouble_over.connect(self.trouble_over)
        rights.moved.connect(self._follow)
        rights.told.connect(self._look_again)
        self._learners = learners
        self._practice = practice
        self._review = review
        self._planning = planning
        self._clock = clock
        self._put_learners = put_learners
        self._put_today = put_today
        self._lines: tuple[LearnerLine, ...] = ()
        self._current: LearnerId | None = None
        self._learner = LearnerId(0)  # whose Today is open
        self._learners_screen: LearnersScreen | None = None
        self._today_screen: TodayScreen | None = None
        self._today_state: TodayState | None = None
        self._day = learning_day(self._now())
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_AT_CLOCK)
        self._watch.timeout.connect(self.look_at_clock)

    def look_at_clock(self) -> None:
        """Tell when another learning day has begun, also after the computer was asleep."""
        day = learning_day(self._now())
        if day != self._day:
            self._day = day
            self.day_began.emit()

    @property
    def shows_today(self) -> bool:
        """Return whether Today is on the screen."""
        return self._today_screen is not None and self._today_screen.isVisible()

    def choose_learner(self, current: LearnerId | None = None) -> None:
        """Ask who is learning."""
        self._current = current
        self.run(self._learners.overview, self._show_learners)

    def rest(self) -> None:
        """Let go: the window, or the bank, is about to go."""
        self._watch.stop()
        self._rights.rest()

    def choose_after(self, error: ExpectedError) -> None:
        """Ask who is learning, and say why: the learner is no longer there."""
        self._rights.notice = RightsNotice(BannerKind.TROUBLE, error.message, error.hint)
        self.choose_learner()

    def find_learner(
        self, learner_id: LearnerId | None, found: Callable[[Learner | None], None]
    ) -> None:
        """Look a learner up who was here before."""

        def pick(learners: tuple[Learner, ...]) -> None:
            found(next((one for one in learners if one.id == learner_id), None))

        self.run(self._learners.everyone, pick)

    def open_today(self, learner: Learner) -> None:
        """Show the most sensible next thing for a learner."""

        def look() -> tuple[Standing, Agenda, PlanView | None]:
            return (
                self._practice.standing(learner.id),
                self._review.agenda(learner.id),
                self._planning.plan(learner.id, foresee=False),
            )

        self.run(look, lambda found: self._show_today(learner, *found))

    # Learners

    def _show_learners(
        self, lines: tuple[LearnerLine, ...], problem: NameProblem | None = None
    ) -> None:
        self._lines = lines
        if self._learners_screen is None:
            from quizapp.ui.pages.learners.screen import LearnersScreen

            screen = LearnersScreen()
            screen.chosen.connect(self._choose)
            screen.added.connect(self._add)
            screen.renamed.connect(self._rename)
            screen.removed.connect(self._rights.erase)
            screen.merged.connect(self._rights.merge)
            screen.export_wanted.connect(lambda learner: self._rights.export(learner, screen))
            screen.undo_wanted.connect(self._rights.undo)
            screen.copies_deletion_wanted.connect(lambda: self._rights.delete_copies(screen))
            screen.notice_closed.connect(self._rights.close_notice)
            self._learners_screen = screen
        self._put_learners(self._learners_screen)
        rows = tuple(
            LearnerRow(one.learner, one.last_active, one.attempts, one.looks_like) for one in lines
        )
        rights = self._rights
        self._learners_screen.render(
            LearnersState(
                rows,
                self._now(),
                problem,
                self._current,
                rights.notice,
                rights.busy,
                self._learners.on_server,
            )
        )

    def _choose(self, learner_id: LearnerId) -> None:
        self._rights.put_away_read()
        self.find_learner(
            learner_id,
            lambda learner: self.learner_chosen.emit(learner) if learner else self.choose_learner(),
        )

    def _add(self, name: str, beside_look_alike: bool) -> None:
        self._jobs.run(
            lambda: self._learners.add(name, beside_look_alike=beside_look_alike),
            self.learner_chosen.emit,
            lambda error: self._tell_name_problem(error, None),
        )

    def _rename(self, learner_id: LearnerId, name: str, beside_look_alike: bool) -> None:
        self._jobs.run(
            lambda: self._learners.rename(learner_id, name, beside_look_alike=beside_look_alike),
            lambda _: self.choose_learner(self._current),
            lambda error: self._tell_name_problem(error, learner_id),
        )

    def _tell_name_problem(self, error: Exception, learner_id: LearnerId | None) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        anyway = self.tr("Take that name all the same") if isinstance(error, LooksAlike) else ""
        problem = NameProblem(error.message, error.hint, learner_id, anyway)
        self._show_learners(self._lines, problem)

    def _follow(self, moved: Moved) -> None:
        """Keep to who is learning: removed, nobody; merged, who has everything now."""
        if moved.gone == self._current:
            self._current = moved.now

    def _look_again(self) -> None:
        """Show the list as it is now, if it is what is on the screen."""
        if self._learners_screen is not None and self._learners_screen.isVisible():
            if self._rights.busy:
                self._show_learners(self._lines)
            else:
                self.choose_learner(self._current)

    # Today

    def _show_today(
        self, learner: Learner, standing: Standing, agenda: Agenda, plan: PlanView | None
    ) -> None:
        self._learner = learner.id
        if self._today_screen is None:
            from quizapp.ui.pages.today.screen import TodayScreen

            screen = TodayScreen()
            screen.continued.connect(self.continued)
            screen.corrections_opened.connect(self.corrections_opened)
            screen.quick_quiz_chosen.connect(self.quick_quiz_chosen)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            screen.missed_chosen.connect(self.missed_chosen)
            screen.summary_opened.connect(self.summary_opened)
            screen.review_started.connect(self._start_review)
            screen.test_session_started.connect(self._start_for_test)
            screen.list_opened.connect(self.list_opened)
            screen.plan_opened.connect(self.plan_opened)
            screen.plan_removed.connect(self.plan_removed)
            self._today_screen = screen
        self._watch.start()
        self._put_today(self._today_screen)
        state = today_state(learner, self._now(), standing, agenda, plan)
        self._today_state = state
        self._today_screen.render(state)
        if plan is not None and plan.sessions:
            self.run(
                lambda: self._planning.plan(learner.id),
                lambda foreseen: self._show_forecast(state, foreseen),
            )

    def _show_forecast(self, state: TodayState, plan: PlanView | None) -> None:
        """Add to Today what to expect of the test, unless Today is another one by now."""
        if self._today_state is not state or self._today_screen is None:
            return
        if state.test is None or plan is None:
            return
        test = replace(state.test, expected_now=plan.expected_now, expected_then=plan.expected_then)
        self._today_screen.render(replace(state, test=test))

    def _start_review(self) -> None:
        learner_id = self._learner
        self.session_wanted.emit(lambda: self._review.start(learner_id, with_new=True))

    def _start_for_test(self) -> None:
        learner_id = self._learner
        self.session_wanted.emit(lambda: self._planning.start_for_test(learner_id))

    def _now(self) -> datetime:
        return self._clock().astimezone()
