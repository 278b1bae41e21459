"""The flow of preparing a session: from the page Class to Start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.answering.presenting import present
from quizapp.core.content.ids import FactId, ItemId, PassageId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import ClassSession, Naming, Roster, SessionPlan
from quizapp.core.views.classroom import QuestionLine, class_minutes
from quizapp.services.classroom import Classroom
from quizapp.services.learners import Learners
from quizapp.services.practice import Practice
from quizapp.services.preparing import Preparing
from quizapp.ui.pages.classroom.preparing.class_lists import ClassListsFlow
from quizapp.ui.pages.classroom.preparing.state import (
    USUAL,
    PickerState,
    PreparingState,
    PreviewState,
    Problem,
)
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.classroom.preparing.picker import PickerScreen
    from quizapp.ui.pages.classroom.preparing.preview import PreviewScreen
    from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen


@dataclass(frozen=True)
class _Found:
    """What the bank says when a session begins to be prepared."""

    plan: SessionPlan
    lines: tuple[QuestionLine, ...]
    topics: tuple[tuple[TopicId, str, int], ...]
    rosters: tuple[Roster, ...]
    missed: tuple[FactId, ...]
    lost: int


class PreparingFlow(Flow):
    """Leads to a session.

    Signals:
        started: the ``ClassSession`` that has begun.
        left: nothing was started; the teacher is back at Class.
        passage_wanted: a PassageId to read in its document, and the spans that are evidence.
    """

    started = Signal(object)
    left = Signal()
    passage_wanted = Signal(str, object)

    def __init__(
        self,
        preparing: Preparing,
        classroom: Classroom,
        practice: Practice,
        learners: Learners,
        jobs: JobRunner,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._preparing = preparing
        self._classroom = classroom
        self._practice = practice
        self._put = put
        self._dialogs = dialogs
        self._lists = ClassListsFlow(preparing, learners, jobs, put, dialogs)
        self._lists.trouble.connect(self.trouble)
        self._lists.trouble_over.connect(self.trouble_over)
        self._lists.kept.connect(self._take_roster)
        self._lists.removed.connect(self._miss_roster)
        self._lists.left.connect(self._leave_roster)
        self._state: PreparingState | None = None
        self._as_opened: SessionPlan | None = None  # what leaving would lose is told by it
        self._by_hand = False  # whether the list is more than the last draw
        self._before: tuple[ItemId, ...] = ()
        self._missed: tuple[FactId, ...] = ()
        self._preview_state: PreviewState | None = None
        self._opening = False  # an impatient second press opens nothing twice
        self._starting = False
        self._screen: PreparingScreen | None = None
        self._picker: PickerScreen | None = None
        self._preview: PreviewScreen | None = None

    # What the page Class asks for

    @property
    def is_open(self) -> bool:
        """Return whether a session is being prepared."""
        return self._state is not None

    def come_back(self) -> None:
        """Show again what is being prepared."""
        if self._screen is not None and self._state is not None:
            self._put(self._screen)

    def prepare(self, plan: SessionPlan | None, facts: tuple[FactId, ...]) -> None:
        """Prepare a session on a plan, on facts, or on questions drawn at once."""
        if plan is not None:
            self.open_plan(plan)
        elif facts:
            self.open_facts(facts)
        else:
            self.open_new()

    def open_new(self) -> None:
        """Prepare a session with questions drawn at once: one press on Start is enough."""
        spec = QuizSpec(number=USUAL)
        self._open(lambda: SessionPlan("", self._preparing.draw(spec)), spec)

    def open_plan(self, plan: SessionPlan) -> None:
        """Prepare a session from a kept plan, or from one that was just made."""
        self._open(lambda: plan, QuizSpec(number=USUAL), by_hand=True)

    def open_facts(self, facts: tuple[FactId, ...]) -> None:
        """Prepare a session on facts that were missed, one question each."""

        def make() -> SessionPlan:
            return SessionPlan(self.tr("Once more"), self._preparing.again(facts))

        self._open(make, QuizSpec(number=USUAL), by_hand=True)

    def rest(self) -> None:
        """Let go: the window, or the bank, is about to go."""
        self._state = None

    def _open(
        self, make: Callable[[], SessionPlan], spec: QuizSpec, *, by_hand: bool = False
    ) -> None:
        def look() -> _Found:
            plan = make()
            lines = self._preparing.chosen(plan.items)
            return _Found(
                plan=replace(plan, items=tuple(line.item_id for line in lines)),
                lines=lines,
                topics=self._practice.choices().topics,
                rosters=self._preparing.rosters(),
                missed=self._classroom.got_wrong(),
                lost=len(set(plan.items)) - len(lines),
            )

        if self._opening:
            return
        self._opening = True

        def show(found: _Found) -> None:
            self._opening = False
            self._show(found, spec, by_hand=by_hand)

        def failed(error: Exception) -> None:
            self._opening = False
            self.fail(error)

        self._jobs.run(look, show, failed)

    def _show(self, found: _Found, spec: QuizSpec, *, by_hand: bool) -> None:
        self._as_opened = found.plan
        self._by_hand = by_hand
        self._before = ()
        self._missed = found.missed
        self._starting = False
        self._state = PreparingState(
            plan=found.plan,
            lines=found.lines,
            minutes=class_minutes(len(found.lines)),
            spec=spec,
            topics=found.topics,
            rosters=found.rosters,
            missed=len(found.missed),
            lost=found.lost,
        )
        screen = self._made()
        screen.render(self._state)
        self._put(screen)
        screen.begin()

    def _made(self) -> PreparingScreen:
        if self._screen is None:
            from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen

            screen = PreparingScreen()
            screen.spec_changed.connect(self._draw)
            screen.picker_wanted.connect(self._pick)
            screen.missed_wanted.connect(self._take_missed)
            screen.list_brought_back.connect(self._bring_back)
            screen.items_changed.connect(self._reorder)
            screen.plan_changed.connect(self._change)
            screen.roster_wanted.connect(self._lists.open)
            screen.preview_wanted.connect(self._open_preview)
            screen.kept.connect(self._keep)
            screen.started.connect(self._start)
            screen.left.connect(self._leave)
            self._screen = screen
        return self._screen

    def _render(self, **changes: object) -> None:
        if self._state is not None and self._screen is not None:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]
            self._screen.render(self._state)

    # The questions

    def _draw(self, spec: QuizSpec) -> None:
        """Draw by other choices; a list that was put together by hand can be had back."""
        self._render(spec=spec)

        def look() -> tuple[QuestionLine, ...]:
            try:
                return self._preparing.chosen(self._preparing.draw(spec))
            except ExpectedError:  # nothing fits: the screen says what to do
                return ()

        def show(lines: tuple[QuestionLine, ...]) -> None:
            if self._state is not None and self._state.spec == spec:  # not overtaken by another
                self._replace_list(lines, by_hand=False)

        self.run(look, show)

    def _replace_list(self, lines: tuple[QuestionLine, ...], *, by_hand: bool) -> None:
        if self._state is None:
            return
        if self._by_hand and self._state.plan.items:
            self._before = self._state.plan.items
        self._by_hand = by_hand
        self._set_list(lines)

    def _set_list(self, lines: tuple[QuestionLine, ...]) -> None:
        if self._state is None:
            return
        plan = replace(self._state.plan, items=tuple(line.item_id for line in lines))
        self._render(
            plan=plan,
            lines=lines,
            minutes=class_minutes(len(lines)),
            can_bring_back=bool(self._before),
            kept="",
        )

    def _reorder(self, items: tuple[ItemId, ...]) -> None:
        if self._state is None:
            return
        by_id = {line.item_id: line for line in self._state.lines}
        self._by_hand = True
        self._set_list(tuple(by_id[one] for one in items))

    def _bring_back(self) -> None:
        items, self._before = self._before, ()
        self._by_hand = True
        self.run(lambda: self._preparing.chosen(items), self._set_list)

    def _take_missed(self) -> None:
        facts = self._missed
        self.run(
            lambda: self._preparing.chosen(self._preparing.again(facts)),
            lambda lines: self._replace_list(lines, by_hand=True),
        )

    def _pick(self) -> None:
        self.run(self._preparing.questions, self._show_picker)

    def _show_picker(self, lines: tuple[QuestionLine, ...]) -> None:
        if self._state is None:
            return
        if self._picker is None:
            from quizapp.ui.pages.classroom.preparing.picker import PickerScreen

            picker = PickerScreen()
            picker.done.connect(self._take_picked)
            picker.left.connect(self.come_back)
            self._picker = picker
        self._picker.render(PickerState(lines, self._state.plan.items))
        self._put(self._picker)

    def _take_picked(self, items: tuple[ItemId, ...]) -> None:
        def show(lines: tuple[QuestionLine, ...]) -> None:
            self._by_hand = True
            self._set_list(lines)
            self.come_back()

        self.run(lambda: self._preparing.chosen(items), show)

    # Settings, class lists, plans

    def _change(self, plan: SessionPlan) -> None:
        self._render(plan=plan, kept="", problem=None)

    def _take_roster(self, roster: Roster, rosters: tuple[Roster, ...]) -> None:
        if self._state is not None:
            plan = replace(self._state.plan, naming=Naming.ROSTER, roster_id=roster.id)
            self._render(plan=plan, rosters=rosters)

    def _miss_roster(self, roster: Roster, rosters: tuple[Roster, ...]) -> None:
        if self._state is not None:
            plan = self._state.plan
            if plan.roster_id == roster.id:
                plan = replace(plan, roster_id=None, naming=Naming.OFFERED)
            self._render(plan=plan, rosters=rosters)

    def _leave_roster(self) -> None:
        self.come_back()
        if self._screen is not None:
            self._screen.come_back_to(None)

    def _keep(self) -> None:
        state = self._state
        if state is None:
            return
        plan = state.plan

        def done(kept: SessionPlan) -> None:
            self._as_opened = kept
            self._render(plan=kept, kept=kept.title, problem=None)

        def failed(error: Exception) -> None:
            if not isinstance(error, ExpectedError):
                raise error
            self._render(problem=Problem(error.message, error.hint), kept="")

        self._jobs.run(lambda: self._preparing.keep(plan), done, failed)

    # Preview

    def _open_preview(self, place: int) -> None:
        state = self._state
        if state is None:
            return
        # As it is asked, whatever is still missing in the settings.
        plan = replace(state.plan, naming=Naming.OFFERED)

        def look() -> PreviewState:
            setup = self._preparing.setup(plan)
            versions = self._classroom.versions(setup)
            return PreviewState(
                title=setup.title,
                questions=tuple(
                    present(versions[one.version_id].item, one.order) for one in setup.questions
                ),
                cards=self._classroom.cards(setup),
                place=place,
                ask_certainty=setup.ask_certainty and setup.phones,
            )

        self.run(look, self._show_preview)

    def _show_preview(self, state: PreviewState) -> None:
        if self._preview is None:
            from quizapp.ui.pages.classroom.preparing.preview import PreviewScreen

            preview = PreviewScreen()
            preview.moved.connect(self._move_preview)
            preview.left.connect(self._leave_preview)
            preview.passage_opened.connect(self._read)
            self._preview = preview
        self._preview_state = state
        self._preview.render(state)
        self._put(self._preview)

    def _move_preview(self, place: int) -> None:
        if self._preview_state is not None and self._preview is not None:
            self._preview_state = replace(self._preview_state, place=place)
            self._preview.render(self._preview_state)

    def _leave_preview(self) -> None:
        place = 0 if self._preview_state is None else self._preview_state.place
        self.come_back()
        if self._screen is not None:
            self._screen.come_back_to(place)

    def _read(self, passage_id: str) -> None:
        state = self._preview_state
        sources = () if state is None else state.cards[state.place].sources
        marks = next((s.marks for s in sources if s.passage.id == PassageId(passage_id)), ())
        self.passage_wanted.emit(passage_id, marks)

    # The ends

    def _start(self) -> None:
        state = self._state
        if state is None or self._starting:
            return
        self._starting = True
        self._render(starting=True)
        plan = state.plan

        def failed(error: Exception) -> None:
            self._starting = False
            self._render(starting=False)
            self.fail(error)

        def done(session: ClassSession) -> None:
            self._state = None
            self.started.emit(session)

        self._jobs.run(lambda: self._classroom.begin(self._preparing.setup(plan)), done, failed)

    def _leave(self) -> None:
        """Go back to Class; what was put together by hand is lost only if the teacher agrees."""
        state = self._state
        if state is None:
            return
        opened = self._as_opened
        untouched = state.plan == opened or (
            not self._by_hand and opened is not None and opened.id is None and not state.plan.title
        )
        if untouched:
            self._close()
            return
        self._dialogs.confirm(
            self._screen,
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
        self._state = None
        self.left.emit()


def preparing_flow(context: Context) -> PreparingFlow:
    """Return the flow of preparing a session."""
    services = context.services
    flow = PreparingFlow(
        services.preparing,
        services.classroom,
        services.practice,
        services.learners,
        context.jobs,
        partial(context.show, PageId.CLASS),
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.started.connect(lambda session: context.go(to.RunSession(session)))
    flow.left.connect(lambda: context.go(to.OpenClass()))
    flow.passage_wanted.connect(
        lambda passage_id, marks: context.go(to.ReadPassage(passage_id, marks, PageId.CLASS))
    )
    return flow
