"""The flow of the library: documents, search, facts of a passage, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from quizapp.core.ids import DocumentId, PassageId
from quizapp.core.searching import PassageHit
from quizapp.env.settings import Settings
from quizapp.services.library import DocumentLine, DocumentPage, Library, PassageFacts
from quizapp.ui.flows.flow import Flow
from quizapp.ui.jobs import Runs
from quizapp.ui.library.state import Back, LibraryState, Target

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.library.screen import LibraryScreen

Marks = tuple[tuple[int, int], ...]


class ReadingFlow(Flow):
    """Leads through the documents.

    Signals:
        back_to_question: the reader wants to go back to the question it came from.
    """

    back_to_question = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Runs,
        settings: Callable[[], Settings],
        put: Callable[[QWidget], None],
    ) -> None:
        super().__init__(jobs)
        self._library = library
        self._settings = settings
        self._put = put
        self._state = LibraryState(documents=())
        self._screen: LibraryScreen | None = None

    def open(self) -> None:
        """Show the library as it was left."""
        self.run(self._library.documents, self._show_documents)

    def open_passage(self, passage_id: PassageId, marks: Marks, back: Back) -> None:
        """Show a passage in its document.

        Args:
            passage_id: the passage.
            marks: character spans to highlight in it.
            back: where the way back leads.
        """

        def look() -> tuple[tuple[DocumentLine, ...], DocumentPage]:
            document_id = DocumentId(passage_id.partition("#")[0])
            return self._library.documents(), self._library.page(document_id)

        def show(found: tuple[tuple[DocumentLine, ...], DocumentPage]) -> None:
            documents, page = found
            target = Target(passage_id, marks)
            self._render(documents=documents, page=page, target=target, facts=None, back=back)

        self.run(look, show)

    def _show_documents(self, documents: tuple[DocumentLine, ...]) -> None:
        back = Back.NOWHERE if self._state.back is Back.QUESTION else self._state.back
        self._render(documents=documents, back=back)

    def _open_document(self, document_id: DocumentId) -> None:
        def show(page: DocumentPage) -> None:
            self._render(page=page, target=None, facts=None, back=Back.NOWHERE)

        self.run(lambda: self._library.page(document_id), show)

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

    def _go_back(self) -> None:
        if self._state.back is Back.QUESTION:
            self._render(back=Back.NOWHERE)
            self.back_to_question.emit()
        else:
            self._close_document()

    def _render(self, **changes: object) -> None:
        self._state = replace(
            self._state,
            single_keys=self._settings().single_keys,
            **changes,  # type: ignore[arg-type]
        )
        if self._screen is None:
            from quizapp.ui.library.screen import LibraryScreen

            screen = LibraryScreen()
            screen.document_chosen.connect(self._open_document)
            screen.document_closed.connect(self._close_document)
            screen.searched.connect(self._search)
            screen.passage_opened.connect(self._open_hit)
            screen.facts_wanted.connect(self._show_facts)
            screen.facts_closed.connect(lambda: self._render(facts=None))
            screen.link_opened.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
            screen.back_chosen.connect(self._go_back)
            self._screen = screen
        self._put(self._screen)
        self._screen.render(self._state)
