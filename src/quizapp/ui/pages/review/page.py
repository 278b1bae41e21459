"""The page Review: the wrong list, one of its facts, and what to practise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.learning.duration import pace
from quizapp.core.views.changes import Changed
from quizapp.ui.pages.objecting import Objecting, Said
from quizapp.ui.pages.review.intents import (
    BackToList,
    OpenEntry,
    Practise,
    ReadAnswer,
    ReviewDue,
    ReviewIntent,
    SayWrong,
)
from quizapp.ui.pages.review.state import EntryState, ReviewState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import FactId, LearnerId
    from quizapp.core.views.review import WrongEntry
    from quizapp.ui.pages.review.entry_screen import EntryScreen
    from quizapp.ui.pages.review.screen import ReviewScreen


class ReviewPage(Page[ReviewState, ReviewIntent]):
    """Shows what to practise; one fact of the list is opened on a screen of its own."""

    place = PageId.REVIEW
    watches = frozenset({Changed.DAY, Changed.CONTENT, Changed.OBJECTIONS})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._learner: LearnerId | None = None
        """Whose list is on the screen."""
        self._list: ReviewScreen | None = None
        self._entry: EntryScreen | None = None
        self._opened: EntryState | None = None
        """What it shows."""

    @override
    def load(self, learner: Learner) -> ReviewState:
        services = self.context.services
        last = services.practice.overview(learner.id).last
        agenda = services.review.agenda(learner.id)
        return ReviewState(
            wrong=services.review.wrong_list(learner.id),
            now=self.context.now(),
            due=len(agenda.queue.facts),
            session=agenda.session,
            myths=services.reporting.myths(learner.id),
            each=pace(last.questions if last else ()),
            answers=services.objections.unread(learner.id),
        )

    @override
    def build(self, act: Callable[[ReviewIntent], None]) -> Screen[ReviewState, ReviewIntent]:
        from quizapp.ui.pages.review.screen import ReviewScreen

        self._list = ReviewScreen(act)
        return self._list

    @override
    def open(self) -> None:
        learner = self.context.learner()
        if learner is not None and learner.id != self._learner:
            self._learner = learner.id
            if self._list is not None:
                self._list.start_afresh()
        super().open()

    @override
    def handle(self, intent: ReviewIntent) -> None:
        match intent:
            case Practise(facts):
                self._begin(facts)
            case ReviewDue():
                self._begin(None)
            case OpenEntry(fact_id):
                self._open_entry(fact_id)
            case SayWrong():
                self._say_wrong()
            case BackToList():
                self.open()
            case ReadAnswer(objection_id):
                objections = self.context.services.objections
                # What is left is loaded again since it changed.
                self.run(lambda: objections.mark_read([objection_id]), lambda _: None)
            case _:
                self.context.go(intent)

    def _open_entry(self, fact_id: FactId) -> None:
        learner = self.context.learner()
        if learner is None:
            return

        services = self.context.services

        def load() -> tuple[WrongEntry, Said] | None:
            try:
                entry = services.review.entry(learner.id, fact_id)
            except KeyError:
                return None  # it left the list meanwhile, in another window
            return entry, services.objections.on(entry.question.id)

        self.run(load, self._show_entry)

    def _show_entry(self, found: tuple[WrongEntry, Said] | None) -> None:
        if found is None or self.state is None:
            self.open()
            return
        entry, said = found
        if self._entry is None:
            from quizapp.ui.pages.review.entry_screen import EntryScreen

            self._entry = EntryScreen(self._take)
        self._opened = EntryState(entry, self.state.wrong.needed, self.context.now(), said)
        self._entry.render(self._opened)
        self.context.show(self.place, self._entry)

    def _say_wrong(self) -> None:
        opened, screen = self._opened, self._entry
        if opened is None or screen is None:
            return

        def show(said: Said) -> None:
            if self._opened is opened:
                self._opened = replace(opened, objections=said)
                screen.render(self._opened)

        Objecting(self).open(screen, opened.entry.question.id, opened.objections, show)

    def _begin(self, facts: tuple[FactId, ...] | None) -> None:
        learner, review = self.context.learner(), self.context.services.review
        if learner is not None:
            make = StartAttempt(lambda: review.start(learner.id, facts), PageId.REVIEW)
            self.context.go(make)
