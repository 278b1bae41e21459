"""Choosing the items of a quiz from candidates that the bank has drawn, and their order."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from quizapp.core.content.ids import DocumentId, FactId, ItemId, ItemVersionId, PassageId, TopicId
from quizapp.core.content.items import ItemKind


class Quoted(NamedTuple):
    """A span of a passage that a fact's evidence quotes."""

    passage_id: PassageId
    start: int
    end: int


@dataclass(frozen=True)
class Candidate:
    """The properties of an item that choosing depends on."""

    item_id: ItemId
    version_id: ItemVersionId
    fact_id: FactId
    topic_id: TopicId
    documents: frozenset[DocumentId]
    """The documents that its fact's evidence cites."""
    kind: ItemKind
    key_is_true: bool | None
    """For a true-false item, whether its statement is true."""
    last_shown: datetime | None
    """When this learner last saw the item; None if never."""
    quoted: tuple[Quoted, ...] = ()
    """The spans that its fact's evidence quotes."""


TRUE_SHARE = (0.35, 0.65)
"""Bounds within which the share of true statements of a quiz is drawn (spec AN-3)."""

LONGEST_RUN = 3
"""No more questions of one kind, or claims with one key, follow each other if avoidable."""

_QUESTION = 60
"""A question in parts, divisible by as many documents as a fact is likely to cite."""

_ORDERS = 24
"""How many orders are tried before the best of them is taken."""


def choose(
    candidates: Sequence[Candidate], number: int, rng: random.Random
) -> tuple[Candidate, ...]:
    """Return up to ``number`` candidates, in the order to show them.

    Never two items on one fact. Then, as far as the candidates allow, in this order: no two whose
    facts quote the same words of a passage, since one then tells the other's; no document alone
    behind more than half; what the learner has never seen first; no document behind more than half
    when one of several that a fact cites counts for its share; topics even; the share of true
    statements near a share drawn at random; kinds even; least recently seen first.

    In the order to show them, as far as avoidable: no neighbours that quote the same words, none of
    one topic, no run of more than ``LONGEST_RUN``, no neighbours that quote one passage.
    """
    pool = list(candidates)
    rng.shuffle(pool)
    tally = _Tally(pool, number, rng.uniform(*TRUE_SHARE))
    chosen: list[Candidate] = []
    while pool and len(chosen) < number:
        best = min(pool, key=tally.cost)
        chosen.append(best)
        tally.add(best)
        pool = [c for c in pool if c.fact_id != best.fact_id]
    return _in_order(chosen, rng)


def quote_the_same(one: Candidate, other: Candidate) -> bool:
    """Return whether the facts of two candidates quote spans of a passage that overlap."""
    return any(_overlap(a, b) for a in one.quoted for b in other.quoted)


def quote_one_passage(one: Candidate, other: Candidate) -> bool:
    """Return whether the facts of two candidates quote the same passage somewhere."""
    return not {a.passage_id for a in one.quoted}.isdisjoint(b.passage_id for b in other.quoted)


def _overlap(one: Quoted, other: Quoted) -> bool:
    return (
        one.passage_id == other.passage_id
        and one.start < other.end
        and other.start < one.end
        and one.start < one.end
        and other.start < other.end
    )


