"""Values about documents, and the result of attaching original texts."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.core.cards.card import Source
from quizapp.core.content.documents import Document, DocumentKind, Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.originals import Copy


@dataclass(frozen=True)
class DocumentLine:
    """A document as a row of the library."""

    id: DocumentId
    title: str
    kind: DocumentKind
    date: str
    facts: int


@dataclass(frozen=True)
class DocumentPage:
    """A document to read, with how many facts rest on each passage."""

    document: Document
    facts: dict[PassageId, int]
    glossary: tuple[GlossaryEntry, ...] = ()
    """The words that are explained wherever they stand."""


@dataclass(frozen=True)
class PassageFacts:
    """A passage with every fact whose evidence cites it.

    ``sources`` holds, for each fact, this passage with the fact's evidence marked.
    """

    passage: Passage
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Attached:
    """A file that is an original."""

    file: Path
    titles: tuple[str, ...]
    """Of the documents that render it."""
    already: bool
    """Whether it was attached before."""


@dataclass(frozen=True)
class Refused:
    """A file that was not attached."""

    file: Path
    reason: str
    hint: str
    """What to do."""


@dataclass(frozen=True)
class AttachReport:
    """The result of attaching files."""

    attached: tuple[Attached, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class OriginalLine:
    """A document, and whether its original is at hand."""

    document: Document
    copy: Copy
