"""Coverage of the originals: each paragraph is asked about, rendered, left out or lost."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PassageId
from quizapp.core.content.packs import Pack
from quizapp.packs.omitted import Omitted


@dataclass(frozen=True)
class PassageCoverage:
    """A passage, and what asks about it."""

    id: PassageId
    facts: tuple[FactId, ...]
    items: tuple[ItemId, ...]
    reason: str
    """Why it has no question, from OMITTED.md; empty where no reason is given."""

    @property
    def is_gap(self) -> bool:
        """Return whether it has neither a question nor a reason for having none."""
        return not self.items and not self.reason


@dataclass(frozen=True)
class ParagraphCoverage:
    """One paragraph of an original."""

    number: int
    passages: tuple[PassageId, ...]
    facts: tuple[FactId, ...]
    items: tuple[ItemId, ...]
    reason: str
    """Why it was not rendered, from OMITTED.md; empty where no reason is given."""

    @property
    def is_gap(self) -> bool:
        """Return whether it was neither rendered nor left out with a reason."""
        return not self.passages and not self.reason


@dataclass(frozen=True)
class DocumentCoverage:
    """All paragraphs and passages of a document."""

    id: DocumentId
    paragraphs: tuple[ParagraphCoverage, ...]
    passages: tuple[PassageCoverage, ...]


@dataclass(frozen=True)
class Coverage:
    """The coverage of a pack's originals."""

    documents: tuple[DocumentCoverage, ...]
    stale: tuple[str, ...]
    """What OMITTED.md gives a reason for though it is there: paragraphs, passages."""

    @property
    def unaccounted(self) -> tuple[str, ...]:
        """Return the paragraphs, as ``overview 3``, that are neither rendered nor left out."""
        return tuple(
            f"{document.id} {paragraph.number}"
            for document in self.documents
            for paragraph in document.paragraphs
            if paragraph.is_gap
        )

    @property
    def without_question(self) -> tuple[PassageId, ...]:
        """Return the passages that have neither a question nor a reason for having none."""
        return tuple(
            passage.id
            for document in self.documents
            for passage in document.passages
            if passage.is_gap
        )


def survey(pack: Pack, omitted: Omitted) -> Coverage:
    """Return the coverage of the originals."""
    citing: dict[PassageId, list[Fact]] = {}
    for fact in pack.facts:
        for passage_id in dict.fromkeys(piece.passage_id for piece in fact.evidence):
            citing.setdefault(passage_id, []).append(fact)
    reasons = omitted.reasons_by_passage()
    documents = []
    stale: list[str] = []
    for document in pack.documents:
        passages = tuple(
            PassageCoverage(
                passage.id,
                *_asked(citing.get(passage.id, ())),
                reasons.get(passage.id, ""),
            )
            for passage in document.passages
        )
        left_out = omitted.reasons_by_paragraph(document.id)
        paragraphs = _paragraphs(document, citing, left_out)
        documents.append(DocumentCoverage(document.id, paragraphs, passages))
        stale.extend(f"{document.id} {p.number}" for p in paragraphs if p.passages and p.reason)
        stale.extend(passage.id for passage in passages if passage.items and passage.reason)
    return Coverage(tuple(documents), tuple(stale))


def _paragraphs(
    document: Document, citing: dict[PassageId, list[Fact]], left_out: dict[int, str]
) -> tuple[ParagraphCoverage, ...]:
    rendering: dict[int, list[Passage]] = {}
    for passage in document.passages:
        for number in passage.from_paragraphs:
            rendering.setdefault(number, []).append(passage)
    found = []
    for number in range(1, document.original.paragraphs + 1):
        passages = tuple(passage.id for passage in rendering.get(number, ()))
        facts = [fact for passage in passages for fact in citing.get(passage, ())]
        reason = left_out.get(number, "")
        found.append(ParagraphCoverage(number, passages, *_asked(facts), reason))
    return tuple(found)


def _asked(facts: Iterable[Fact]) -> tuple[tuple[FactId, ...], tuple[ItemId, ...]]:
    """Return the ids of facts and of their items, each once."""
    by_id = {fact.id: fact for fact in facts}
    return tuple(by_id), tuple(item.id for fact in by_id.values() for item in fact.items)
