"""The whole pack as JSON for other programs (docs/export-format.md)."""

from base64 import b64encode
from typing import Any

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Evidence, Fact, Myth
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack
from quizapp.core.content.pictures import Picture
from quizapp.packs.export_models import (
    FORMAT,
    ExportedChoice,
    ExportedDocument,
    ExportedEvidence,
    ExportedFact,
    ExportedFalseStatement,
    ExportedGlossaryEntry,
    ExportedMyth,
    ExportedOption,
    ExportedOriginal,
    ExportedPack,
    ExportedPassage,
    ExportedPicture,
    ExportedPictureFile,
    ExportedTable,
    ExportedTopic,
    ExportedTrueStatement,
)
from quizapp.packs.picture_files import pictures_of


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
        glossary=[_entry(entry) for entry in pack.glossary],
        release=pack.release,
        pictures=[
            ExportedPictureFile(file=one.file, data=b64encode(one.data).decode())
            for one in pictures_of(pack).values()
        ],
    )
    return whole.model_dump(mode="json")


def _entry(entry: GlossaryEntry) -> ExportedGlossaryEntry:
    return ExportedGlossaryEntry(
        term=entry.term,
        forms=list(entry.forms),
        means=entry.means,
        rests_on=list(entry.rests_on),
    )


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
        picture=_picture(passage.picture),
    )


def _picture(picture: Picture | None) -> ExportedPicture | None:
    if picture is None:
        return None
    return ExportedPicture(file=picture.file, alt=picture.alt, sha256=picture.digest)


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
        importance=fact.importance,
        provenance=fact.provenance,
        places=list(fact.places),
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
        "source_line": item.source_line,
        "takeaway": item.takeaway,
        "evidence": list(item.evidence),
        "deck": item.deck,
        "talk": item.talk,
        "about_myth": item.about_myth,
        "picture": _picture(item.picture),
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
