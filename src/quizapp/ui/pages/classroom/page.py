"""The flow of the page Class: sessions, and what all learners here got wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Learner
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import FactId
from quizapp.core.session.setup import ClassSession, SessionLine, SessionPlan
from quizapp.core.views.reports import ClassReview, MissedLine
from quizapp.env.clock import Clock
from quizapp.services.classroom import Classroom
from quizapp.services.practice import Practice
from quizapp.services.preparing import Preparing
from quizapp.services.reporting import Reporting
from quizapp.ui.pages.classroom.state import ClassState, SessionsState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.classroom.screen import ClassScreen

WATCH_MS = 1_500
"""How often a session that runs elsewhere is looked at, to tell whether its host lives."""


@dataclass(frozen=True)
class _Found:
    """What the bank says about the class."""

    review: ClassReview
    interrupted: ClassSession | None
    elsewhere: tuple[ClassSession, ...]
    plans: tuple[SessionPlan, ...]
    past: tuple[SessionLine, ...]


class ClassroomFlow(Flow):
    """Shows the sessions, and what the learners on this computer missed most.

    Signals:
        prepared: prepare a new session.
        plan_opened: a SessionPlan to prepare a session from.
        session_wanted: the FactIds that a session is to ask.
        reopened: the ClassSession to go on with.
        past_opened: the SessionId whose results are to be shown.
        attempt_wanted: what makes the attempt, to be run off the window's thread.
        passage_wanted: a PassageId to read in its document, and the spans that are evidence.
        new_quiz_chosen: as it says.
    """

    prepared = Signal()
    plan_opened = Signal(object)
    session_wanted = Signal(object)
    reopened = Signal(object)
    past_opened = Signal(object)
    attempt_wanted = Signal(object)
    passage_wanted = Signal(str, object)
    new_quiz_chosen = Signal()

    def __init__(
        self,
        reporting: Reporting,
        practice: Practice,
        classroom: Classroom,
        preparing: Preparing,
        jobs: JobRunner,
        clock: Clock,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._classroom = classroom
        self._preparing = preparing
        self._clock = clock
        self._dialogs = dialogs
        self._caught_up = False
        self._elsewhere = False
        self._watching = QTimer(self)
        self._watching.setInterval(WATCH_MS)
        self._watching.timeout.connect(self._watch)
        self._notice = ""
        self._reporting = reporting
        self._practice = practice
        self._put = put
        self._learner: Learner | None = None
        self._state: ClassState | None = None
        self._screen: ClassScreen | None = None

    def open(self, learner: Learner, notice: str = "") -> None:
        """Show the class, without names and with nothing opened.

        Args:
            learner: who is learning now.
            notice: what was just done, such as a session that was deleted.
        """
        self._learner = learner
        self._state = None
        self._notice = notice
        if self._screen is not None:
            self._screen.begin()
        self._look(with_names=False)

    def look_for_interrupted(self, then: Callable[[bool], None]) -> None:
        """Tell whether a session of the last day was cut off and is running nowhere else."""
        self.run(lambda: self._classroom.interrupted() is not None, then)

    def _look(self, *, with_names: bool) -> None:
        def look() -> _Found:
            hosted = self._classroom.hosted()
            if not self._caught_up or (self._elsewhere and not hosted):
                # A crash may have kept a session from being closed, here or elsewhere.
                self._classroom.catch_up()
            return _Found(
                review=self._reporting.class_review(with_names=with_names),
                interrupted=self._classroom.interrupted(),
                elsewhere=hosted,
                plans=self._preparing.plans(),
                past=self._classroom.sessions(),
            )

        self.run(look, self._show)

    def _show(self, found: _Found) -> None:
        learner = self._learner
        assert learner is not None
        self._caught_up = True
        self._elsewhere = bool(found.elsewhere)
        if found.elsewhere:
            self._watching.start()
        else:
            self._watching.stop()
        sessions = SessionsState(
            now=self._clock().astimezone(),
            interrupted=found.interrupted,
            elsewhere=tuple(one.setup.title for one in found.elsewhere),
            plans=found.plans,
            past=found.past,
            notice=self._notice,
        )
        cards = self._state.cards if self._state is not None else ()
        self._state = ClassState(found.review, learner.name, sessions, cards)
        screen = self._made()
        screen.render(self._state)
        self._put(screen)  # when it is shown it takes the keyboard

    def _watch(self) -> None:
        """Look again whether a session that runs elsewhere still does."""
        if self._screen is None or not self._screen.isVisible():
            self._watching.stop()  # it goes on when the page is opened again
            return
        self.run(self._classroom.hosted, self._compare)

    def _compare(self, hosted: tuple[ClassSession, ...]) -> None:
        if self._state is None or self._screen is None or not self._screen.isVisible():
            return
        if tuple(one.setup.title for one in hosted) != self._state.sessions.elsewhere:
            self._look_again()

    def _made(self) -> ClassScreen:
        if self._screen is None:
            from quizapp.ui.pages.classroom.screen import ClassScreen

            screen = ClassScreen()
            screen.prepared.connect(self.prepared)
            screen.plan_opened.connect(self.plan_opened)
            screen.plan_removed.connect(self._ask_remove)
            screen.session_wanted.connect(self.session_wanted)
            screen.reopened.connect(self.reopened)
            screen.closed.connect(self._ask_end)
            screen.past_opened.connect(lambda line: self.past_opened.emit(line.id))
            screen.names_wanted.connect(lambda on: self._look(with_names=on))
            screen.quiz_wanted.connect(self._ask)
            screen.line_opened.connect(self._open_line)
            screen.passage_opened.connect(self._read)
            screen.new_quiz_chosen.connect(self.new_quiz_chosen)
            self._screen = screen
        return self._screen

    def _ask_remove(self, plan: SessionPlan) -> None:
        self._dialogs.confirm(
            self._screen,
            self.tr("Delete the plan {title}?").format(title=plan.title),
            self.tr("Sessions that were run with it stay, and so do its questions in the bank."),
            self.tr("Delete the plan"),
            destructive=True,
            then=lambda: self._remove(plan),
        )

    def _remove(self, plan: SessionPlan) -> None:
        assert plan.id is not None  # only kept plans are listed
        plan_id = plan.id
        self._notice = self.tr("The plan {title} is deleted.").format(title=plan.title)
        self.run(lambda: self._preparing.remove(plan_id), lambda _: self._look_again())

    def _ask_end(self, session: ClassSession) -> None:
        self._dialogs.confirm(
            self._screen,
            self.tr("End {title}?").format(title=session.setup.title),
            self.tr("Its answers and results are kept. The phones can't come back to it."),
            self.tr("End the session"),
            destructive=False,
            then=lambda: self._end(session),
        )

    def _end(self, session: ClassSession) -> None:
        self.run(
            lambda: self._classroom.finish(session.id),
            lambda _: self.past_opened.emit(session.id),
        )

    def _look_again(self) -> None:
        names = self._state is not None and self._state.review.with_names
        self._look(with_names=names)

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


def classroom_flow(context: Context) -> ClassroomFlow:
    """Return the flow of the page Class."""
    services = context.services
    flow = ClassroomFlow(
        services.reporting,
        services.practice,
        services.classroom,
        services.preparing,
        context.jobs,
        context.clock,
        partial(context.show, PageId.CLASS),
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.prepared.connect(lambda: context.go(to.PrepareSession()))
    flow.plan_opened.connect(lambda plan: context.go(to.PrepareSession(plan)))
    flow.session_wanted.connect(lambda facts: context.go(to.PrepareSession(facts=facts)))
    flow.reopened.connect(lambda session: context.go(to.RunSession(session)))
    flow.past_opened.connect(lambda session_id: context.go(to.OpenResults(session_id)))
    flow.attempt_wanted.connect(lambda make: context.go(to.StartAttempt(make, PageId.CLASS)))
    flow.new_quiz_chosen.connect(lambda: context.go(to.SetUpQuiz()))
    flow.passage_wanted.connect(
        lambda passage_id, marks: context.go(to.ReadPassage(passage_id, marks, PageId.CLASS))
    )
    return flow
