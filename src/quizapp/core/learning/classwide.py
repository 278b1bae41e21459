"""What learners on one bank missed most when first asked, and the options that drew them.

Only the first response of each learner on each fact counts (spec SA-3): later ones say what
the app taught. Counts of fewer than ``INTERVAL_FROM`` learners are told without a share, and no
fact is called too hard before ``FLAG_FROM`` of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemVersionId, LearnerId
from quizapp.core.learning.statistics import wilson

INTERVAL_FROM = 5
FLAG_FROM = 20

ABOVE_CHANCE = 0.10
"""A fact is flagged where even the upper bound of the share right is within this of guessing."""

EASY_FROM = 0.90


class Flag(StrEnum):
    """What the share right suggests, once enough learners were asked (spec SA-2)."""

    TOO_HARD = "too hard or miskeyed"
    TOO_EASY = "too easy"


@dataclass(frozen=True)
class First:
    """What a learner said when first asked about a fact."""

    learner_id: LearnerId
    fact_id: FactId
    version_id: ItemVersionId
    chosen: int
    outcome: Outcome
    certainty: Certainty | None
    options: int
    """How many options the question had."""


@dataclass(frozen=True)
class Drawn:
    """The wrong option that drew most learners, on one wording of one question."""

    version_id: ItemVersionId
    option: int
    chosen: int
    asked: int
    """First responses on this wording."""
    certain: int
    """How many of those who chose it were certain."""

    @property
    def share(self) -> float:
        """Return its share of the first responses on this wording."""
        return self.chosen / self.asked


@dataclass(frozen=True)
class FactCount:
    """How a fact was answered by all learners when they were first asked."""

    fact_id: FactId
    asked: int
    wrong: int
    certain_wrong: int
    interval: tuple[float, float] | None
    """Wilson's 95 % interval of the share wrong; None for too few learners."""
    flag: Flag | None
    drawn: Drawn | None
    missed_by: tuple[LearnerId, ...]

    @property
    def share(self) -> float | None:
        """Return the share wrong; None for too few learners."""
        return self.wrong / self.asked if self.interval is not None else None


def fact_counts(firsts: Iterable[First]) -> dict[FactId, FactCount]:
    """Return the counts of every fact that anybody answered."""
    by_fact: dict[FactId, list[First]] = {}
    for first in firsts:
        by_fact.setdefault(first.fact_id, []).append(first)
    return {fact_id: _count(fact_id, mine) for fact_id, mine in by_fact.items()}


def most_missed(counts: Mapping[FactId, FactCount]) -> tuple[FactCount, ...]:
    """Return the facts that anybody missed, the surest misses first.

    They are sorted by the lower bound of the share wrong, so that one learner's one mistake does
    not stand above what half of thirty missed.
    """
    missed = [count for count in counts.values() if count.wrong]
    return tuple(sorted(missed, key=lambda c: (-wilson(c.wrong, c.asked)[0], c.fact_id)))


def _count(fact_id: FactId, firsts: list[First]) -> FactCount:
    asked = len(firsts)
    wrong = [first for first in firsts if first.outcome is Outcome.WRONG]
    chance = sum(1 / first.options for first in firsts) / asked
    return FactCount(
        fact_id=fact_id,
        asked=asked,
        wrong=len(wrong),
        certain_wrong=sum(first.certainty is Certainty.CERTAIN for first in wrong),
        interval=wilson(len(wrong), asked) if asked >= INTERVAL_FROM else None,
        flag=_flag(asked - len(wrong), asked, chance),
        drawn=_drawn(firsts, wrong),
        missed_by=tuple(first.learner_id for first in wrong),
    )


def _flag(right: int, asked: int, chance: float) -> Flag | None:
    if asked < FLAG_FROM:
        return None
    low, high = wilson(right, asked)
    if high < chance + ABOVE_CHANCE:
        return Flag.TOO_HARD
    return Flag.TOO_EASY if low > EASY_FROM else None


def _drawn(firsts: list[First], wrong: list[First]) -> Drawn | None:
    if not wrong:
        return None
    chosen = Counter((first.version_id, first.chosen) for first in wrong)
    # The first wording and option among equals, so that the report is always the same.
    (version_id, option), count = min(chosen.items(), key=lambda pair: (-pair[1], pair[0]))
    return Drawn(
        version_id=version_id,
        option=option,
        chosen=count,
        asked=sum(first.version_id == version_id for first in firsts),
        certain=sum(
            first.certainty is Certainty.CERTAIN
            for first in wrong
            if (first.version_id, first.chosen) == (version_id, option)
        ),
    )
