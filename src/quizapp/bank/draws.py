"""Drawing candidates for a quiz, at a cost that does not grow with the bank.

Items are numbered without gaps inside buckets, so a random place among all that match is a random
(bucket, number) pair: many pairs are looked up in one statement. Ordering by ``random()`` reads
every row, and starting at a random key favours rows after gaps (spec DB-1).

The statements are plain SQL that both databases understand. A draw stands between a click and the
first question, and here building statements would cost more than running them.
"""

import random
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from quizapp.bank.bulk import chunks, fetch
from quizapp.bank.engine import Db
from quizapp.bank.tables import moment
from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.answering.drawing import Candidate, Quoted
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, LearnerId, TopicId
from quizapp.core.content.items import ItemKind

PER_WANTED = 4
"""How many candidates are drawn for each item wanted, so that there is something to choose."""

AT_LEAST = 40
"""A short quiz too needs a choice of facts, of documents and of true and false."""

_ROUNDS = (1.25, 4.0, 16.0)
"""How many places are tried for each candidate still missing, round by round.

Whoever has seen so much of a topic that all rounds fail has seen about as many items of it as
reading the whole topic then costs.
"""

_PLACES = 2_000
"""How many places are looked up in one statement."""

_BUCKETS = """
    SELECT id, topic_id, size, kind, key_is_true, importance, difficulty, myth
    FROM bucket WHERE size > 0
"""

_ITEM = "item.bucket_id, item.seq, item.number, item.id, item.version_id, item.fact_id, item.talk"

_SEEN = "seen ON seen.item_number = item.number AND seen.learner_id ="

_LOOK_UP = f"""
    WITH place (bucket_id, seq) AS (VALUES {{places}})
    SELECT {_ITEM}, seen.last_shown
    FROM place JOIN item ON item.bucket_id = place.bucket_id AND item.seq = place.seq
    LEFT JOIN {_SEEN} {{learner}}
"""

_QUOTED = """
    SELECT item.number, evidence.passage_id, evidence.span_start, evidence.span_end
    FROM item JOIN evidence ON evidence.fact_id = item.fact_id
    WHERE item.number IN ({numbers})
"""

_UNSEEN = f"""
    SELECT item.number FROM item LEFT JOIN {_SEEN} :learner
    WHERE item.bucket_id IN ({{buckets}}) AND seen.last_shown IS NULL ORDER BY item.number
"""

_NUMBERED = f"SELECT {_ITEM}, NULL FROM item WHERE number IN ({{numbers}})"

_LONGEST_AGO = f"""
    SELECT {_ITEM}, seen.last_shown FROM item JOIN {_SEEN} :learner
    WHERE item.bucket_id IN ({{buckets}}) ORDER BY seen.last_shown, item.number LIMIT :number
"""


class _Bucket(NamedTuple):
    id: int
    topic_id: TopicId
    size: int
    kind: str
    key_is_true: bool | None
    importance: str
    difficulty: int
    myth: bool


class _Drawn(NamedTuple):
    bucket_id: int
    seq: int
    number: int
    id: ItemId
    version_id: ItemVersionId
    fact_id: FactId
    talk: bool
    last_shown: int | None
    """As it is stored."""


def count(db: Db, spec: QuizSpec) -> int:
    """Return how many items match a specification."""
    condition, values = _match(spec)
    ((total,),) = fetch(db, f"SELECT sum(size) FROM bucket WHERE {condition}", values)
    return int(total or 0)


def candidates(
    db: Db, spec: QuizSpec, learner_id: LearnerId, wanted: int, rng: random.Random
) -> tuple[Candidate, ...]:
    """Return distinct candidates for a quiz, about four for each item wanted.

    Topics have shares by how many items they have. Within a topic every item
    that the learner has never seen is equally likely; when these do not suffice, those seen longest
    ago follow. Where one truth value would fill nearly the whole pool, or what a quiz opens, ends
    and mostly consists of is short in it, some candidates of that are added. The order means
    nothing but that: never seen first.

    Args:
        db: the transaction.
        spec: the filters.
        learner_id: who will answer.
        wanted: how many items the quiz is to have.
        rng: random numbers.
    """
    condition, values = _match(spec)
    rows = fetch(db, f"{_BUCKETS} AND {condition} ORDER BY id", values)
    buckets = {row[0]: _Bucket(*row) for row in rows}
    draw = _Draw(db, learner_id, rng)
    drawn = draw.shared(buckets.values(), max(PER_WANTED * wanted, AT_LEAST))
    for others in _scarce(buckets, drawn, wanted):
        known = {one.number for one in drawn}
        drawn += [one for one in draw.shared(others, wanted) if one.number not in known]
    drawn.sort(key=_never_seen_first)
    translate = _Translation(buckets, _quoted(db, drawn))
    return tuple(translate.candidate(one) for one in drawn)


