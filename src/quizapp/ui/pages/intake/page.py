"""The intake: each file that was brought is told as what it is, then taken or put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from typing_extensions import override

from quizapp.core.authoring.file_kinds import (
    DocumentFile,
    PackFile,
    PlanFile,
    QuestionFile,
)
from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.importing import ImportPreview
from quizapp.core.authoring.passage_steps import PassageSteps
from quizapp.core.authoring.passages import proposed
from quizapp.core.authoring.questions import Parsed, Progress
from quizapp.core.content.ids import PackId
from quizapp.core.errors import ExpectedError
from quizapp.core.views.drafts import CopyLine, EditDone
from quizapp.core.views.intake import BroughtFile
from quizapp.ui.pages.intake import wording
from quizapp.ui.pages.intake.document_step import proposed_head, stepped
from quizapp.ui.pages.intake.intents import (
    BringFiles,
    ChangeColumns,
    CutTable,
    IntakeIntent,
    IntoNewPack,
    IntoPack,
    PassageIntent,
    PutAside,
    ReadColumns,
    TakeDocument,
    TakePlan,
    TakeQuestions,
)
from quizapp.ui.pages.intake.state import (
    ChooseColumns,
    ChoosePack,
    IntakeState,
    LookAtDocument,
    LookAtPlan,
    LookAtQuestions,
    Reading,
    Step,
    Told,
)
from quizapp.ui.pages.intake.telling import told
from quizapp.ui.pages.intake.way_back import WayBack
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenPage
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.authoring.columns import ColumnGuess
    from quizapp.core.authoring.document_making import DocumentHead
    from quizapp.core.session.setup import SessionPlan

_LOOK_AGAIN = 100
"""Milliseconds after which the share that is read is shown anew."""

Result = TypeVar("Result")


class _StoppedError(ExpectedError):
    """The teacher put a file aside while it was being read."""


class IntakePage(Page[IntakeState, IntakeIntent]):
    """Leads through the files that were brought, one after another.

    It watches nothing: what is looked at must not be loaded over.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.LIBRARY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._files: tuple[BroughtFile, ...] = ()
        """What was brought: the first is looked at, the others wait."""
        self._packs: tuple[Path, ...] = ()
        """Packs that were brought with it: they have a place of their own, after the others."""
        self._pack: PackId | None = None
        self._columns: ColumnGuess | None = None
        """What the columns of the first file hold, where it is a table."""
        self._begun: PackId | None = None
        """A pack that was begun for what is brought, and has taken nothing yet."""
        self._at_workbench = False
        """Whether the files were asked for at the Workbench."""
        self._back = WayBack()
        self._title = ""
        """Of the pack that takes what is brought."""
        self._content: Parsed | Handout | None = None
        """What the first file holds, once it is read."""
        self._share = 0.0
        self._stop = False
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AGAIN)
        self._clock.timeout.connect(self._show_share)

    def visit(
        self,
        sources: tuple[Path, ...] = (),
        pack_id: PackId | None = None,
        *,
        from_workbench: bool = False,
    ) -> None:
        """Look at files; without any, ask which.

        While a document is looked at with whose passages something was done, they wait for it.
        """
        if not sources and self._unfinished is not None:
            self.show(self._unfinished)
            return
        self._at_workbench = from_workbench
        if not sources:
            self._pack = pack_id
            self._choose_file()
            return
        intake = self.context.services.intake

        def done(found: tuple[BroughtFile, ...]) -> None:
            packs = tuple(one.path for one in found if isinstance(one.kind, PackFile))
            files = tuple(one for one in found if not isinstance(one.kind, PackFile))
            if self._unfinished is not None:
                self._packs += packs
                self._files += files
                self.show(replace(self._unfinished, waiting=len(self._files) - 1))
                return
            self._packs, self._files = packs, files
            if files:
                self._begin(pack_id)
            else:
                self._end()

        self.run(lambda: intake.sorted(sources), done)

    @property
    def _unfinished(self) -> IntakeState | None:
        """Return the document that is looked at, if something was done with its passages."""
        step = None if self.state is None or not self._files else self.state.step
        return self.state if isinstance(step, LookAtDocument) and step.steps.past else None

    def _begin(self, pack_id: PackId | None) -> None:
        self._pack, self._title, self._content = pack_id, "", None
        self._begun = None
        self._back = WayBack(pack_id, at_workbench=self._at_workbench)
        if pack_id is None:
            self._look()
            return

        def done(lines: tuple[CopyLine, ...]) -> None:
            self._title = next((one.title for one in lines if one.pack_id == pack_id), pack_id)
            self._look()

        workbench = self.context.services.workbench
        self.run(lambda: (workbench.open(pack_id), workbench.copies())[1], done)

    @override
    def build(self, act: Callable[[IntakeIntent], None]) -> Screen[IntakeState, IntakeIntent]:
        from quizapp.ui.pages.intake.screen import IntakeScreen

        return IntakeScreen(act)

    @override
    def handle(self, intent: IntakeIntent) -> None:
        match intent:
            case BringFiles():
                self._choose_file()
            case IntoPack(pack_id):
                self._into(pack_id)
            case IntoNewPack(title):
                self._into_new(title)
            case ChangeColumns():
                if self._columns is not None:
                    self._step(ChooseColumns(self._columns))
            case CutTable():
                self._cut_table(intent)
            case ReadColumns(columns):
                self._columns = columns
                exchanging = self.context.services.exchanging
                self._read(lambda file, progress: exchanging.read(file, progress, columns))
            case TakeQuestions(without, then_find):
                self._take_questions(without, then_find=then_find)
            case TakeDocument(head):
                self._take_document(head)
            case TakePlan():
                self._take_plan()
            case PutAside():
                self._put_aside()
            case OpenPage():
                self.context.go(intent)
            case _:
                self._change_passages(intent)

    @override
    def rest(self) -> None:
        self._stop = True
        self._files, self._packs, self._content = (), (), None
        self._clock.stop()

    def _choose_file(self) -> None:
        pack_id = self._pack

        at_workbench = self._at_workbench

        def chosen(file: Path) -> None:
            self.visit((file,), pack_id, from_workbench=at_workbench)

        title = self.tr("Choose a document or a file of questions")
        self.context.dialogs.choose_file(
            self.context.window, title, self.tr("All files (*)"), chosen
        )

    # One file after another

    def _step(self, step: Step, *, taking: bool = False) -> None:
        name = self._files[0].path.name if self._files else ""
        self.show(IntakeState(name, step, max(len(self._files) - 1, 0), taking))

    def _next(self) -> None:
        """Leave this file; look at the next, or after the last go where one goes on."""
        self._files, self._content = self._files[1:], None
        if self._files:
            self._look()
        else:
            self._end()

    def _end(self) -> None:
        """Go on with what was taken; packs that were brought along are looked at before."""
        leads, begun = self._back.leads(self._packs), self._begun
        self._packs, self._back, self._begun = (), WayBack(), None
        if begun is None:
            self.context.go(leads)
            return
        workbench = self.context.services.workbench  # nothing was taken into the new pack
        self.run(lambda: workbench.discard(begun), lambda _: self.context.go(leads))

    def _put_aside(self) -> None:
        if self.state is not None and isinstance(self.state.step, Reading):
            self._stop = True  # the reader is told at its next step
        elif self.state is None or not self.state.taking:
            self._ask_to_leave(self._next)

    def _look(self) -> None:
        match self._files[0].kind:
            case QuestionFile():
                self._look_at_columns()
            case DocumentFile():
                self._read(self.context.services.intake.read)
            case PlanFile():
                self._look_at_plan()
            case other:
                said = told(other)
                assert said is not None
                self._step(said)

    def _read(self, reader: Callable[[Path, Progress], Parsed | Handout]) -> None:
        file = self._files[0].path
        self._share, self._stop = 0.0, False

        def progress(share: float) -> None:  # in the thread that reads
            self._share = share
            if self._stop:
                raise _StoppedError("", "")

        def done(content: Parsed | Handout) -> None:
            self._clock.stop()
            self._content = content
            if self._pack is None:
                self._ask_pack()
            else:
                self._preview()

        def failed(error: ExpectedError) -> None:
            self._clock.stop()
            if isinstance(error, _StoppedError):
                if self._files:
                    self._next()
            else:
                self._step(Told(error.message, error.hint))

        self._step(Reading())
        self._clock.start()
        self.run(lambda: reader(file, progress), done, failed)

    def _show_share(self) -> None:
        if self.state is not None and isinstance(self.state.step, Reading):
            self.render(replace(self.state, step=Reading(self._share)))

    def _preview(self) -> None:
        """Look at what was read, with what the pack has already."""
        content, pack_id = self._content, self._pack
        assert content is not None
        assert pack_id is not None
        if isinstance(content, Handout):
            self._look_at_document(content, pack_id)
        else:
            self._look_at_questions(content, pack_id)

    # Questions

    def _look_at_columns(self) -> None:
        """Read the questions; of a table whose headings don't say it, ask what the columns hold."""
        file, exchanging = self._files[0].path, self.context.services.exchanging

        def done(columns: ColumnGuess | None) -> None:
            self._columns = columns
            if columns is None or columns.sure:
                self._read(exchanging.read)
            else:
                self._step(ChooseColumns(columns))

        self.run(lambda: exchanging.columns(file), done, self._tell)

    def _cut_table(self, cut: CutTable) -> None:
        file, exchanging = self._files[0].path, self.context.services.exchanging

        def work() -> ColumnGuess | None:
            return exchanging.columns(
                file,
                sheet=cut.sheet,
                separator=cut.separator,
                encoding=cut.encoding,
                header_row=cut.header_row,
            )

        def done(columns: ColumnGuess | None) -> None:
            if columns is not None and self._files:
                self._step(ChooseColumns(columns))

        self.run(work, done, self._tell)

    def _look_at_questions(self, parsed: Parsed, pack_id: PackId) -> None:
        name = self._files[0].path.name
        services = self.context.services

        def work() -> tuple[ImportPreview, bool]:
            preview = services.exchanging.preview(parsed, name, pack_id)
            return preview, bool(services.workbench.look(pack_id).documents)

        def done(found: tuple[ImportPreview, bool]) -> None:
            self._step(LookAtQuestions(found[0], self._title, found[1]))

        self.run(work, done, self._tell)

    def _take_questions(self, without: frozenset[int], *, then_find: bool) -> None:
        state, pack_id = self.state, self._pack
        if state is None or state.taking or not isinstance(state.step, LookAtQuestions):
            return
        assert pack_id is not None
        preview, exchanging = state.step.preview, self.context.services.exchanging
        self.render(replace(state, taking=True))

        def done(edit: EditDone | None) -> None:
            self._begun = None
            number = 0 if edit is None else len(edit.change.entries)
            said = wording.taken_questions(preview.name, number)
            self._back.took_questions(pack_id, said, then_find=then_find)
            self._next()

        def failed(error: ExpectedError) -> None:
            self.render(replace(state, taking=False))
            self.fail(error)

        self.run(lambda: exchanging.take(preview, pack_id, without), done, failed)

    # Documents

    def _look_at_document(self, handout: Handout, pack_id: PackId) -> None:
        file, intake = self._files[0].path, self.context.services.intake
        head = proposed_head(handout, file)

        def done(there: str) -> None:
            if there:
                self._step(Told(*wording.here_already(there, self._title), here=True))
                return
            steps = PassageSteps(proposed(handout))
            keys = self.context.settings().single_keys
            self._step(LookAtDocument(handout, steps, head, self._title, keys))

        self.run(lambda: intake.title_of_same(handout, pack_id), done, self._tell)

    def _change_passages(self, intent: PassageIntent) -> None:
        state = self.state
        if state is None or state.taking or not isinstance(state.step, LookAtDocument):
            return
        steps = stepped(state.step.steps, intent)
        if steps is not state.step.steps:
            self.render(replace(state, step=replace(state.step, steps=steps)))

    def _take_document(self, head: DocumentHead) -> None:
        state, pack_id = self.state, self._pack
        if state is None or state.taking or not isinstance(state.step, LookAtDocument):
            return
        assert pack_id is not None
        step, intake = state.step, self.context.services.intake
        file = self._files[0].path.name
        self.render(replace(state, taking=True))

        def done(_: EditDone) -> None:
            self._begun = None
            self._back.took_document(pack_id, wording.taken_document(file))
            self._next()

        def failed(error: ExpectedError) -> None:
            self.render(replace(state, taking=False))
            self.fail(error)

        self.run(
            lambda: intake.take_document(step.handout, step.steps.now, head, pack_id),
            done,
            failed,
        )

    # Plans of sessions

    def _look_at_plan(self) -> None:
        file, plans = self._files[0].path, self.context.services.plan_files
        self._step(Reading())
        self.run(lambda: plans.look(file), lambda found: self._step(LookAtPlan(found)), self._tell)

    def _take_plan(self) -> None:
        state = self.state
        if state is None or state.taking or not isinstance(state.step, LookAtPlan):
            return
        file, plans = self._files[0].path, self.context.services.plan_files
        self.render(replace(state, taking=True))

        def done(plan: SessionPlan) -> None:
            self._step(Told(*wording.plan_kept(plan.title), PageId.CLASS, fits=True))

        self.run(lambda: plans.take(file), done, self._tell)

    def _ask_to_leave(self, then: Callable[[], None]) -> None:
        """Leave; what was done with the passages of a document is not lost without asking."""
        if self._unfinished is None:
            then()
            return
        self.context.dialogs.confirm(
            self.screen,
            self.tr("Leave this document?"),
            self.tr("It is not taken yet: what you did with its passages would be lost."),
            self.tr("Leave it"),
            destructive=True,
            then=then,
        )

    def _tell(self, error: ExpectedError) -> None:
        self._step(Told(error.message, error.hint))

    # Which pack

    def _ask_pack(self) -> None:
        services = self.context.services

        def load() -> tuple[tuple[PackId, str], ...]:
            lines = services.packs.lines()
            titles = {line.id: line.title for line in lines if not line.built_in}
            titles |= {copy.pack_id: copy.title for copy in services.workbench.copies()}
            return tuple(sorted(titles.items(), key=lambda one: one[1].casefold()))

        self.run(load, lambda packs: self._step(ChoosePack(packs, self._suggested())))

    def _suggested(self) -> str:
        if self._content is not None and self._content.title:
            return self._content.title
        return wording.as_title(self._files[0].path.stem)

    def _into(self, pack_id: PackId) -> None:
        assert self.state is not None
        assert isinstance(self.state.step, ChoosePack)
        self._pack, self._title = pack_id, dict(self.state.step.packs)[pack_id]
        self._preview()

    def _into_new(self, title: str) -> None:
        workbench = self.context.services.workbench

        def done(pack_id: PackId) -> None:
            self._pack, self._title = pack_id, " ".join(title.split())
            self._begun = pack_id
            self._preview()

        self.run(lambda: workbench.new(title), done)
