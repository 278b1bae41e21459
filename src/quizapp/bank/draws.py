"""Drawing candidates for a quiz, at a cost that does not grow with the bank.

Items are numbered without gaps inside buckets, so a random place among all that match is a random
(bucket, number) pair: many pairs are looked up in one statement. Ordering by ``random()`` reads
every row, and starting at a random key favours rows after gaps (DESIGN.md 5).
"""

import random
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import accumulate
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, and_, func, or_, select, tuple_

from quizapp.bank.bulk import chunks
from quizapp.bank.content_tables import BucketRow, ItemRow
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import SeenRow
from quizapp.core.attempts import QuizSpec
from quizapp.core.drawing import Candidate
from quizapp.core.ids import DocumentId, FactId, ItemId, ItemVersionId, LearnerId, TopicId
from quizapp.core.items import ItemKind

PER_WANTED = 4
"""How many candidates are drawn for each item wanted, so that choosing has a choice."""

AT_LEAST = 40
"""A short quiz too needs a choice of facts, of documents and of true and false."""

_ROUNDS = (1.25, 4.0, 16.0)
"""How many places are tried for each candidate still missing, round by round.

Whoever has seen so much of a topic that all rounds fail has seen at least as many items of it as
reading the whole topic then costs.
"""


_PLACES = 2_000
"""How many places are looked up in one statement."""


class _Bucket(NamedTuple):
    id: int
    topic_id: str
    size: int
    kind: str
    key_is_true: bool | None
    documents: str


class _Drawn(NamedTuple):
    bucket: _Bucket
    number: int
    id: str
    version_id: int
    fact_id: str
    last_shown: datetime | None


def count(db: Db, spec: QuizSpec) -> int:
    """Return how many items match a specification."""
    return int(db.scalar(select(func.sum(BucketRow.size)).where(*_match(spec))) or 0)


def candidates(
    db: Db, spec: QuizSpec, learner_id: LearnerId, wanted: int, rng: random.Random
) -> tuple[Candidate, ...]:
    """Return distinct candidates for a quiz, about four for each item wanted.

    Topics have equal shares as far as they have items. Within a topic every item that the learner
    has never seen is equally likely; when these do not suffice, those seen longest ago follow.
    Where one document, or one truth value, would fill nearly the whole pool, some candidates
    of the others are added. The order means nothing but that: never seen first.

    Args:
        db: the transaction.
        spec: the filters.
        learner_id: who will answer.
        wanted: how many items the quiz is to have.
        rng: the dice.
    """
    buckets = [
        _Bucket(*row)
        for row in db.execute(
            select(
                *(BucketRow.id, BucketRow.topic_id, BucketRow.size, BucketRow.kind),
                *(BucketRow.key_is_true, BucketRow.documents),
            )
            .where(BucketRow.size > 0, *_match(spec))
            .order_by(BucketRow.id)
        )
    ]
    draw = _Draw(db, learner_id, rng)
    drawn = draw.even(buckets, max(PER_WANTED * wanted, AT_LEAST))
    for others in _scarce(buckets, drawn, wanted):
        known = {one.number for one in drawn}
        more = draw.even(others, wanted)
        drawn += [one for one in more if one.number not in known]
    drawn.sort(key=_never_seen_first)
    return tuple(_candidate(one) for one in drawn)


def _match(spec: QuizSpec) -> list[ColumnElement[bool]]:
    """Return the conditions that a specification puts on buckets."""
    conditions: list[ColumnElement[bool]] = []
    if spec.topics:
        conditions.append(BucketRow.topic_id.in_(sorted(spec.topics)))
    if spec.kinds:
        conditions.append(BucketRow.kind.in_(sorted(kind.value for kind in spec.kinds)))
    if spec.difficulties:
        conditions.append(BucketRow.difficulty.in_(sorted(spec.difficulties)))
    if spec.documents:
        cites = (
            BucketRow.documents.contains(f"|{document}|", autoescape=True)
            for document in sorted(spec.documents)
        )
        conditions.append(or_(*cites))
    if spec.myths_only:
        conditions.append(BucketRow.myth.is_(True))
    if not spec.include_sensitive:
        conditions.append(~BucketRow.sensitive)
    return conditions


def _scarce(
    buckets: Sequence[_Bucket], drawn: Sequence[_Drawn], wanted: int
) -> Iterable[list[_Bucket]]:
    """Yield groups of buckets of which the pool has too few for a balanced choice.

    A quiz is to rest on no one document for more than half, and to have between 35 and 65 of 100
    statements true: so there must be about as many candidates beside a document, and of each truth
    value, as are wanted in all, if the bank has them.
    """
    for documents in {
        one.bucket.documents for one in drawn if one.bucket.documents.count("|") == 2
    }:
        if sum(one.bucket.documents != documents for one in drawn) < wanted:
            yield [bucket for bucket in buckets if bucket.documents != documents]
    judged = [one for one in drawn if one.bucket.key_is_true is not None]
    for value in (True, False):
        held = sum(one.bucket.key_is_true is value for one in judged)
        if held < min(wanted, len(judged) / 3):
            yield [bucket for bucket in buckets if bucket.key_is_true is value]


