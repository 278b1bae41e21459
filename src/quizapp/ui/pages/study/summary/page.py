"""The summary of an attempt, with what a review changed on the wrong list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.answering.attempts import Purpose
from quizapp.env.clock import learning_day
from quizapp.ui.pages.objecting import Objecting
from quizapp.ui.pages.study.intents import (
    Again,
    FlagQuestion,
    OpenPassage,
    SayWrongWith,
    SummaryIntent,
)
from quizapp.ui.pages.study.reading import reading
from quizapp.ui.pages.study.summary.state import DayShown, ReviewShown, SummaryState
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import AttemptId, PresentedId
    from quizapp.core.views.objections import Objection
    from quizapp.ui.shell.context import Context


class SummaryPage(Page[SummaryState, SummaryIntent]):
    """Shows the result of an attempt.

    Args:
        context: the services and what is around the page.
        again: starts a quiz on what an attempt missed.
        flag: flags a question, or takes its flag away.
    """

    place = PageId.STUDY

    def __init__(
        self,
        context: Context,
        again: Callable[[AttemptId], None],
        flag: Callable[[PresentedId, bool], None],
    ) -> None:
        super().__init__(context)
        self._flag = flag
        self._again = again

    def load_attempt(self, attempt_id: AttemptId, opened: PresentedId | None) -> SummaryState:
        """Return what to show of an attempt; runs off the window's thread.

        Args:
            attempt_id: the attempt.
            opened: a question that is opened in it.
        """
        services = self.context.services
        summary = services.practice.summary(attempt_id)
        now = self.context.now()
        day = None
        finished = summary.attempt.finished_at
        if opened is None and finished is not None and learning_day(finished) == learning_day(now):
            day = DayShown(services.today.view(summary.attempt.learner_id), learning_day(now))
        review = None
        if summary.attempt.spec.purpose in (Purpose.REVIEW, Purpose.TODAY):
            review = ReviewShown(services.review.outcome(attempt_id), now)
        reached = services.milestones.reached_in(attempt_id)
        return SummaryState(
            summary,
            opened=opened,
            review=review,
            day=day,
            reached=reached,
            objections=services.objections.on_each(question.id for question, _ in summary.cards),
        )

    @override
    def build(self, act: Callable[[SummaryIntent], None]) -> Screen[SummaryState, SummaryIntent]:
        from quizapp.ui.pages.study.summary.screen import SummaryScreen

        return SummaryScreen(act)

    @override
    def handle(self, intent: SummaryIntent) -> None:
        state = self.state
        if state is None:
            return
        match intent:
            case Again():
                self._again(state.summary.attempt.id)
            case FlagQuestion(presented_id, flagged):
                self._flag(presented_id, flagged)
            case SayWrongWith(presented_id):
                said = state.objections.get(presented_id, ())
                then = partial(self._show_said, presented_id)
                Objecting(self).open(self.screen, presented_id, said, then)
            case OpenPassage(passage_id):
                cards = tuple(card for _, card in state.summary.cards)
                self.context.go(reading(passage_id, cards))
            case _:
                self.context.go(intent)

    def _show_said(self, presented_id: PresentedId, said: tuple[Objection, ...]) -> None:
        """Tell in the row of a question that was looked at what was said of it."""
        state = self.state
        if state is not None and any(one.id == presented_id for one, _ in state.summary.cards):
            self.render(replace(state, objections={**state.objections, presented_id: said}))
