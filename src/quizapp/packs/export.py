"""The whole pack as JSON for other programs (docs/export-format.md).

A false sentence stands nowhere without what is so: it has a field of its own, ``false_claim``, and
``correction`` is required beside it (PEDAGOGY.md 1.3, I4). No field that holds true sentences ever
holds a false one.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from quizapp.core.documents import Document, DocumentKind, Passage
from quizapp.core.facts import Evidence, Fact, Myth, MythOrigin, Stance, Status
from quizapp.core.items import Item, ItemKind, Option
from quizapp.core.packs import Pack

FORMAT: Literal[1] = 1
"""Raised when a field changes its meaning or goes; new fields may come without."""


class _Exported(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class ExportedTable(_Exported):
    """A table passage; the first column names the row."""

    columns: list[str]
    rows: list[list[str]]


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


def exported(pack: Pack) -> dict[str, Any]:
    """Return the pack as values that JSON can hold."""
    whole = ExportedPack(
        format=FORMAT,
        id=pack.id,
        title=pack.title,
        language=pack.language,
        licence=pack.licence,
        about=pack.about,
        topics=[ExportedTopic(id=t.id, title=t.title, about=t.about) for t in pack.topics],
        documents=[_document(document) for document in pack.documents],
        facts=[_fact(fact) for fact in pack.facts],
    )
    return whole.model_dump(mode="json")


def _document(document: Document) -> ExportedDocument:
    original = document.original
    return ExportedDocument(
        id=document.id,
        title=document.title,
        kind=document.kind,
        original=ExportedOriginal(
            author=original.author,
            publisher=original.publisher,
            date=original.date,
            address=original.address,
            file=original.file,
            sha256=original.sha256,
            paragraphs=original.paragraphs,
        ),
        trust=document.trust,
        passages=[_passage(passage) for passage in document.passages],
    )


def _passage(passage: Passage) -> ExportedPassage:
    table = passage.table
    return ExportedPassage(
        id=passage.id,
        number=passage.number,
        section=list(passage.section),
        text=passage.text,
        table=ExportedTable(columns=list(table.columns), rows=[list(row) for row in table.rows])
        if table
        else None,
        from_paragraphs=list(passage.from_paragraphs),
        sensitive=passage.sensitive,
        unverified=passage.unverified,
        note=passage.note,
    )


def _fact(fact: Fact) -> ExportedFact:
    return ExportedFact(
        id=fact.id,
        topic=fact.topic_id,
        fact=fact.statement,
        status=fact.status,
        attributed_to=fact.attributed_to,
        as_of=fact.as_of,
        sensitive=fact.sensitive,
        explanation=fact.explanation,
        reading=fact.reading,
        evidence=[_evidence(piece) for piece in fact.evidence],
        myth=_myth(fact.myth, fact.statement) if fact.myth else None,
        items=[_item(item) for item in fact.items],
    )


def _evidence(piece: Evidence) -> ExportedEvidence:
    return ExportedEvidence(
        passage=piece.passage_id,
        quote=piece.quote,
        stance=piece.stance,
        start=piece.start,
        end=piece.end,
        row=piece.row,
        column=piece.column,
    )


def _myth(myth: Myth, fact: str) -> ExportedMyth:
    return ExportedMyth(
        false_claim=myth.claim,
        correction=fact,
        origin=myth.origin,
        why_misleading=myth.why_misleading,
        technique=myth.technique,
        replacement=myth.replacement,
    )


def _item(item: Item) -> ExportedChoice | ExportedTrueStatement | ExportedFalseStatement:
    common: dict[str, Any] = {
        "id": item.id,
        "difficulty": item.difficulty,
        "tags": list(item.tags),
        "options": [_option(option) for option in item.options],
        "key": item.key,
        "fingerprint": item.fingerprint,
    }
    if item.kind is ItemKind.CHOICE:
        return ExportedChoice(kind="choice", stem=item.stem, **common)
    if item.statement_is_false:
        return ExportedFalseStatement(
            kind="false_statement", false_claim=item.stem, correction=item.correction, **common
        )
    return ExportedTrueStatement(kind="true_statement", statement=item.stem, **common)


def _option(option: Option) -> ExportedOption:
    return ExportedOption(
        text=option.text,
        key=option.is_key,
        feedback=option.feedback,
        misconception=option.misconception,
    )
