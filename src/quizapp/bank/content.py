"""Reading documents, facts and items."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import func, or_, select

from quizapp.bank.bulk import fetch
from quizapp.bank.content_tables import (
    BucketRow,
    DocumentRow,
    EvidenceRow,
    FactRow,
    ItemRow,
    PackRow,
    PassageRow,
    TopicRow,
)
from quizapp.bank.engine import Db
from quizapp.bank.pictures import Pictures, picture_of
from quizapp.bank.values import document_of, fact_of, passage_of
from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import (
    DocumentId,
    FactId,
    ItemId,
    ItemVersionId,
    PackId,
    PassageId,
    TopicId,
)
from quizapp.core.content.items import Deck, Item, ItemKind, Option
from quizapp.core.content.packs import BuiltPack, Topic, Totals
from quizapp.core.content.scoping import BUILT_IN

_T = TypeVar("_T")

_CHUNK = 5_000
"""How many values go into one statement; PostgreSQL takes 65,535, SQLite 250,000."""


class Content:
    """The content of a bank: documents, facts, items.

    Lists leave out what is retired; asked for by id, it is found: an old attempt may need it.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def topics(self, pack_id: PackId | None = None) -> tuple[Topic, ...]:
        """Return the topics of a pack in their order; of all, pack by pack, where none is named."""
        query = select(TopicRow).where(~TopicRow.retired)
        if pack_id is not None:
            query = query.where(TopicRow.pack_id == pack_id)
        rows = self._db.scalars(query.order_by(TopicRow.pack_id, TopicRow.position))
        return tuple(Topic(TopicId(row.id), row.title, row.about) for row in rows)

    def topic_title(self, topic_id: TopicId) -> str:
        """Return a topic's title; empty if the bank no longer has it."""
        query = select(TopicRow.title).where(TopicRow.id == topic_id, ~TopicRow.retired)
        return self._db.scalar(query) or ""

    def topic_titles(self, topic_ids: Iterable[TopicId]) -> dict[TopicId, str]:
        """Return the titles of topics, of those that the bank no longer asks about too."""
        query = select(TopicRow.id, TopicRow.title).where(TopicRow.id.in_(sorted(set(topic_ids))))
        return {TopicId(topic_id): title for topic_id, title in self._db.execute(query)}

    def pack_titles(self, topic_ids: Iterable[TopicId]) -> tuple[str, ...]:
        """Return the titles of the packs that topics are of, the one named most often first."""
        named = Counter(topic_ids)
        query = (
            select(TopicRow.id, PackRow.id, PackRow.title)
            .join(PackRow, PackRow.id == TopicRow.pack_id)
            .where(TopicRow.id.in_(sorted(named)))
        )
        packs: Counter[tuple[str, str]] = Counter()
        for topic_id, pack_id, title in self._db.execute(query):
            packs[pack_id, title or pack_id] += named[TopicId(topic_id)]
        ordered = sorted(packs, key=lambda one: (-packs[one], one))
        return tuple(title for _, title in ordered)

    def documents(self, pack_id: PackId | None = None) -> tuple[Document, ...]:
        """Return the documents of a pack with their passages, in their order.

        Of all packs, one after the other, where none is named.
        """
        query = select(DocumentRow).where(~DocumentRow.retired)
        if pack_id is not None:
            query = query.where(DocumentRow.pack_id == pack_id)
        rows = self._db.scalars(query.order_by(DocumentRow.pack_id, DocumentRow.position)).all()
        return self._with_passages(rows)

    def document_titles(self) -> tuple[tuple[DocumentId, str], ...]:
        """Return the ids and titles of all documents, pack by pack, in their order."""
        rows = self._db.execute(
            select(DocumentRow.id, DocumentRow.title)
            .where(~DocumentRow.retired)
            .order_by(DocumentRow.pack_id, DocumentRow.position)
        )
        return tuple((DocumentId(document_id), title) for document_id, title in rows)

    def document(self, document_id: DocumentId) -> Document:
        """Return a document with its passages.

        Raises:
            KeyError: there never was one.
        """
        row = self._db.get(DocumentRow, document_id)
        if row is None:
            raise KeyError(document_id)
        return self._with_passages([row])[0]

    def passages_with_documents(
        self, ids: Iterable[PassageId]
    ) -> dict[PassageId, tuple[Passage, Document]]:
        """Return the passages asked for, each with its document.

        Raises:
            KeyError: there never was such a passage.
        """
        wanted = list(dict.fromkeys(ids))
        places = dict(
            self._db.execute(
                select(PassageRow.id, PassageRow.document_id).where(PassageRow.id.in_(wanted))
            ).all()
        )
        rows = self._db.scalars(
            select(DocumentRow).where(DocumentRow.id.in_(set(places.values())))
        ).all()
        documents = {d.id: d for d in self._with_passages(rows, also=wanted)}
        found = {}
        for passage_id in wanted:
            document = documents[DocumentId(places[passage_id])]
            passage = next(p for p in document.passages if p.id == passage_id)
            found[passage_id] = (passage, document)
        return found

    def texts_read(self) -> Iterator[str]:
        """Yield the texts of all passages: together they have every character that learners see."""
        query = select(PassageRow.text).where(~PassageRow.retired)
        yield from self._db.scalars(query.execution_options(yield_per=1_000))

    def facts_per_passage(self) -> dict[PassageId, int]:
        """Return how many facts cite each passage that is cited."""
        rows = self._db.execute(
            select(EvidenceRow.passage_id, func.count(EvidenceRow.fact_id.distinct()))
            .join(FactRow, FactRow.id == EvidenceRow.fact_id)
            .where(~FactRow.retired)
            .group_by(EvidenceRow.passage_id)
        )
        return {PassageId(passage): count for passage, count in rows}

    def facts_per_document(self) -> dict[DocumentId, int]:
        """Return how many facts cite each document that is cited."""
        rows = self._db.execute(
            select(PassageRow.document_id, func.count(EvidenceRow.fact_id.distinct()))
            .join(PassageRow, PassageRow.id == EvidenceRow.passage_id)
            .join(FactRow, FactRow.id == EvidenceRow.fact_id)
            .where(~FactRow.retired)
            .group_by(PassageRow.document_id)
        )
        return {DocumentId(document): count for document, count in rows}

    def fact(self, fact_id: FactId) -> Fact:
        """Return a fact with its evidence, its myth and its current items.

        Raises:
            KeyError: there never was one.
        """
        return self.facts([fact_id])[fact_id]

    def facts(self, ids: Iterable[FactId], *, with_items: bool = True) -> dict[FactId, Fact]:
        """Return several facts at once.

        Args:
            ids: the facts.
            with_items: whether to read their items, which takes longer than all the rest. Without
                them ``items`` is empty.

        Raises:
            KeyError: there never was one of them.
        """
        wanted = list(dict.fromkeys(ids))
        rows = {
            row.id: row
            for chunk in _chunks(wanted)
            for row in self._db.scalars(select(FactRow).where(FactRow.id.in_(chunk)))
        }
        evidence: dict[str, list[EvidenceRow]] = {}
        for chunk in _chunks(wanted):
            for piece in self._db.scalars(
                select(EvidenceRow)
                .where(EvidenceRow.fact_id.in_(chunk))
                .order_by(EvidenceRow.fact_id, EvidenceRow.position)
            ):
                evidence.setdefault(piece.fact_id, []).append(piece)
        items = self._items_of(wanted) if with_items else {}
        return {
            fact_id: fact_of(rows[fact_id], evidence.get(fact_id, []), items.get(fact_id, []))
            for fact_id in wanted
        }

    def fact_ids(self, topics: Sequence[TopicId]) -> tuple[FactId, ...]:
        """Return the facts of topics, topic by topic as they are given, in the pack's order."""
        rows = self._db.execute(
            select(FactRow.topic_id, FactRow.id)
            .where(FactRow.topic_id.in_(topics), ~FactRow.retired)
            .order_by(FactRow.position)
        ).all()
        places = {topic: place for place, topic in enumerate(topics)}
        ordered = sorted(rows, key=lambda row: places[TopicId(row[0])])  # stable within a topic
        return tuple(FactId(fact_id) for _, fact_id in ordered)

    def facts_with_items(
        self, ids: Iterable[FactId], *, with_sensitive: bool = True
    ) -> frozenset[FactId]:
        """Return those of the facts on which the bank has a question now.

        Args:
            ids: the facts.
            with_sensitive: whether those that are sensitive are among them.
        """
        asked = select(ItemRow.fact_id).where(~ItemRow.retired)
        if not with_sensitive:
            asked = asked.join(FactRow, FactRow.id == ItemRow.fact_id).where(~FactRow.sensitive)
        return frozenset(
            FactId(fact_id)
            for chunk in _chunks(list(dict.fromkeys(ids)))
            for fact_id in self._db.scalars(asked.where(ItemRow.fact_id.in_(chunk)))
        )

    def item_ids(self, numbers: Iterable[int]) -> dict[int, ItemId]:
        """Return the ids of items, retired ones too, by their numbers."""
        return {
            number: ItemId(item_id)
            for chunk in _chunks(list(dict.fromkeys(numbers)))
            for number, item_id in self._db.execute(
                select(ItemRow.number, ItemRow.id).where(ItemRow.number.in_(chunk))
            )
        }

    def facts_citing(self, passage_id: PassageId) -> tuple[Fact, ...]:
        """Return the facts whose evidence cites a passage, in the pack's order."""
        ids = self._db.scalars(
            select(FactRow.id)
            .join(EvidenceRow, EvidenceRow.fact_id == FactRow.id)
            .where(EvidenceRow.passage_id == passage_id, ~FactRow.retired)
            .order_by(FactRow.position)
        )
        return tuple(self.facts([FactId(fact_id) for fact_id in ids]).values())

    def item_versions(self, ids: Iterable[ItemVersionId]) -> dict[ItemVersionId, ItemVersion]:
        """Return item versions: the wording as it was shown, the filing as it is now.

        Raises:
            KeyError: there never was such a version.
        """
        wanted = list(dict.fromkeys(ids))
        found = {version.id: version for version in self._versions(wanted)}
        return {version_id: found[version_id] for version_id in wanted}

    def current_versions(self, ids: Iterable[ItemId]) -> tuple[ItemVersion, ...]:
        """Return the current versions of items, in the order given; what is retired is left out."""
        wanted = list(dict.fromkeys(ids))
        current = {
            item_id: ItemVersionId(version_id)
            for chunk in _chunks(wanted)
            for item_id, version_id in self._db.execute(
                select(ItemRow.id, ItemRow.version_id).where(
                    ItemRow.id.in_(chunk), ~ItemRow.retired
                )
            )
        }
        found = self.item_versions(current.values())
        return tuple(found[current[item_id]] for item_id in wanted if item_id in current)

    def glossary(self, pack_id: PackId) -> tuple[GlossaryEntry, ...]:
        """Return the words that a pack explains."""
        entries = self._db.scalar(select(PackRow.glossary).where(PackRow.id == pack_id)) or ()
        return tuple(
            GlossaryEntry(one["term"], one["means"], tuple(one["rests_on"]), tuple(one["forms"]))
            for one in entries
        )

    def pack_of(self, document_id: DocumentId) -> PackId:
        """Return the pack of a document.

        Raises:
            KeyError: there never was one.
        """
        row = self._db.get(DocumentRow, document_id)
        if row is None:
            raise KeyError(document_id)
        return PackId(row.pack_id)

    def totals_of(self, pack_id: PackId) -> Totals:
        """Return counts of what a pack has, without what is retired."""
        facts, documents = (
            self._db.scalar(
                select(func.count()).select_from(row).where(row.pack_id == pack_id, ~row.retired)
            )
            or 0
            for row in (FactRow, DocumentRow)
        )
        return Totals(documents, facts, self.questions_per_pack().get(pack_id, 0))

    def totals(self) -> Totals:
        """Return counts of what the bank holds, without what is retired."""
        facts, documents = (
            self._db.scalar(select(func.count()).select_from(row).where(~row.retired)) or 0
            for row in (FactRow, DocumentRow)
        )
        # The sizes of the buckets, because counting a million items takes too long.
        items = self._db.scalar(select(func.sum(BucketRow.size))) or 0
        return Totals(documents=documents, facts=facts, items=int(items))

    def questions_per_pack(self) -> dict[PackId, int]:
        """Return how many questions each pack has that may be asked."""
        rows = self._db.execute(
            select(TopicRow.pack_id, func.sum(BucketRow.size))
            .join(BucketRow, BucketRow.topic_id == TopicRow.id)
            .group_by(TopicRow.pack_id)
        )
        return {PackId(pack_id): int(number) for pack_id, number in rows}

    def packs(self) -> tuple[BuiltPack, ...]:
        """Return the packs that were ever built into the bank: the built-in one first, by title."""
        rows = self._db.scalars(select(PackRow)).all()
        packs = [
            BuiltPack(PackId(row.id), row.title, row.digest, row.release, row.retired)
            for row in rows
        ]
        return tuple(sorted(packs, key=lambda one: (one.id != BUILT_IN, one.title.casefold())))

    def digest(self, pack_id: PackId) -> str | None:
        """Return the digest of the files that a pack was built from, None if it never was."""
        return self._db.scalar(select(PackRow.digest).where(PackRow.id == pack_id))

    def _with_passages(
        self, rows: Sequence[DocumentRow], also: Sequence[PassageId] = ()
    ) -> tuple[Document, ...]:
        """Return documents with their passages; a retired passage only if it is asked for."""
        passages: dict[str, list[Passage]] = {row.id: [] for row in rows}
        found = self._db.scalars(
            select(PassageRow)
            .where(
                PassageRow.document_id.in_(list(passages)),
                or_(~PassageRow.retired, PassageRow.id.in_(also)),
            )
            .order_by(PassageRow.document_id, PassageRow.position)
        ).all()
        data = Pictures(self._db).data(row.picture["digest"] for row in found if row.picture)
        for row in found:
            passages[row.document_id].append(passage_of(row, data))
        return tuple(document_of(row, passages[row.id]) for row in rows)

    def _items_of(self, fact_ids: Sequence[str]) -> dict[str, list[Item]]:
        """Return the current items of facts, in their order."""
        current = [
            ItemVersionId(version_id)
            for chunk in _chunks(fact_ids)
            for version_id in self._db.scalars(
                select(ItemRow.version_id)
                .where(ItemRow.fact_id.in_(chunk), ~ItemRow.retired)
                .order_by(ItemRow.fact_id, ItemRow.position)
            )
        ]
        items: dict[str, list[Item]] = {}
        for version in self.item_versions(current).values():
            items.setdefault(version.item.fact_id, []).append(version.item)
        return items

    def _versions(self, ids: Sequence[ItemVersionId]) -> Iterator[ItemVersion]:
        for chunk in _chunks(ids):
            among = ", ".join(str(int(version_id)) for version_id in chunk)
            options: dict[int, list[Option]] = {}
            for version_id, text, is_key, feedback, misconception in fetch(
                self._db, _OPTIONS.format(ids=among)
            ):
                options.setdefault(version_id, []).append(
                    Option(text, bool(is_key), feedback, misconception)
                )
            rows = fetch(self._db, _VERSIONS.format(ids=among))
            shown = {row[0]: kept for row in rows if row[6] and (kept := json.loads(row[6]))}
            data = Pictures(self._db).data(one["digest"] for one in shown.values())
            for row in rows:
                version_id, kind, stem, correction, source_line, takeaway, _, *filed = row
                item_id, fact_id, difficulty, tags, evidence, deck, *marks = filed
                talk, about_myth, topic_id, sensitive = marks
                item = Item(
                    item_id,
                    fact_id,
                    ItemKind(kind),
                    stem,
                    tuple(options[version_id]),
                    difficulty,
                    tuple(json.loads(tags)),
                    correction,
                    source_line,
                    takeaway,
                    tuple(json.loads(evidence)),
                    Deck(deck),
                    bool(talk),
                    bool(about_myth),
                    picture_of(shown.get(version_id), data),
                )
                yield ItemVersion(version_id, item, topic_id, bool(sensitive))


# Plain SQL that both databases understand: a draw loads its items with it, and building statements
# would cost more than running them.
_OPTIONS = """
    SELECT version_id, text, is_key, feedback, misconception FROM option
    WHERE version_id IN ({ids}) ORDER BY version_id, position
"""
_VERSIONS = """
    SELECT item_version.id, kind, stem, correction, source_line, takeaway,
        CAST(picture AS TEXT),
        item.id, item.fact_id, difficulty, CAST(tags AS TEXT), CAST(evidence AS TEXT),
        deck, talk, about_myth, topic_id, sensitive
    FROM item_version
    JOIN item ON item.number = item_version.item_number
    JOIN fact ON fact.id = item.fact_id
    WHERE item_version.id IN ({ids})
"""


def _chunks(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
