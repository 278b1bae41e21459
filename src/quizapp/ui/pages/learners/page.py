"""The page of learners: who is learning, who is new, and what becomes of their records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.errors import ExpectedError, Kind
from quizapp.core.views.changes import Changed
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners.intents import (
    Add,
    Choose,
    CloseNotice,
    DeleteCopies,
    Export,
    LearnersIntent,
    Merge,
    Remove,
    Rename,
    Undo,
)
from quizapp.ui.pages.learners.rights import LearnerRights, Moved
from quizapp.ui.pages.learners.state import LearnerRow, LearnersState, NameProblem, RightsNotice
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import LearnAs
from quizapp.ui.shell.page import Page, Screen

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import LearnerId


class LearnersPage(Page[LearnersState, LearnersIntent]):
    """Asks who is learning.

    Args:
        context: the services and what is around the page.
        rights: what is done with learners' records, here and in the settings.
    """

    watches = frozenset({Changed.LEARNERS, Changed.DAY})

    def __init__(self, context: Context, rights: LearnerRights) -> None:
        super().__init__(context)
        self._rights = rights
        self._current: LearnerId | None = None
        rights.follow(self._look_again, self._follow)

    @override
    def open(self) -> None:
        """Ask who is learning."""
        learner = self.context.learner()
        self._current = learner.id if learner is not None else None
        self._theme()

    def open_after(self, error: ExpectedError) -> None:
        """Ask who is learning, and say why: the learner is no longer there."""
        self._rights.notice = RightsNotice(BannerKind.TROUBLE, error.message, error.hint)
        self.open()

    @override
    def changed(self, kinds: frozenset[Changed]) -> None:
        if not self._rights.busy:  # else it is told when that is done
            super().changed(kinds)

    @override
    def reload(self) -> None:
        self.run(self._load, self.refresh)

    @override
    def rest(self) -> None:
        self._rights.rest()

    @override
    def build(self, act: Callable[[LearnersIntent], None]) -> Screen[LearnersState, LearnersIntent]:
        from quizapp.ui.pages.learners.screen import LearnersScreen

        return LearnersScreen(act)

    @override
    def show(self, state: LearnersState) -> None:
        self.context.show(self.place, self.screen)  # first: what is visible can take the focus
        self.render(state)

    @override
    def handle(self, intent: LearnersIntent) -> None:
        rights, learners = self._rights, self.context.services.learners
        match intent:
            case Choose(learner_id):
                self._choose(learner_id)
            case Add(name, anyway):
                self.run(
                    lambda: learners.add(name, beside_look_alike=anyway),
                    lambda learner: self.context.go(LearnAs(learner)),
                    lambda error: self._tell_name_problem(error, None),
                )
            case Rename(learner_id, name, anyway):
                self.run(
                    lambda: learners.rename(learner_id, name, beside_look_alike=anyway),
                    lambda _: None,  # the list is loaded again since learners changed
                    lambda error: self._tell_name_problem(error, learner_id),
                )
            case Remove(learner_id):
                rights.erase(learner_id)
            case Merge(gone, kept):
                rights.merge(gone, kept)
            case Export(learner):
                rights.export(learner, self.screen)
            case Undo():
                rights.undo()
            case DeleteCopies():
                rights.delete_copies(self.screen)
            case CloseNotice():
                rights.close_notice()

    def _theme(self) -> None:
        self.run(self._load, self.show)

    def _load(self) -> LearnersState:
        learners = self.context.services.learners
        rows = tuple(
            LearnerRow(one.learner, one.last_active, one.attempts, one.looks_like)
            for one in learners.overview()
        )
        return LearnersState(
            rows,
            self.context.now(),
            current=self._current,
            notice=self._rights.notice,
            busy=self._rights.busy,
            on_server=learners.on_server,
        )

    def _choose(self, learner_id: LearnerId) -> None:
        def go_on(learner: Learner | None) -> None:
            if learner is None:
                self._theme()
            else:
                self.context.go(LearnAs(learner))

        self._rights.put_away_read()
        learners = self.context.services.learners
        self.run(lambda: learners.find(learner_id), go_on)

    def _tell_name_problem(self, error: ExpectedError, learner_id: LearnerId | None) -> None:
        if self.state is None:
            return
        alike = error.kind is Kind.LOOKS_ALIKE
        anyway = self.tr("Take that name all the same") if alike else ""
        problem = NameProblem(error.message, error.hint, learner_id, anyway)
        self.render(replace(self.state, problem=problem))

    def _follow(self, moved: Moved) -> None:
        """Keep to who is learning: removed, nobody; merged, who has everything now."""
        if moved.gone == self._current:
            self._current = moved.now

    def _look_again(self) -> None:
        """Show the list as it is now, if it is what is on the screen."""
        if not self.on_screen or self.state is None:
            return
        if self._rights.busy:
            self.render(replace(self.state, notice=self._rights.notice, busy=self._rights.busy))
        else:
            self.reload()
