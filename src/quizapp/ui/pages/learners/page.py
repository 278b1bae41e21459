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
    AskPin,
    Choose,
    ChooseCopy,
    CloseNotice,
    ClosePin,
    DeleteCopies,
    Export,
    LearnersIntent,
    Merge,
    Remove,
    Rename,
    SetPin,
    StopCopy,
    TakeInCopy,
    TypePin,
    Undo,
)
from quizapp.ui.pages.learners.rights import LearnerRights, Moved
from quizapp.ui.pages.learners.state import (
    LearnerRow,
    LearnersState,
    NameProblem,
    PinQuestion,
    RightsNotice,
    Wanted,
)
from quizapp.ui.pages.learners.wording import pin_problem
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import BeginReading, LearnAs, OpenPage
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import LearnerId
    from quizapp.core.views.records import PinCheck


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
        self._unlocked: set[LearnerId] = set()
        """Whose PIN was typed since the page was opened."""
        self._pin: PinQuestion | None = None
        self._opened: PinQuestion | None = None
        rights.follow(self._look_again, self._follow)

    @override
    def open(self) -> None:
        """Ask who is learning."""
        learner = self.context.learner()
        self._current = learner.id if learner is not None else None
        self._unlocked = set()
        self._pin = self._opened = None
        self._theme()

    def open_for(self, learner: Learner) -> None:
        """Ask for the PIN of a learner, who would go on where there was none."""
        self._unlocked = set()
        self._opened = None
        self._pin = PinQuestion(learner.id, Wanted.CHOOSE)
        self._theme()

    def open_after(self, error: ExpectedError) -> None:
        """Ask who is learning, and say why: the learner is no longer there."""
        self._rights.notice = RightsNotice(BannerKind.TROUBLE, error.message, error.hint)
        self.open()

    @override
    def changed(self, kinds: frozenset[Changed]) -> None:
        # While something is done with records it is told at the end.
        if not self._rights.busy and self._rights.copies.state is None:
            super().changed(kinds)

    @override
    def reload(self) -> None:
        self.run(self._load, self.refresh)

    @override
    def rest(self) -> None:
        self._rights.rest()

    @override
    def render(self, state: LearnersState) -> None:
        # As it is now: what was under way may have ended while the learners were loaded.
        rights = self._rights
        now = replace(state, notice=rights.notice, busy=rights.busy, copy=rights.copies.state)
        super().render(now)
        self._opened = None  # once: the row is closed by itself

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
            case Add(name, anyway, teaches):
                first = OpenPage(PageId.CLASS) if teaches else BeginReading()
                self.run(
                    lambda: learners.add(name, beside_look_alike=anyway),
                    lambda learner: self.context.go(LearnAs(learner, first)),
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
            case AskPin(learner_id, wanted):
                self._ask(PinQuestion(learner_id, wanted))
            case TypePin(learner_id, wanted, typed):
                self._try_pin(learner_id, wanted, typed)
            case ClosePin():
                self._ask(None)
            case SetPin(learner, pin):
                self._opened = None
                self._unlocked.add(learner.id)
                rights.set_pin(learner, pin)
            case ChooseCopy(into):
                self._opened = None
                rights.copies.choose(into, self.screen, lambda: None)
            case TakeInCopy(into_id):
                rights.copies.take_in(into_id)
            case StopCopy():
                rights.copies.stop()
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
            LearnerRow(
                one.learner,
                one.last_active,
                one.attempts,
                one.looks_like,
                one.learner.has_pin and not self._is_open(one.learner.id),
            )
            for one in learners.overview()
        )
        return LearnersState(
            rows,
            self.context.now(),
            current=self._current,
            pin=self._pin,
            opened=self._opened,
            on_server=learners.on_server,
        )

    def _choose(self, learner_id: LearnerId) -> None:
        def go_on(learner: Learner | None) -> None:
            if learner is None:
                self._theme()
            elif learner.has_pin and not self._is_open(learner_id):
                self._ask(PinQuestion(learner_id, Wanted.CHOOSE))
            else:
                self.context.go(LearnAs(learner))

        self._rights.put_away_read()
        learners = self.context.services.learners
        self.run(lambda: learners.find(learner_id), go_on)

    def _is_open(self, learner_id: LearnerId) -> bool:
        """Return whether no PIN is asked for: it was typed just now, or they are learning."""
        return learner_id == self._current or learner_id in self._unlocked

    def _ask(self, question: PinQuestion | None) -> None:
        """Ask for a PIN, or ask no longer."""
        if question is None and self._pin is None:
            return
        self._pin, self._opened = question, None
        if self.state is not None:
            self.render(replace(self.state, pin=question, opened=None, problem=None))

    def _try_pin(self, learner_id: LearnerId, wanted: Wanted, typed: str) -> None:
        def look(check: PinCheck) -> None:
            if not check.right:
                wait_ms = int(check.wait.total_seconds() * 1000)
                problem = pin_problem(wait_ms)
                self._ask(PinQuestion(learner_id, wanted, problem, wait_ms))
                return
            self._pin = None
            self._unlocked.add(learner_id)
            if wanted is Wanted.CHOOSE:
                self._choose(learner_id)
            else:
                self._opened = PinQuestion(learner_id, wanted)
                self.reload()

        learners = self.context.services.learners
        self.run(lambda: learners.check_pin(learner_id, typed), look)

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
        if self._rights.busy or self._rights.copies.state is not None:
            self.render(replace(self.state, opened=None))
        else:
            self.reload()