def _quoted(db: Db, drawn: Sequence[_Drawn]) -> dict[int, list[Quoted]]:
    """Return what the facts of the items drawn quote, by the items' numbers."""
    quoted: dict[int, list[Quoted]] = {}
    numbers = ", ".join(str(one.number) for one in drawn) or "NULL"
    for number, *span in fetch(db, _QUOTED.format(numbers=numbers)):
        quoted.setdefault(number, []).append(Quoted(*span))
    return quoted


def _match(spec: QuizSpec) -> tuple[str, dict[str, Any]]:
    """Return the condition that a specification puts on buckets, and the values bound in it."""
    parts = ["deck = :deck", *(() if spec.include_sensitive else ("NOT sensitive",))]
    values: dict[str, Any] = {"deck": str(spec.deck)}

    def one_of(column: str, allowed: Iterable[str | int]) -> None:
        names: list[str] = []
        for value in sorted(allowed, key=str):
            names.append(f"{column}_{len(names)}")
            values[names[-1]] = value
        if names:
            parts.append(f"{column} IN ({', '.join(f':{name}' for name in names)})")

    one_of("topic_id", map(str, spec.topics))
    if spec.packs:
        packs = {f"pack_{place}": pack for place, pack in enumerate(sorted(spec.packs))}
        values |= packs
        names = ", ".join(f":{name}" for name in packs)
        parts.append(f"topic_id IN (SELECT id FROM topic WHERE pack_id IN ({names}))")
    one_of("kind", map(str, spec.kinds))
    one_of("difficulty", spec.difficulties)
    cites = []
    for number, document in enumerate(sorted(spec.documents)):
        # Ids of documents have no character that LIKE would read as a pattern but "_".
        values[f"document_{number}"] = "%|" + document.replace("_", "!_") + "|%"
        cites.append(f"documents LIKE :document_{number} ESCAPE '!'")
    if cites:
        parts.append(f"({' OR '.join(cites)})")
    if spec.myths_only:
        parts.append("myth")
    return " AND ".join(parts), values


def _scarce(
    buckets: dict[int, _Bucket], drawn: Sequence[_Drawn], wanted: int
) -> Iterable[list[_Bucket]]:
    """Yield groups of buckets of which the pool has too few for a balanced choice.

    A quiz is to have between 35 and 65 of 100 statements true, most of its questions core and many
    about myths: so there must be about as many candidates of each as are wanted in all, if the
    bank has them.
    """
    here = [buckets[one.bucket_id] for one in drawn]
    judged = [bool(bucket.key_is_true) for bucket in here if bucket.key_is_true is not None]
    for value in (True, False):
        if judged.count(value) < min(wanted, len(judged) / 3):
            yield [b for b in buckets.values() if b.key_is_true in (value, int(value))]
    for wanted_one in (_is_core, _is_about_myth):
        if sum(map(wanted_one, here)) < wanted:
            yield [bucket for bucket in buckets.values() if wanted_one(bucket)]


def _is_core(bucket: _Bucket) -> bool:
    return bucket.importance == Importance.CORE


def _is_about_myth(bucket: _Bucket) -> bool:
    return bool(bucket.myth)


