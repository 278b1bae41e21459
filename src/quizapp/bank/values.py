"""Conversion of rows into values of the core."""

from collections.abc import Mapping, Sequence

from quizapp.bank.content_tables import DocumentRow, EvidenceRow, FactRow, PassageRow
from quizapp.bank.pictures import picture_of
from quizapp.core.content.documents import Document, DocumentKind, Original, Passage, Table
from quizapp.core.content.facts import Evidence, Fact, Importance, Myth, MythOrigin, Stance, Status
from quizapp.core.content.ids import DocumentId, FactId, PassageId, TopicId
from quizapp.core.content.items import Item


def document_of(row: DocumentRow, passages: Sequence[Passage]) -> Document:
    """Return a document with the passages given."""
    return Document(
        id=DocumentId(row.id),
        title=row.title,
        kind=DocumentKind(row.kind),
        original=Original(
            author=row.author,
            publisher=row.publisher,
            date=row.date,
            address=row.address,
            file=row.file,
            sha256=row.sha256,
            paragraphs=row.paragraphs,
        ),
        trust=row.trust,
        passages=tuple(passages),
    )


def passage_of(row: PassageRow, data: Mapping[str, bytes]) -> Passage:
    """Return a passage, with its picture's bytes where they are among the data by digest."""
    table = None
    if row.cells is not None:
        rows = tuple(tuple(cells) for cells in row.cells["rows"])
        table = Table(tuple(row.cells["columns"]), rows)
    return Passage(
        id=PassageId(row.id),
        document_id=DocumentId(row.document_id),
        number=row.position,
        section=tuple(row.section),
        text=row.text,
        table=table,
        from_paragraphs=tuple(row.from_paragraphs),
        sensitive=row.sensitive,
        unverified=row.unverified,
        note=row.note,
        picture=picture_of(row.picture, data),
    )


def fact_of(row: FactRow, evidence: Sequence[EvidenceRow], items: Sequence[Item]) -> Fact:
    """Return a fact with the evidence and items given."""
    return Fact(
        id=FactId(row.id),
        topic_id=TopicId(row.topic_id),
        statement=row.statement,
        status=Status(row.status),
        attributed_to=row.attributed_to,
        as_of=row.as_of,
        sensitive=row.sensitive,
        explanation=row.explanation,
        reading=row.reading,
        evidence=tuple(_evidence_of(piece) for piece in evidence),
        myth=_myth_of(row),
        items=tuple(items),
        importance=Importance(row.importance),
        provenance=row.provenance,
        places=tuple(row.places),
    )


def _evidence_of(row: EvidenceRow) -> Evidence:
    return Evidence(
        passage_id=PassageId(row.passage_id),
        quote=row.quote,
        stance=Stance(row.stance),
        start=row.span_start,
        end=row.span_end,
        row=row.cell_row,
        column=row.cell_column,
    )


def _myth_of(row: FactRow) -> Myth | None:
    if row.myth_claim is None:
        return None
    return Myth(
        claim=row.myth_claim,
        origin=MythOrigin(row.myth_origin or ""),
        why_misleading=row.myth_why_misleading or "",
        technique=row.myth_technique or "",
        replacement=row.myth_replacement or "",
    )
