"""Choosing the items of a quiz from candidates that the bank has drawn, and their order."""

import random
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import NamedTuple

from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, PassageId, TopicId
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
    kind: ItemKind
    key_is_true: bool | None
    """For a true-false item, whether its statement is true."""
    last_shown: datetime | None
    """When this learner last saw the item; None if never."""
    quoted: tuple[Quoted, ...] = ()
    """The spans that its fact's evidence quotes."""
    importance: Importance = Importance.USEFUL
    difficulty: int = 1
    about_myth: bool = False
    talk: bool = False
    """Whether it is worth talking about, as the last of a quiz."""


TRUE_SHARE = (0.35, 0.65)
"""Bounds within which the share of true statements of a quiz is drawn (spec AN-3)."""

CORE, ABOUT_MYTH = 5, 4
"""Of ten questions at least so many core, and about a myth (spec AN-10) ..."""
EXTRA, OF_TOPIC = 1, 3
"""... and at most so many extra, and from one topic."""

LONGEST_RUN = 3
"""No more questions of one kind, or claims with one key, follow each other if avoidable."""

_ORDERS = 24
"""How many orders are tried before the best of them is taken."""


def choose(
    candidates: Sequence[Candidate], number: int, rng: random.Random
) -> tuple[Candidate, ...]:
    """Return up to ``number`` candidates, in the order to show them (spec AN-10).

    Never two items on one fact. Then, as far as the candidates allow, in this order: no two whose
    facts quote the same words of a passage, since one then tells the other's; no more extras and
    no more of one topic than their shares; what the learner has never seen first; enough that is
    core and enough about myths; topics by their shares among the candidates; the share of true
    statements near a share drawn at random; kinds even; least recently seen first.

    In the order to show them the first is the easiest that is core, the last worth talking about,
    if one is left that quotes none of the first one's words.
    Between them, as far as avoidable: no neighbours that quote the same words, none of one topic,
    no run of more than ``LONGEST_RUN``, no neighbours that quote one passage, the harder later.
    """
    pool = list(candidates)
    rng.shuffle(pool)
    tally = _Tally(pool, number, rng.uniform(*TRUE_SHARE))
    chosen: list[Candidate] = []

    def take(fitting: Sequence[Candidate]) -> bool:
        nonlocal pool
        if not fitting or len(chosen) >= number:
            return False
        best = tally.take_best(fitting)
        chosen.append(best)
        pool = [one for one in pool if one.fact_id != best.fact_id]
        return True

    # First and last before all others: what they must be is the rarest among the candidates.
    take(_openers(pool))
    take(tally.untold(_closers(pool)))
    while take(pool):
        pass
    return _in_order(chosen, rng)