class _Draw:
    """Draws for one learner."""

    def __init__(self, db: Db, learner_id: LearnerId, rng: random.Random) -> None:
        self._db = db
        self._learner_id = int(learner_id)
        self._rng = rng

    def shared(self, buckets: Iterable[_Bucket], number: int) -> list[_Drawn]:
        """Return up to so many items of the buckets, shared among topics by their sizes."""
        groups: dict[str, list[_Bucket]] = {}
        for bucket in buckets:
            groups.setdefault(bucket.topic_id, []).append(bucket)
        topics = {name: _Topic(group) for name, group in groups.items()}
        sizes = {name: topic.size for name, topic in topics.items()}
        for name, share in _shares(sizes, number, self._rng).items():
            topics[name].share = share
        short = [topic for topic in topics.values() if topic.share]
        for factor in _ROUNDS:
            self._look_up(
                [
                    (topic, topic.next_places(int(topic.missing * factor) + 1, self._rng))
                    for topic in short
                ]
            )
            short = [topic for topic in short if topic.missing and not topic.exhausted]
            if not short:
                break
        for topic in short:
            self._read_whole(topic)
        return [one for topic in topics.values() for one in topic.best()]

    def _look_up(self, tries: Sequence[tuple["_Topic", list[tuple[int, int]]]]) -> None:
        """Add to each topic the items at the places tried, in the random order."""
        found = {}
        for chunk in chunks((place for _, tried in tries for place in tried), _PLACES):
            # Whole numbers of our own, so they may stand in the statement: binding hundreds of
            # values costs more than finding the rows.
            places = ", ".join(map(str, chunk))
            statement = _LOOK_UP.format(places=places, learner=self._learner_id)
            for row in fetch(self._db, statement):
                found[row[0], row[1]] = _Drawn(*row)
        for topic, tried in tries:
            topic.drawn += [found[place] for place in tried]

    def _read_whole(self, topic: "_Topic") -> None:
        """Fill a topic of which the learner has seen nearly everything, by reading all of it."""
        buckets = ", ".join(map(str, topic.bucket_ids))
        learner: dict[str, Any] = {"learner": self._learner_id}
        unseen = [row[0] for row in fetch(self._db, _UNSEEN.format(buckets=buckets), learner)]
        picked = self._rng.sample(unseen, min(topic.share, len(unseen)))
        numbers = ", ".join(map(str, picked)) or "NULL"
        rows = [
            *fetch(self._db, _NUMBERED.format(numbers=numbers)),
            *fetch(
                self._db,
                _LONGEST_AGO.format(buckets=buckets),
                {**learner, "number": topic.share - len(picked)},
            ),
        ]
        topic.drawn = [_Drawn(*row) for row in rows]


class _Topic:
    """What is drawn from one topic."""

    def __init__(self, buckets: Sequence[_Bucket]) -> None:
        self.bucket_ids = [bucket.id for bucket in buckets]
        self.share = 0
        self.drawn: list[_Drawn] = []
        self._ends = list(accumulate(bucket.size for bucket in buckets))
        self._tried: set[int] = set()

    @property
    def size(self) -> int:
        """Return how many items match in the topic."""
        return self._ends[-1]

    @property
    def missing(self) -> int:
        """Return how many items never seen are still to be found."""
        return max(0, self.share - [one.last_shown for one in self.drawn].count(None))

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

    def best(self) -> list[_Drawn]:
        """Return the topic's share: never seen first, then seen longest ago."""
        best = [one for one in self.drawn if one.last_shown is None]
        if len(best) < self.share:
            best = sorted(self.drawn, key=_never_seen_first)
        return best[: self.share]

    def _place(self, at: int) -> tuple[int, int]:
        bucket = bisect_right(self._ends, at)
        return self.bucket_ids[bucket], at - (self._ends[bucket - 1] if bucket else 0)


class _Translation:
    """Builds candidates of drawn items; objects that they share are built once."""

    def __init__(self, buckets: dict[int, _Bucket], quoted: dict[int, list[Quoted]]) -> None:
        self._buckets = buckets
        self._quoted = quoted
        self._kinds = {kind.value: kind for kind in ItemKind}
        self._importances = {one.value: one for one in Importance}

    def candidate(self, one: _Drawn) -> Candidate:
        """Return the candidate for an item."""
        bucket = self._buckets[one.bucket_id]
        return Candidate(
            one.id,
            one.version_id,
            one.fact_id,
            bucket.topic_id,
            self._kinds[bucket.kind],
            None if bucket.key_is_true is None else bool(bucket.key_is_true),
            None if one.last_shown is None else moment(one.last_shown),
            tuple(self._quoted.get(one.number, ())),
            self._importances[bucket.importance],
            bucket.difficulty,
            bool(bucket.myth),
            bool(one.talk),
        )


def _never_seen_first(one: _Drawn) -> tuple[bool, int]:
    return (one.last_shown is not None, one.last_shown or 0)


def _shares(sizes: dict[str, int], number: int, rng: random.Random) -> dict[str, int]:
    """Distribute a number over topics by their sizes.

    What is left of a share when it is rounded down falls to a topic by chance: rounded up always,
    the questions of small topics would be asked more often than those of others.
    """
    total = sum(sizes.values())
    number = min(number, total)
    shares: dict[str, int] = {}
    given, counted = 0, 0
    start = rng.random()
    for topic, size in sizes.items():
        counted += size
        up_to = min(number, int(number * counted / total + start))
        shares[topic] = min(size, up_to - given)
        given = up_to
    return shares
