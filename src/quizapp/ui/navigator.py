"""The flow above the flows: which place is open, who is learning, and what the banner says."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal

from quizapp.core.answering.attempts import Attempt, Learner, QuizSpec
from quizapp.core.content.ids import LearnerId, PassageId, SessionId
from quizapp.core.errors import ExpectedError, Kind, LearnerGone
from quizapp.env.settings import Settings
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.classroom.page import ClassroomFlow
from quizapp.ui.pages.classroom.preparing.page import PreparingFlow
from quizapp.ui.pages.classroom.results.page import ResultsFlow
from quizapp.ui.pages.library.page import ReadingFlow
from quizapp.ui.pages.library.state import Back
from quizapp.ui.pages.plan.page import PlanningFlow
from quizapp.ui.pages.progress.page import ProgressFlow
from quizapp.ui.pages.review.page import ReviewingFlow
from quizapp.ui.pages.settings.page import PreferencesFlow
from quizapp.ui.pages.study.page import StudyFlow
from quizapp.ui.pages.study.setup.page import SetupFlow
from quizapp.ui.pages.today.home import HomeFlow
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.shell import Shell
from quizapp.ui.shell.state import Notice, Page, ShellState


class Navigator(Flow):
    """Joins the flows to the shell.

    Signals:
        learner_taken: a Learner has begun; the settings remember who was last.
        session_begun, session_reopened: a ClassSession to be run now, in windows of its own.
    """

    learner_taken = Signal(object)
    session_begun = Signal(object)
    session_reopened = Signal(object)

    def __init__(
        self,
        shell: Shell,
        jobs: JobRunner,
        home: HomeFlow,
        planning: PlanningFlow,
        setup: SetupFlow,
        study: StudyFlow,
        reviewing: ReviewingFlow,
        classroom: ClassroomFlow,
        preparing: PreparingFlow,
        results: ResultsFlow,
        reading: ReadingFlow,
        progress: ProgressFlow,
        preferences: PreferencesFlow,
        settings: Settings,
    ) -> None:
        super().__init__(jobs)
        self._shell = shell
        self._home = home
        self._planning = planning
        self._setup = setup
        self._study = study
        self._reviewing = reviewing
        self._classroom = classroom
        self._preparing = preparing
        self._results = results
        self._began_at = Page.TODAY  # where Done at the summary leads back to
        self._reading = reading
        self._progress = progress
        self._preferences = preferences
        self._learner: Learner | None = None
        self._has_begun = False
        self._state = ShellState(Page.TODAY, "", single_keys=settings.single_keys)
        shell.page_chosen.connect(self.open)
        shell.learner_change_requested.connect(self._change_learner)
        shell.notice_closed.connect(lambda: self._render(notice=None))
        asking = (home, planning, setup, study, reviewing, classroom, preparing, results)
        for flow in (*asking, reading, progress, preferences):
            flow.trouble.connect(self._tell)
            flow.trouble_over.connect(lambda: self._render(notice=None))
        home.learner_chosen.connect(self._take)
        home.day_began.connect(self._begin_day)
        home.continued.connect(study.go_on)
        home.corrections_opened.connect(self._pay_debts)
        home.new_quiz_chosen.connect(self._open_setup)
        home.quick_quiz_chosen.connect(lambda: study.start(QuizSpec()))
        home.missed_chosen.connect(study.start_again)
        home.summary_opened.connect(study.open_summary)
        home.session_wanted.connect(study.begin)
        home.list_opened.connect(lambda: self.open(Page.REVIEW))
        home.plan_opened.connect(lambda: self._plan(planning.open))
        home.plan_removed.connect(lambda: self._plan(planning.remove))
        planning.left.connect(lambda: self.open(Page.TODAY))
        setup.started.connect(study.start)
        setup.continued.connect(study.go_on)
        setup.ended.connect(lambda attempt: study.end(attempt, self._open_setup))
        study.new_quiz_wanted.connect(self._open_setup)
        study.arrived.connect(self._show_study)
        study.left.connect(lambda: self._leave_study(Page.TODAY))
        study.done.connect(lambda: self._leave_study(self._began_at))
        study.passage_wanted.connect(self._read_passage)
        study.keys_wanted.connect(shell.show_keys)
        reading.back_to_question.connect(lambda: self._render(page=Page.STUDY))
        reading.back_to_review.connect(lambda: self._render(page=Page.REVIEW))
        reviewing.attempt_wanted.connect(partial(self._begin_at, Page.REVIEW))
        reviewing.new_quiz_chosen.connect(self._open_setup)
        reviewing.passage_wanted.connect(
            lambda passage_id, marks: self._read_passage(passage_id, marks, Back.REVIEW)
        )
        reading.back_to_class.connect(lambda: self._render(page=Page.CLASS))
        classroom.attempt_wanted.connect(partial(self._begin_at, Page.CLASS))
        classroom.new_quiz_chosen.connect(self._open_setup)
        classroom.passage_wanted.connect(
            lambda passage_id, marks: self._read_passage(passage_id, marks, Back.CLASS)
        )
        self._join_sessions(classroom, preparing, results)
        progress.attempt_opened.connect(study.open_summary)
        progress.attempt_continued.connect(study.go_on)
        progress.flagged_opened.connect(study.open_summary)
        progress.new_quiz_chosen.connect(self._open_setup)
        preferences.changed.connect(self._take_settings)
        preferences.learners_wanted.connect(self._change_learner)
        preferences.keys_wanted.connect(shell.show_keys)

    def _join_sessions(
        self, classroom: ClassroomFlow, preparing: PreparingFlow, results: ResultsFlow
    ) -> None:
        classroom.prepared.connect(preparing.open_new)
        classroom.plan_opened.connect(preparing.open_plan)
        classroom.session_wanted.connect(preparing.open_facts)
        classroom.reopened.connect(self.session_reopened)
        classroom.past_opened.connect(results.open)
        preparing.started.connect(self.session_begun)
        preparing.left.connect(lambda: self._open_class(""))
        results.left.connect(self._open_class)
        results.plan_made.connect(preparing.open_plan)
        for flow in (preparing, results):
            flow.passage_wanted.connect(
                lambda passage_id, marks: self._read_passage(passage_id, marks, Back.CLASS)
            )

    def show_results(self, session_id: SessionId) -> None:
        """Show what a session came to that has just ended."""
        self._render(page=Page.CLASS)
        self._results.open(session_id)

    def _open_class(self, notice: str) -> None:
        if self._learner is not None:
            self._classroom.open(self._learner, notice)

    def start(self, settings: Settings) -> None:
        """Begin: with who was last here if that is still somebody, else by asking."""

        def found(learner: Learner | None) -> None:
            if learner is None:
                self._home.choose_learner()
            else:
                self._take(learner)

        last = settings.last_learner
        self._home.find_learner(None if last is None else LearnerId(last), found)

    def open(self, page: Page) -> None:
        """Open a place of the rail."""
        if self._learner is None:
            return
        self._render(page=page)
        self._home.find_learner(self._learner.id, partial(self._miss, self._learner))
        if page is Page.TODAY:
            self._home.open_today(self._learner)
        elif page is Page.STUDY:
            if not self._study.in_quiz:
                self._setup.open(self._learner.id)
        elif page is Page.REVIEW:
            self._reviewing.open(self._learner.id)
        elif page is Page.CLASS:
            self._open_class_or_session()
        elif page is Page.LIBRARY:
            self._reading.open()
        elif page is Page.PROGRESS:
            self._progress.open(self._learner)
        else:
            self._preferences.open(self._learner)

    def _open_class_or_session(self) -> None:
        """Go on with a session that is being prepared; else show the class."""
        if self._preparing.is_open:
            self._preparing.come_back()
        else:
            self._results.rest()
            self._open_class("")

    def come_back(self) -> None:
        """Show again what was open before something went wrong: the place, or the learners."""
        if self._learner is None:
            self._home.choose_learner()
        else:
            self._shell.put_alone(None)

    def rest(self) -> None:
        """Let go of what is on the screen: the window, or the bank, is about to go."""
        self._study.rest()
        self._home.rest()
        self._preparing.rest()
        self._results.rest()

    def _take(self, learner: Learner) -> None:
        self._learner = learner
        self._study.take_learner(learner.id)
        self._shell.put_alone(None)
        self._render(page=Page.TODAY, learner_name=learner.name, notice=None)
        self.learner_taken.emit(learner)
        if self._has_begun:
            self._pay_debts()
        else:
            self._has_begun = True
            self._classroom.look_for_interrupted(self._begin)

    def _begin(self, interrupted: bool) -> None:
        """Begin with a session that was cut off, since a class waits for it; else with Today."""
        if interrupted:
            self.open(Page.CLASS)
        else:
            # What is owed comes before anything else (spec FB-3).
            self._pay_debts()

    def _begin_day(self) -> None:
        """Say what is due now: a page that stayed open over night would tell of yesterday."""
        if self._home.shows_today:
            self.open(Page.TODAY)
        elif self._reviewing.shows_list:
            self.open(Page.REVIEW)

    def _pay_debts(self) -> None:
        self._study.pay_debts(lambda: self.open(Page.TODAY))

    def _open_setup(self) -> None:
        if self._learner is not None:
            self._study.rest()
            self._show_study()
            self._setup.open(self._learner.id)

    def _plan(self, act: Callable[[LearnerId], None]) -> None:
        if self._learner is not None:
            act(self._learner.id)

    def _show_study(self) -> None:
        self._render(page=Page.STUDY)

    def _begin_at(self, page: Page, make: Callable[[], Attempt]) -> None:
        self._began_at = page
        self._study.begin(make)

    def _leave_study(self, page: Page) -> None:
        self._began_at = Page.TODAY
        self.open(page)

    def _change_learner(self) -> None:
        self._home.choose_learner(self._learner.id if self._learner else None)

    def _read_passage(self, passage_id: str, marks: object, back: Back = Back.QUESTION) -> None:
        self._render(page=Page.LIBRARY)
        spans = tuple(marks) if isinstance(marks, tuple) else ()
        self._reading.open_passage(PassageId(passage_id), spans, back)

    def _take_settings(self, settings: Settings) -> None:
        self._render(single_keys=settings.single_keys)
        self._study.take_settings(settings)

    def _miss(self, learner: Learner, found: Learner | None) -> None:
        """Ask who is learning where the learner was removed in another window."""
        if found is None and self._learner is learner:
            self._tell(LearnerGone())

    def tell(self, error: ExpectedError) -> None:
        """Show trouble of a flow that is not joined here."""
        self._tell(error)

    def _tell(self, error: ExpectedError) -> None:
        if error.kind is Kind.LEARNER_GONE:
            self._learner = None
            self._study.rest()
            self._home.choose_after(error)
            return
        self._render(notice=Notice(BannerKind.TROUBLE, error.message, error.hint))

    def _render(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._shell.render(self._state)
