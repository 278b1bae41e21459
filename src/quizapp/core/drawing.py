"""Choosing the items of a quiz from candidates that the bank has drawn."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from quizapp.core.ids import DocumentId, FactId, ItemId, ItemVersionId, TopicId
from quizapp.core.items import ItemKind


@dataclass(frozen=True)
class Candidate:
    """What choosing needs to know of an item."""

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


TRUE_SHARE = (0.35, 0.65)
"""Bounds within which the share of true statements of a quiz is drawn (PEDAGOGY.md 2.1, L11)."""


def choose(
    candidates: Sequence[Candidate], number: int, rng: random.Random
) -> tuple[Candidate, ...]:
    """Return up to ``number`` candidates, in the order to show them.

    Never two items on one fact. Then, as far as the candidates allow, in this order: no document
    alone behind more than half, what the learner has never seen first, topics even, the share of
    true statements near a share drawn at random, kinds even, least recently seen first.
    """
    share = rng.uniform(*TRUE_SHARE)
    pool = list(candidates)
    rng.shuffle(pool)
    chosen: list[Candidate] = []
    while pool and len(chosen) < number:
        tally = _Tally(chosen, number, share)
        best = min(pool, key=tally.cost)
        chosen.append(best)
        pool = [c for c in pool if c.fact_id != best.fact_id]
    return _spread_topics(chosen, rng)


class _Tally:
    """What has been chosen so far, for judging the next candidate."""

    def __init__(self, chosen: Sequence[Candidate], number: int, share: float) -> None:
        self._half = max(1, number // 2)
        self._share = share
        self._topics = Counter(c.topic_id for c in chosen)
        self._kinds = Counter(c.kind for c in chosen)
        self._single = Counter(c.documents for c in chosen if len(c.documents) == 1)
        self._true = sum(c.key_is_true is True for c in chosen)
        self._judged = sum(c.key_is_true is not None for c in chosen)

    def cost(self, candidate: Candidate) -> tuple[bool, bool, int, float, int, float]:
        """Return what speaks against a candidate, the weightiest first."""
        alone = len(candidate.documents) == 1
        off_share = 0.0
        if candidate.key_is_true is not None:
            share = (self._true + candidate.key_is_true) / (self._judged + 1)
            off_share = abs(share - self._share)
        seen = candidate.last_shown
        return (
            alone and self._single[candidate.documents] >= self._half,
            seen is not None,
            self._topics[candidate.topic_id],
            off_share if off_share > 0.5 else 0.0,
            self._kinds[candidate.kind],
            seen.timestamp() if seen else off_share,
        )


def _spread_topics(chosen: Sequence[Candidate], rng: random.Random) -> tuple[Candidate, ...]:
    """Return the chosen in random order, with no two neighbours of one topic if avoidable."""
    left: dict[TopicId, list[Candidate]] = {}
    for candidate in rng.sample(list(chosen), len(chosen)):
        left.setdefault(candidate.topic_id, []).append(candidate)
    ordered: list[Candidate] = []
    while any(left.values()):
        last = ordered[-1].topic_id if ordered else None
        open_topics = [topic for topic, rest in left.items() if rest]
        # The topic with most left goes next where it may: only so can it be kept apart to the end.
        most = max(len(left[topic]) for topic in open_topics)
        others = [t for t in open_topics if t != last] or open_topics
        urgent = [t for t in others if len(left[t]) == most]
        total = sum(len(rest) for rest in left.values())
        pool = urgent if urgent and 2 * most > total else others
        ordered.append(left[rng.choice(pool)].pop())
    return tuple(ordered)
