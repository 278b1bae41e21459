"""The flow of the library: documents, search, facts of a passage, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.originals import Beside
from quizapp.core.content.searching import PassageHit
from quizapp.core.views.library import AttachReport, DocumentLine, DocumentPage, PassageFacts
from quizapp.env.settings import Settings
from quizapp.services.library import Library
from quizapp.services.originals import Originals
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.library.state import Back, LibraryState, Notice, OriginalsShown, Target
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording.originals import report_in_words

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.library.screen import LibraryScreen

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


class ReadingFlow(Flow):
    """Leads through the documents.

    Signals:
        back_to_question: the reader wants to go back to the question it came from.
        back_to_review: the reader wants to go back to the wrong answer it came from.
        back_to_class: the reader wants to go back to what the class got wrong.
    """

    back_to_question = Signal()
    back_to_review = Signal()
    back_to_class = Signal()

    def __init__(
        self,
        library: Library,
        originals: Originals,
        jobs: JobRunner,
        settings: Callable[[], Settings],
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._library = library
        self._originals = originals
        self._dialogs = dialogs
        self._settings = settings
        self._put = put
        self._state = LibraryState(documents=())
        self._screen: LibraryScreen | None = None

    def open(self) -> None:
        """Show the library as it was left."""
        self.run(self._library.documents, self._show_documents)

    def read(self, passage_id: PassageId, marks: Marks, back: PageId) -> None:
        """Show a passage that another place wants read; the way back leads there."""
        self.open_passage(passage_id, marks, BACK[back])

    def open_passage(self, passage_id: PassageId, marks: Marks, back: Back) -> None:
        """Show a passage in its document.

        Args:
            passage_id: the passage.
            marks: character spans to highlight in it.
            back: where the way back leads.
        """

        def look() -> tuple[tuple[DocumentLine, ...], _Opened]:
            document_id = DocumentId(passage_id.partition("#")[0])
            return self._library.documents(), self._page(document_id)

        def show(found: tuple[tuple[DocumentLine, ...], _Opened]) -> None:
            documents, opened = found
            self._render(
                documents=documents,
                page=opened.page,
                originals=self._shown(opened),
                target=Target(passage_id, marks),
                facts=None,
                back=back,
            )

        self.run(look, show)

    def _show_documents(self, documents: tuple[DocumentLine, ...]) -> None:
        elsewhere = self._state.back in self._ways_back()
        back = Back.NOWHERE if elsewhere else self._state.back
        self._render(documents=documents, back=back)

    def _open_document(self, document_id: DocumentId) -> None:
        def show(opened: _Opened) -> None:
            self._render(
                page=opened.page,
                originals=self._shown(opened),
                target=None,
                facts=None,
                back=Back.NOWHERE,
            )

        self.run(lambda: self._page(document_id), show)

    def _page(self, document_id: DocumentId) -> _Opened:
        page = self._library.page(document_id)
        return _Opened(page, self._originals.beside(page.document))

    def _shown(self, opened: _Opened) -> OriginalsShown:
        """Return a document's original, shown where the reader had it shown last."""
        return replace(self._state.originals, beside=opened.beside)

    def _close_document(self) -> None:
        self._render(page=None, target=None, facts=None, back=Back.NOWHERE)

    def _search(self, text: str) -> None:
        self._state = replace(self._state, query=text)
        if not text.strip():
            self._render(hits=None, page=None, target=None, facts=None, back=Back.NOWHERE)
            return

        def show(hits: tuple[PassageHit, ...]) -> None:
            if self._state.query == text:  # else a later search is on its way
                self._render(hits=hits, page=None, target=None, facts=None, back=Back.NOWHERE)

        self.run(lambda: self._library.search(text), show)

    def _open_hit(self, passage_id: PassageId) -> None:
        hits = self._state.hits or ()
        marks = next((hit.marks for hit in hits if hit.passage.id == passage_id), ())
        back = Back.RESULTS if self._state.hits is not None else Back.NOWHERE
        self.open_passage(passage_id, marks, back)

    def _show_facts(self, passage_id: PassageId) -> None:
        def show(facts: PassageFacts) -> None:
            self._render(facts=facts)

        self.run(lambda: self._library.passage_facts(passage_id), show)

    # Originals

    def _attach(self, files: Sequence[Path]) -> None:
        """Attach files, then show what came of it and what there is now."""
        page = self._state.page

        def work() -> tuple[AttachReport, Beside | None]:
            report = self._originals.attach(files)
            return report, self._originals.beside(page.document) if page else None

        def show(found: tuple[AttachReport, Beside | None]) -> None:
            report, beside = found
            kind = BannerKind.TROUBLE if report.refused else BannerKind.DONE
            self._show_beside(page, beside, Notice(kind, *report_in_words(report)))

        self.run(work, show)

    def _choose_original(self) -> None:
        self._dialogs.choose_file(
            self._screen,
            self.tr("Choose the original text"),
            self.tr("Text files (*.txt);;All files (*)"),
            lambda file: self._attach((file,)),
        )

    def _remove_original(self) -> None:
        page = self._state.page
        if page is None:
            return

        def work() -> Beside:
            self._originals.detach(page.document.original)
            return self._originals.beside(page.document)

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
        if beside is None or self._state.page is not page:
            self._render(notice=notice)
            return
        self._render(notice=notice, originals=replace(self._state.originals, beside=beside))

    def _turn_original(self, passage_id: PassageId) -> None:
        shown = self._state.originals
        self._render(originals=replace(shown, turned=shown.turned ^ {passage_id}))

    def _turn_originals(self) -> None:
        shown = self._state.originals
        turned = replace(shown, everywhere=not shown.everywhere, turned=frozenset())
        self._render(originals=turned)

    # Showing

    def _go_back(self) -> None:
        way = self._ways_back().get(self._state.back)
        if way is not None:
            self._render(back=Back.NOWHERE)
            way()
        else:
            self._close_document()

    def _ways_back(self) -> dict[Back, Callable[[], None]]:
        """Return the ways that lead out of the library."""
        return {
            Back.QUESTION: self.back_to_question.emit,
            Back.REVIEW: self.back_to_review.emit,
            Back.CLASS: self.back_to_class.emit,
        }

    def _render(self, **changes: object) -> None:
        self._state = replace(
            self._state,
            single_keys=self._settings().single_keys,
            **changes,  # type: ignore[arg-type]
        )
        if self._screen is None:
            from quizapp.ui.pages.library.screen import LibraryScreen

            screen = LibraryScreen()
            screen.document_chosen.connect(self._open_document)
            screen.document_closed.connect(self._close_document)
            screen.searched.connect(self._search)
            screen.passage_opened.connect(self._open_hit)
            screen.facts_wanted.connect(self._show_facts)
            screen.facts_closed.connect(lambda: self._render(facts=None))
            screen.link_opened.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
            screen.back_chosen.connect(self._go_back)
            screen.original_turned.connect(self._turn_original)
            screen.originals_turned.connect(self._turn_originals)
            screen.original_wanted.connect(self._choose_original)
            screen.original_removed.connect(self._remove_original)
            screen.files_dropped.connect(self._attach)
            screen.notice_closed.connect(lambda: self._render(notice=None))
            self._screen = screen
        self._put(self._screen)
        self._screen.render(self._state)


def reading_flow(context: Context) -> ReadingFlow:
    """Return the flow of the library."""
    services = context.services
    flow = ReadingFlow(
        services.library,
        services.originals,
        context.jobs,
        context.settings,
        partial(context.show, PageId.LIBRARY),
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.back_to_question.connect(lambda: context.go(to.ReturnTo(PageId.STUDY)))
    flow.back_to_review.connect(lambda: context.go(to.ReturnTo(PageId.REVIEW)))
    flow.back_to_class.connect(lambda: context.go(to.ReturnTo(PageId.CLASS)))
    return flow
