"""Documents, their passages, and where an evidence quote stands in a passage."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.pictures import Picture


class DocumentKind(StrEnum):
    """What sort of source a document renders."""

    ENCYCLOPEDIA = "encyclopedia"
    NEWS = "news"
    LISTICLE = "listicle"
    OVERVIEW = "overview"
    WORKSHEET = "worksheet"
    TEXTBOOK = "textbook"
    OWN_TEXT = "own_text"
    """Written by whoever made the pack."""


@dataclass(frozen=True)
class Original:
    """Metadata of the original text; "not stated" where it does not tell."""

    author: str
    publisher: str
    date: str
    address: str
    file: str
    sha256: str
    paragraphs: int
    """How many non-empty lines the original file has."""


@dataclass(frozen=True)
class Table:
    """A table passage. The first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def cell(self, row: str, column: str) -> str | None:
        """Return the cell in the row and column so named, or None where there is none."""
        if column not in self.columns:
            return None
        place = self.columns.index(column)
        return next((cells[place] for cells in self.rows if cells[0] == row), None)


@dataclass(frozen=True)
class Passage:
    """One addressable paragraph or table of a document.

    ``text`` is what evidence is quoted from; for a table it is the table in words, one line a row.
    """

    id: PassageId
    document_id: DocumentId
    number: int
    """1-based position in the document."""
    section: tuple[str, ...]
    """Headings above it, outermost first."""
    text: str
    table: Table | None
    from_paragraphs: tuple[int, ...]
    """The original's paragraphs that it renders, 1-based."""
    sensitive: bool
    unverified: str
    """What the source itself marks as unverified; empty where nothing is."""
    note: str
    """Our note to the reader; empty where there is none."""
    picture: Picture | None = None
    """Shown with the passage; None where there is none."""


@dataclass(frozen=True)
class Document:
    """A document: our rendering of a source text."""

    id: DocumentId
    title: str
    kind: DocumentKind
    original: Original
    trust: str
    passages: tuple[Passage, ...]


def table_in_words(table: Table) -> str:
    """Return a table as text, one line a row, as ``2009: Men 662; Women 2,252; Total 2,914.``."""
    heads = table.columns[1:]
    lines = []
    for cells in table.rows:
        pairs = "; ".join(f"{head} {cell}" for head, cell in zip(heads, cells[1:], strict=True))
        lines.append(f"{cells[0]}: {pairs}.")
    return "\n".join(lines)
