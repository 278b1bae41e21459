"""The library: documents, search, facts of a passage, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.originals import Beside
from quizapp.core.content.searching import PassageHit
from quizapp.core.content.timeline import DatedFact
from quizapp.core.views.changes import Changed
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.library.intents import (
    AttachFiles,
    ChooseOriginal,
    CloseDocument,
    CloseFacts,
    CloseNotice,
    CloseTimeline,
    GoBack,
    LibraryIntent,
    OpenDated,
    OpenDocument,
    OpenLink,
    OpenPassage,
    RemoveOriginal,
    Search,
    ShowFacts,
    ShowTimeline,
    ShowWords,
    TurnOriginal,
    TurnOriginals,
)
from quizapp.ui.pages.library.state import Back, LibraryState, Notice, OriginalsShown, Target
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording.originals import report_in_words

if TYPE_CHECKING:  # these bring the database along
    from quizapp.core.views.library import AttachReport, DocumentLine, DocumentPage, PassageFacts
    from quizapp.env.settings import Settings

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Opened:
    """A document to read, and what there is of its original."""

    page: DocumentPage
    beside: Beside


BACK = {
    PageId.STUDY: Back.QUESTION,
    PageId.REVIEW: Back.REVIEW,
    PageId.CLASS: Back.CLASS,
}
"""How the way back is called, by the place at its end."""

_PLACES = {back: place for place, back in BACK.items()}


class LibraryPage(Page[LibraryState, LibraryIntent]):
    """Leads through the documents. What was read last is still there on the next visit."""

    place = PageId.LIBRARY
    watches = frozenset({Changed.CONTENT})

    @override
    def open(self) -> None:
        """Show the library as it was left."""
        self.run(self._documents, self._show_documents)

    @override
    def reload(self) -> None:
        def show(documents: tuple[DocumentLine, ...]) -> None:
            self.refresh(_with_documents(self._now, documents))

        self.run(self._documents, show)

    def read(self, passage_id: PassageId, marks: Marks, back: PageId) -> None:
        """Show a passage that another place wants read; the way back leads there."""
        self._open_passage(passage_id, marks, BACK[back])

    @override
    def build(self, act: Callable[[LibraryIntent], None]) -> Screen[LibraryState, LibraryIntent]:
        from quizapp.ui.kit.speech import voice_of_system
        from quizapp.ui.pages.library.screen import LibraryScreen

        return LibraryScreen(act, voice=voice_of_system())

    @override
    def show(self, state: LibraryState) -> None:
        self.context.show(self.place, self.screen)  # first: what is visible can take the focus
        self.render(state)

    @override
    def render(self, state: LibraryState) -> None:
        super().render(replace(state, single_keys=self.context.settings().single_keys))

    @override
    def settings_changed(self, settings: Settings) -> None:
        if self.state is not None:
            self.render(self.state)

    @override
    def handle(self, intent: LibraryIntent) -> None:
        now = self._now
        match intent:
            case OpenDocument(document_id):
                self._open_document(document_id)
            case OpenPassage(passage_id):
                self._open_hit(passage_id)
            case ShowTimeline():
                self._show_timeline()
            case CloseTimeline():
                self.render(replace(_without_document(now), timeline=None))
            case OpenDated(dated):
                self._open_passage(dated.passage_id, dated.marks, Back.TIMELINE)
            case CloseDocument():
                self._close_document()
            case Search(text):
                self._search(text)
            case ShowFacts(passage_id):
                self._show_facts(passage_id)
            case CloseFacts():
                self.render(replace(now, facts=None))
            case OpenLink(url):
                QDesktopServices.openUrl(QUrl(url))
            case GoBack():
                self._go_back()
            case TurnOriginal(passage_id):
                shown = now.originals
                turned = replace(shown, turned=shown.turned ^ {passage_id})
                self.render(replace(now, originals=turned))
            case TurnOriginals():
                shown = now.originals
                turned = replace(shown, everywhere=not shown.everywhere, turned=frozenset())
                self.render(replace(now, originals=turned))
            case ChooseOriginal():
                self._choose_original()
            case RemoveOriginal():
                self._remove_original()
            case AttachFiles(files):
                self._take_files(files)
            case ShowWords():
                self._show_words()
            case CloseNotice():
                self.render(replace(now, notice=None))
            case to.OpenPacks():
                self.context.go(intent)

    @property
    def _now(self) -> LibraryState:
        """Return what is shown; before the first visit an empty library."""
        return self.state if self.state is not None else LibraryState(documents=())

    def _show_words(self) -> None:
        from quizapp.core.content.glossary import entries_in
        from quizapp.ui.wording.explained import listed, words_named

        page = self._now.page
        if page is None:
            return
        texts = (passage.text for passage in page.document.passages)
        words = listed(entries_in(texts, page.glossary))
        self.context.dialogs.tell(self.screen, words_named(), words)

    # Documents and passages

    def _show_documents(self, documents: tuple[DocumentLine, ...]) -> None:
        elsewhere = self._now.back in _PLACES
        back = Back.NOWHERE if elsewhere else self._now.back
        self.show(_with_documents(replace(self._now, back=back), documents))

    def _open_document(self, document_id: DocumentId) -> None:
        def show(opened: _Opened) -> None:
            self.render(
                replace(
                    _without_document(self._now),
                    page=opened.page,
                    originals=self._shown(opened),
                )
            )

        self.run(lambda: self._load_page(document_id), show)

    def _open_passage(self, passage_id: PassageId, marks: Marks, back: Back) -> None:
        """Show a passage in its document.

        Args:
            passage_id: the passage.
            marks: character spans to highlight in it.
            back: where the way back leads.
        """

        def work() -> tuple[tuple[DocumentLine, ...], _Opened]:
            document_id = DocumentId(passage_id.partition("#")[0])
            return self._documents(), self._load_page(document_id)

        def show(found: tuple[tuple[DocumentLine, ...], _Opened]) -> None:
            documents, opened = found
            self.show(
                replace(
                    self._now,
                    documents=documents,
                    page=opened.page,
                    originals=self._shown(opened),
                    target=Target(passage_id, marks),
                    facts=None,
                    back=back,
                )
            )

        self.run(work, show)

    def _documents(self) -> tuple[DocumentLine, ...]:
        return self.context.services.library.documents(self.learner_id())

    def _load_page(self, document_id: DocumentId) -> _Opened:
        page = self.context.services.library.page(document_id)
        return _Opened(page, self.context.services.originals.beside(page.document))

    def _shown(self, opened: _Opened) -> OriginalsShown:
        """Return a document's original, shown where the reader had it shown last."""
        return replace(self._now.originals, beside=opened.beside)

    def _close_document(self) -> None:
        self.render(_without_document(self._now))

    def _search(self, text: str) -> None:
        self.state = replace(self._now, query=text)
        if not text.strip():
            self.render(replace(_without_document(self._now), hits=None, timeline=None))
            return

        def show(hits: tuple[PassageHit, ...]) -> None:
            if self._now.query == text:  # else a later search is on its way
                self.render(replace(_without_document(self._now), hits=hits, timeline=None))

        library, of = self.context.services.library, self.learner_id()
        self.run(lambda: library.search(text, of), show)

    def _show_timeline(self) -> None:
        def show(facts: tuple[DatedFact, ...]) -> None:
            now = replace(_without_document(self._now), query="", hits=None)
            self.render(replace(now, timeline=facts))

        library, of = self.context.services.library, self.learner_id()
        self.run(lambda: library.timeline(of), show)

    def _open_hit(self, passage_id: PassageId) -> None:
        hits = self._now.hits or ()
        marks = next((hit.marks for hit in hits if hit.passage.id == passage_id), ())
        back = Back.RESULTS if self._now.hits is not None else Back.NOWHERE
        self._open_passage(passage_id, marks, back)

    def _show_facts(self, passage_id: PassageId) -> None:
        def show(facts: PassageFacts) -> None:
            self.render(replace(self._now, facts=facts))

        self.run(partial(self.context.services.library.passage_facts, passage_id), show)

    def _go_back(self) -> None:
        place = _PLACES.get(self._now.back)
        if place is None:
            self._close_document()
            return
        self.render(replace(self._now, back=Back.NOWHERE))
        self.context.go(to.ReturnTo(place))

    # Originals

    def _take_files(self, files: Sequence[Path]) -> None:
        """Attach what was dropped if it is an original; what else it is, the intake tells."""

        def show(found: tuple[AttachReport, Beside | None]) -> None:
            if found[0].attached:
                self._show_attached(*found)
            else:
                self.context.go(to.OpenIntake(tuple(files)))

        self._run_attaching(files, show)

    def _attach(self, files: Sequence[Path]) -> None:
        """Attach files, then show what came of it and what there is now."""
        self._run_attaching(files, lambda found: self._show_attached(*found))

    def _run_attaching(
        self, files: Sequence[Path], done: Callable[[tuple[AttachReport, Beside | None]], None]
    ) -> None:
        page, originals = self._now.page, self.context.services.originals

        def work() -> tuple[AttachReport, Beside | None]:
            report = originals.attach(files)
            return report, originals.beside(page.document) if page else None

        self.run(work, done)

    def _show_attached(self, report: AttachReport, beside: Beside | None) -> None:
        kind = BannerKind.TROUBLE if report.refused else BannerKind.DONE
        self._show_beside(self._now.page, beside, Notice(kind, *report_in_words(report)))

    def _choose_original(self) -> None:
        self.context.dialogs.choose_file(
            self.screen,
            self.tr("Choose the original text"),
            self.tr("Text files (*.txt);;All files (*)"),
            lambda file: self._attach((file,)),
        )

    def _remove_original(self) -> None:
        page, originals = self._now.page, self.context.services.originals
        if page is None:
            return

        def work() -> Beside:
            originals.detach(page.document.original)
            return originals.beside(page.document)

        def show(beside: Beside) -> None:
            notice = Notice(
                BannerKind.NOTE,
                self.tr("The copy of the original was removed."),
                self.tr("Your own file is where it was."),
            )
            self._show_beside(page, beside, notice)

        self.run(work, show)

    def _show_beside(
        self, page: DocumentPage | None, beside: Beside | None, notice: Notice
    ) -> None:
        """Show what there is of the original, if its document is still the one that is read."""
        told = replace(self._now, notice=notice)
        if beside is not None and told.page is page:
            told = replace(told, originals=replace(told.originals, beside=beside))
        self.render(told)


def _with_documents(state: LibraryState, documents: tuple[DocumentLine, ...]) -> LibraryState:
    """Return the state with these documents, and nothing left open of another pack's."""
    page = state.page
    if page is None or any(line.id == page.document.id for line in documents):
        same = {line.id for line in state.documents} == {line.id for line in documents}
        kept = state if same or not state.documents else replace(state, hits=None, timeline=None)
        return replace(kept, documents=documents)
    return replace(
        _without_document(state), documents=documents, hits=None, timeline=None, query=""
    )


def _without_document(state: LibraryState) -> LibraryState:
    return replace(state, page=None, target=None, facts=None, back=Back.NOWHERE)
