"""What an exported pack looks like (docs/export-format.md); its JSON Schema is made from this.

A false sentence stands nowhere without what is so: it has a field of its own, ``false_claim``, and
``correction`` is required beside it (spec FB-4). No field that holds true sentences ever
holds a false one.
"""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from quizapp.core.content.documents import DocumentKind
from quizapp.core.content.facts import Importance, MythOrigin, Stance, Status
from quizapp.core.content.items import Deck
from quizapp.core.content.pictures import FILE_PATTERN
from quizapp.packs.models import ID_PATTERN, PASSAGE_PATTERN

FORMAT: Literal[1] = 1
"""Raised when a field changes its meaning or goes; new fields may come without."""


_Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
"""An id as an author writes it: it may become the name of a file."""
_FileName = Annotated[str, Field(pattern=FILE_PATTERN)]
_PassageId = Annotated[str, Field(pattern=PASSAGE_PATTERN, max_length=161)]


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
    """A picture where it is shown; its bytes stand once in ``pictures`` of the pack."""

    file: _FileName
    """Its name in the pack's folder ``pictures``."""
    alt: str
    """What it shows, in words."""
    sha256: str


class ExportedPictureFile(_Exported):
    """The bytes of a picture."""

    file: _FileName
    data: str
    """A PNG or JPEG in Base64."""


class ExportedPassage(_Exported):
    """One addressable paragraph or table of a document."""

    id: _PassageId
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
    picture: ExportedPicture | None = None


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

    id: _Id
    title: str
    kind: DocumentKind
    original: ExportedOriginal
    trust: str
    passages: list[ExportedPassage]


class ExportedEvidence(_Exported):
    """A quoted span of a passage."""

    passage: _PassageId
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
    id: _Id
    difficulty: Annotated[int, Field(ge=1, le=3)]
    tags: list[str]
    options: Annotated[list[ExportedOption], Field(min_length=2)]
    key: int
    """Position of the right option, from 0."""
    fingerprint: str
    """Changes with the item's wording."""
    source_line: str
    """What stands above the question; may be empty."""
    takeaway: str
    """What stands in place of the fact where that does not answer the question; may be empty."""
    evidence: list[_PassageId]
    """The passages that decide the question; empty: the first that the fact cites."""
    deck: Deck
    talk: bool
    about_myth: bool
    picture: ExportedPicture | None = None

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        if [one.key for one in self.options].count(True) != 1:
            message = "not one option is right"
            raise ValueError(message)
        return self


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

    id: _Id
    topic: _Id
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

    id: _Id
    title: str
    about: str


class ExportedPack(_Exported):
    """A whole pack."""

    format: Literal[1]
    id: _Id
    title: str
    language: str
    licence: str
    about: str
    topics: list[ExportedTopic]
    documents: list[ExportedDocument]
    facts: list[ExportedFact]
    glossary: list[ExportedGlossaryEntry]
    release: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    """Only rises."""
    pictures: list[ExportedPictureFile] = []
    """All that passages and items show, each once."""
