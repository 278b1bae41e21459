"""The page on which sources are found: one question after another, each choice one edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.authoring.anchoring import evidence_at
from quizapp.core.authoring.composing import with_source
from quizapp.core.authoring.drafts import Draft, DraftQuestion, QuestionState, WorkingCopy
from quizapp.core.authoring.edits import apply, put
from quizapp.core.authoring.finding_sources import ProposedSource
from quizapp.core.content.ids import ItemId, PackId
from quizapp.core.content.items import ItemKind
from quizapp.core.errors import ExpectedError
from quizapp.core.views.drafts import EditDone, OpenedCopy
from quizapp.ui.pages.sources.intents import (
    GoBackOne,
    LeaveWithout,
    SearchPassages,
    SourcesIntent,
    StopFinding,
    UsePassage,
)
from quizapp.ui.pages.sources.state import ShownPassage, SourcesState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenPack, OpenPacks
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEM = 60
"""Letters of a stem by which an edit is named."""


class SourcesPage(Page[SourcesState, SourcesIntent]):
    """Goes through the questions of a pack that have no source.

    It watches nothing: one goes through the questions that there were when it was opened.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.LIBRARY

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._copy: WorkingCopy | None = None
        self._wanted: tuple[ItemId, ...] = ()
        self._at = 0
        self._chosen: dict[int, bool] = {}
        """Of each question that was gone by, whether it got a source."""

    def visit(self, pack_id: PackId) -> None:
        """Begin with the first question of a pack that has no source."""
        workbench = self.context.services.workbench

        def done(opened: OpenedCopy) -> None:
            self._copy = opened.copy
            self._wanted = tuple(_without_source(opened.copy))
            self._at, self._chosen = 0, {}
            self._look()

        self.run(lambda: workbench.open(pack_id), done)

    @override
    def build(self, act: Callable[[SourcesIntent], None]) -> Screen[SourcesState, SourcesIntent]:
        from quizapp.ui.pages.sources.screen import SourcesScreen

        return SourcesScreen(act)

    @override
    def handle(self, intent: SourcesIntent) -> None:
        match intent:
            case UsePassage(passage):
                self._use(passage)
            case LeaveWithout():
                self._chosen[self._at] = False
                self._go_to(self._at + 1)
            case GoBackOne():
                self._go_back()
            case SearchPassages(words):
                self._look(words.strip())
            case StopFinding():
                copy = self._copy
                self.context.go(OpenPacks() if copy is None else OpenPack(copy.pack_id))
            case _:
                self.context.go(intent)

    def _pair(self) -> tuple[Draft, DraftQuestion] | None:
        """Return the question that is looked at; None after the last."""
        if self._copy is None or self._at >= len(self._wanted):
            return None
        wanted = self._wanted[self._at]
        pairs = self._copy.questions()
        return next((pair for pair in pairs if pair[1].item.id == wanted), None)

    def _go_to(self, place: int) -> None:
        self._at = max(place, 0)
        self._look()

    def _look(self, words: str = "") -> None:
        """Show the question at hand with the passages that fit it, or words that were typed."""
        copy, pair = self._copy, self._pair()
        if copy is None:
            return
        if pair is None:
            self.show(self._state_of(copy))
            return
        item, exchanging = pair[1].item, self.context.services.exchanging

        def work() -> tuple[ProposedSource, ...]:
            if words:
                return exchanging.passages_about(copy, words)
            return exchanging.proposals(copy, {item.id})[item.id]

        def done(found: tuple[ProposedSource, ...]) -> None:
            if self._copy is copy:
                self.show(self._state_of(copy, pair[1], found, words))

        self.run(work, done)

    def _state_of(
        self,
        copy: WorkingCopy,
        question: DraftQuestion | None = None,
        found: tuple[ProposedSource, ...] = (),
        words: str = "",
    ) -> SourcesState:
        right = ""
        if question is not None and question.item.kind is ItemKind.CHOICE:
            right = "; ".join(one.text for one in question.item.options if one.is_key)
        elif question is not None and len(question.keys) == 1:
            right = question.item.options[question.keys[0]].text
        passages = copy.passages()
        titles = {document.id: document.title for document in copy.documents}
        return SourcesState(
            pack=copy.head.title,
            number=self._at + 1,
            total=len(self._wanted),
            stem="" if question is None else question.item.stem,
            right=right,
            passages=tuple(
                ShownPassage(
                    one.passage_id,
                    titles[passages[one.passage_id].document_id],
                    passages[one.passage_id].text,
                    one.start,
                    one.end,
                )
                for one in found
            ),
            found=sum(self._chosen.values()),
            searched=words,
        )

    def _use(self, shown: ShownPassage) -> None:
        copy, pair = self._copy, self._pair()
        if copy is None or pair is None:
            return
        draft, question = pair
        piece = evidence_at(copy.passages()[shown.passage_id], shown.start, shown.end)
        if piece is None:
            return
        change = put(
            f"Source of “{_short(question.item.stem)}”", (draft, with_source(draft, piece))
        )
        workbench, at = self.context.services.workbench, self._at

        def done(done: EditDone) -> None:
            assert self._copy is not None
            self._copy = apply(self._copy, done.change)
            self._chosen[at] = True
            self._go_to(at + 1)

        self.run(lambda: workbench.edit(copy.pack_id, change), done, self._begin_anew)

    def _begin_anew(self, error: ExpectedError) -> None:
        """Tell that another window was faster, and go on with what is there now."""
        self.fail(error)
        if self._copy is not None:
            self.visit(self._copy.pack_id)

    def _go_back(self) -> None:
        copy = self._copy
        if copy is None or self._at == 0:
            return
        before = self._at - 1
        if not self._chosen.pop(before, False):
            self._go_to(before)
            return
        workbench = self.context.services.workbench

        def done(done: EditDone | None) -> None:
            if done is not None and self._copy is not None:
                self._copy = apply(self._copy, done.change)
            self._go_to(before)

        self.run(lambda: workbench.undo(copy.pack_id), done, self._begin_anew)


def _without_source(copy: WorkingCopy) -> Iterable[ItemId]:
    """Yield the questions without a source, one of each fact: they share it."""
    for draft in copy.drafts:
        asked = [one for one in draft.questions if one.state is not QuestionState.RETIRED]
        if asked and not draft.fact.evidence:
            yield asked[0].item.id


def _short(stem: str) -> str:
    plain = " ".join(stem.split())
    return plain if len(plain) <= _STEM else plain[: _STEM - 1].rstrip() + "…"
