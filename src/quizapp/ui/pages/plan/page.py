"""The page of a test: setting its day, changing it, removing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.learning.duration import minutes, pace
from quizapp.core.learning.test_plan import Outlook, Preparation, session_days
from quizapp.env.clock import learning_day
from quizapp.ui.pages.plan.dates import read, typed
from quizapp.ui.pages.plan.intents import ChooseSize, ChooseTopics, PlanIntent, SavePlan, TypeDate
from quizapp.ui.pages.plan.state import SIZES, PlanState, TypedDate
from quizapp.ui.shell.destinations import OpenPage
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import PackId


class PlanPage(Page[PlanState, PlanIntent]):
    """Asks for the day of a test, its topics and the length of a session."""

    place = PageId.TODAY

    @override
    def load(self, learner: Learner) -> PlanState:
        services = self.context.services
        overview = services.practice.overview(learner.id)
        plan = services.planning.plan(learner.id)
        today = learning_day(self.context.clock())
        each = pace(overview.last.questions if overview.last else ())
        kept = None if plan is None or plan.over else plan
        prepared = plan.preparation if plan is not None else Preparation(today)
        return PlanState(
            today=today,
            typed=TypedDate() if kept is None else typed(prepared.test_on),
            topics=services.practice.choices(learner.id).topics,
            chosen=prepared.topics,
            size=prepared.size,
            minutes=tuple(minutes(size, each) for size in SIZES),
            kept=kept.preparation if kept is not None else None,
            done_on=today if kept is not None and kept.done_today else None,
            pack_id=plan.pack_id if plan else services.packs.offered(learner.id).chosen,
        )

    @override
    def build(self, act: Callable[[PlanIntent], None]) -> Screen[PlanState, PlanIntent]:
        from quizapp.ui.pages.plan.screen import PlanScreen

        return PlanScreen(act)

    @override
    def show(self, state: PlanState) -> None:
        super().show(_with_date(state, state.typed))
        self._foresee()

    @override
    def handle(self, intent: PlanIntent) -> None:
        state = self.state
        if state is None:
            return
        match intent:
            case TypeDate(fields):
                self.render(replace(_with_date(state, fields), outlook=None))
                self._foresee()
            case ChooseTopics(topics):
                self.render(replace(state, chosen=topics, outlook=None))
                self._foresee()
            case ChooseSize(size):
                self.render(replace(state, size=size))
            case SavePlan():
                self._save(state)
            case _:
                self.context.go(intent)

    def remove(self, pack_id: PackId | None) -> None:
        """Forget the test in a pack, if the learner agrees.

        Args:
            pack_id: the pack; None: the one that the learner works with.
        """
        learner, planning = self.context.learner(), self.context.services.planning
        if learner is None:
            return
        self.context.dialogs.confirm(
            self.context.window,
            self.tr("Remove the test?"),
            self.tr(
                "Its sessions are no longer planned. What you have learned for it stays, and what "
                "is due comes back as before."
            ),
            self.tr("Remove it"),
            destructive=True,
            then=lambda: self.run(
                lambda: planning.drop_plan(learner.id, pack_id), lambda _: self._leave()
            ),
        )

    def _foresee(self) -> None:
        """Work out the forecast of each session length, which takes a moment for a large bank."""
        state, learner = self.state, self.context.learner()
        if state is None or learner is None or state.test_on is None:
            return
        planning = self.context.services.planning
        test_on, topics, done_on = state.test_on, state.chosen, state.done_on
        pack_id = state.pack_id

        def show(outlook: Outlook) -> None:
            now = self.state
            if now is not None and (now.test_on, now.chosen) == (test_on, topics):
                self.render(replace(now, outlook=outlook))

        self.run(
            lambda: planning.outlook(learner.id, test_on, topics, SIZES, done_on, pack_id), show
        )

    def _save(self, before: PlanState) -> None:
        state = _with_date(before, before.typed, complete=True)
        self.render(state)
        learner, planning = self.context.learner(), self.context.services.planning
        if state.test_on is None or learner is None:
            return
        preparation = Preparation(state.test_on, state.chosen, state.size)
        if preparation == state.kept:
            self._leave()
            return
        self.run(
            lambda: planning.set_plan(learner.id, preparation, state.pack_id),
            lambda _: self._leave(),
        )

    def _leave(self) -> None:
        self.context.go(OpenPage(PageId.TODAY))


def _with_date(state: PlanState, fields: TypedDate, *, complete: bool = False) -> PlanState:
    """Return the state with what the fields say, and the sessions that would follow.

    Args:
        state: what was chosen so far.
        fields: the date as it is typed.
        complete: whether the typing is done: what is half typed is no mistake before.
    """
    test_on, problem = read(fields, state.today, complete=complete)
    sessions: tuple[date, ...] = ()
    if test_on is not None:
        sessions = session_days(state.today, test_on, state.done_on)
    return replace(state, typed=fields, test_on=test_on, problem=problem, sessions=sessions)
