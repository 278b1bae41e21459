"""Buckets: items that no filter can tell apart, numbered 0 to size - 1 without a gap.

A draw picks a random bucket and a random number in it, so the numbers must stay dense. When items
leave, the last ones of the bucket take their numbers.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import func, select, update

from quizapp.bank.bulk import insert_rows
from quizapp.bank.content_tables import BucketRow, ItemRow
from quizapp.bank.engine import Db
from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import DocumentId, PassageId
from quizapp.core.content.items import Item, ItemKind


class BucketKey(NamedTuple):
    """What all items of a bucket have in common."""

    topic_id: str
    difficulty: int
    kind: str
    key_is_true: bool | None
    myth: bool
    sensitive: bool
    documents: str
    importance: str
    deck: str


def documents_of(fact: Fact, homes: dict[PassageId, DocumentId]) -> str:
    """Return the ids of the documents that a fact cites, sorted, as ``|a|b|``."""
    cited = sorted({homes[piece.passage_id] for piece in fact.evidence})
    return "|" + "".join(f"{document_id}|" for document_id in cited)


def homes_of(documents: Iterable[Document]) -> dict[PassageId, DocumentId]:
    """Return the document of each passage."""
    return {passage.id: document.id for document in documents for passage in document.passages}


def place_of_item(item: Item, fact: Fact, documents: str) -> BucketKey:
    """Return the bucket that an item belongs to."""
    judged = item.kind is ItemKind.TRUE_FALSE
    return BucketKey(
        fact.topic_id,
        item.difficulty,
        str(item.kind),
        item.options[0].is_key if judged else None,
        item.about_myth,
        fact.sensitive,
        documents,
        str(fact.importance),
        str(item.deck),
    )


class Buckets:
    """All buckets of a bank, while a pack is built into it.

    Items are taken out first, then put in; ``save`` writes the sizes.
    """

    def __init__(self, db: Db) -> None:
        self._db = db
        self._ids: dict[BucketKey, int] = {}
        self._sizes: dict[int, int] = {}
        for row in db.scalars(select(BucketRow)):
            place = BucketKey(
                row.topic_id,
                row.difficulty,
                row.kind,
                row.key_is_true,
                row.myth,
                row.sensitive,
                row.documents,
                row.importance,
                row.deck,
            )
            self._ids[place] = row.id
            self._sizes[row.id] = row.size
        self._stored = set(self._sizes)

    def id_of(self, place: BucketKey) -> int:
        """Return the id of the bucket with a key; create it if there is none."""
        bucket_id = self._ids.get(place)
        if bucket_id is None:
            bucket_id = self._ids[place] = max(self._sizes, default=0) + 1
            self._sizes[bucket_id] = 0
        return bucket_id

    def put(self, bucket_id: int) -> int:
        """Return the number of one more item in a bucket."""
        seq = self._sizes[bucket_id]
        self._sizes[bucket_id] = seq + 1
        return seq

    def take_out(self, leaving: Iterable[tuple[int, int, int]]) -> dict[int, int]:
        """Take items out of their buckets, and close the gaps with the last ones.

        Args:
            leaving: (item number, bucket, seq) of each.

        Returns:
            The new seq, by item number, of those that closed a gap.
        """
        closing: dict[int, int] = {}
        per_bucket: dict[int, dict[int, int]] = defaultdict(dict)
        for number, bucket_id, seq in leaving:
            per_bucket[bucket_id][seq] = number
        connection = self._db.connection()
        for bucket_id, gone in per_bucket.items():
            numbers = list(gone.values())
            for start in range(0, len(numbers), 5_000):
                self._db.execute(
                    update(ItemRow)
                    .where(ItemRow.number.in_(numbers[start : start + 5_000]))
                    .values(bucket_id=None, seq=None),
                    execution_options={"synchronize_session": False},
                )
            left = self._sizes[bucket_id] - len(gone)
            self._sizes[bucket_id] = left
            gaps = sorted(seq for seq in gone if seq < left)
            last = self._db.scalars(
                select(ItemRow.number).where(ItemRow.bucket_id == bucket_id, ItemRow.seq >= left)
            ).all()
            for number, seq in zip(last, gaps, strict=True):
                connection.execute(
                    update(ItemRow.__table__)  # type: ignore[arg-type]
                    .where(ItemRow.number == number)
                    .values(seq=seq)
                )
                closing[number] = seq
        return closing

    def add_new(self) -> None:
        """Write the new buckets, before any item refers to them."""
        insert_rows(
            self._db,
            BucketRow,
            ("id", *BucketKey._fields, "size"),
            (
                (bucket_id, *place, 0)
                for place, bucket_id in self._ids.items()
                if bucket_id not in self._stored
            ),
        )
        self._stored = set(self._sizes)

    def save(self) -> None:
        """Write the sizes."""
        for bucket_id, size in self._sizes.items():
            self._db.execute(
                update(BucketRow)
                .where(BucketRow.id == bucket_id, BucketRow.size != size)
                .values(size=size),
                execution_options={"synchronize_session": False},
            )


def close_gaps(db: Db) -> None:
    """Number the items of every bucket anew that has gaps; earlier versions could leave some.

    What a gap hides is never drawn, and the size then promises more than there is.
    """
    for bucket_id in gaps(db):
        numbers = db.scalars(
            select(ItemRow.number).where(ItemRow.bucket_id == bucket_id).order_by(ItemRow.seq)
        ).all()
        for begin, step in ((-1, -1), (0, 1)):  # out of the way first: no seq is given twice
            for place, number in enumerate(numbers):
                db.execute(
                    update(ItemRow)
                    .where(ItemRow.number == number)
                    .values(seq=begin + step * place),
                    execution_options={"synchronize_session": False},
                )
        db.execute(
            update(BucketRow).where(BucketRow.id == bucket_id).values(size=len(numbers)),
            execution_options={"synchronize_session": False},
        )


def gaps(db: Db) -> tuple[int, ...]:
    """Return the buckets whose numbers do not run from 0 to size - 1; empty for a sound bank."""
    rows = db.execute(
        select(BucketRow.id, BucketRow.size, func.count(ItemRow.number), func.max(ItemRow.seq))
        .outerjoin(ItemRow, ItemRow.bucket_id == BucketRow.id)
        .group_by(BucketRow.id, BucketRow.size)
    )
    return tuple(
        bucket_id
        for bucket_id, size, count, last in rows
        if size != count or (last if last is not None else -1) != size - 1
    )
