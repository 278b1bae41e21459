"""The flow of the page Review: the wrong list, one of its facts, and what to practise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.content.ids import FactId, LearnerId
from quizapp.core.learning.duration import pace
from quizapp.core.views.changes import Changed
from quizapp.core.views.review import WrongEntry
from quizapp.env.clock import Clock
from quizapp.services.practice import Practice
from quizapp.services.reporting import Reporting
from quizapp.services.review import Review
from quizapp.ui.pages.review.state import EntryState, ReviewState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.review.entry_screen import EntryScreen
    from quizapp.ui.pages.review.screen import ReviewScreen


class ReviewingFlow(Flow):
    """Shows one learner what to practise, and asks for the practice to begin.

    Signals:
        attempt_wanted: what makes the attempt, to be run off the window's thread.
        passage_wanted: a PassageId to read in its document, and the spans that are evidence.
        new_quiz_chosen: as it says.
    """

    attempt_wanted = Signal(object)
    passage_wanted = Signal(str, object)
    new_quiz_chosen = Signal()

    def __init__(
        self,
        review: Review,
        reporting: Reporting,
        practice: Practice,
        jobs: JobRunner,
        clock: Clock,
        put: Callable[[QWidget], None],
    ) -> None:
        super().__init__(jobs)
        self._review = review
        self._reporting = reporting
        self._practice = practice
        self._clock = clock
        self._put = put
        self._learner = LearnerId(0)
        self._needed = 0
        self._screen: ReviewScreen | None = None
        self._entry_screen: EntryScreen | None = None

    @property
    def shows_list(self) -> bool:
        """Return whether the list is on the screen."""
        return self._screen is not None and self._screen.isVisible()

    def changed(self, kinds: frozenset[Changed]) -> None:
        """Load the list again on another day: it would tell of yesterday."""
        if Changed.DAY in kinds and self.shows_list:
            self.open(self._learner)

    def open(self, learner_id: LearnerId) -> None:
        """Show a learner's wrong answers and the myths they once held."""
        if learner_id != self._learner and self._screen is not None:
            self._screen.start_afresh()
        self._learner = learner_id

        def look() -> ReviewState:
            last = self._practice.standing(learner_id).last
            agenda = self._review.agenda(learner_id)
            return ReviewState(
                wrong=self._review.wrong_list(learner_id),
                now=self._now(),
                due=len(agenda.queue.facts),
                session=agenda.session.review,
                myths=self._reporting.myths(learner_id),
                each=pace(last.questions if last else ()),
            )

        self.run(look, self._show)

    def _show(self, state: ReviewState) -> None:
        self._needed = state.wrong.needed
        if self._screen is None:
            from quizapp.ui.pages.review.screen import ReviewScreen

            screen = ReviewScreen()
            screen.practise_chosen.connect(self._practise)
            screen.due_chosen.connect(lambda: self._begin(None))
            screen.entry_opened.connect(self._open_entry)
            screen.passage_opened.connect(self.passage_wanted)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            self._screen = screen
        self._screen.render(state)
        self._put(self._screen)  # when it is shown it gives the list the keyboard

    def _open_entry(self, fact_id: FactId) -> None:
        def look() -> WrongEntry | None:
            try:
                return self._review.entry(self._learner, fact_id)
            except KeyError:
                return None  # it left the list meanwhile, in another window

        self.run(look, self._show_entry)

    def _show_entry(self, entry: WrongEntry | None) -> None:
        if entry is None:
            self.open(self._learner)
            return
        if self._entry_screen is None:
            from quizapp.ui.pages.review.entry_screen import EntryScreen

            screen = EntryScreen()
            screen.left.connect(lambda: self.open(self._learner))
            screen.practise_chosen.connect(self._practise)
            screen.passage_opened.connect(self.passage_wanted)
            self._entry_screen = screen
        self._entry_screen.render(EntryState(entry, self._needed, self._now()))
        self._put(self._entry_screen)

    def _practise(self, facts: tuple[FactId, ...]) -> None:
        self._begin(facts)

    def _begin(self, facts: tuple[FactId, ...] | None) -> None:
        learner_id = self._learner
        self.attempt_wanted.emit(lambda: self._review.start(learner_id, facts))

    def _now(self) -> datetime:
        return self._clock().astimezone()


def reviewing_flow(context: Context) -> ReviewingFlow:
    """Return the flow of the review page."""
    services = context.services
    flow = ReviewingFlow(
        services.review,
        services.reporting,
        services.practice,
        context.jobs,
        context.clock,
        partial(context.show, PageId.REVIEW),
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.attempt_wanted.connect(lambda make: context.go(to.StartAttempt(make, PageId.REVIEW)))
    flow.new_quiz_chosen.connect(lambda: context.go(to.SetUpQuiz()))
    flow.passage_wanted.connect(
        lambda passage_id, marks: context.go(to.ReadPassage(passage_id, marks, PageId.REVIEW))
    )
    return flow