class _Draw:
    """Draws for one learner."""

    def __init__(self, db: Db, learner_id: LearnerId, rng: random.Random) -> None:
        self._db = db
        self._rng = rng
        self._columns = select(
            *(ItemRow.bucket_id, ItemRow.seq, ItemRow.number, ItemRow.id, ItemRow.version_id),
            *(ItemRow.fact_id, SeenRow.last_shown),
        ).outerjoin(
            SeenRow, and_(SeenRow.item_number == ItemRow.number, SeenRow.learner_id == learner_id)
        )

    def even(self, buckets: Sequence[_Bucket], number: int) -> list[_Drawn]:
        """Return up to so many items of the buckets, topics as even as their sizes allow."""
        groups: dict[str, list[_Bucket]] = {}
        for bucket in buckets:
            groups.setdefault(bucket.topic_id, []).append(bucket)
        topics = {topic: _Topic(group) for topic, group in groups.items()}
        sizes = {name: topic.size for name, topic in topics.items()}
        for name, share in _even_shares(sizes, number).items():
            topics[name].share = share
        short = [topic for topic in topics.values() if topic.share]
        for factor in _ROUNDS:
            tries = [
                (topic, topic.next_places(int(topic.missing * factor) + 4, self._rng))
                for topic in short
            ]
            self._look_up(tries)
            short = [topic for topic in short if topic.missing and not topic.exhausted]
            if not short:
                break
        for topic in short:
            self._read_whole(topic)
        return [one for topic in topics.values() for one in topic.best()]

    def _look_up(self, tries: Sequence[tuple["_Topic", list[tuple[int, int]]]]) -> None:
        """Add to each topic what stands at the places tried, in the order of the dice."""
        places = [place for _, tried in tries for place in tried]
        found = {
            (row.bucket_id, row.seq): row
            for chunk in chunks(places, _PLACES)
            for row in self._db.execute(
                self._columns.where(tuple_(ItemRow.bucket_id, ItemRow.seq).in_(chunk))
            )
        }
        for topic, tried in tries:
            for place in tried:
                topic.add(found[place])

    def _read_whole(self, topic: "_Topic") -> None:
        """Fill a topic of which nearly everything was seen, by reading all of it."""
        here = ItemRow.bucket_id.in_(list(topic.buckets))
        unseen = self._columns.with_only_columns(ItemRow.number).where(
            here, SeenRow.last_shown.is_(None)
        )
        numbers = list(self._db.scalars(unseen.order_by(ItemRow.number)))
        picked = self._rng.sample(numbers, min(topic.share, len(numbers)))
        topic.drawn = []
        for row in self._db.execute(self._columns.where(ItemRow.number.in_(picked))):
            topic.add(row)
        longest_ago = (
            self._columns.where(here, SeenRow.last_shown.is_not(None))
            .order_by(SeenRow.last_shown, ItemRow.number)
            .limit(topic.share - len(picked))
        )
        for row in self._db.execute(longest_ago):
            topic.add(row)


class _Topic:
    """What is drawn from one topic."""

    def __init__(self, buckets: Sequence[_Bucket]) -> None:
        self.buckets = {bucket.id: bucket for bucket in buckets}
        self.share = 0
        self.drawn: list[_Drawn] = []
        self._ids = [bucket.id for bucket in buckets]
        self._ends = list(accumulate(bucket.size for bucket in buckets))
        self._tried: set[int] = set()

    @property
    def size(self) -> int:
        """Return how many items match in the topic."""
        return self._ends[-1]

    @property
    def missing(self) -> int:
        """Return how many items never seen are still to be found."""
        return max(0, self.share - sum(one.last_shown is None for one in self.drawn))

    @property
    def exhausted(self) -> bool:
        """Return whether every place was tried."""
        return len(self._tried) == self.size

    def next_places(self, number: int, rng: random.Random) -> list[tuple[int, int]]:
        """Return random places not tried before, as (bucket, number in it)."""
        reach = min(self.size, number + len(self._tried))
        fresh = [at for at in rng.sample(range(self.size), reach) if at not in self._tried]
        fresh = fresh[:number]
        self._tried.update(fresh)
        return [self._place(at) for at in fresh]

    def add(self, row: Row[*tuple[Any, ...]]) -> None:
        """Add an item that was looked up."""
        bucket = self.buckets[row.bucket_id]
        self.drawn.append(
            _Drawn(bucket, row.number, row.id, row.version_id, row.fact_id, row.last_shown)
        )

    def best(self) -> list[_Drawn]:
        """Return the topic's share: never seen first, then seen longest ago."""
        return sorted(self.drawn, key=_never_seen_first)[: self.share]

    def _place(self, at: int) -> tuple[int, int]:
        bucket = bisect_right(self._ends, at)
        return self._ids[bucket], at - (self._ends[bucket - 1] if bucket else 0)


def _never_seen_first(one: _Drawn) -> tuple[bool, float]:
    return (False, 0.0) if one.last_shown is None else (True, one.last_shown.timestamp())


def _even_shares(sizes: dict[str, int], number: int) -> dict[str, int]:
    """Share a number out over topics as evenly as their sizes allow."""
    shares: dict[str, int] = {}
    left = number
    by_size = sorted(sizes, key=lambda topic: sizes[topic])
    for place, topic in enumerate(by_size):
        even = -(-left // (len(by_size) - place))  # rounded up: a pool may be a little larger
        shares[topic] = min(sizes[topic], even)
        left -= shares[topic]
    return shares


def _candidate(one: _Drawn) -> Candidate:
    cited = one.bucket.documents.strip("|")
    return Candidate(
        item_id=ItemId(one.id),
        version_id=ItemVersionId(one.version_id),
        fact_id=FactId(one.fact_id),
        topic_id=TopicId(one.bucket.topic_id),
        documents=frozenset(DocumentId(document) for document in cited.split("|") if document),
        kind=ItemKind(one.bucket.kind),
        key_is_true=one.bucket.key_is_true,
        last_shown=one.last_shown,
    )
