"""The page of a quiz: it shows the question, and leads from there to feedback and summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from quizapp.core.answering.attempts import Timing
from quizapp.core.cards.card import FeedbackCard
from quizapp.ui.pages.study.corrections import Corrections
from quizapp.ui.pages.study.feedback.page import FeedbackPage
from quizapp.ui.pages.study.intents import (
    Answer,
    Choose,
    Leave,
    MoreTime,
    QuestionIntent,
    SetFlag,
    Skip,
)
from quizapp.ui.pages.study.question.state import QuestionState
from quizapp.ui.pages.study.setup.page import open_quiz_of
from quizapp.ui.pages.study.states import (
    feedback_state,
    next_text,
    owed_state,
    question_state,
    what_happened,
)
from quizapp.ui.pages.study.summary.page import SummaryPage
from quizapp.ui.shell.destinations import LeaveStudy, ReturnTo
from quizapp.ui.shell.page import Page, Result, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Attempt, Certainty, Question
    from quizapp.core.content.ids import AttemptId, PresentedId
    from quizapp.core.views.answered import Answered, Owed
    from quizapp.env.settings import Settings
    from quizapp.ui.pages.study.summary.state import SummaryState
    from quizapp.ui.shell.context import Context


class StudyPage(Page[QuestionState, QuestionIntent]):
    """Leads one learner through quizzes.

    The attempt in the bank is the only truth: after every action the page shows what the attempt's
    stage is at, so that a crash, a second copy of the app or a late click cannot confuse it.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.STUDY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._practice = context.services.practice
        self._feedback = FeedbackPage(context, self._leave, self._flag)
        self._summary = SummaryPage(context, self.start_again, self._flag)
        self._corrections = Corrections(self._practice, self._step, self._show_owed)
        self._attempt: Attempt | None = None
        self._question: Question | None = None  # the one on the screen, asked or explained
        self._first_certainty = False  # never said yet how sure: the question explains it
        self._arriving = False
        self._busy = False
        self._shown_at = context.clock()
        self._notice = ""  # for the next screen, such as that time was up
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self._tick)

    # What other pages ask for

    @property
    def in_quiz(self) -> bool:
        """Return whether a question or its feedback is on the screen."""
        return self._question is not None

    def start_again(self, attempt_id: AttemptId) -> None:
        """Start a quiz on what another attempt missed; an unfinished one is ended first."""
        self.begin(lambda: self._practice.start_again(attempt_id))

    def begin(self, make: Callable[[], Attempt]) -> None:
        """Start what a service call makes; an unfinished quiz is ended first.

        Args:
            make: makes the attempt, such as a review session.
        """
        learner = self.context.learner()
        if learner is None:
            return

        def begin() -> None:
            self._arriving = True
            self._step(lambda: self._practice.go_on(make().id), self._show)

        def ask_or_begin(unfinished: Attempt | None) -> None:
            if unfinished is None:
                begin()
                return
            open_quiz = open_quiz_of(unfinished)
            self.context.dialogs.confirm(
                self.context.window,
                self.tr("End the unfinished quiz?"),
                self.tr(
                    "“{title}” will end at question {number} of {of}. Its answers are kept, and "
                    "what it left open is explained first. Then the new quiz starts."
                ).format(title=open_quiz.title, number=open_quiz.question, of=open_quiz.of),
                self.tr("End it and start"),
                destructive=False,
                then=lambda: self.end(unfinished.id, begin),
            )

        self._step(lambda: self._practice.unfinished(learner.id), ask_or_begin)

    def end(self, attempt_id: AttemptId, then: Callable[[], None]) -> None:
        """End an attempt, explain what it left open, then go on."""
        self._step(lambda: self._practice.end(attempt_id), lambda _: self.pay_debts(then))

    def go_on(self, attempt_id: AttemptId) -> None:
        """Go on with an attempt where it stopped."""
        self._arriving = True
        self._step(lambda: self._practice.go_on(attempt_id), self._show)

    def open_summary(self, attempt_id: AttemptId, opened: PresentedId | None = None) -> None:
        """Look back on an attempt, with one of its questions opened if wished."""
        self._arriving = True
        self._look_back(attempt_id, opened)

    def pay_debts(self, then: Callable[[], None]) -> None:
        """Show every explanation that is still owed, one by one, then go on.

        Args:
            then: what follows when none is owed any more.
        """
        learner = self.context.learner()
        if learner is None:
            return

        def go_on() -> None:
            self._question = None
            self._arriving = False
            then()

        self._arriving = True
        self._corrections.pay(learner.id, go_on)

    # The page

    @override
    def build(self, act: Callable[[QuestionIntent], None]) -> Screen[QuestionState, QuestionIntent]:
        from quizapp.ui.kit.speech import voice_of_system
        from quizapp.ui.pages.study.question.screen import QuestionScreen

        return QuestionScreen(act, voice=voice_of_system())

    @override
    def handle(self, intent: QuestionIntent) -> None:
        state, question = self.state, self._question
        if state is None or question is None:
            return
        match intent:
            case Choose(position):
                self.render(replace(state, chosen=position))
            case Answer(position, certainty):
                self._respond(position, certainty)
            case Skip():
                self._respond(None, None)
            case MoreTime():
                left = (state.seconds_left or 0) + state.seconds_more
                self.render(replace(state, seconds_left=left))
            case SetFlag(flagged):
                self.render(replace(state, flagged=flagged))
                self._flag(question.id, flagged)
            case Leave():
                self._leave()
            case _:
                self.context.go(intent)

    @override
    def settings_changed(self, settings: Settings) -> None:
        """Apply changed settings immediately, even during a question."""
        if self.state is not None:
            self.render(replace(self.state, settings=settings))
        self._feedback.settings_changed(settings)

    @override
    def rest(self) -> None:
        """Stop the timer and forget the question on the screen; what is recorded stays."""
        self._ticks.stop()
        self._question = None
        self._first_certainty = False  # looked up again with the next attempt
        self._corrections.forget()

    @override
    def fail(self, error: Exception) -> None:
        self._busy = False
        super().fail(error)

    # From step to step

    def _step(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Run a service call; until it is done, a second response or Continue is ignored."""
        self._busy = True

        def succeed(outcome: Result) -> None:
            self._busy = False
            done(outcome)

        self.run(work, succeed)

    def _show(self, answered: Answered) -> None:
        """Show the question, the feedback or the summary, by the stage of the attempt."""
        question = answered.attempt.current
        self._ticks.stop()
        if question is None:
            self._look_back(answered.attempt.id)
        elif answered.card is None:
            self._show_question(answered, question)
        else:
            self._show_feedback(answered, question, answered.card)

    def _show_question(self, answered: Answered, question: Question) -> None:
        self._attempt, self._question = answered.attempt, question
        said = any(q.response and q.response.certainty for q in answered.attempt.questions)
        self._first_certainty = (self._first_certainty or answered.first_certainty) and not said
        state = self.state  # of this question already: then keep what was chosen before leaving
        if state is None or state.id != question.id:
            settings = self.context.settings()
            state = question_state(
                answered,
                question,
                settings,
                self._take_notice(),
                explains_certainty=self._first_certainty,
            )
        self.show(state)
        self._arrive()
        self._shown_at = self.context.clock()
        if answered.attempt.spec.seconds_per_question is not None:
            self._ticks.start()

    def _tick(self) -> None:
        state = self.state
        if state is None or state.seconds_left is None:
            return
        if state.seconds_left > 0:
            self.render(replace(state, seconds_left=state.seconds_left - 1))
        else:
            self._ticks.stop()  # submit what is chosen; with nothing chosen, skip
            self._respond(state.chosen, None, time_was_up=True)

    def _respond(
        self, position: int | None, certainty: Certainty | None, *, time_was_up: bool = False
    ) -> None:
        attempt, question = self._attempt, self._question
        if self._busy or attempt is None or question is None:
            return
        self._ticks.stop()
        elapsed = max(0, round((self.context.clock() - self._shown_at).total_seconds() * 1000))

        def go_on(answered: Answered) -> None:
            self._notice = what_happened(
                answered.attempt, question, position, certainty, time_was_up=time_was_up
            )
            self._show(answered)

        self._step(
            lambda: self._practice.answer(attempt.id, question.id, position, certainty, elapsed),
            go_on,
        )

    def _show_feedback(self, answered: Answered, question: Question, card: FeedbackCard) -> None:
        self._attempt, self._question = answered.attempt, question
        state = feedback_state(
            answered.attempt,
            question,
            card,
            answered.topic,
            self.context.settings(),
            next_text(card, answered.next_due, self.context.now()),
            self._take_notice(),
            answered.objections,
            answered.glossary,
        )
        attempt = answered.attempt
        at_once = attempt.spec.timing is Timing.IMMEDIATE and attempt.finished_at is None
        self._feedback.explain(
            state,
            partial(self._leave_card, attempt.id, question.id),
            partial(self._ask_another, attempt.id, question.id) if at_once else None,
        )
        self._arrive()

    def _leave_card(self, attempt_id: AttemptId, presented_id: PresentedId) -> None:
        if not self._busy:
            self._step(lambda: self._practice.go_on(attempt_id, left=presented_id), self._show)

    def _ask_another(self, attempt_id: AttemptId, presented_id: PresentedId) -> None:
        if not self._busy:
            self._step(lambda: self._practice.ask_another(attempt_id, presented_id), self._show)

    def _show_owed(self, owed: Owed) -> None:
        """Show an explanation that is still owed from last time."""
        self._question = owed.question
        state = owed_state(owed, self.context.settings())
        self._feedback.explain(state, self._leave_owed)
        self._arrive()

    def _leave_owed(self) -> None:
        if not self._busy:
            self._corrections.leave()

    def _look_back(self, attempt_id: AttemptId, opened: PresentedId | None = None) -> None:
        def show(state: SummaryState) -> None:
            self._question = None
            self._notice = ""
            self._summary.show(state)
            self._arrive()

        self._step(partial(self._summary.load_attempt, attempt_id, opened), show)

    # Small things

    def _take_notice(self) -> str:
        """Return the pending notice and clear it: exactly one screen shows it."""
        notice, self._notice = self._notice, ""
        return notice

    def _flag(self, presented_id: PresentedId, flagged: bool) -> None:
        self.run(lambda: self._practice.flag(presented_id, flagged=flagged), lambda _: None)

    def _leave(self) -> None:
        self.rest()
        self.context.go(LeaveStudy(done=False))

    def _arrive(self) -> None:
        """Select this place in the rail if the screen was requested from another page."""
        if self._arriving:
            self._arriving = False
            self.context.go(ReturnTo(PageId.STUDY))
