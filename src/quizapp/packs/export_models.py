"""What an exported pack looks like (docs/export-format.md); its JSON Schema is made from this.

A false sentence stands nowhere without what is so: it has a field of its own, ``false_claim``, and
``correction`` is required beside it (spec FB-4). No field that holds true sentences ever
holds a false one.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from quizapp.core.content.documents import DocumentKind
from quizapp.core.content.facts import Importance, MythOrigin, Stance, Status
from quizapp.core.content.items import Deck

FORMAT: Literal[1] = 1
"""Raised when a field changes its meaning or goes; new fields may come without."""


class _Exported(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class ExportedGlossaryEntry(_Exported):
    """A word that a reader may not know."""

    term: str
    forms: list[str]
    means: str
    rests_on: list[str]
    """Ids of facts and passages."""


class ExportedTable(_Exported):
    """A table passage; the first column names the row."""

    columns: list[str]
    rows: list[list[str]]


class ExportedPicture(_Exported):
    """A picture, without its bytes: they are a file of the pack."""

    file: str
    """Its name in the pack's folder ``pictures``."""
    alt: str
    """What it shows, in words."""
    sha256: str


class ExportedPassage(_Exported):
    """One addressable paragraph or table of a document."""

    id: str
    number: int
    """1-based position in the document."""
    section: list[str]
    """Headings above it, outermost first."""
    text: str
    """What evidence is quoted from; for a table the table in words."""
    table: ExportedTable | None
    from_paragraphs: list[int]
    """The original's paragraphs that it renders, counted from 1."""
    sensitive: bool
    unverified: str
    """What the source itself marks as unverified; empty where nothing is."""
    note: str
    picture: ExportedPicture | None


class ExportedOriginal(_Exported):
    """What is known of the original text."""

    author: str
    publisher: str
    date: str
    address: str
    file: str
    sha256: str
    paragraphs: int


class ExportedDocument(_Exported):
    """A document with its passages."""

    id: str
    title: str
    kind: DocumentKind
    original: ExportedOriginal
    trust: str
    passages: list[ExportedPassage]


class ExportedEvidence(_Exported):
    """A quoted span of a passage."""

    passage: str
    quote: str
    stance: Stance
    start: int
    """Offset, in Unicode characters, into the passage's text."""
    end: int
    row: str
    """For a cell of a table; else empty."""
    column: str


class ExportedMyth(_Exported):
    """A false belief, always with what is so."""

    false_claim: str
    correction: str
    """The fact that the myth gets wrong."""
    origin: MythOrigin
    why_misleading: str
    technique: str
    replacement: str


class ExportedOption(_Exported):
    """One choice of an item."""

    text: str
    key: bool
    feedback: str
    misconception: str | None
    """The fact whose myth this option embodies."""


class _ExportedItem(_Exported):
    id: str
    difficulty: Annotated[int, Field(ge=1, le=3)]
    tags: list[str]
    options: list[ExportedOption]
    key: int
    """Position of the right option, from 0."""
    fingerprint: str
    """Changes with the item's wording."""
    source_line: str
    """What stands above the question; may be empty."""
    takeaway: str
    """What stands in place of the fact where that does not answer the question; may be empty."""
    evidence: list[str]
    """The passages that decide the question; empty: the first that the fact cites."""
    deck: Deck
    talk: bool
    about_myth: bool
    picture: ExportedPicture | None


class ExportedChoice(_ExportedItem):
    """A question with several options."""

    kind: Literal["choice"]
    stem: str


class ExportedTrueStatement(_ExportedItem):
    """A true statement to judge."""

    kind: Literal["true_statement"]
    statement: str


class ExportedFalseStatement(_ExportedItem):
    """A false statement to judge, with its correction."""

    kind: Literal["false_statement"]
    false_claim: str
    correction: Annotated[str, Field(min_length=1)]


ExportedItem = Annotated[
    ExportedChoice | ExportedTrueStatement | ExportedFalseStatement, Field(discriminator="kind")
]


class ExportedFact(_Exported):
    """One statement with its evidence, myth and items."""

    id: str
    topic: str
    fact: str
    status: Status
    attributed_to: str
    as_of: str
    sensitive: bool
    explanation: str
    reading: str
    evidence: list[ExportedEvidence]
    myth: ExportedMyth | None
    items: list[ExportedItem]
    importance: Importance
    provenance: str
    """Who says so, how many were asked, of what date; may be empty."""
    places: list[str]
    """The countries that it is about."""


class ExportedTopic(_Exported):
    """A group of facts."""

    id: str
    title: str
    about: str


class ExportedPack(_Exported):
    """A whole pack."""

    format: Literal[1]
    id: str
    title: str
    language: str
    licence: str
    about: str
    topics: list[ExportedTopic]
    documents: list[ExportedDocument]
    facts: list[ExportedFact]
    glossary: list[ExportedGlossaryEntry]