def _openers(pool: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that a quiz may open with: the easiest, core ones if there are any."""
    fresh = _unseen(pool)
    core = [one for one in fresh if one.importance is Importance.CORE] or fresh
    easiest = min((one.difficulty for one in core), default=0)
    return [one for one in core if one.difficulty == easiest]


def _closers(pool: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates that are worth talking about at the end, if there are any."""
    return [one for one in _unseen(pool) if one.talk]


def _unseen(pool: Sequence[Candidate]) -> Sequence[Candidate]:
    return [one for one in pool if one.last_shown is None] or pool


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
        self._share = share
        self._chosen = 0
        self._extras_most = -(-number * EXTRA // 10)  # rounded up: a short quiz may have one
        self._extras = 0
        in_pool = Counter(one.topic_id for one in pool)
        most = -(-number * OF_TOPIC // 10)
        self._topic_most = {
            # Its share of the candidates, rounded up, and no more than three of ten.
            topic: (min(most, -(-number * count // len(pool))), most)
            for topic, count in in_pool.items()
        }
        self._topics: Counter[TopicId] = Counter()
        self._kinds: Counter[ItemKind] = Counter()
        self._core = self._myths = 0
        self._quoting: dict[PassageId, list[tuple[Quoted, ItemVersionId]]] = {}
        for candidate in pool:
            for span in candidate.quoted:
                self._quoting.setdefault(span.passage_id, []).append((span, candidate.version_id))
        self._told: Counter[ItemVersionId] = Counter()
        self._true = 0
        self._judged = 0

    def untold(self, pool: Sequence[Candidate]) -> list[Candidate]:
        """Return those whose facts quote none of the words that the facts chosen quote."""
        return [one for one in pool if not self._told[one.version_id]]

    def take_best(self, pool: Sequence[Candidate]) -> Candidate:
        """Return the candidate with the least objections, and count it as chosen."""
        best = min(pool, key=self._cost)
        self._add(best)
        return best

    def _add(self, candidate: Candidate) -> None:
        self._chosen += 1
        self._topics[candidate.topic_id] += 1
        self._kinds[candidate.kind] += 1
        self._extras += candidate.importance is Importance.EXTRA
        self._core += candidate.importance is Importance.CORE
        self._myths += candidate.about_myth
        for span in candidate.quoted:
            for other, version_id in self._quoting[span.passage_id]:
                self._told[version_id] += _overlap(span, other)
        self._true += candidate.key_is_true is True
        self._judged += candidate.key_is_true is not None

    def _cost(
        self, candidate: Candidate
    ) -> tuple[int, bool, bool, bool, int, int, float, int, float]:
        """Return the objections to a candidate as numbers, the most serious first."""
        core = candidate.importance is Importance.CORE
        extra = candidate.importance is Importance.EXTRA
        share, most = self._topic_most[candidate.topic_id]
        of_topic = self._topics[candidate.topic_id]
        behind_core = 10 * self._core < CORE * (self._chosen + 1)
        behind_myths = 10 * self._myths < ABOUT_MYTH * (self._chosen + 1)
        off_share = 0.0
        if candidate.key_is_true is not None:
            share_true = (self._true + candidate.key_is_true) / (self._judged + 1)
            off_share = abs(share_true - self._share)
        seen = candidate.last_shown
        return (
            self._told[candidate.version_id],
            extra and self._extras >= self._extras_most,
            of_topic >= most,
            seen is not None,
            (behind_core and not core) + (behind_myths and not candidate.about_myth),
            max(0, of_topic + 1 - share),
            off_share if off_share > 0.5 else 0.0,
            self._kinds[candidate.kind],
            seen.timestamp() if seen else off_share,
        )


def _in_order(chosen: Sequence[Candidate], rng: random.Random) -> tuple[Candidate, ...]:
    """Return the chosen ones in the best of several random orders."""
    flaws = _Flaws(chosen)
    openers = {chosen.index(one) for one in _openers(chosen)}
    closers = [chosen.index(one) for one in _closers(chosen)]
    closers = [place for place in closers if openers - {place}] or closers
    best: list[int] = []
    least = -1
    for _ in range(_ORDERS):
        last = rng.choice(closers) if closers and len(chosen) > 1 else None
        order, found = flaws.mended(*flaws.an_order(openers, last, rng))
        if least < 0 or found < least:
            best, least = order, found
        if least < _SAME_PASSAGE:
            break  # what is left is no more than an easier one behind a harder one
    return tuple(chosen[place] for place in best)


_SAME_WORDS, _SAME_TOPIC, _RUN, _SAME_PASSAGE, _EASIER = 1_000_000, 10_000, 100, 10, 1


class _Flaws:
    """Scores neighbours by what should be avoided, as one number: the worst weighs most."""

    def __init__(self, chosen: Sequence[Candidate]) -> None:
        self._topics = [c.topic_id for c in chosen]
        self._kinds = [c.kind for c in chosen]
        self._keys = [c.key_is_true for c in chosen]
        self._difficulties = [c.difficulty for c in chosen]
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
        self._apart = [
            {other for other, found in enumerate(beside) if found >= _SAME_WORDS}
            for beside in self._beside
        ]
        """Those that quote the same words as each."""

    def an_order(
        self, openers: Set[int], last: int | None, rng: random.Random
    ) -> tuple[list[int], int]:
        """Return a random order, each next one with as few flaws as possible, and its flaws.

        Args:
            openers: the places, among the chosen, of those to begin with.
            last: that of the one to end on; None: any.
            rng: random numbers.
        """
        left = [place for place in range(len(self._topics)) if place != last]
        rng.shuffle(left)
        topics = Counter(self._topics)
        order: list[int] = []
        keys: list[bool] = []
        total = 0
        while left or last is not None:
            if not left:
                assert last is not None
                left, last = [last], None
            # A topic with more than half of what is left goes next where it may: only so can it
            # be kept apart to the end.
            topic, most = topics.most_common(1)[0]
            urgent = 2 * most > topics.total()
            may_be_next = [p for p in left if p in openers] if not order else left
            still = set(left)
            weighed = []
            for place in may_be_next or left:
                flaws = self._flaws_of(place, order, keys)
                late = _SAME_TOPIC // 2 if urgent and self._topics[place] != topic else 0
                # What must be kept apart from most others goes first; then the easier, but not in
                # one order always.
                apart = len(self._apart[place] & still)
                hard = self._difficulties[place] + 2 * rng.random()
                weighed.append((flaws + late, -apart, hard, place))
            place = min(weighed)[-1]
            left.remove(place)
            total += self._flaws_of(place, order, keys)
            order.append(place)
            topics[self._topics[place]] -= 1
            key = self._keys[place]
            if key is not None:
                keys.append(key)
        return order, total

    def mended(self, order: list[int], found: int) -> tuple[list[int], int]:
        """Return an order without the flaws that swapping two of its middle can mend.

        Placing one after the other leaves those to the end that suit nobody; here they move back.

        Args:
            order: places among the chosen.
            found: the flaws of that order.
        """
        middle = range(1, len(order) - 1)
        for one, other in combinations(middle, 2):
            if found < _SAME_PASSAGE:
                break  # what is left is no more than an easier one behind a harder one
            swapped = [*order]
            swapped[one], swapped[other] = order[other], order[one]
            if (less := self._flaws_in(swapped)) < found:
                order, found = swapped, less
        return order, found

    def _flaws_in(self, order: Sequence[int]) -> int:
        """Return the flaws of a whole order."""
        keys: list[bool] = []
        found = 0
        for at, place in enumerate(order):
            found += self._flaws_of(place, order[:at], keys)
            if (key := self._keys[place]) is not None:
                keys.append(key)
        return found

    def _flaws_of(self, place: int, order: Sequence[int], keys: Sequence[bool]) -> int:
        """Return the flaws of one that comes behind others."""
        found = 0
        if order:
            easier = self._difficulties[order[-1]] - self._difficulties[place]
            found = self._beside[order[-1]][place] + _EASIER * max(0, easier)
        if self._several_kinds and len(order) >= LONGEST_RUN:
            kind = self._kinds[place]
            found += _RUN * all(self._kinds[one] is kind for one in order[-LONGEST_RUN:])
        key = self._keys[place]
        if self._several_keys and key is not None and len(keys) >= LONGEST_RUN:
            found += _RUN * all(one is key for one in keys[-LONGEST_RUN:])
        return found
