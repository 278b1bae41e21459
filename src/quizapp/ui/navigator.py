"""Which page is open, who is learning, what the banner says, and where pages lead.

Pages know neither each other nor this module: they send destinations, and ``go`` leads there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer

from quizapp.core.content.ids import LearnerId, PackId
from quizapp.core.errors import ExpectedError, Kind, LearnerGone
from quizapp.core.views.changes import Changed
from quizapp.env.clock import learning_day
from quizapp.env.settings import Settings
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.lazy_pages import Pages
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.broadcast import Broadcast
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.shell import Shell
from quizapp.ui.shell.state import Notice, PageId, ShellState

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.views.packs import OfferedPacks

Result = TypeVar("Result")

log = logging.getLogger(__name__)

_LOOK_AT_CLOCK = 20_000
"""Milliseconds between two looks at the clock: a timer set for the morning would sleep too."""


class Navigator:
    """Leads from page to page.

    Args:
        shell: shows the pages.
        settings: those at the beginning.
        to_app: takes what goes beyond one open bank.
        day_began: is called when another learning day begins, or the clock was set.
    """

    pages: Pages

    def __init__(
        self,
        shell: Shell,
        settings: Settings,
        to_app: Callable[[to.ToApp], None],
        day_began: Callable[[], None],
    ) -> None:
        self._shell = shell
        self._to_app = to_app
        self._day_began = day_began
        self._broadcast = Broadcast(self.changed)
        self._learner: Learner | None = None
        self._has_begun = False
        self._began_at = PageId.TODAY  # where Done at the summary leads back to
        self._state = ShellState(PageId.TODAY, "", single_keys=settings.single_keys)
        self._watch = QTimer(shell)
        self._watch.setInterval(_LOOK_AT_CLOCK)
        self._watch.timeout.connect(self.look_at_clock)
        shell.page_chosen.connect(self.open)
        shell.learner_change_requested.connect(lambda: self.go(to.ChooseLearner()))
        shell.notice_closed.connect(lambda: self.tell(None))
        shell.pack_chosen.connect(self._choose_pack)
        shell.take_files = lambda files: self.go(to.OpenIntake(files))

    def begin(self, context: Context) -> None:
        """Begin: with who was last here if that is still somebody, else by asking."""
        self._context = context
        self.pages = Pages(context)
        self._day = learning_day(context.clock())
        context.services.bank.on_change = self._broadcast.send

        def found(learner: Learner | None) -> None:
            if learner is None:
                self.pages.learners.open()
            elif learner.has_pin:
                self.pages.learners.open_for(learner)
            else:
                self._take(learner)

        last = context.settings().last_learner
        self._find(None if last is None else LearnerId(last), found)

    # What pages ask for

    def learner(self) -> Learner | None:
        """Return who is learning."""
        return self._learner

    def tell(self, error: ExpectedError | None) -> None:
        """Show trouble in the banner; None: it is over. What is on the screen stays."""
        if error is None:
            self._render(replace(self._state, notice=None))
        elif error.kind is Kind.LEARNER_GONE:
            self._learner = None
            if "study" in vars(self.pages):
                self.pages.study.rest()
            self.pages.learners.open_after(error)
        else:
            notice = Notice(BannerKind.TROUBLE, error.message, error.hint)
            self._render(replace(self._state, notice=notice))

    def go(self, destination: to.Destination) -> None:
        """Lead where a page wants to."""
        match destination:
            case to.ChangeSettings() | to.MoveBank() | to.RestoreBackup():
                self._to_app(destination)
            case to.ShowKeys():
                self._shell.show_keys()
            case to.LearnAs(learner, first):
                self._take(learner, first)
            case to.ChooseLearner():
                self.pages.learners.open()
            case to.RunSession(session):
                self.pages.session.begin(session)
            case to.OpenResults(session_id):
                self._turn_to(PageId.CLASS)
                self.pages.results.visit(session_id)
            case to.OpenObjections():
                self._turn_to(PageId.CLASS)
                self.pages.objections.visit()
            case _:
                if self._learner is not None:
                    self._go_as(destination, self._learner)

    def _go_as(self, destination: to.Destination, learner: Learner) -> None:
        """Lead where only somebody who is learning can be."""
        pages = self.pages
        match destination:
            case to.OpenPage(page):
                self.open(page)
            case to.ReturnTo(page):
                self._turn_to(page)
            case to.SetUpQuiz():
                pages.study.rest()
                self._turn_to(PageId.STUDY)
                pages.setup.open()
            case to.StartAttempt(make, began_at):
                self._began_at = began_at
                pages.study.begin(make)
            case to.ContinueAttempt(attempt_id):
                pages.study.go_on(attempt_id)
            case to.EndAttempt(attempt_id, then):
                pages.study.rest()
                pages.study.end(attempt_id, lambda: self.open(then))
            case to.BeginReading():
                self._turn_to(PageId.TODAY)
                pages.welcome.open()
            case to.OpenSummary(attempt_id, opened):
                pages.study.open_summary(attempt_id, opened)
            case to.PayCorrections():
                self._pay_corrections(learner)
            case to.LeaveStudy(done):
                page = self._began_at if done else PageId.TODAY
                self._began_at = PageId.TODAY
                self.open(page)
            case to.OpenTestPlan():
                pages.plan.open()
            case to.RemoveTestPlan(pack_id):
                pages.plan.remove(pack_id)
            case to.ReadPassage(passage_id, marks, back):
                self._turn_to(PageId.LIBRARY)
                pages.library.read(passage_id, marks, back)
            case to.OpenPacks(sources):
                self._turn_to(PageId.LIBRARY)
                pages.packs.visit(sources)
            case to.OpenPack(pack_id, check, taken):
                self._turn_to(PageId.LIBRARY)
                pages.pack.visit(pack_id, check=check, taken=taken)
            case to.OpenGuide(pack_id):
                self._turn_to(PageId.LIBRARY)
                pages.guide.visit(pack_id)
            case to.OpenIntake(sources, pack_id, from_workbench):
                self._turn_to(PageId.LIBRARY)
                pages.intake.visit(sources, pack_id, from_workbench=from_workbench)
            case to.FindSources(pack_id):
                self._turn_to(PageId.LIBRARY)
                pages.sources.visit(pack_id)
            case to.OpenWorkbench(pack_id, item_id, taken):
                self._turn_to(PageId.LIBRARY)
                pages.workbench.visit(pack_id, item_id, taken)
            case to.PrepareSession(plan, facts):
                self._turn_to(PageId.CLASS)
                pages.preparing.prepare(plan, facts)
            case to.OpenClass(notice):
                pages.classroom.visit(notice)

    # The rail

    def open(self, page: PageId) -> None:
        """Open a place of the rail."""
        learner = self._learner
        if learner is None:
            return
        pages = self.pages
        log.info("page %s opened", page)
        self._turn_to(page)
        self._find(learner.id, partial(self._miss, learner))
        match page:
            case PageId.TODAY:
                pages.today.open()
            case PageId.STUDY:
                if not pages.study.in_quiz:
                    pages.setup.open()
            case PageId.REVIEW:
                pages.review.open()
            case PageId.CLASS:
                self._open_class_or_session()
            case PageId.LIBRARY:
                pages.library.open()
            case PageId.PROGRESS:
                pages.progress.open()
            case PageId.SETTINGS:
                pages.settings.open()

    def _open_class_or_session(self) -> None:
        """Go on with a session that is being prepared; else show the class."""
        pages = self.pages
        # One that was never visited is not loaded to be told that.
        if "preparing" in vars(pages) and pages.preparing.is_open:
            pages.preparing.come_back()
        else:
            pages.classroom.visit()

    def come_back(self) -> None:
        """Show again what was open before something went wrong: the place, or the learners."""
        if self._learner is None:
            self.pages.learners.open()
        else:
            self._shell.put_alone(None)

    # What happens meanwhile

    def changed(self, kinds: frozenset[Changed]) -> None:
        """Tell every page that was visited what changed."""
        for page in self.pages.built():
            page.changed(kinds)
        if Changed.CONTENT in kinds and self._learner is not None:
            self._look_for_packs(self._learner)

    def look_at_clock(self) -> None:
        """Tell when another learning day has begun, also after the computer was asleep."""
        day = learning_day(self._context.clock())
        if day != self._day:
            self._day = day
            self._day_began()
            self.changed(frozenset({Changed.DAY}))

    def take_settings(self, settings: Settings) -> None:
        """Apply changed settings."""
        self._render(replace(self._state, single_keys=settings.single_keys))
        for page in self.pages.built():
            page.settings_changed(settings)

    def rest(self) -> None:
        """Let go of what is on the screen: the window, or the bank, is about to go."""
        self._watch.stop()
        for page in self.pages.built():
            page.rest()

    def _take(self, learner: Learner, first: to.Destination | None = None) -> None:
        log.info("learner %d chosen", learner.id)
        self._learner = learner
        self._watch.start()
        if "study" in vars(self.pages):
            self.pages.study.rest()
        self._shell.put_alone(None)
        # At the start the backup may have failed before the learner was found: that is still told.
        notice = None if self._has_begun else self._state.notice
        shown = replace(
            self._state, page=PageId.TODAY, learner_name=learner.name, notice=notice, packs=None
        )
        self._render(shown)
        settings = replace(self._context.settings(), last_learner=learner.id)
        self._to_app(to.ChangeSettings(settings))
        self._look_for_packs(learner)
        first = first or to.PayCorrections()  # owed before anything else (spec FB-3)
        if self._has_begun:
            self.go(first)
        else:
            self._has_begun = True
            self._look_for_interrupted(first)

    def _find(self, learner_id: LearnerId | None, found: Callable[[Learner | None], None]) -> None:
        """Look a learner up who was here before; ``found`` gets None where there is none."""
        learners = self._context.services.learners
        self._run(lambda: learners.find(learner_id), found)

    def _pay_corrections(self, learner: Learner) -> None:
        """Show what is owed, if anything is: the page of the quiz is not loaded for a no."""
        practice = self._context.services.practice

        def go_on(debts: tuple[object, ...]) -> None:
            if debts:
                self.pages.study.pay_debts(lambda: self.open(PageId.TODAY))
            else:
                self.open(PageId.TODAY)

        self._run(lambda: practice.debts(learner.id), go_on)

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        def fail(error: Exception) -> None:
            if not isinstance(error, ExpectedError):
                raise error
            self.tell(error)

        self._context.jobs.run(work, done, fail)

    def _look_for_interrupted(self, first: to.Destination) -> None:
        def begin(interrupted: bool) -> None:
            """Begin with a session that was cut off, since a class waits for it."""
            if interrupted:
                self.open(PageId.CLASS)
            else:
                self.go(first)

        def look(maybe: bool) -> None:
            if maybe:
                self.pages.classroom.look_for_interrupted(begin)
            else:
                begin(interrupted=False)

        services = self._context.services
        self._run(lambda: services.may_be_interrupted, look)

    def _look_for_packs(self, learner: Learner) -> None:
        """Offer the packs that there are, and the one that the learner works with."""
        services = self._context.services

        def show(offered: OfferedPacks) -> None:
            if self._learner is learner:
                self._render(replace(self._state, packs=offered))

        self._run(lambda: services.packs.offered(learner.id), show)

    def _choose_pack(self, pack_id: str) -> None:
        """Work with another pack: the open place shows what it has of it."""
        learner, services = self._learner, self._context.services
        if learner is not None:
            self._run(
                lambda: services.packs.choose(learner.id, PackId(pack_id)),
                lambda _: self.open(self._state.page),
            )

    def _miss(self, learner: Learner, found: Learner | None) -> None:
        """Ask who is learning where the learner was removed in another window."""
        if found is None and self._learner is learner:
            self.tell(LearnerGone())

    def _turn_to(self, page: PageId) -> None:
        self._render(replace(self._state, page=page))

    def _render(self, state: ShellState) -> None:
        self._state = state
        self._shell.render(state)
