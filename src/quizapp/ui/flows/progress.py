"""The flow of looking back over all attempts and flagged questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.attempts import AttemptLine
from quizapp.core.ids import LearnerId, PresentedId
from quizapp.env.clock import Clock
from quizapp.services.practice import FlaggedQuestion, Practice
from quizapp.ui.flows.flow import Flow
from quizapp.ui.jobs import Runs
from quizapp.ui.progress.state import FlaggedLine, ProgressState

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.progress.screen import ProgressScreen


class ProgressFlow(Flow):
    """Shows what a learner has done.

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
        self, practice: Practice, jobs: Runs, clock: Clock, put: Callable[[QWidget], None]
    ) -> None:
        super().__init__(jobs)
        self._practice = practice
        self._clock = clock
        self._put = put
        self._learner = LearnerId(0)
        self._screen: ProgressScreen | None = None

    def open(self, learner_id: LearnerId) -> None:
        """Show a learner's attempts and flags."""
        self._learner = learner_id

        def look() -> tuple[tuple[AttemptLine, ...], tuple[FlaggedQuestion, ...]]:
            return self._practice.history(learner_id), self._practice.flagged(learner_id)

        self.run(look, self._show)

    def _show(self, found: tuple[tuple[AttemptLine, ...], tuple[FlaggedQuestion, ...]]) -> None:
        lines, flagged = found
        if self._screen is None:
            from quizapp.ui.progress.screen import ProgressScreen

            screen = ProgressScreen()
            screen.attempt_opened.connect(self.attempt_opened)
            screen.attempt_continued.connect(self.attempt_continued)
            screen.flagged_opened.connect(self.flagged_opened)
            screen.flag_removed.connect(self._unflag)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            self._screen = screen
        rows = tuple(_row(one) for one in flagged)
        self._put(self._screen)
        self._screen.render(ProgressState(lines, rows, self._clock().astimezone()))

    def _unflag(self, presented_id: PresentedId) -> None:
        self.run(
            lambda: self._practice.flag(presented_id, flagged=False),
            lambda _: self.open(self._learner),
        )


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
