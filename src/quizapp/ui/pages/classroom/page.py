"""The page Class: sessions, and what all learners here got wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from quizapp.core.cards.card import marks_in
from quizapp.core.views.changes import Changed
from quizapp.ui.pages.classroom.intents import (
    ClassIntent,
    EndSession,
    OpenLine,
    OpenPassage,
    OpenPlanFile,
    QuizOnFacts,
    RemovePlan,
    ShowNames,
)
from quizapp.ui.pages.classroom.state import ClassState, SessionsState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenIntake, OpenResults, ReadPassage, StartAttempt
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.cards.card import FeedbackCard
    from quizapp.core.content.ids import FactId
    from quizapp.core.session.setup import ClassSession, SessionPlan
    from quizapp.core.views.reports import MissedLine
    from quizapp.ui.pages.classroom.screen import ClassScreen

WATCH_MS = 1_500
"""How often a session that runs elsewhere is looked at, to tell whether its host lives."""


class ClassPage(Page[ClassState, ClassIntent]):
    """Shows the sessions, and what the learners on this computer missed most.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.CLASS
    watches = frozenset(
        {
            Changed.SESSIONS,
            Changed.SESSION_PLANS,
            Changed.ANSWERS,
            Changed.LEARNERS,
            Changed.OBJECTIONS,
            Changed.CONTENT,
            Changed.DAY,
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._built: ClassScreen | None = None
        self._with_names = False
        # What no loading brings: it belongs to this visit of the page.
        self._notice = ""
        self._cards: tuple[tuple[FactId, FeedbackCard], ...] = ()
        self._caught_up = False
        self._watching = QTimer(self)
        self._watching.setInterval(WATCH_MS)
        self._watching.timeout.connect(self._watch)

    def visit(self, notice: str = "") -> None:
        """Show the class, without names and with nothing opened.

        Args:
            notice: what was just done, such as a session that was deleted.
        """
        self._notice = notice
        self._cards = ()
        self._with_names = False
        if self._built is not None:
            self._built.begin()
        self._catch_up(self.open)

    def look_for_interrupted(self, then: Callable[[bool], None]) -> None:
        """Tell whether a session of the last day was cut off and is running nowhere else."""
        services = self.context.services
        self.run(lambda: services.classroom.interrupted() is not None, then)

    @override
    def load(self, learner: Learner) -> ClassState:
        services = self.context.services
        elsewhere = services.classroom.hosted()
        return ClassState(
            services.reporting.class_review(with_names=self._with_names, learner_id=learner.id),
            learner.name,
            SessionsState(
                now=self.context.now(),
                interrupted=services.classroom.interrupted(),
                elsewhere=tuple(one.setup.title for one in elsewhere),
                plans=services.preparing.plans(),
                past=services.classroom.sessions(),
            ),
            objections=services.objections.counts(),
        )

    @override
    def build(self, act: Callable[[ClassIntent], None]) -> Screen[ClassState, ClassIntent]:
        from quizapp.ui.pages.classroom.screen import ClassScreen

        self._built = ClassScreen(act)
        return self._built

    @override
    def render(self, state: ClassState) -> None:
        sessions = replace(state.sessions, notice=self._notice)
        super().render(replace(state, sessions=sessions, cards=self._cards))
        if not sessions.elsewhere:
            self._watching.stop()
        elif not self._watching.isActive():
            self._watching.start()

    @override
    def handle(self, intent: ClassIntent) -> None:
        match intent:
            case EndSession(session):
                self._ask_end(session)
            case RemovePlan(plan):
                self._ask_remove(plan)
            case OpenPlanFile():
                self._choose_plan()
            case ShowNames(on):
                self._with_names = on
                self.reload()
            case QuizOnFacts(facts):
                self._start_quiz(facts)
            case OpenLine(line):
                self._open_line(line)
            case OpenPassage(passage_id):
                marks = marks_in((card for _, card in self._cards), passage_id)
                self.context.go(ReadPassage(passage_id, marks, PageId.CLASS))
            case _:
                self.context.go(intent)

    @override
    def rest(self) -> None:
        self._watching.stop()

    # Sessions

    def _catch_up(self, then: Callable[[], None]) -> None:
        """Do first what a crash kept from being done, in this window or in another."""
        services = self.context.services  # the one for classes is loaded where it works, below
        elsewhere = self.state is not None and bool(self.state.sessions.elsewhere)
        if self._caught_up and not elsewhere:
            then()
            return
        always = not self._caught_up

        def work() -> None:
            if always or not services.classroom.hosted():
                services.classroom.catch_up()

        def done(_: None) -> None:
            self._caught_up = True
            then()

        self.run(work, done)

    def _watch(self) -> None:
        """Look again whether a session that runs elsewhere still does."""
        if self.on_screen:
            self.run(self.context.services.classroom.hosted, self._compare)
        else:
            self._watching.stop()  # it goes on when the page is opened again

    def _compare(self, hosted: tuple[ClassSession, ...]) -> None:
        if self.state is None or not self.on_screen:
            return
        if tuple(one.setup.title for one in hosted) != self.state.sessions.elsewhere:
            self._catch_up(self.reload)

    def _choose_plan(self) -> None:
        self.context.dialogs.choose_file(
            self.screen,
            self.tr("Choose a plan"),
            self.tr("Plans (*.quizplan);;All files (*)"),
            lambda file: self.context.go(OpenIntake((file,))),
        )

    def _ask_remove(self, plan: SessionPlan) -> None:
        self.context.dialogs.confirm(
            self.screen,
            self.tr("Delete the plan {title}?").format(title=plan.title),
            self.tr("Sessions that were run with it stay, and so do its questions in the bank."),
            self.tr("Delete the plan"),
            destructive=True,
            then=lambda: self._remove(plan),
        )

    def _remove(self, plan: SessionPlan) -> None:
        assert plan.id is not None  # only kept plans are listed
        plan_id = plan.id

        def done(_: None) -> None:  # the list is loaded again since plans changed
            self._notice = self.tr("The plan {title} is deleted.").format(title=plan.title)
            if self.state is not None:
                self.render(self.state)

        self.run(lambda: self.context.services.preparing.remove(plan_id), done)

    def _ask_end(self, session: ClassSession) -> None:
        self.context.dialogs.confirm(
            self.screen,
            self.tr("End {title}?").format(title=session.setup.title),
            self.tr("Its answers and results are kept. The phones can't come back to it."),
            self.tr("End the session"),
            destructive=False,
            then=lambda: self._end(session),
        )

    def _end(self, session: ClassSession) -> None:
        self.run(
            lambda: self.context.services.classroom.finish(session.id),
            lambda _: self.context.go(OpenResults(session.id)),
        )

    # What was missed

    def _open_line(self, line: MissedLine) -> None:
        lure = line.lure
        if lure is not None:
            self.run(
                lambda: self.context.services.practice.card_on(lure.version_id),
                partial(self._show_card, line.fact_id),
            )

    def _show_card(self, fact_id: FactId, card: FeedbackCard) -> None:
        others = tuple(pair for pair in self._cards if pair[0] != fact_id)
        self._cards = (*others, (fact_id, card))
        if self.state is not None:
            self.render(self.state)

    def _start_quiz(self, facts: tuple[FactId, ...]) -> None:
        learner = self.context.learner()
        if learner is None:
            return
        practice, title = self.context.services.practice, self.tr("What the class got wrong")
        self.context.go(
            StartAttempt(lambda: practice.start_on(learner.id, facts, title), PageId.CLASS)
        )
