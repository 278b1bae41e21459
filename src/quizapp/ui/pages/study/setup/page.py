"""The flow of the set-up: what a new quiz is to ask, and what becomes of an unfinished one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Attempt, QuizSpec
from quizapp.core.content.ids import LearnerId
from quizapp.core.views.practice import Choices
from quizapp.services.practice import Practice
from quizapp.ui.pages.study.setup.state import OpenQuiz, SetupState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.study.setup.screen import SetupScreen


class SetupFlow(Flow):
    """Leads to a quiz.

    Signals:
        started: a QuizSpec.
        continued: the AttemptId of the unfinished quiz.
        ended: the Attempt that is to end.
    """

    started = Signal(object)
    continued = Signal(object)
    ended = Signal(object)

    def __init__(self, practice: Practice, jobs: JobRunner, put: Callable[[QWidget], None]) -> None:
        super().__init__(jobs)
        self._practice = practice
        self._put = put
        self._learner: LearnerId | None = None
        self._state: SetupState | None = None
        self._unfinished: Attempt | None = None
        self._screen: SetupScreen | None = None

    def open(self, learner_id: LearnerId) -> None:
        """Show the set-up as this learner left it."""
        if learner_id != self._learner:
            self._learner, self._state = learner_id, None
        spec = self._state.spec if self._state else QuizSpec()

        def look() -> tuple[Choices, int, Attempt | None]:
            matching = self._practice.matching(spec)
            return self._practice.choices(), matching, self._practice.unfinished(learner_id)

        self.run(look, lambda found: self._show(spec, *found))

    def _show(
        self, spec: QuizSpec, choices: Choices, matching: int, unfinished: Attempt | None
    ) -> None:
        self._unfinished = unfinished
        open_quiz = None if unfinished is None else open_quiz_of(unfinished)
        self._state = SetupState(spec, choices.topics, choices.documents, matching, open_quiz)
        if self._screen is None:
            from quizapp.ui.pages.study.setup.screen import SetupScreen

            screen = SetupScreen()
            screen.spec_changed.connect(self._count)
            screen.started.connect(self.started)
            screen.continued.connect(self._continue)
            screen.ended.connect(self._end)
            self._screen = screen
        self._screen.render(self._state)
        self._put(self._screen)  # when it is shown it gives Start the focus

    def _count(self, spec: QuizSpec) -> None:
        self._render(spec=spec, matching=None)

        def show(matching: int) -> None:
            # A later change may have come first: its own count is on the way.
            if self._state is not None and self._state.spec == spec:
                self._render(matching=matching)

        self.run(lambda: self._practice.matching(spec), show)

    def _render(self, **changes: object) -> None:
        if self._state is not None and self._screen is not None:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]
            self._screen.render(self._state)

    def _continue(self) -> None:
        if self._unfinished is not None:
            self.continued.emit(self._unfinished.id)

    def _end(self) -> None:
        if self._unfinished is not None:
            self.ended.emit(self._unfinished)


def open_quiz_of(attempt: Attempt) -> OpenQuiz:
    """Return how an unfinished attempt is named to its learner."""
    number = min(attempt.answered + 1, len(attempt.questions))
    return OpenQuiz(attempt.title, number, len(attempt.questions))


def setup_flow(context: Context) -> SetupFlow:
    """Return the flow of the set-up."""
    practice = context.services.practice

    def start(spec: QuizSpec) -> None:
        learner = context.learner()
        if learner is not None:
            context.go(to.StartAttempt(lambda: practice.start(learner.id, spec)))

    flow = SetupFlow(practice, context.jobs, partial(context.show, PageId.STUDY))
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.started.connect(start)
    flow.continued.connect(lambda attempt_id: context.go(to.ContinueAttempt(attempt_id)))
    flow.ended.connect(lambda attempt: context.go(to.EndAttempt(attempt)))
    return flow
