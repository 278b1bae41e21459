"""Writing a document as a page: one ``QTextDocument``, and where each passage stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QTextDocument,
)

from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.documents import Document, Original, Passage
from quizapp.core.content.glossary import GlossaryEntry, words_in
from quizapp.core.content.ids import PassageId
from quizapp.core.content.originals import Copy
from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.text.explained import as_explained
from quizapp.ui.kit.theme.theme import Space, Theme, Type
from quizapp.ui.pages.library.pen import Pen
from quizapp.ui.pages.library.phrases import (
    NOT_STATED,
    facts_in_words,
    kind_in_words,
    original_in_words,
    paragraph_in_words,
)
from quizapp.ui.pages.library.picture import draw_picture
from quizapp.ui.pages.library.places import Place, Stretch
from quizapp.ui.pages.library.state import NO_ORIGINALS, OriginalsShown
from quizapp.ui.pages.library.tables import write_table
from quizapp.ui.wording.originals import heading_in_words

if TYPE_CHECKING:
    from quizapp.core.views.library import DocumentPage

FACTS = "facts:"
"""What the address of a passage's marker begins with; its place on the page follows."""
PICTURE = "picture:"
"""What the address of a passage's picture begins with; its place on the page follows."""
PASSAGE = "passage:"
"""What the address of a note's reference to another passage begins with; its place follows."""
ORIGINAL = "original:"
"""What the address of a switch for the original begins with: a passage's place, or a deed."""
EVERYWHERE, CHOOSE, REMOVE = (ORIGINAL + deed for deed in ("everywhere", "choose", "remove"))
MEASURE = 38
"""Width of the text in ems: about 70 characters (spec UI-6)."""

_ADDRESS = re.compile(r"[a-z0-9-]+#[a-z0-9-]+")
_NBSP = "\N{NO-BREAK SPACE}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def write_page(
    paper: QTextDocument,
    page: DocumentPage,
    theme: Theme,
    room: float,
    originals: OriginalsShown = NO_ORIGINALS,
) -> tuple[Place, ...]:
    """Write a document and return where its passages stand.

    Args:
        paper: empty.
        page: the document.
        theme: what it is written in.
        room: the width of a line; a table that does not fit becomes a list.
        originals: what to show of the document's original.
    """
    return _Writer(paper, theme, room, originals).write(page)


