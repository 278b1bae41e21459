"""The flow of looking back: the summary of an attempt, and what a review did to the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Purpose
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import AttemptId, PresentedId
from quizapp.core.views.practice import AttemptSummary
from quizapp.core.views.review import ReviewOutcome
from quizapp.env.clock import Clock
from quizapp.services.practice import Practice
from quizapp.services.review import Review
from quizapp.ui.pages.study.corrections import Run
from quizapp.ui.pages.study.summary.state import ReviewShown, SummaryState

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.study.summary.screen import SummaryScreen


class LookingBack(QObject):
    """Shows what came of an attempt.

    Args:
        practice: knows the attempt.
        review: knows what a review did.
        clock: the time.
        run: runs service calls.
        show: gets the screen and the cards that can be opened on it.

    Signals:
        again_chosen: the AttemptId whose missed questions are to be asked again.
        new_quiz_chosen: as it says.
        done: the summary was left.
        passage_opened: a PassageId to read in its document.
        flag_toggled: a PresentedId and whether it is flagged now.
    """

    again_chosen = Signal(object)
    new_quiz_chosen = Signal()
    done = Signal()
    passage_opened = Signal(str)
    flag_toggled = Signal(object, bool)

    def __init__(
        self,
        practice: Practice,
        review: Review,
        clock: Clock,
        run: Run,
        show: Callable[[QWidget, tuple[FeedbackCard, ...]], None],
    ) -> None:
        super().__init__()
        self._practice = practice
        self._review = review
        self._clock = clock
        self._run = run
        self._show = show
        self._attempt_id: AttemptId | None = None
        self._screen: SummaryScreen | None = None

    def open(self, attempt_id: AttemptId, opened: PresentedId | None = None) -> None:
        """Look back on an attempt, with one of its questions opened if wished."""

        def look() -> tuple[AttemptSummary, ReviewOutcome | None]:
            summary = self._practice.summary(attempt_id)
            review = summary.attempt.spec.purpose is Purpose.REVIEW
            return summary, self._review.outcome(attempt_id) if review else None

        self._run(look, lambda found: self._render(*found, opened))

    def _render(
        self, summary: AttemptSummary, outcome: ReviewOutcome | None, opened: PresentedId | None
    ) -> None:
        self._attempt_id = summary.attempt.id
        review = None if outcome is None else ReviewShown(outcome, self._clock().astimezone())
        if self._screen is None:
            from quizapp.ui.pages.study.summary.screen import SummaryScreen

            screen = SummaryScreen()
            screen.again_chosen.connect(self._again)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            screen.done.connect(self.done)
            screen.passage_opened.connect(self.passage_opened)
            screen.flag_toggled.connect(self.flag_toggled)
            self._screen = screen
        self._screen.render(SummaryState(summary, opened=opened, review=review))
        self._show(self._screen, tuple(card for _, card in summary.cards))

    def _again(self) -> None:
        if self._attempt_id is not None:
            self.again_chosen.emit(self._attempt_id)
