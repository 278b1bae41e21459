"""The left of the library: the field that searches, and the list of documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.content.ids import DocumentId
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.control.search_field import SearchField
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.library.intents import OpenDocument, Search, ShowTimeline
from quizapp.ui.pages.library.phrases import document_line
from quizapp.ui.pages.library.row import DocumentRow
from quizapp.ui.shell.destinations import OpenPacks

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentLine

PAUSE_MS = 250
"""How long typing rests before the passages are searched; Enter searches at once."""


class Finder(QWidget):
    """Searches and lists.

    Args:
        act: takes what is to be read or searched for.
        parent: the widget it stands in.

    Signals:
        results_wanted: the Down key, or Enter once more: on to what was found.
    """

    results_wanted = Signal()

    def __init__(
        self,
        act: Callable[[OpenDocument | Search | ShowTimeline | OpenPacks], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._documents: tuple[DocumentLine, ...] | None = None
        self._rows: dict[DocumentId, DocumentRow] = {}
        self._sent = ""
        self._title = heading(self.tr("Library"), parent=self)
        self.field = SearchField(self.tr("Search all passages"), self)
        self.field.setObjectName("library-search")
        self.field.cleared.connect(self._send)
        self.field.left_downwards.connect(self.results_wanted)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.field.textEdited.connect(lambda: self._pause.start())
        self.field.composed.connect(lambda: self._pause.start())
        self.field.returnPressed.connect(lambda: self._send(at_once=True))
        self.timeline = link(self.tr("Timeline"), parent=self)
        self.timeline.call(self.tr("Timeline of the dated facts"))
        self.timeline.clicked.connect(lambda: act(ShowTimeline()))
        self.packs = link(self.tr("Packs"), parent=self)
        self.packs.call(self.tr("Packs: bring, retire, save"))
        self.packs.clicked.connect(lambda: act(OpenPacks()))
        inside = QWidget()
        give_role(inside, Role.List)
        inside.setAccessibleName(self.tr("Documents"))
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(Space.S, 0, Space.S, Space.L)
        self._list.setSpacing(Space.XS)
        self._list.addStretch(1)
        scrolled = QWidget()  # the links too: a low window has no room for it
        rows = QVBoxLayout(scrolled)
        rows.setContentsMargins(0, 0, 0, 0)
        above = QVBoxLayout()
        above.setContentsMargins(Space.XL, 0, Space.XL, 0)
        links = FlowLayout(across=Space.L, down=Space.XS)
        links.addWidget(self.timeline)
        links.addWidget(self.packs)
        above.addLayout(links)
        rows.addLayout(above)
        rows.addWidget(inside, 1)
        self._scroll = VerticalScroll(scrolled, self.tr("Documents"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.XXL, 0, 0)
        self._column.setSpacing(Space.L)
        head = QVBoxLayout()
        head.setContentsMargins(Space.XL, 0, Space.XL, 0)
        head.setSpacing(Space.L)
        head.addWidget(self._title)
        head.addWidget(self.field)
        self._column.addLayout(head)
        self._column.addWidget(self._scroll, 1)
        self._column.addStretch(0)

    def show_documents(
        self, documents: tuple[DocumentLine, ...], chosen: DocumentId | None
    ) -> None:
        """List the documents; the one that is being read is marked."""
        if documents != self._documents:
            self._documents = documents
            self._fill(documents)
        for each, row in self._rows.items():
            row.setChecked(each == chosen)

    def show_query(self, text: str) -> None:
        """Show what was searched, unless something else is being typed."""
        busy = self._pause.isActive() or self.field.is_composing
        if not busy and text != self.field.typed:
            self.field.setText(text)
        self._sent = text

    def set_list_shown(self, shown: bool) -> None:
        """Show or hide the documents, where results need their room."""
        self._scroll.setVisible(shown)
        self.timeline.setVisible(bool(self._documents))
        if not self._documents and self.field.hasFocus():  # shown before it was known
            self.packs.setFocus()
        self.field.setVisible(bool(self._documents))
        self._title.setVisible(shown)
        self._column.setContentsMargins(0, Space.XXL if shown else Space.L, 0, 0)

    @property
    def first(self) -> QWidget:
        """Return what one begins with: the search, unless there is nothing to search."""
        return self.packs if self._documents == () else self.field

    def row(self, document_id: DocumentId) -> DocumentRow:
        """Return the row of a document."""
        return self._rows[document_id]

    def _fill(self, documents: tuple[DocumentLine, ...]) -> None:
        for old in self._rows.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for place, line in enumerate(documents):
            row = DocumentRow(line.title, document_line(line), parent=self)
            row.clicked.connect(lambda _=False, chosen=line.id: self._choose(chosen))
            self._list.insertWidget(place, row)
            self._rows[line.id] = row

    def _choose(self, chosen: DocumentId) -> None:
        self._rows[chosen].setChecked(True)
        self._act(OpenDocument(chosen))

    def _send(self, *, at_once: bool = False) -> None:
        self._pause.stop()
        text = self.field.typed
        if text == self._sent and text:
            if at_once:
                self.results_wanted.emit()
            return
        self._sent = text
        self._act(Search(text))
