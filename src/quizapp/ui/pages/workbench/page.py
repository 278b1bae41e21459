"""The Workbench: what a teacher writes is stored at every pause, and can be taken back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.authoring import composing
from quizapp.core.authoring.drafts import Draft, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import Change, ConflictError, added, apply, put
from quizapp.core.linting.findings import Severity
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.changing import changed
from quizapp.ui.pages.workbench.intents import (
    AcceptWarning,
    ChooseDocument,
    ChooseQuestion,
    CloseTold,
    KeepMine,
    MarkReady,
    NewQuestion,
    NextTrouble,
    QuestionIntent,
    Redo,
    Retire,
    ShowHints,
    ShowOnly,
    ShowTab,
    StepQuestion,
    TakeTheirs,
    TryIt,
    Undo,
    WorkbenchIntent,
    Write,
)
from quizapp.ui.pages.workbench.judge import Judge, Judged
from quizapp.ui.pages.workbench.sights import (
    concerned,
    counts_in_version,
    document_of,
    find,
    has,
    neighbour,
    next_trouble,
    tried_order,
    with_sights,
    with_words,
)
from quizapp.ui.pages.workbench.source_finder import SourceFinder
from quizapp.ui.pages.workbench.state import Tab, Told, Unsaved, WorkbenchState
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.authoring.finding_sources import ProposedSource
    from quizapp.core.authoring.judging import Trouble
    from quizapp.core.content.ids import FactId, ItemId, PackId, PassageId
    from quizapp.core.errors import ExpectedError
    from quizapp.core.views.drafts import EditDone, OpenedCopy
    from quizapp.env.settings import Settings
    from quizapp.ui.pages.workbench.screen import WorkbenchScreen

log = logging.getLogger(__name__)

_LONGEST_REASON = 200
_MOST_COUNTED = 300
"""Questions up to which it is counted while one writes how many differ from the last version."""


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
        self._loads = 0
        """Counts loads from the bank: edits made for an earlier one are not told a second time."""
        self._judge = Judge(self.run, self._take_judged)
        self._finder = SourceFinder()
        self._last_trouble: tuple[ItemId, Trouble] | None = None

    def visit(self, pack_id: PackId, item_id: ItemId | None = None) -> None:
        """Open the working copy of a pack, at a question if one is named."""
        self.store()
        workbench = self.context.services.workbench
        self.run(lambda: workbench.open(pack_id), partial(self._begin, item_id))

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

    def _begin(self, item_id: ItemId | None, opened: OpenedCopy) -> None:
        before = self.state
        same = before is not None and before.copy.pack_id == opened.copy.pack_id
        state = WorkbenchState(opened.copy, opened.undo, opened.redo)
        if before is not None and same:
            state = replace(before, copy=opened.copy, undo=opened.undo, redo=opened.redo)
            state = replace(state, told=None)
        state = replace(state, single_keys=self.context.settings().single_keys)
        if item_id is not None:
            state = replace(state, item_id=item_id, tab=Tab.QUESTION)
            state = replace(state, document_id=document_of(state) or state.document_id)
        self._loads += 1
        self.show(with_sights(state))
        self._judge_all()
        self._count_changes()
        self._look_for_source()
        if item_id is not None and self._built is not None:
            self._built.begin_editing()

    # What is asked for

    @override
    def handle(self, intent: WorkbenchIntent) -> None:
        if self.state is None:
            return
        match intent:
            case Undo() | Redo():
                self._step(undone=isinstance(intent, Undo))
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
                self._keep_mine()
            case TakeTheirs():
                self.render(replace(self._now, unsaved=self._now.unsaved[1:], told=None))
            case to.OpenPack() | to.OpenIntake() | to.OpenGuide():
                self.context.go(intent)
            case _ if not self._looked(intent):
                self._change(intent)  # type: ignore[arg-type]  # the rest changes a question

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

    def _choose(self, item_id: ItemId) -> None:
        if item_id != self._now.item_id:
            self.store()  # of the question that is left
            self.render(with_sights(replace(self._now, item_id=item_id, proposals=())))
            self._look_for_source()

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

    # Edits

    def _change(self, intent: QuestionIntent) -> None:
        found = changed(self._now, intent)
        if found is None:
            return
        label, before, after = found
        typed = (intent.item_id, intent.field, intent.text) if isinstance(intent, Write) else None
        self._edit(put(label, (before, after)), after.id, typed)

    def _edit(
        self,
        change: Change,
        fact_id: FactId | None = None,
        typed: tuple[ItemId, str, str] | None = None,
    ) -> None:
        """Show an edit at once, and store it.

        Args:
            change: the edit.
            fact_id: whose questions are judged again.
            typed: the question, the field and the words, where somebody wrote them.
        """
        now = self._now
        copy = apply(now.copy, change)
        unsaved = now.unsaved
        if typed is not None:  # written anew
            unsaved = tuple(one for one in unsaved if (one.item_id, one.field) != typed[:2])
        self.render(with_sights(replace(now, copy=copy, told=None, unsaved=unsaved)))
        pack_id, loads = copy.pack_id, self._loads
        workbench = self.context.services.workbench
        self.run(
            lambda: workbench.edit(pack_id, change),
            partial(self._stored, loads, fact_id is not None and counts_in_version(copy, fact_id)),
            partial(self._refused, loads, typed),
        )
        if fact_id is not None:
            self._judge.fact(copy, fact_id)
            self._look_for_source()

    def _stored(self, loads: int, counts: bool, done: EditDone) -> None:
        if self.state is not None and loads == self._loads:
            copy = replace(self._now.copy, revision=done.revision)
            self.render(replace(self._now, copy=copy, undo=done.undo, redo=done.redo))
            if counts:
                self._count_changes()

    def _refused(
        self, loads: int, typed: tuple[ItemId, str, str] | None, error: ExpectedError
    ) -> None:
        """Tell that an edit was not stored, and show what is: the words stay to be copied."""
        if self.state is None:
            return
        if typed is not None:
            others = (one for one in self._now.unsaved if (one.item_id, one.field) != typed[:2])
            self.render(replace(self._now, unsaved=(*others, Unsaved(*typed))))
        if loads != self._loads:
            return
        self._loads += 1
        told = Told(error.message, error.hint, trouble=True)
        workbench, pack_id = self.context.services.workbench, self._now.copy.pack_id

        def show(opened: OpenedCopy) -> None:
            if self.state is None or self._now.copy.pack_id != pack_id:
                return
            self._loads += 1
            kept = tuple(one for one in self._now.unsaved if has(opened.copy, one.item_id))
            gone = [one.text for one in self._now.unsaved if one not in kept]
            now = replace(self._now, copy=opened.copy, undo=opened.undo, redo=opened.redo)
            self.render(
                with_sights(
                    replace(
                        now,
                        told=with_words(told, gone) if gone or not kept else None,
                        unsaved=kept,
                    )
                )
            )
            self._judge_all()

        self.run(lambda: workbench.open(pack_id), show)

    def _keep_mine(self) -> None:
        now = self._now
        if now.unsaved:
            first = now.unsaved[0]
            self.render(replace(now, unsaved=now.unsaved[1:], told=None))
            self._change(Write(first.item_id, first.field, first.text))

    def _step(self, *, undone: bool) -> None:
        """Take the last edit back, or make it again; go to the question concerned."""
        workbench, pack_id = self.context.services.workbench, self._now.copy.pack_id
        loads = self._loads

        def show(done: EditDone | None) -> None:
            if self.state is None or loads != self._loads:
                return
            if done is None:
                nothing = self.tr("Nothing to undo") if undone else self.tr("Nothing to do again")
                self.render(replace(self._now, told=Told(nothing)))
            else:
                self._show_step(done, undone=undone)

        step = workbench.undo if undone else workbench.redo
        self.run(lambda: step(pack_id), show, partial(self._refused, loads, None))

    def _show_step(self, done: EditDone, *, undone: bool) -> None:
        now = self._now
        try:
            copy = replace(apply(now.copy, done.change), revision=done.revision)
        except ConflictError:  # something was typed between: that edit will be told of
            return
        label = done.change.label
        if undone:
            told = Told(wording.undone(label), self.tr("Ctrl+Y brings it back"))
        else:
            told = Told(wording.redone(label), self.tr("Ctrl+Z undoes"))
        item_id = concerned(done.change, now.item_id) or now.item_id
        if item_id is not None and not has(copy, item_id):
            item_id = neighbour(now, copy)
        now = replace(now, copy=copy, undo=done.undo, redo=done.redo, told=told, item_id=item_id)
        self.render(with_sights(replace(now, proposals=())))
        self._judge_all()
        self._count_changes()
        self._look_for_source()

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
        self._edit(added(self.tr("begin a question"), [draft]), draft.id)
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
        self._edit(put(label, (draft, after)), draft.id)
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
        self._edit(put(label, (draft, after)), draft.id)
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
            self._edit(put(self.tr("accept a warning"), (draft, after)), draft.id)

        self.context.dialogs.ask_note(
            self.screen,
            self.tr("Why is it right as it is?"),
            self.tr("The reason is kept with the question, for you and for whoever reads it next."),
            self.tr("Accept"),
            _LONGEST_REASON,
            accept,
        )

    # What is wrong

    def _judge_all(self) -> None:
        self._judge.all_of(self._now.copy)

    def _count_changes(self) -> None:
        """Count what is different from what learners have, now and then: it takes a while."""
        copy = self._now.copy
        if not copy.version or sum(1 for _ in copy.questions()) > _MOST_COUNTED:
            return
        publishing = self.context.services.publishing

        def work() -> int:
            since = publishing.check(copy.pack_id, warnings=False).since
            return since.new + since.reworded + since.removed + since.other

        def show(changes: int) -> None:
            still = self.state is not None and self._now.copy.pack_id == copy.pack_id
            if still and changes != self._now.changes:
                self.render(replace(self._now, changes=changes))

        self.run(work, show, lambda _: None)

    def _take_judged(self, copy: WorkingCopy, found: Judged) -> None:
        if self.state is not None and self._now.copy.pack_id == copy.pack_id:
            known = {**self._now.troubles, **found}
            if known != self._now.troubles:
                self.render(replace(self._now, troubles=known))

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

    # Sources that may answer

    def _look_for_source(self) -> None:
        """Propose sources for the chosen question, if it has none."""
        now = self._now
        chosen = now.chosen
        if chosen is None or chosen[0].fact.evidence or not chosen[1].item.stem.strip():
            if now.proposals:
                self.render(replace(now, proposals=()))
            return
        documents, item = now.copy.documents, chosen[1].item

        def show(found: tuple[ProposedSource, ...]) -> None:
            still = self.state is not None and self._now.item_id == item.id
            if still and found != self._now.proposals:
                self.render(replace(self._now, proposals=found))

        self.run(partial(self._finder.best, documents, item), show)