class _Writer:
    def __init__(
        self, paper: QTextDocument, theme: Theme, room: float, originals: OriginalsShown
    ) -> None:
        self._pen = Pen(paper, theme)
        self._room = room
        self._originals = originals
        self._passages: tuple[Passage, ...] = ()
        self._by_id: dict[PassageId, int] = {}
        self._glossary: tuple[GlossaryEntry, ...] = ()
        self._explained: set[str] = set()
        """Terms that were dotted in this section."""

    def write(self, page: DocumentPage) -> tuple[Place, ...]:
        document = page.document
        self._by_id = {passage.id: n for n, passage in enumerate(document.passages)}
        self._passages = document.passages
        self._glossary = page.glossary
        self._pen.cursor.beginEditBlock()
        self._head(document)
        places = []
        section: tuple[str, ...] = ()
        for number, passage in enumerate(document.passages):
            self._headings(section, passage.section)
            if passage.section != section:
                self._explained.clear()
            section = passage.section
            places.append(self._passage(passage, number, page.facts.get(passage.id, 0)))
        self._pen.cursor.endEditBlock()
        return tuple(places)

    def _head(self, document: Document) -> None:
        self._pen.block(0, Space.XS, Type.SMALL)
        self._pen.text(kind_in_words(document.kind), self._pen.style(Type.SMALL, "quiet"))
        self._pen.block(0, Space.M, Type.TITLE, heading=1, line=1.3)
        self._pen.text(document.title, self._pen.style(Type.TITLE, bold=True))
        self._pen.block(0, Space.M)
        self._pen.text(_tr("How far to trust it. "), self._pen.style(bold=True))
        self._pen.text(document.trust)
        self._original(document.original)

    def _original(self, original: Original) -> None:
        quiet = self._pen.style(Type.SMALL, "quiet")
        self._pen.block(0, Space.XS, Type.SMALL)
        known = (f"{label}: {value}" for label, value in original_in_words(original))
        self._pen.text(" · ".join(known), quiet)
        self._pen.block(0, Space.XS, Type.SMALL)
        if original.address == NOT_STATED:
            self._pen.text(_tr("The address of the original is not stated."), quiet)
        else:
            link = self._pen.link(original.address, underlined=True)
            self._pen.text(_tr("Open the original"), link)
            self._pen.text("  " + original.address, quiet)
        self._pen.block(0, Space.L, Type.SMALL)
        self._own_copy()

    def _own_copy(self) -> None:
        """Say whether the reader's own copy of the original is at hand, and what can be done."""
        quiet = self._pen.style(Type.SMALL, "quiet")
        if self._originals.beside.copy is Copy.NONE:
            self._pen.text(_tr("Have the original text? Drop its file here, or "), quiet)
            self._pen.text(_tr("choose it"), self._pen.link(CHOOSE, underlined=True))
            self._pen.text(_tr(". It stays on this computer."), quiet)
            return
        if self._originals.beside.copy is Copy.ATTACHED:
            self._pen.text(_tr("Original attached.") + "  ", quiet)
            shown = self._originals.everywhere
            words = _tr("Hide it") if shown else _tr("Show it under every passage")
            self._pen.text(words, self._pen.link(EVERYWHERE, underlined=True))
        else:
            words = _tr(
                "The copy of the original was changed since you attached it, "
                "so it is not shown. Drop the file here again, or "
            )
            self._pen.text(words, quiet)
            self._pen.text(_tr("choose it"), self._pen.link(CHOOSE, underlined=True))
        self._pen.text("  ·  ", quiet)
        self._pen.text(_tr("Remove the copy"), self._pen.link(REMOVE, underlined=True))

    def _headings(self, before: tuple[str, ...], section: tuple[str, ...]) -> None:
        same = 0
        while same < min(len(before), len(section)) and before[same] == section[same]:
            same += 1
        for level in range(same, len(section)):
            size = Type.LEAD if level == 0 else Type.BODY
            above = Space.XXL if level == 0 else Space.L
            self._pen.block(above, Space.S, size, heading=level + 2, line=1.3)
            self._pen.text(section[level], self._pen.style(size, bold=True))

    def _passage(self, passage: Passage, number: int, facts: int) -> Place:
        first: int | None = None
        if passage.sensitive:
            self._pen.block(Space.XS, 0, Type.SMALL)
            first = self._pen.at
            self._pen.text(
                _tr("Hard to read: this passage speaks of violence, abuse or death."),
                self._pen.style(Type.SMALL, "quiet"),
            )
        cells: tuple[tuple[Stretch, ...], ...] = ()
        if passage.table is None:
            self._pen.block(0, Space.M)
            start = self._pen.at
            self._dotted(passage.text)
            text = Stretch(start, self._pen.at)
        else:
            text, cells = write_table(self._pen, passage.table, self._room)
        marker = self._marker(number, facts) if facts else None
        switched = self._switch(passage, number)
        if passage.picture is not None:
            self._picture(passage.picture, number)
        original = self._original_under(passage) if switched else None
        notes = tuple(self._notes(passage))
        start = text.start if first is None else first
        whole = Stretch(start, self._pen.at)
        return Place(passage, whole, text, cells, marker, notes, original)

    def _dotted(self, text: str) -> None:
        """Write a text with the words dotted that are explained; each once in a section."""
        at = 0
        for word in sorted(words_in(text, self._glossary)):
            if word.entry.term in self._explained:
                continue
            self._explained.add(word.entry.term)
            self._pen.text(text[at : word.start])
            style = as_explained(self._pen.style(), word.entry, self._pen.theme)
            self._pen.text(text[word.start : word.end], style)
            at = word.end
        self._pen.text(text[at:])

    def _picture(self, picture: Picture, number: int) -> None:
        """Draw the picture of a passage, or write its words."""
        self._pen.block(Space.S, Space.M)
        if not draw_picture(self._pen, picture, self._room, f"{PICTURE}{number}"):
            self._pen.text(picture_in_words(picture), self._pen.style(colour="quiet"))

    def _switch(self, passage: Passage, number: int) -> bool:
        """Write a switch for the original of a passage; return whether it is on."""
        if not self._originals.of(passage.id):
            return False
        shown = self._originals.shows(passage.id)
        words = _tr("Hide the original") if shown else _tr("Show the original")
        self._pen.text("   ")
        self._pen.text(
            words.replace(" ", _NBSP), self._pen.link(f"{ORIGINAL}{number}", underlined=True)
        )
        return shown

    def _original_under(self, passage: Passage) -> Stretch:
        """Write the original of a passage."""
        paragraphs = self._originals.of(passage.id)
        self._pen.block(Space.S, 0, Type.SMALL, indent=Space.L)
        start = self._pen.at
        self._pen.text(heading_in_words(paragraphs), self._pen.style(Type.SMALL, bold=True))
        for place, paragraph in enumerate(paragraphs, start=1):
            below = Space.L if place == len(paragraphs) else 0
            self._pen.block(Space.XS, below, Type.SMALL, indent=Space.L)
            self._pen.text(paragraph.text, self._pen.style(Type.SMALL))
        return Stretch(start, self._pen.at)

    def _marker(self, number: int, facts: int) -> Stretch:
        style = self._pen.link(f"{FACTS}{number}", underlined=False)
        self._pen.text("  ")
        start = self._pen.at
        words = facts_in_words(facts).replace(" ", _NBSP)
        self._pen.text(f"{_NBSP}{_NBSP}{words}{_NBSP}{_NBSP}", style)
        return Stretch(start, self._pen.at)

    def _notes(self, passage: Passage) -> Iterator[Stretch]:
        labelled = (
            (_tr("The source itself marks this as unverified: "), passage.unverified),
            (_tr("Our note. "), passage.note),
        )
        for label, words in labelled:
            if not words:
                continue
            self._pen.block(Space.XS, Space.L, Type.SMALL, indent=Space.L)
            start = self._pen.at
            self._pen.text(label, self._pen.style(Type.SMALL, bold=True))
            self._referring(words)
            yield Stretch(start, self._pen.at)

    def _referring(self, words: str) -> None:
        """Write a note; where it names a passage of this document by its id, write a link."""
        at = 0
        for found in _ADDRESS.finditer(words):
            place = self._by_id.get(PassageId(found.group()))
            if place is None:
                continue
            self._pen.text(words[at : found.start()], self._pen.style(Type.SMALL))
            name = paragraph_in_words(self._passages[place])
            link = self._pen.link(f"{PASSAGE}{place}", underlined=True)
            self._pen.text(name[0].lower() + name[1:].replace(" ", _NBSP), link)
            at = found.end()
        self._pen.text(words[at:], self._pen.style(Type.SMALL))
