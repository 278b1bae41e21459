"""Building a pack's topics, documents, passages and facts into a bank.

Rows are replaced by id. What the pack no longer has is marked retired and stays.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select, update

from quizapp.bank.bulk import chunks, insert_rows, upsert_rows
from quizapp.bank.content_tables import (
    DocumentRow,
    EvidenceRow,
    FactRow,
    PackRow,
    PassageRow,
    TopicRow,
)
from quizapp.bank.engine import Db
from quizapp.bank.errors import BankTaken
from quizapp.bank.pictures import Pictures, as_json
from quizapp.bank.words import PASSAGE_WORDS, forget_words, put_words
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.packs import Pack

_TOPIC = ("id", "pack_id", "position", "title", "about", "retired")
_DOCUMENT = (
    *("id", "pack_id", "position", "title", "kind", "trust", "author", "publisher", "date"),
    *("address", "file", "sha256", "paragraphs", "retired"),
)
_PASSAGE = (
    *("number", "id", "document_id", "position", "section", "text", "cells", "from_paragraphs"),
    *("sensitive", "unverified", "note", "retired", "picture"),
)
_FACT = (
    *("id", "pack_id", "topic_id", "position", "statement", "status", "attributed_to", "as_of"),
    *("sensitive", "explanation", "reading", "myth_claim", "myth_origin", "myth_why_misleading"),
    *("myth_technique", "myth_replacement", "importance", "provenance", "places", "retired"),
)
_EVIDENCE = (
    *("fact_id", "position", "passage_id", "quote", "stance", "span_start", "span_end"),
    *("cell_row", "cell_column"),
)


def write_content(db: Db, pack: Pack) -> None:
    """Write everything of a pack except its items.

    Raises:
        BankTaken: an id belongs to another pack.
    """
    _refuse_taken(db, pack)
    for row in (TopicRow, DocumentRow, FactRow):
        db.execute(
            update(row).where(row.pack_id == pack.id).values(retired=True),
            execution_options={"synchronize_session": False},
        )
    topics = (
        (topic.id, pack.id, position, topic.title, topic.about, False)
        for position, topic in enumerate(pack.topics)
    )
    upsert_rows(db, TopicRow, "id", _TOPIC, topics)
    documents = (_document(pack.id, position, d) for position, d in enumerate(pack.documents))
    upsert_rows(db, DocumentRow, "id", _DOCUMENT, documents)
    changed = _write_passages(db, pack)
    _write_facts(db, pack)
    _relocate_evidence_of_retired(db, changed)


def _refuse_taken(db: Db, pack: Pack) -> None:
    if db.scalar(select(PackRow.id).where(PackRow.id != pack.id).limit(1)) is None:
        return
    named: tuple[tuple[str, type[TopicRow | DocumentRow | FactRow], Iterable[str]], ...] = (
        ("topic", TopicRow, (topic.id for topic in pack.topics)),
        ("document", DocumentRow, (document.id for document in pack.documents)),
        ("fact", FactRow, (fact.id for fact in pack.facts)),
    )
    for what, row, ids in named:
        for chunk in chunks(ids):
            taken = db.execute(
                select(row.id, row.pack_id).where(row.id.in_(chunk), row.pack_id != pack.id)
            ).first()
            if taken is not None:
                raise BankTaken(what, *taken)


def _document(pack_id: str, position: int, document: Document) -> tuple[Any, ...]:
    original = document.original
    return (
        *(document.id, pack_id, position, document.title, str(document.kind), document.trust),
        *(original.author, original.publisher, original.date, original.address, original.file),
        *(original.sha256, original.paragraphs, False),
    )


def _write_passages(db: Db, pack: Pack) -> set[str]:
    """Write the passages and their words; return the ids of those whose text changed or went."""
    before = {
        row.id: row
        for row in db.execute(
            select(PassageRow.id, PassageRow.number, PassageRow.text, PassageRow.retired)
            .join(DocumentRow, DocumentRow.id == PassageRow.document_id)
            .where(DocumentRow.pack_id == pack.id)
        )
    }
    passages = [passage for document in pack.documents for passage in document.passages]
    after = {passage.id: passage.text for passage in passages}
    number = db.scalar(select(PassageRow.number).order_by(PassageRow.number.desc()).limit(1)) or 0
    numbers: dict[str, int] = {}
    for passage in passages:
        if passage.id in before:
            numbers[passage.id] = before[passage.id].number
        else:
            number += 1
            numbers[passage.id] = number
    changed = {old.id for old in before.values() if after.get(old.id) != old.text}
    stale = [old for old in before.values() if old.id in changed and not old.retired]
    forget_words(db, PASSAGE_WORDS, ((old.number, old.text) for old in stale))
    for chunk in chunks(old.number for old in before.values() if old.id not in after):
        db.execute(
            update(PassageRow).where(PassageRow.number.in_(chunk)).values(retired=True),
            execution_options={"synchronize_session": False},
        )
    Pictures(db).keep(passage.picture for passage in passages)
    rows = (_passage(numbers[passage.id], passage) for passage in passages)
    upsert_rows(db, PassageRow, "number", _PASSAGE, rows)
    fresh = [
        passage
        for passage in passages
        if passage.id not in before or passage.id in changed or before[passage.id].retired
    ]
    put_words(db, PASSAGE_WORDS, ((numbers[passage.id], passage.text) for passage in fresh))
    return changed


def _passage(number: int, passage: Passage) -> tuple[Any, ...]:
    table = passage.table
    cells = None if table is None else json.dumps({"columns": table.columns, "rows": table.rows})
    return (
        *(number, passage.id, passage.document_id, passage.number, json.dumps(passage.section)),
        *(passage.text, cells, json.dumps(passage.from_paragraphs), passage.sensitive),
        *(passage.unverified, passage.note, False, as_json(passage.picture)),
    )


def add_facts(db: Db, pack_id: str, first: int, facts: Sequence[Fact]) -> None:
    """Add facts that are new to the bank, the first of them at a place in the pack."""
    rows = (_fact(pack_id, position, fact) for position, fact in enumerate(facts, start=first))
    insert_rows(db, FactRow, _FACT, rows)
    insert_rows(db, EvidenceRow, _EVIDENCE, (row for fact in facts for row in _evidence(fact)))


def _write_facts(db: Db, pack: Pack) -> None:
    rows = (_fact(pack.id, position, fact) for position, fact in enumerate(pack.facts))
    upsert_rows(db, FactRow, "id", _FACT, rows)
    old = select(EvidenceRow.fact_id).join(FactRow).where(FactRow.pack_id == pack.id).limit(1)
    if db.scalar(old) is not None:
        for chunk in chunks(fact.id for fact in pack.facts):
            db.execute(
                delete(EvidenceRow).where(EvidenceRow.fact_id.in_(chunk)),
                execution_options={"synchronize_session": False},
            )
    insert_rows(db, EvidenceRow, _EVIDENCE, (row for fact in pack.facts for row in _evidence(fact)))


def _fact(pack_id: str, position: int, fact: Fact) -> tuple[Any, ...]:
    myth = fact.myth
    return (
        *(fact.id, pack_id, fact.topic_id, position, fact.statement, str(fact.status)),
        *(fact.attributed_to, fact.as_of, fact.sensitive, fact.explanation, fact.reading),
        *((None,) * 5 if myth is None else (myth.claim, str(myth.origin), myth.why_misleading)),
        *(() if myth is None else (myth.technique, myth.replacement)),
        *(str(fact.importance), fact.provenance, json.dumps(fact.places), False),
    )


def _evidence(fact: Fact) -> Iterable[tuple[Any, ...]]:
    for position, piece in enumerate(fact.evidence):
        yield (
            *(fact.id, position, piece.passage_id, piece.quote, str(piece.stance)),
            *(piece.start, piece.end, piece.row, piece.column),
        )


def _relocate_evidence_of_retired(db: Db, changed: Collection[str]) -> None:
    """Locate the quotes of retired facts in the changed passages.

    Old attempts still show such facts. A quote that is gone marks nothing, rather than the wrong
    words.
    """
    for chunk in chunks(changed):
        found = db.execute(
            select(EvidenceRow, PassageRow.text)
            .join(FactRow, FactRow.id == EvidenceRow.fact_id)
            .join(PassageRow, PassageRow.id == EvidenceRow.passage_id)
            .where(FactRow.retired, ~PassageRow.retired, EvidenceRow.passage_id.in_(chunk))
        ).all()
        for piece, passage_text in found:
            start = passage_text.find(piece.quote)
            piece.span_start, piece.span_end = (
                (0, 0) if start < 0 else (start, start + len(piece.quote))
            )
    db.flush()
