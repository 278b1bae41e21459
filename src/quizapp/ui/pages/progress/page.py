"""The flow of progress: how far a learner has come, all attempts, what was flagged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import AttemptLine, Learner
from quizapp.core.content.ids import LearnerId, PresentedId
from quizapp.core.views.practice import FlaggedQuestion
from quizapp.core.views.reports import Progress
from quizapp.env.clock import Clock
from quizapp.services.practice import Practice
from quizapp.services.reporting import Reporting
from quizapp.ui.pages.progress.state import FlaggedLine, ProgressState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.progress.screen import ProgressScreen


@dataclass(frozen=True)
class _Found:
    """What there is to show."""

    progress: Progress
    lines: tuple[AttemptLine, ...]
    flagged: tuple[FlaggedQuestion, ...]


class ProgressFlow(Flow):
    """Shows what a learner has done and how far that has led.

    Signals:
        attempt_opened, attempt_continued: an AttemptId.
        flagged_opened: an AttemptId and the PresentedId of a question to look at in it.
        new_quiz_chosen: as it says.
    """

    attempt_opened = Signal(object)
    attempt_continued = Signal(object)
    flagged_opened = Signal(object, object)
    new_quiz_chosen = Signal()

    def __init__(
        self,
        practice: Practice,
        reporting: Reporting,
        jobs: JobRunner,
        clock: Clock,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._practice = practice
        self._reporting = reporting
        self._clock = clock
        self._put = put
        self._dialogs = dialogs
        self._learner: Learner | None = None
        self._saved = ""
        self._screen: ProgressScreen | None = None

    def open(self, learner: Learner) -> None:
        """Show a learner's progress, attempts and flags."""
        self._learner = learner
        self._saved = ""
        self._look()

    def _look(self) -> None:
        learner = self._learner
        assert learner is not None

        def look() -> _Found:
            return _Found(
                progress=self._reporting.progress(learner.id),
                lines=self._practice.history(learner.id),
                flagged=self._practice.flagged(learner.id),
            )

        self.run(look, self._show)

    def _show(self, found: _Found) -> None:
        if self._screen is None:
            from quizapp.ui.pages.progress.screen import ProgressScreen

            screen = ProgressScreen()
            screen.attempt_opened.connect(self.attempt_opened)
            screen.attempt_continued.connect(self.attempt_continued)
            screen.flagged_opened.connect(self.flagged_opened)
            screen.flag_removed.connect(self._unflag)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            screen.export_wanted.connect(self._choose_file)
            self._screen = screen
        rows = tuple(_row(one) for one in found.flagged)
        now = self._clock().astimezone()
        self._screen.render(ProgressState(found.progress, found.lines, rows, now, self._saved))
        self._put(self._screen)  # when it is shown it takes the keyboard

    def _unflag(self, presented_id: PresentedId) -> None:
        self.run(
            lambda: self._practice.flag(presented_id, flagged=False),
            lambda _: self._look(),
        )

    def _choose_file(self) -> None:
        learner = self._learner
        assert learner is not None
        day = self._clock().astimezone().date()
        self._dialogs.save_file(
            self._screen,
            self.tr("Export the progress of {name}").format(name=learner.name),
            self.tr("Progress {day}.csv").format(day=day.isoformat()),
            self.tr("Tables (*.csv)"),
            lambda path: self._export(learner.id, path),
        )

    def _export(self, learner_id: LearnerId, path: Path) -> None:
        def done(_: None) -> None:
            self._saved = path.name
            self._look()

        self.run(lambda: self._reporting.write_progress_csv(learner_id, path), done)


def _row(flagged: FlaggedQuestion) -> FlaggedLine:
    question = flagged.question
    at = question.shown_at or (question.response.at if question.response else None)
    assert at is not None  # only what was shown can be flagged
    return FlaggedLine(
        presented_id=question.id,
        attempt_id=flagged.attempt_id,
        fact=flagged.fact,
        attempt_title=flagged.attempt_title,
        outcome=question.response.outcome if question.response else None,
        at=at,
    )


def progress_flow(context: Context) -> ProgressFlow:
    """Return the flow of the progress page."""
    services = context.services
    flow = ProgressFlow(
        services.practice,
        services.reporting,
        context.jobs,
        context.clock,
        partial(context.show, PageId.PROGRESS),
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.attempt_opened.connect(lambda attempt_id: context.go(to.OpenSummary(attempt_id)))
    flow.attempt_continued.connect(lambda attempt_id: context.go(to.ContinueAttempt(attempt_id)))
    flow.flagged_opened.connect(
        lambda attempt_id, question: context.go(to.OpenSummary(attempt_id, question))
    )
    flow.new_quiz_chosen.connect(lambda: context.go(to.SetUpQuiz()))
    return flow
