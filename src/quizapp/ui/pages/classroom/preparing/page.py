"""Preparing a session: from the page Class to Start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Naming, SessionPlan
from quizapp.core.views.classroom import class_minutes
from quizapp.ui.pages.classroom.class_lists.page import ClassListsPage
from quizapp.ui.pages.classroom.class_lists.state import Problem
from quizapp.ui.pages.classroom.preparing import wording
from quizapp.ui.pages.classroom.preparing.intents import (
    BringBackList,
    ChangePlan,
    ChooseByHand,
    Draw,
    EditClassList,
    KeepPlan,
    Leave,
    PreparingIntent,
    Preview,
    Reorder,
    SavePlanFile,
    Start,
    TakeMissed,
)
from quizapp.ui.pages.classroom.preparing.picker.page import PickerPage
from quizapp.ui.pages.classroom.preparing.preview.page import PreviewPage
from quizapp.ui.pages.classroom.preparing.state import USUAL, PreparingState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenClass, RunSession
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import FactId, ItemId
    from quizapp.core.session.setup import ClassSession, Roster
    from quizapp.core.views.classroom import QuestionLine
    from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen


@dataclass(frozen=True)
class _Found:
    """What the bank says when a session begins to be prepared."""

    state: PreparingState
    missed: tuple[FactId, ...]


class PreparingPage(Page[PreparingState, PreparingIntent]):
    """Puts a session together. Its state is None while none is being prepared.

    It watches nothing: what is put together must not be loaded over.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.CLASS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._built: PreparingScreen | None = None
        self._lists = ClassListsPage(
            context, self._take_roster, self._miss_roster, self._leave_roster
        )
        self._picker = PickerPage(context, self._take_picked, self.come_back)
        self._preview = PreviewPage(context, self._leave_preview)
        self._as_opened: SessionPlan | None = None  # what leaving would lose is told by it
        self._by_hand = False  # whether the list is more than the last draw
        self._before: tuple[ItemId, ...] = ()
        self._missed: tuple[FactId, ...] = ()
        self._opening = False  # an impatient second press opens nothing twice

    # What the page Class asks for

    @property
    def is_open(self) -> bool:
        """Return whether a session is being prepared."""
        return self.state is not None

    def come_back(self) -> None:
        """Show again what is being prepared."""
        if self.state is not None:
            self.context.show(self.place, self.screen)

    def prepare(self, plan: SessionPlan | None, facts: tuple[FactId, ...]) -> None:
        """Prepare a session on a plan, on facts, or on questions drawn at once."""
        preparing, spec = self.context.services.preparing, QuizSpec(number=USUAL)
        title = self.tr("Once more")
        if plan is not None:
            self._begin(lambda: plan, by_hand=True)
        elif facts:
            self._begin(lambda: SessionPlan(title, preparing.again(facts)), by_hand=True)
        else:
            self._begin(
                lambda: SessionPlan("", preparing.draw(spec, self.learner_id())), by_hand=False
            )

    @override
    def build(
        self, act: Callable[[PreparingIntent], None]
    ) -> Screen[PreparingState, PreparingIntent]:
        from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen

        self._built = PreparingScreen(act)
        return self._built

    @override
    def rest(self) -> None:
        self.state = None

    @override
    def handle(self, intent: PreparingIntent) -> None:
        state = self.state
        if state is None:
            return
        match intent:
            case Draw(spec):
                self._draw(state, spec)
            case ChooseByHand():
                self._picker.visit(state.plan.items)
            case TakeMissed():
                self._take_missed()
            case BringBackList():
                self._bring_back()
            case Reorder(items):
                by_id = {line.item_id: line for line in state.lines}
                self._by_hand = True
                self._set_list(tuple(by_id[one] for one in items))
            case ChangePlan(plan):
                self.render(replace(state, plan=plan, kept="", saved="", problem=None))
            case EditClassList(roster):
                self._lists.visit(roster)
            case Preview(place):
                self._preview.visit(state.plan, place)
            case KeepPlan():
                self._keep(state.plan)
            case SavePlanFile():
                self._choose_where(state.plan)
            case Start():
                self._start(state)
            case Leave():
                self._leave(state)

    def _begin(self, make: Callable[[], SessionPlan], *, by_hand: bool) -> None:
        if self._opening:
            return
        self._opening = True

        def show(found: _Found) -> None:
            self._opening = False
            self._as_opened = found.state.plan
            self._by_hand = by_hand
            self._before = ()
            self._missed = found.missed
            self.show(found.state)
            if self._built is not None:
                self._built.begin()

        def failed(error: ExpectedError) -> None:
            self._opening = False
            self.fail(error)

        self.run(partial(self._find, make, drawn=not by_hand), show, failed)

    def _find(self, make: Callable[[], SessionPlan], *, drawn: bool) -> _Found:
        services = self.context.services
        plan = make()
        lines = services.preparing.chosen(plan.items)
        missed = services.classroom.got_wrong()
        choices = services.practice.choices(self.learner_id())
        spec = QuizSpec(number=USUAL)
        state = PreparingState(
            plan=replace(plan, items=tuple(line.item_id for line in lines)),
            lines=lines,
            minutes=class_minutes(len(lines)),
            spec=spec,
            topics=choices.topics,
            most=self._most(spec, lines) if drawn else sum(one[2] for one in choices.topics),
            myths=choices.myths > 0,
            detective=choices.detective > 0,
            rosters=services.preparing.rosters(),
            missed=len(missed),
            lost=len(set(plan.items)) - len(lines),
        )
        return _Found(state, missed)

    # The questions

    def _draw(self, state: PreparingState, spec: QuizSpec) -> None:
        """Draw by other choices; a list that was put together by hand can be had back."""
        self.render(replace(state, spec=spec))
        preparing, of = self.context.services.preparing, self.learner_id()

        def work() -> tuple[tuple[QuestionLine, ...], int]:
            try:
                lines = preparing.chosen(preparing.draw(spec, of))
            except ExpectedError:  # nothing fits: the screen says what to do
                return (), 0
            return lines, self._most(spec, lines)

        def show(found: tuple[tuple[QuestionLine, ...], int]) -> None:
            if self.state is not None and self.state.spec == spec:  # not overtaken by another
                self.state = replace(self.state, most=found[1])
                self._replace_list(found[0], by_hand=False)

        self.run(work, show)

    def _most(self, spec: QuizSpec, drawn: tuple[QuestionLine, ...]) -> int:
        """Return how many questions there are by a choice: a draw that came short tells."""
        if len(drawn) < spec.number:
            return len(drawn)
        return max(self.context.services.practice.matching(spec, self.learner_id()), len(drawn))

    def _replace_list(self, lines: tuple[QuestionLine, ...], *, by_hand: bool) -> None:
        if self.state is None:
            return
        if self._by_hand and self.state.plan.items:
            self._before = self.state.plan.items
        self._by_hand = by_hand
        self._set_list(lines)

    def _set_list(self, lines: tuple[QuestionLine, ...]) -> None:
        state = self.state
        if state is None:
            return
        changed = replace(
            state,
            plan=replace(state.plan, items=tuple(line.item_id for line in lines)),
            lines=lines,
            minutes=class_minutes(len(lines)),
            can_bring_back=bool(self._before),
            kept="",
            saved="",
        )
        self.render(changed)

    def _bring_back(self) -> None:
        items, self._before = self._before, ()
        self._by_hand = True
        self.run(lambda: self.context.services.preparing.chosen(items), self._set_list)

    def _take_missed(self) -> None:
        preparing, facts = self.context.services.preparing, self._missed
        self.run(
            lambda: preparing.chosen(preparing.again(facts)),
            lambda lines: self._replace_list(lines, by_hand=True),
        )

    def _take_picked(self, items: tuple[ItemId, ...]) -> None:
        def show(lines: tuple[QuestionLine, ...]) -> None:
            self._by_hand = True
            self._set_list(lines)
            self.come_back()

        self.run(lambda: self.context.services.preparing.chosen(items), show)

    def _leave_preview(self, place: int) -> None:
        self.come_back()
        if self._built is not None:
            self._built.come_back_to(place)

    # Class lists, plans

    def _take_roster(self, roster: Roster, rosters: tuple[Roster, ...]) -> None:
        if self.state is not None:
            plan = replace(self.state.plan, naming=Naming.ROSTER, roster_id=roster.id)
            self.render(replace(self.state, plan=plan, rosters=rosters))

    def _miss_roster(self, roster: Roster, rosters: tuple[Roster, ...]) -> None:
        if self.state is not None:
            plan = self.state.plan
            if plan.roster_id == roster.id:
                plan = replace(plan, roster_id=None, naming=Naming.OFFERED)
            self.render(replace(self.state, plan=plan, rosters=rosters))

    def _leave_roster(self) -> None:
        self.come_back()
        if self._built is not None:
            self._built.come_back_to(None)

    def _keep(self, plan: SessionPlan) -> None:
        def done(kept: SessionPlan) -> None:
            self._as_opened = kept
            if self.state is not None:
                self.render(replace(self.state, plan=kept, kept=kept.title, saved="", problem=None))

        def failed(error: ExpectedError) -> None:
            if self.state is not None:
                problem = Problem(error.message, error.hint)
                self.render(replace(self.state, problem=problem, kept="", saved=""))

        self.run(lambda: self.context.services.preparing.keep(plan), done, failed)

    def _choose_where(self, plan: SessionPlan) -> None:
        title = plan.title.strip() or self.tr("Session")
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Save {title} as a file").format(title=title),
            wording.file_name(title),
            self.tr("Plans (*.quizplan)"),
            partial(self._save, plan),
        )

    def _save(self, plan: SessionPlan, file: Path) -> None:
        def done(_: None) -> None:
            if self.state is not None:
                self.render(replace(self.state, saved=file.name, kept="", problem=None))

        self.run(lambda: self.context.services.plan_files.save(plan, file), done)

    # The ends

    def _start(self, state: PreparingState) -> None:
        if state.starting:
            return
        self.render(replace(state, starting=True))
        services, plan = self.context.services, state.plan

        def failed(error: ExpectedError) -> None:
            if self.state is not None:
                self.render(replace(self.state, starting=False))
            self.fail(error)

        def done(session: ClassSession) -> None:
            self.state = None
            self.context.go(RunSession(session))

        self.run(lambda: services.classroom.begin(services.preparing.setup(plan)), done, failed)

    def _leave(self, state: PreparingState) -> None:
        """Go back to Class; what was put together by hand is lost only if the teacher agrees."""
        opened = self._as_opened
        untouched = state.plan == opened or (
            not self._by_hand and opened is not None and opened.id is None and not state.plan.title
        )
        if untouched:
            self._close()
            return
        self.context.dialogs.confirm(
            self.screen,
            self.tr("Leave without keeping this session?"),
            self.tr(
                "Its questions and settings are not kept. To have them another time, stay and "
                "press Keep as a plan."
            ),
            self.tr("Leave"),
            destructive=True,
            then=self._close,
        )

    def _close(self) -> None:
        self.state = None
        self.context.go(OpenClass())
