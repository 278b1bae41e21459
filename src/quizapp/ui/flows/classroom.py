"""The flow of the page Class: what all learners here got wrong, to go through together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.attempts import Learner
from quizapp.core.feedback import FeedbackCard
from quizapp.core.ids import FactId
from quizapp.core.reports import ClassReview, MissedLine
from quizapp.services.practice import Practice
from quizapp.services.reporting import Reporting
from quizapp.ui.classroom.state import ClassState
from quizapp.ui.flows.flow import Flow
from quizapp.ui.jobs import Runs

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.classroom.screen import ClassScreen


class ClassroomFlow(Flow):
    """Shows what the learners on this computer missed most.

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
        reporting: Reporting,
        practice: Practice,
        jobs: Runs,
        put: Callable[[QWidget], None],
    ) -> None:
        super().__init__(jobs)
        self._reporting = reporting
        self._practice = practice
        self._put = put
        self._learner: Learner | None = None
        self._state: ClassState | None = None
        self._screen: ClassScreen | None = None

    def open(self, learner: Learner) -> None:
        """Show the class, without names and with nothing opened."""
        self._learner = learner
        self._state = None
        if self._screen is not None:
            self._screen.begin()
        self._look(with_names=False)

    def _look(self, *, with_names: bool) -> None:
        self.run(lambda: self._reporting.class_review(with_names=with_names), self._show)

    def _show(self, review: ClassReview) -> None:
        learner = self._learner
        assert learner is not None
        if self._screen is None:
            from quizapp.ui.classroom.screen import ClassScreen

            screen = ClassScreen()
            screen.names_wanted.connect(lambda on: self._look(with_names=on))
            screen.quiz_wanted.connect(self._ask)
            screen.line_opened.connect(self._open_line)
            screen.passage_opened.connect(self._read)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            self._screen = screen
        cards = self._state.cards if self._state is not None else ()
        self._state = ClassState(review, learner.name, cards)
        self._screen.render(self._state)
        self._put(self._screen)  # when it is shown it takes the keyboard

    def _open_line(self, line: MissedLine) -> None:
        lure = line.lure
        if lure is None:
            return
        self.run(
            lambda: self._practice.card_on(lure.version_id),
            lambda card: self._show_card(line.fact_id, card),
        )

    def _show_card(self, fact_id: FactId, card: FeedbackCard) -> None:
        if self._state is None or self._screen is None:
            return
        others = tuple(pair for pair in self._state.cards if pair[0] != fact_id)
        self._state = replace(self._state, cards=(*others, (fact_id, card)))
        self._screen.render(self._state)

    def _ask(self, facts: tuple[FactId, ...]) -> None:
        learner = self._learner
        if learner is None:
            return
        title = self.tr("What the class got wrong")
        self.attempt_wanted.emit(lambda: self._practice.start_on(learner.id, facts, title))

    def _read(self, passage_id: str) -> None:
        cards = self._state.cards if self._state is not None else ()
        marks = next(
            (
                source.marks
                for _, card in cards
                for source in card.sources
                if source.passage.id == passage_id
            ),
            (),
        )
        self.passage_wanted.emit(passage_id, marks)