class _Tally:
    """What has been chosen so far, for judging the next candidate.

    Most candidates are judged again for each place, so what they share is computed once.
    """

    def __init__(self, pool: Sequence[Candidate], number: int, share: float) -> None:
        self._half = max(1, number // 2)
        self._share = share
        self._chosen = 0
        self._topics: Counter[TopicId] = Counter()
        self._kinds: Counter[ItemKind] = Counter()
        self._single: Counter[frozenset[DocumentId]] = Counter()
        self._behind: Counter[DocumentId] = Counter()
        """In sixtieths of a question, so that shares add up exactly."""
        self._standing: dict[frozenset[DocumentId], tuple[bool, int, int]] = {}
        self._quoting: dict[PassageId, list[tuple[Quoted, ItemVersionId]]] = {}
        for candidate in pool:
            for span in candidate.quoted:
                self._quoting.setdefault(span.passage_id, []).append((span, candidate.version_id))
        self._told: Counter[ItemVersionId] = Counter()
        self._true = 0
        self._judged = 0

    def add(self, candidate: Candidate) -> None:
        """Add a candidate to the chosen ones."""
        self._chosen += 1
        self._topics[candidate.topic_id] += 1
        self._kinds[candidate.kind] += 1
        self._single[candidate.documents] += len(candidate.documents) == 1
        for document in candidate.documents:
            self._behind[document] += _QUESTION // len(candidate.documents)
        self._standing.clear()
        for span in candidate.quoted:
            for other, version_id in self._quoting[span.passage_id]:
                self._told[version_id] += _overlap(span, other)
        self._true += candidate.key_is_true is True
        self._judged += candidate.key_is_true is not None

    def cost(
        self, candidate: Candidate
    ) -> tuple[int, bool, bool, int, int, int, float, int, float]:
        """Return the objections to a candidate as numbers, the most serious first."""
        single, over_half, over_pace = self._stand(candidate.documents)
        off_share = 0.0
        if candidate.key_is_true is not None:
            share = (self._true + candidate.key_is_true) / (self._judged + 1)
            off_share = abs(share - self._share)
        seen = candidate.last_shown
        return (
            self._told[candidate.version_id],
            single,
            seen is not None,
            over_half,
            self._topics[candidate.topic_id],
            over_pace,
            off_share if off_share > 0.5 else 0.0,
            self._kinds[candidate.kind],
            seen.timestamp() if seen else off_share,
        )

    def _stand(self, documents: frozenset[DocumentId]) -> tuple[bool, int, int]:
        """Return how one more question on these documents would change their shares.

        Returns:
            Whether one document would alone be behind more than half; by how much one would be
            behind more than half; and by how much behind more than half of those up to here.
        """
        known = self._standing.get(documents)
        if known is None:
            each = _QUESTION // max(1, len(documents))
            behind = max((self._behind[one] + each for one in documents), default=0)
            known = self._standing[documents] = (
                len(documents) == 1 and self._single[documents] >= self._half,
                max(0, behind - self._half * _QUESTION),
                # One question ahead is fine: the first must rest on some document.
                max(0, behind - (self._chosen + 2) * _QUESTION // 2),
            )
        return known


def _in_order(chosen: Sequence[Candidate], rng: random.Random) -> tuple[Candidate, ...]:
    """Return the chosen ones in the best of several random orders."""
    flaws = _Flaws(chosen)
    best: list[int] = []
    least = -1
    for _ in range(_ORDERS):
        order, found = flaws.an_order(rng)
        if least < 0 or found < least:
            best, least = order, found
        if least == 0:
            break
    return tuple(chosen[place] for place in best)


_SAME_WORDS, _SAME_TOPIC, _RUN, _SAME_PASSAGE = 1_000_000, 10_000, 100, 1


class _Flaws:
    """Scores neighbours by what should be avoided, as one number: the worst weighs most."""

    def __init__(self, chosen: Sequence[Candidate]) -> None:
        self._topics = [c.topic_id for c in chosen]
        self._kinds = [c.kind for c in chosen]
        self._keys = [c.key_is_true for c in chosen]
        # What all have in common can't be avoided, and would hide what can.
        several_topics = len(set(self._topics)) > 1
        self._several_kinds = len(set(self._kinds)) > 1
        self._several_keys = len({key for key in self._keys if key is not None}) > 1
        self._beside = [[0] * len(chosen) for _ in chosen]
        for later, b in enumerate(chosen):
            for earlier, a in enumerate(chosen[:later]):
                found = _SAME_TOPIC * (several_topics and a.topic_id == b.topic_id)
                if quote_one_passage(a, b):
                    found += _SAME_PASSAGE + _SAME_WORDS * quote_the_same(a, b)
                self._beside[earlier][later] = self._beside[later][earlier] = found

    def an_order(self, rng: random.Random) -> tuple[list[int], int]:
        """Return a random order, each next one with as few flaws as possible, and its flaws."""
        left = list(range(len(self._topics)))
        rng.shuffle(left)
        topics = Counter(self._topics)
        order: list[int] = []
        keys: list[bool] = []
        total = 0
        while left:
            # A topic with more than half of what is left goes next where it may: only so can it
            # be kept apart to the end.
            topic, most = topics.most_common(1)[0]
            urgent = 2 * most > len(left)
            flaws = [
                self._flaws_of(place, order, keys)
                + (_SAME_TOPIC // 2 if urgent and self._topics[place] != topic else 0)
                for place in left
            ]
            place = left.pop(flaws.index(min(flaws)))
            total += self._flaws_of(place, order, keys)
            order.append(place)
            topics[self._topics[place]] -= 1
            key = self._keys[place]
            if key is not None:
                keys.append(key)
        return order, total

    def _flaws_of(self, place: int, order: Sequence[int], keys: Sequence[bool]) -> int:
        """Return the flaws of one that comes behind others."""
        found = self._beside[order[-1]][place] if order else 0
        if self._several_kinds and len(order) >= LONGEST_RUN:
            kind = self._kinds[place]
            found += _RUN * all(self._kinds[one] is kind for one in order[-LONGEST_RUN:])
        key = self._keys[place]
        if self._several_keys and key is not None and len(keys) >= LONGEST_RUN:
            found += _RUN * all(one is key for one in keys[-LONGEST_RUN:])
        return found
