"""The Workbench: what a teacher writes is stored at every pause, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.authoring import composing
from quizapp.core.authoring.drafts import Draft, QuestionState
from quizapp.core.authoring.edits import added, put
from quizapp.core.linting.findings import Severity
from quizapp.ui.pages.workbench.assessing import Assessing
from quizapp.ui.pages.workbench.editing import Editing
from quizapp.ui.pages.workbench.intents import (
    AcceptWarning,
    BringPicture,
    ChooseDocument,
    ChoosePicture,
    ChooseQuestion,
    CloseTold,
    DescribePicture,
    KeepMine,
    MarkReady,
    NewQuestion,
    NextTrouble,
    Redo,
    RemovePicture,
    Retire,
    ShowHints,
    ShowOnly,
    ShowTab,
    Spot,
    StepQuestion,
    TakeTheirs,
    TryIt,
    Undo,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.picturing import Picturing
from quizapp.ui.pages.workbench.sights import (
    document_of,
    find,
    next_trouble,
    tried_order,
    with_sights,
)
from quizapp.ui.pages.workbench.state import Tab, Told, WorkbenchState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.authoring.judging import Trouble
    from quizapp.core.content.ids import ItemId, PackId, PassageId
    from quizapp.core.views.drafts import OpenedCopy
    from quizapp.env.settings import Settings
    from quizapp.ui.pages.workbench.screen import WorkbenchScreen

_LONGEST_REASON = 200


class WorkbenchPage(Page[WorkbenchState, WorkbenchIntent]):
    """Writes one working copy.

    It watches nothing: what is half typed must not be loaded over. An edit is shown at once and
    stored in the order in which it was made; one that another window was faster than is told, and
    what stands in the bank is loaded again.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.LIBRARY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._built: WorkbenchScreen | None = None
        self._assessing = Assessing(self)
        self._editing = Editing(self, self._assessing)
        self._picturing = Picturing(self, self._editing, self._describe)
        self._last_trouble: tuple[ItemId, Trouble] | None = None

    def visit(self, pack_id: PackId, item_id: ItemId | None = None, taken: str = "") -> None:
        """Open the working copy of a pack, at a question if one is named; tell what it took."""
        self.store()
        workbench = self.context.services.workbench
        self.run(lambda: workbench.open(pack_id), partial(self._begin, item_id, taken))

    @override
    def build(
        self, act: Callable[[WorkbenchIntent], None]
    ) -> Screen[WorkbenchState, WorkbenchIntent]:
        from quizapp.ui.pages.workbench.screen import WorkbenchScreen

        self._built = WorkbenchScreen(act)
        return self._built

    def store(self) -> None:
        """Store what was typed since the last pause."""
        if self._built is not None:
            self._built.store()

    @override
    def rest(self) -> None:
        self.store()

    @override
    def settings_changed(self, settings: Settings) -> None:
        if self.state is not None:
            self.render(replace(self._now, single_keys=settings.single_keys))

    @property
    def _now(self) -> WorkbenchState:
        assert self.state is not None  # what is pressed is shown
        return self.state

    def _begin(self, item_id: ItemId | None, taken: str, opened: OpenedCopy) -> None:
        before = self.state
        same = before is not None and before.copy.pack_id == opened.copy.pack_id
        state = WorkbenchState(opened.copy, opened.undo, opened.redo)
        if before is not None and same:
            state = replace(before, copy=opened.copy, undo=opened.undo, redo=opened.redo)
        told = Told(taken, self.tr("Ctrl+Z undoes")) if taken else None
        state = replace(state, told=told, single_keys=self.context.settings().single_keys)
        if item_id is not None:
            state = replace(state, item_id=item_id, tab=Tab.QUESTION)
            state = replace(state, document_id=document_of(state) or state.document_id)
        self._editing.loaded()
        self.show(with_sights(state))
        self._assessing.judge_all()
        self._assessing.count_changes()
        self._assessing.look_for_source()
        if item_id is not None and self._built is not None:
            self._built.begin_editing()

    # What is asked for

    @override
    def handle(self, intent: WorkbenchIntent) -> None:
        if self.state is None:
            return
        match intent:
            case Undo() | Redo():
                self._editing.step(undone=isinstance(intent, Undo))
            case NewQuestion(passage_id, start, end):
                self._begin_question(passage_id, start, end)
            case Retire(item_id):
                self._retire(item_id)
            case MarkReady():
                self._mark_ready()
            case AcceptWarning(rule):
                self._ask_reason(rule)
            case NextTrouble(forward):
                self._go_to_trouble(forward=forward)
            case KeepMine():
                self._editing.keep_mine()
            case TakeTheirs():
                self.render(replace(self._now, unsaved=self._now.unsaved[1:], told=None))
            case ChoosePicture() | BringPicture() | RemovePicture() | DescribePicture():
                self._picturing.handle(intent)
            case to.OpenPack() | to.OpenIntake() | to.OpenGuide():
                self.context.go(intent)
            case _ if not self._looked(intent):
                self._editing.change(intent)  # type: ignore[arg-type]  # the rest changes a question

    def _looked(self, intent: WorkbenchIntent) -> bool:
        """Do what changes only what is looked at; return whether the intent asked for that."""
        now = self._now
        match intent:
            case ChooseDocument(document_id):
                self.render(replace(now, document_id=document_id))
            case ChooseQuestion(item_id):
                self._choose(item_id)
            case ShowTab(tab):
                self.render(replace(now, tab=tab))
            case ShowOnly(chosen):
                self.render(replace(now, filter=chosen))
            case ShowHints(on):
                self.render(replace(now, hints=on))
            case StepQuestion(by):
                self._step_question(by)
            case TryIt():
                self._try()
            case CloseTold():
                self.render(replace(now, told=None))
            case _:
                return False
        return True

    def _describe(self, spot: Spot) -> None:
        if self._built is not None:
            self._built.describe(spot)

    def _choose(self, item_id: ItemId) -> None:
        if item_id != self._now.item_id:
            self.store()  # of the question that is left
            self.render(with_sights(replace(self._now, item_id=item_id, proposals=())))
            self._assessing.look_for_source()

    def _step_question(self, by: int) -> None:
        order = tried_order(self._now)
        here = order.index(self._now.item_id) if self._now.item_id in order else 0
        if 0 <= here + by < len(order):
            self._choose(order[here + by])
            if self._built is not None:
                self._built.editor.begin()

    def _try(self) -> None:
        """Try the question in hand, from which one goes on; the first, if none can be tried."""
        order = tried_order(self._now)
        if order:
            in_hand = self._now.item_id in order
            self.render(replace(self._now, tab=Tab.AS_PUPILS_SEE_IT))
            if not in_hand:
                self._choose(order[0])
            if self._built is not None:
                self._built.begin_editing()

    # Questions

    def _begin_question(self, passage_id: PassageId | None, start: int, end: int) -> None:
        self.store()
        copy = self._now.copy
        draft: Draft | None = None
        if passage_id is not None:
            passage = copy.passages().get(passage_id)
            draft = None if passage is None else composing.draft_of_words(copy, passage, start, end)
        else:
            draft = composing.empty_draft(copy)
        if draft is None:
            return
        item_id = draft.questions[0].item.id
        self.render(replace(self._now, item_id=item_id, tab=Tab.QUESTION, proposals=()))
        self._editing.edit(added(self.tr("begin a question"), [draft]), draft.id)
        if self._built is not None:
            self._built.begin_editing()

    def _retire(self, item_id: ItemId) -> None:
        found = find(self._now.copy, item_id)
        if found is None:
            return
        draft, question = found
        back = question.state is QuestionState.RETIRED
        state = QuestionState.DRAFT if back else QuestionState.RETIRED
        label = self.tr("bring the question back") if back else self.tr("retire the question")
        after = draft.with_question(composing.with_state(question, state))
        self._editing.edit(put(label, (draft, after)), draft.id)
        said = (
            self.tr("The question is a draft again") if back else self.tr("The question is retired")
        )
        self.render(replace(self._now, told=Told(said, self.tr("Ctrl+Z undoes"))))

    def _mark_ready(self) -> None:
        from quizapp.core.authoring.judging import troubles

        now = self._now
        if now.chosen is None:
            return
        draft, question = now.chosen
        if question.state is not QuestionState.DRAFT:
            state, label = QuestionState.DRAFT, self.tr("make it a draft again")
        else:
            found = troubles(now.copy, draft, question)
            errors = [one for one in found if one.severity is Severity.ERROR]
            if errors:
                self._refuse_ready(found, errors[0])
                return
            state, label = QuestionState.READY, self.tr("mark it as ready")
        after = draft.with_question(composing.with_state(question, state))
        self._editing.edit(put(label, (draft, after)), draft.id)
        said = (
            self.tr("Ready: it is in the next version")
            if state is QuestionState.READY
            else self.tr("A draft again")
        )
        self.render(replace(self._now, told=Told(said, self.tr("Ctrl+Z undoes"))))

    def _refuse_ready(self, found: tuple[Trouble, ...], first: Trouble) -> None:
        now = self._now
        assert now.item_id is not None
        told = Told(self.tr("Not ready yet: {what}").format(what=first.message))
        known = {**now.troubles, now.item_id: found}
        asked = now.asked | {now.item_id}
        self.render(replace(now, troubles=known, told=told, tab=Tab.QUESTION, asked=asked))
        if self._built is not None:
            self._built.go_to(first)

    def _ask_reason(self, rule: str) -> None:
        def accept(reason: str) -> None:
            if self._now.chosen is None:
                return
            draft, question = self._now.chosen
            after = draft.with_question(composing.with_accepted(question, rule, reason))
            self._editing.edit(put(self.tr("accept a warning"), (draft, after)), draft.id)

        self.context.dialogs.ask_note(
            self.screen,
            self.tr("Why is it right as it is?"),
            self.tr("The reason is kept with the question, for you and for whoever reads it next."),
            self.tr("Accept"),
            _LONGEST_REASON,
            accept,
        )

    # What is wrong

    def _go_to_trouble(self, *, forward: bool) -> None:
        now = self._now
        found = next_trouble(now, self._last_trouble, forward=forward)
        if found is None:
            self.render(replace(now, told=Told(self.tr("Nothing is wrong with any question"))))
            return
        item_id, trouble = found
        self._choose(item_id)
        self._last_trouble = (item_id, trouble)
        self.render(replace(self._now, tab=Tab.QUESTION, told=Told(trouble.message)))
        if self._built is not None:
            self._built.go_to(trouble)
