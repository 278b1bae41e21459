"""Every page, imported and built on its first visit: the window must not wait for all of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.ui.shell.context import Context

if TYPE_CHECKING:
    from quizapp.ui.pages.classroom.objections.page import ObjectionsPage
    from quizapp.ui.pages.classroom.page import ClassPage
    from quizapp.ui.pages.classroom.preparing.page import PreparingPage
    from quizapp.ui.pages.classroom.results.page import ResultsPage
    from quizapp.ui.pages.intake.page import IntakePage
    from quizapp.ui.pages.learners.page import LearnersPage
    from quizapp.ui.pages.learners.rights import LearnerRights
    from quizapp.ui.pages.library.page import LibraryPage
    from quizapp.ui.pages.packs.guide.page import GuidePage
    from quizapp.ui.pages.packs.pack.page import PackPage
    from quizapp.ui.pages.packs.page import PacksPage
    from quizapp.ui.pages.plan.page import PlanPage
    from quizapp.ui.pages.progress.page import ProgressPage
    from quizapp.ui.pages.review.page import ReviewPage
    from quizapp.ui.pages.session.page import SessionPage
    from quizapp.ui.pages.settings.page import SettingsPage
    from quizapp.ui.pages.sources.page import SourcesPage
    from quizapp.ui.pages.study.page import StudyPage
    from quizapp.ui.pages.study.setup.page import SetupPage
    from quizapp.ui.pages.today.page import TodayPage
    from quizapp.ui.pages.welcome.page import WelcomePage
    from quizapp.ui.pages.workbench.page import WorkbenchPage
    from quizapp.ui.shell.page import Page


class Pages:
    """Every page, each imported and built on its first visit."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def built(self) -> tuple[Page[object, object], ...]:
        """Return the pages that were visited."""
        return tuple(page for name, page in vars(self).items() if not name.startswith("_"))

    @cached_property
    def learners(self) -> LearnersPage:
        """Who is learning?"""
        from quizapp.ui.pages.learners.page import LearnersPage

        return LearnersPage(self._context, self._rights)

    @cached_property
    def _rights(self) -> LearnerRights:
        """What is done with learners' records, from two pages."""
        from quizapp.ui.pages.learners.rights import LearnerRights

        return LearnerRights(self._context)

    @cached_property
    def today(self) -> TodayPage:
        """The most sensible next thing."""
        from quizapp.ui.pages.today.page import TodayPage

        return TodayPage(self._context)

    @cached_property
    def welcome(self) -> WelcomePage:
        """The first hour."""
        from quizapp.ui.pages.welcome.page import WelcomePage

        return WelcomePage(self._context)

    @cached_property
    def plan(self) -> PlanPage:
        """The day of a test."""
        from quizapp.ui.pages.plan.page import PlanPage

        return PlanPage(self._context)

    @cached_property
    def setup(self) -> SetupPage:
        """What a new quiz asks."""
        from quizapp.ui.pages.study.setup.page import SetupPage

        return SetupPage(self._context)

    @cached_property
    def study(self) -> StudyPage:
        """Questions, feedback, summary."""
        from quizapp.ui.pages.study.page import StudyPage

        return StudyPage(self._context)

    @cached_property
    def review(self) -> ReviewPage:
        """Wrong answers and myths."""
        from quizapp.ui.pages.review.page import ReviewPage

        return ReviewPage(self._context)

    @cached_property
    def classroom(self) -> ClassPage:
        """Sessions, and what the class missed."""
        from quizapp.ui.pages.classroom.page import ClassPage

        return ClassPage(self._context)

    @cached_property
    def preparing(self) -> PreparingPage:
        """Preparing a class's session."""
        from quizapp.ui.pages.classroom.preparing.page import PreparingPage

        return PreparingPage(self._context)

    @cached_property
    def results(self) -> ResultsPage:
        """What a session came to."""
        from quizapp.ui.pages.classroom.results.page import ResultsPage

        return ResultsPage(self._context)

    @cached_property
    def objections(self) -> ObjectionsPage:
        """What learners say is wrong with questions."""
        from quizapp.ui.pages.classroom.objections.page import ObjectionsPage

        return ObjectionsPage(self._context)

    @cached_property
    def session(self) -> SessionPage:
        """Running a session with a class."""
        from quizapp.ui.pages.session.page import SessionPage

        return SessionPage(self._context)

    @cached_property
    def library(self) -> LibraryPage:
        """The documents."""
        from quizapp.ui.pages.library.page import LibraryPage

        return LibraryPage(self._context)

    @cached_property
    def packs(self) -> PacksPage:
        """The subjects that there are."""
        from quizapp.ui.pages.packs.page import PacksPage

        return PacksPage(self._context)

    @cached_property
    def pack(self) -> PackPage:
        """One pack: its documents, questions and versions."""
        from quizapp.ui.pages.packs.pack.page import PackPage

        return PackPage(self._context)

    @cached_property
    def guide(self) -> GuidePage:
        """What makes a good question."""
        from quizapp.ui.pages.packs.guide.page import GuidePage

        return GuidePage(self._context)

    @cached_property
    def intake(self) -> IntakePage:
        """Files that a teacher brings."""
        from quizapp.ui.pages.intake.page import IntakePage

        return IntakePage(self._context)

    @cached_property
    def sources(self) -> SourcesPage:
        """Finding the sources of questions that have none."""
        from quizapp.ui.pages.sources.page import SourcesPage

        return SourcesPage(self._context)

    @cached_property
    def workbench(self) -> WorkbenchPage:
        """Writing the questions of a pack."""
        from quizapp.ui.pages.workbench.page import WorkbenchPage

        return WorkbenchPage(self._context)

    @cached_property
    def progress(self) -> ProgressPage:
        """What was done and how far it has led."""
        from quizapp.ui.pages.progress.page import ProgressPage

        return ProgressPage(self._context)

    @cached_property
    def settings(self) -> SettingsPage:
        """Settings and records."""
        from quizapp.ui.pages.settings.page import SettingsPage

        return SettingsPage(self._context, self._rights)
