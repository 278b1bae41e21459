"""Reading a pack that was exported as JSON (docs/export-format.md): the other way round.

The file may come from anybody. What it says is held against the same models as what is written;
whether quotes stand in their passages and so on is judged when the folder is read that is made of
it, as of every pack.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from quizapp.core.content.documents import Document, Original, Passage, Table
from quizapp.core.content.facts import Evidence, Fact, Myth
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PackId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Pack, Topic
from quizapp.core.content.pictures import NoPictureError, Picture, picture_of
from quizapp.core.errors import ExpectedError
from quizapp.packs.export_models import (
    ExportedChoice,
    ExportedDocument,
    ExportedFact,
    ExportedFalseStatement,
    ExportedItem,
    ExportedPack,
    ExportedPassage,
    ExportedPicture,
    ExportedTrueStatement,
)

MOST_BYTES = 150_000_000
"""Of a file that is read at all: its pictures take a third more room than in a folder."""

_MOST_TOLD = 5
"""Places that are named of a file that does not fit."""

_REMEDY = "Nothing was changed. Export the pack again, or bring its .quizpack file."


class NoExport(ExpectedError):
    """A file is no pack that was exported as JSON; it says where it fails."""


def is_export(head: bytes) -> bool:
    """Return whether a file may be an exported pack, by its first bytes."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def pack_of(data: bytes, name: str) -> Pack:
    """Return the pack that a file holds.

    Args:
        data: the file.
        name: how errors name it.

    Raises:
        NoExport: it is too large, no JSON, of a later format, or a field does not fit.
    """
    if len(data) > MOST_BYTES:
        message = f"{name} has more than {MOST_BYTES // 10**6} MB."
        raise NoExport(message, _REMEDY)
    try:
        whole = ExportedPack.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        lines = tuple(_told(one) for one in error.errors(include_url=False)[:_MOST_TOLD])
        message = f"{name} is not a pack as quizapp exports it, or it is damaged."
        raise NoExport(message, _REMEDY, lines) from error
    pictures = _Pictures(whole, name)
    return Pack(
        id=PackId(whole.id),
        title=whole.title,
        language=whole.language,
        licence=whole.licence,
        about=whole.about,
        topics=tuple(Topic(TopicId(one.id), one.title, one.about) for one in whole.topics),
        documents=tuple(_document(one, pictures) for one in whole.documents),
        facts=tuple(_fact(one, pictures) for one in whole.facts),
        glossary=tuple(
            GlossaryEntry(one.term, one.means, tuple(one.rests_on), tuple(one.forms))
            for one in whole.glossary
        ),
        release=whole.release,
    )


def _told(error: Mapping[str, object]) -> str:
    """Return where a file does not fit, and why, in one line."""
    steps = error["loc"]
    assert isinstance(steps, tuple)
    place = ".".join(str(step) for step in steps)
    return f"{place}: {error['msg']}" if place else str(error["msg"])


class _Pictures:
    """The pictures of a file, by their names."""

    def __init__(self, whole: ExportedPack, name: str) -> None:
        self._name = name
        self._found: dict[str, Picture] = {}
        for one in whole.pictures:
            try:
                data = base64.b64decode(one.data, validate=True)
                self._found[one.file] = picture_of(one.file, "", data)
            except (NoPictureError, binascii.Error) as error:
                message = f"In {name} the picture {one.file} can't be read."
                raise NoExport(message, _REMEDY, (f"It {error}.",)) from error

    def of(self, shown: ExportedPicture | None) -> Picture | None:
        """Return a picture with its bytes.

        Raises:
            NoExport: the file does not hold it, or holds another one under its name.
        """
        if shown is None:
            return None
        found = self._found.get(shown.file)
        if found is None or found.digest != shown.sha256:
            message = f"{self._name} does not hold the picture {shown.file} that it shows."
            raise NoExport(message, _REMEDY)
        return Picture(found.file, shown.alt, found.digest, found.width, found.height, found.data)


def _document(one: ExportedDocument, pictures: _Pictures) -> Document:
    return Document(
        id=DocumentId(one.id),
        title=one.title,
        kind=one.kind,
        original=Original(**one.original.model_dump()),
        trust=one.trust,
        passages=tuple(_passage(passage, one.id, pictures) for passage in one.passages),
    )


def _passage(one: ExportedPassage, document_id: str, pictures: _Pictures) -> Passage:
    table = one.table
    return Passage(
        id=PassageId(one.id),
        document_id=DocumentId(document_id),
        number=one.number,
        section=tuple(one.section),
        text=one.text,
        table=None
        if table is None
        else Table(tuple(table.columns), tuple(tuple(row) for row in table.rows)),
        from_paragraphs=tuple(one.from_paragraphs),
        sensitive=one.sensitive,
        unverified=one.unverified,
        note=one.note,
        picture=pictures.of(one.picture),
    )


def _fact(one: ExportedFact, pictures: _Pictures) -> Fact:
    myth = one.myth
    return Fact(
        id=FactId(one.id),
        topic_id=TopicId(one.topic),
        statement=one.fact,
        status=one.status,
        attributed_to=one.attributed_to,
        as_of=one.as_of,
        sensitive=one.sensitive,
        explanation=one.explanation,
        reading=one.reading,
        evidence=tuple(
            Evidence(
                PassageId(piece.passage),
                piece.quote,
                piece.stance,
                piece.start,
                piece.end,
                piece.row,
                piece.column,
            )
            for piece in one.evidence
        ),
        myth=None
        if myth is None
        else Myth(
            myth.false_claim, myth.origin, myth.why_misleading, myth.technique, myth.replacement
        ),
        items=tuple(_items(one.items, one.id, pictures)),
        importance=one.importance,
        provenance=one.provenance,
        places=tuple(one.places),
    )


def _items(items: Iterable[ExportedItem], fact_id: str, pictures: _Pictures) -> Iterable[Item]:
    for one in items:
        correction = ""
        match one:
            case ExportedChoice():
                kind, stem = ItemKind.CHOICE, one.stem
            case ExportedTrueStatement():
                kind, stem = ItemKind.TRUE_FALSE, one.statement
            case ExportedFalseStatement():
                kind, stem, correction = ItemKind.TRUE_FALSE, one.false_claim, one.correction
        yield Item(
            id=ItemId(one.id),
            fact_id=FactId(fact_id),
            kind=kind,
            stem=stem,
            options=tuple(
                Option(
                    option.text,
                    option.key,
                    option.feedback,
                    None if option.misconception is None else FactId(option.misconception),
                )
                for option in one.options
            ),
            difficulty=one.difficulty,
            tags=tuple(one.tags),
            correction=correction,
            source_line=one.source_line,
            takeaway=one.takeaway,
            evidence=tuple(map(PassageId, one.evidence)),
            deck=one.deck,
            talk=one.talk,
            about_myth=one.about_myth,
            picture=pictures.of(one.picture),
        )
