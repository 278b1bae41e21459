"""The flow around quizzes: who is learning, what is next today, and what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.attempts import Attempt, Learner
from quizapp.core.errors import ExpectedError
from quizapp.core.ids import LearnerId
from quizapp.core.scoring import score
from quizapp.env.clock import Clock
from quizapp.services.learners import LearnerLine, Learners
from quizapp.services.practice import Practice, Standing
from quizapp.ui.flows.flow import Flow
from quizapp.ui.jobs import Runs
from quizapp.ui.learners.state import LearnerRow, LearnersState, NameProblem
from quizapp.ui.today.state import LastResult, TodayState, Unfinished

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.learners.screen import LearnersScreen
    from quizapp.ui.today.screen import TodayScreen


class HomeFlow(Flow):
    """Leads to a learner and to the next sensible thing.

    Signals:
        learner_chosen: a Learner.
        continued, missed_chosen, summary_opened: an AttemptId.
        corrections_opened, new_quiz_chosen, quick_quiz_chosen: as they say.
    """

    learner_chosen = Signal(object)
    continued = Signal(object)
    missed_chosen = Signal(object)
    summary_opened = Signal(object)
    corrections_opened = Signal()
    new_quiz_chosen = Signal()
    quick_quiz_chosen = Signal()

    def __init__(
        self,
        learners: Learners,
        practice: Practice,
        jobs: Runs,
        clock: Clock,
        put_learners: Callable[[QWidget], None],
        put_today: Callable[[QWidget], None],
    ) -> None:
        super().__init__(jobs)
        self._learners = learners
        self._practice = practice
        self._clock = clock
        self._put_learners = put_learners
        self._put_today = put_today
        self._lines: tuple[LearnerLine, ...] = ()
        self._current: LearnerId | None = None
        self._learners_screen: LearnersScreen | None = None
        self._today_screen: TodayScreen | None = None

    def choose_learner(self, current: LearnerId | None = None) -> None:
        """Ask who is learning."""
        self._current = current
        self.run(self._learners.overview, self._show_learners)

    def find_learner(
        self, learner_id: LearnerId | None, found: Callable[[Learner | None], None]
    ) -> None:
        """Look a learner up who was here before."""

        def pick(learners: tuple[Learner, ...]) -> None:
            found(next((one for one in learners if one.id == learner_id), None))

        self.run(self._learners.everyone, pick)

    def open_today(self, learner: Learner) -> None:
        """Show the most sensible next thing for a learner."""
        self.run(
            lambda: self._practice.standing(learner.id),
            lambda standing: self._show_today(learner, standing),
        )

    # Learners

    def _show_learners(
        self, lines: tuple[LearnerLine, ...], problem: NameProblem | None = None
    ) -> None:
        self._lines = lines
        if self._learners_screen is None:
            from quizapp.ui.learners.screen import LearnersScreen

            screen = LearnersScreen()
            screen.chosen.connect(self._choose)
            screen.added.connect(self._add)
            screen.renamed.connect(self._rename)
            screen.removed.connect(self._remove)
            self._learners_screen = screen
        self._put_learners(self._learners_screen)
        rows = tuple(LearnerRow(one.learner, one.last_active, one.attempts) for one in lines)
        self._learners_screen.render(LearnersState(rows, self._now(), problem, self._current))

    def _choose(self, learner_id: LearnerId) -> None:
        self.find_learner(
            learner_id,
            lambda learner: self.learner_chosen.emit(learner) if learner else self.choose_learner(),
        )

    def _add(self, name: str) -> None:
        self._jobs.run(
            lambda: self._learners.add(name),
            self.learner_chosen.emit,
            lambda error: self._tell_name_problem(error, None),
        )

    def _rename(self, learner_id: LearnerId, name: str) -> None:
        self._jobs.run(
            lambda: self._learners.rename(learner_id, name),
            lambda _: self.choose_learner(self._current),
            lambda error: self._tell_name_problem(error, learner_id),
        )

    def _tell_name_problem(self, error: Exception, learner_id: LearnerId | None) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        self._show_learners(self._lines, NameProblem(error.message, error.hint, learner_id))

    def _remove(self, learner_id: LearnerId) -> None:
        current = None if learner_id == self._current else self._current
        self.run(lambda: self._learners.remove(learner_id), lambda _: self.choose_learner(current))

    # Today

    def _show_today(self, learner: Learner, standing: Standing) -> None:
        if self._today_screen is None:
            from quizapp.ui.today.screen import TodayScreen

            screen = TodayScreen()
            screen.continued.connect(self.continued)
            screen.corrections_opened.connect(self.corrections_opened)
            screen.quick_quiz_chosen.connect(self.quick_quiz_chosen)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            screen.missed_chosen.connect(self.missed_chosen)
            screen.summary_opened.connect(self.summary_opened)
            self._today_screen = screen
        self._put_today(self._today_screen)
        self._today_screen.render(
            TodayState(
                learner_name=learner.name,
                now=self._now(),
                facts=standing.facts,
                questions=standing.questions,
                not_met=standing.not_met,
                corrections_due=standing.corrections_due,
                unfinished=_unfinished(standing.unfinished),
                last=_last(standing.last),
            )
        )

    def _now(self) -> datetime:
        return self._clock().astimezone()


def _unfinished(attempt: Attempt | None) -> Unfinished | None:
    if attempt is None:
        return None
    moments = [attempt.started_at]
    for question in attempt.questions:
        moments += [at for at in (question.shown_at, question.left_at) if at]
    number = min(attempt.answered + 1, len(attempt.questions))
    return Unfinished(attempt.id, attempt.title, number, len(attempt.questions), max(moments))


def _last(attempt: Attempt | None) -> LastResult | None:
    if attempt is None or attempt.finished_at is None:
        return None
    return LastResult(attempt.id, attempt.title, score(attempt.questions), attempt.finished_at)
