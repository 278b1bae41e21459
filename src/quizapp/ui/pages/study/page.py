"""The flow of a quiz: question, feedback, looking back, and corrections that are owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.answering.attempts import Attempt, Certainty, Question, QuizSpec
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import AttemptId, LearnerId, PresentedId, TopicId
from quizapp.core.views.answered import Answered
from quizapp.env.clock import Clock
from quizapp.env.settings import Settings
from quizapp.services.practice import Practice
from quizapp.services.review import Review
from quizapp.ui.pages.study.corrections import Corrections
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.question.state import QuestionState
from quizapp.ui.pages.study.setup.page import open_quiz_of
from quizapp.ui.pages.study.states import (
    feedback_state,
    next_text,
    owed_state,
    question_state,
    what_happened,
)
from quizapp.ui.pages.study.summary.page import LookingBack
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner, Result
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
    from quizapp.ui.pages.study.question.screen import QuestionScreen

ShowWidget = Callable[[QWidget], None]
"""Shows a widget at the place Study."""


class StudyFlow(Flow):
    """Leads one learner through quizzes.

    The attempt in the bank is the only truth: after every action the flow shows what the attempt's
    stage asks for, so that a crash, a second copy of the app or a late click cannot confuse it.

    Signals:
        arrived: what the learner asked for, from wherever that was, is at its place now.
        new_quiz_wanted: the learner wants to set a quiz up.
        left: the learner left a quiz; everything is kept.
        done: the learner left a summary.
        passage_wanted: a PassageId that the learner wants to read in its document, and the spans
            of its text that are evidence.
        keys_wanted: the key sheet was asked for.
    """

    arrived = Signal()
    new_quiz_wanted = Signal()
    left = Signal()
    done = Signal()
    passage_wanted = Signal(str, object)
    keys_wanted = Signal()

    def __init__(
        self,
        practice: Practice,
        review: Review,
        jobs: JobRunner,
        clock: Clock,
        settings: Callable[[], Settings],
        put: ShowWidget,
        window: QWidget,
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._practice = practice
        self._review = review
        self._clock = clock
        self._settings = settings
        self._put = put
        self._window = window
        self._dialogs = dialogs
        self._learner = LearnerId(0)
        self._titles: dict[TopicId, str] = {}
        self._question_state: QuestionState | None = None
        self._feedback_state: FeedbackState | None = None
        self._attempt: Attempt | None = None
        self._question: Question | None = None  # the one on the screen, asked or explained
        self._arriving = False
        self._corrections = Corrections(practice, self._run, self._arrive, self._show_owed)
        self._cards: tuple[FeedbackCard, ...] = ()
        self._shown_at = clock()
        self._busy = False
        self._question_screen: QuestionScreen | None = None
        self._feedback_screen: FeedbackScreen | None = None
        self._notice = ""  # what happened that nobody pressed, to be told on the next screen
        self._looking_back = self._join_looking_back()
        self._ticks = QTimer(self)
        self._ticks.setInterval(1000)
        self._ticks.timeout.connect(self._tick)

    # What the app asks for

    def take_learner(self, learner_id: LearnerId) -> None:
        """Work for a learner from now on."""
        self._learner = learner_id
        self._attempt = None
        self.rest()

    def settings_changed(self, settings: Settings) -> None:
        """Wear changed settings at once, in the middle of a question too."""
        self._render_question(
            single_keys=settings.single_keys, ask_certainty=settings.ask_certainty
        )
        self._change_feedback(single_keys=settings.single_keys)

    def rest(self) -> None:
        """Let go of the question on the screen; everything is kept."""
        self._ticks.stop()
        self._question = None
        self._corrections.forget()

    @property
    def in_quiz(self) -> bool:
        """Return whether a question or its feedback is on the screen."""
        return self._question is not None

    def start(self, spec: QuizSpec) -> None:
        """Start a quiz; an unfinished one is ended first, if the learner agrees."""
        self.begin(lambda: self._practice.start(self._learner, spec))

    def start_again(self, attempt_id: AttemptId) -> None:
        """Start a quiz on what another attempt missed; an unfinished one is ended first."""
        self.begin(lambda: self._practice.start_again(attempt_id))

    def begin(self, work: Callable[[], Attempt]) -> None:
        """Start what a service call makes; an unfinished quiz is ended first.

        Args:
            work: makes the attempt, such as a review session.
        """

        def begin() -> None:
            self._arriving = True
            self._run(lambda: self._practice.go_on(work().id), self._show)

        def look(unfinished: Attempt | None) -> None:
            if unfinished is None:
                begin()
                return
            open_quiz = open_quiz_of(unfinished)
            self._dialogs.confirm(
                self._window,
                self.tr("End the unfinished quiz?"),
                self.tr(
                    "“{title}” will end at question {number} of {of}. Its answers are kept, and "
                    "what it left open is explained first. Then the new quiz starts."
                ).format(title=open_quiz.title, number=open_quiz.question, of=open_quiz.of),
                self.tr("End it and start"),
                destructive=False,
                then=lambda: self.end(unfinished, begin),
            )

        self._run(lambda: self._practice.unfinished(self._learner), look)

    def end(self, attempt: Attempt, then: Callable[[], None]) -> None:
        """End an attempt, explain what it left open, then go on."""
        self._run(
            lambda: self._practice.end(attempt.id),
            lambda _: self.pay_debts(then),
        )

    def go_on(self, attempt_id: AttemptId) -> None:
        """Go on with an attempt where it stopped."""
        self._arriving = True
        self._run(lambda: self._practice.go_on(attempt_id), self._show)

    def open_summary(self, attempt_id: AttemptId, opened: PresentedId | None = None) -> None:
        """Look back on an attempt, with one of its questions opened if wished."""
        self._arriving = True
        self._looking_back.open(attempt_id, opened)

    def pay_debts(self, then: Callable[[], None]) -> None:
        """Show every explanation that is still owed, one by one, then go on.

        Args:
            then: what follows when none is owed any more.
        """

        def go_on() -> None:
            self._question = None
            then()

        self._corrections.pay(self._learner, go_on)

    def _arrive(self) -> None:
        self._arriving = True

    # Question and feedback

    def _show(self, answered: Answered) -> None:
        attempt, question = answered.attempt, answered.attempt.current
        self._ticks.stop()
        if question is None:
            self._looking_back.open(attempt.id)
        elif answered.card is not None:
            self._show_feedback(answered, question, answered.card)
        else:
            self._show_question(answered, question)

    def _show_question(self, answered: Answered, question: Question) -> None:
        attempt = answered.attempt
        self._attempt, self._question = attempt, question
        self._question_state = self._state_of(answered, question)
        if self._question_screen is None:
            from quizapp.ui.pages.study.question.screen import QuestionScreen

            screen = QuestionScreen()
            screen.responded.connect(self._respond)
            screen.skipped.connect(lambda: self._respond(None, None))
            screen.chosen_changed.connect(self._choose)
            screen.certainty_changed.connect(self._say_how_sure)
            screen.flag_toggled.connect(self._flag)
            screen.left.connect(self._leave)
            screen.keys_asked.connect(self.keys_wanted)
            self._question_screen = screen
        self._question_screen.render(self._question_state)
        self._place(self._question_screen)
        self._shown_at = self._clock()
        if attempt.spec.seconds_per_question is not None:
            self._ticks.start()

    def _state_of(self, answered: Answered, question: Question) -> QuestionState:
        """Return how to show a question: what was chosen in it before it was left stands."""
        before = self._question_state
        if before is not None and before.id == question.id:
            return before
        return question_state(
            answered.attempt, question, answered.topic, self._settings(), self._tell_once()
        )

    def _choose(self, position: int) -> None:
        self._render_question(chosen=position)

    def _say_how_sure(self, certainty: Certainty | None) -> None:
        self._render_question(certainty=certainty)

    def _render_question(self, **changes: object) -> None:
        if self._question_state is None or self._question_screen is None:
            return
        self._question_state = replace(self._question_state, **changes)  # type: ignore[arg-type]
        self._question_screen.render(self._question_state)

    def _tick(self) -> None:
        state = self._question_state
        if state is None or state.seconds_left is None:
            return
        if state.seconds_left > 0:
            self._render_question(seconds_left=state.seconds_left - 1)
        else:
            self._ticks.stop()  # who had chosen has responded, and who had not has skipped
            certainty = state.certainty if state.ask_certainty else None
            self._respond(
                state.chosen, None if state.chosen is None else certainty, time_was_up=True
            )

    def _respond(
        self, position: int | None, certainty: Certainty | None, *, time_was_up: bool = False
    ) -> None:
        attempt, question = self._attempt, self._question
        if self._busy or attempt is None or question is None:
            return
        self._ticks.stop()
        elapsed = max(0, round((self._clock() - self._shown_at).total_seconds() * 1000))

        def go_on(after: Answered) -> None:
            self._notice = what_happened(
                after.attempt, question, position, certainty, time_was_up=time_was_up
            )
            self._show(after)

        self._run(
            lambda: self._practice.answer(attempt.id, question.id, position, certainty, elapsed),
            go_on,
        )

    def _tell_once(self) -> str:
        """Return what happened meanwhile; the screen that gets it is the only one to tell it."""
        told, self._notice = self._notice, ""
        return told

    def _show_feedback(self, answered: Answered, question: Question, card: FeedbackCard) -> None:
        attempt = answered.attempt
        self._attempt, self._question = attempt, question
        self._render_feedback(
            feedback_state(
                attempt,
                question,
                card,
                answered.topic,
                self._settings(),
                next_text(card, answered.next_due, self._clock().astimezone()),
                self._tell_once(),
            )
        )

    def _render_feedback(self, state: FeedbackState) -> None:
        self._cards = (state.card,)
        self._feedback_state = state
        if self._feedback_screen is None:
            from quizapp.ui.pages.study.feedback.screen import FeedbackScreen

            screen = FeedbackScreen()
            screen.left.connect(self._leave_feedback)
            screen.stopped.connect(self._leave)
            screen.passage_opened.connect(self._read_passage)
            screen.flag_toggled.connect(self._flag)
            screen.keys_asked.connect(self.keys_wanted)
            self._feedback_screen = screen
        # Rendered before it is shown: a card is laid out once, and the one before is not again.
        self._feedback_screen.render(state)
        self._place(self._feedback_screen)

    def _change_feedback(self, **changes: object) -> None:
        if self._feedback_state is None or self._feedback_screen is None:
            return
        self._feedback_state = replace(self._feedback_state, **changes)  # type: ignore[arg-type]
        self._feedback_screen.render(self._feedback_state)

    def _leave_feedback(self) -> None:
        question = self._question
        if self._busy or question is None:
            return
        if self._corrections.open:
            self._corrections.leave(question.id)
        elif self._attempt is not None:
            attempt_id = self._attempt.id
            self._run(lambda: self._practice.go_on(attempt_id, question.id), self._show)

    def _show_owed(self, question: Question, card: FeedbackCard, count: int) -> None:
        """Show an explanation that is still owed from last time."""
        if not self._titles:
            self._load_titles(lambda: self._show_owed(question, card, count))
            return
        self._question = question
        topic = self._topic(question.version.topic_id)
        self._render_feedback(owed_state(question, card, count, topic, self._settings()))

    # Looking back

    def _join_looking_back(self) -> LookingBack:
        made = LookingBack(self._practice, self._review, self._clock, self._run, self._show_summary)
        made.again_chosen.connect(self.start_again)
        made.new_quiz_chosen.connect(self.new_quiz_wanted)
        made.done.connect(self.done)
        made.passage_opened.connect(self._read_passage)
        made.flag_toggled.connect(self._keep_flag)
        return made

    def _show_summary(self, screen: QWidget, cards: tuple[FeedbackCard, ...]) -> None:
        self._question = None
        self._notice = ""
        self._cards = cards
        self._place(screen)

    def _keep_flag(self, presented_id: PresentedId, flagged: bool) -> None:
        self._jobs.run(
            lambda: self._practice.flag(presented_id, flagged=flagged), lambda _: None, self.fail
        )

    # Small things

    def _flag(self, flagged: bool) -> None:
        question = self._question
        if question is None:
            return
        self._question = replace(question, flagged=flagged)
        self._render_question(flagged=flagged)
        self._change_feedback(flagged=flagged)
        self._keep_flag(question.id, flagged)

    def _read_passage(self, passage_id: str) -> None:
        marks = next(
            (
                source.marks
                for card in self._cards
                for source in card.sources
                if source.passage.id == passage_id
            ),
            (),
        )
        self.passage_wanted.emit(passage_id, marks)

    def _leave(self) -> None:
        self.rest()
        self.left.emit()

    def _place(self, screen: QWidget) -> None:
        self._put(screen)
        if self._arriving:
            self._arriving = False
            self.arrived.emit()

    def _topic(self, topic_id: TopicId) -> str:
        return self._titles.get(topic_id, "")

    def _load_titles(self, then: Callable[[], None]) -> None:
        """Load the topics' titles if they are not there yet, then go on."""
        if self._titles:
            then()
            return

        def take(titles: dict[TopicId, str]) -> None:
            self._titles = titles
            then()

        self._run(self._practice.topic_titles, take)

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Run one piece of work; until it is done, a second response or Continue is ignored."""
        self._busy = True

        def succeed(outcome: Result) -> None:
            self._busy = False
            done(outcome)

        self.run(work, succeed)

    @override
    def fail(self, error: Exception) -> None:
        self._busy = False
        super().fail(error)


def study_flow(context: Context) -> StudyFlow:
    """Return the flow of a quiz."""
    services = context.services
    flow = StudyFlow(
        services.practice,
        services.review,
        context.jobs,
        context.clock,
        context.settings,
        partial(context.show, PageId.STUDY),
        context.window,
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.new_quiz_wanted.connect(lambda: context.go(to.SetUpQuiz()))
    flow.arrived.connect(lambda: context.go(to.ReturnTo(PageId.STUDY)))
    flow.left.connect(lambda: context.go(to.LeaveStudy(done=False)))
    flow.done.connect(lambda: context.go(to.LeaveStudy(done=True)))
    flow.passage_wanted.connect(
        lambda passage_id, marks: context.go(to.ReadPassage(passage_id, marks, PageId.STUDY))
    )
    flow.keys_wanted.connect(lambda: context.go(to.ShowKeys()))
    return flow
