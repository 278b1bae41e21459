"""Drawing a quiz in which no question gives away another (rule L25)."""

import random
from collections.abc import Sequence

from quizapp.bank.content import Content
from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.answering.drawing import Candidate, choose
from quizapp.core.content.ids import ItemId
from quizapp.core.content.items import Item
from quizapp.core.linting.cross import cross_cues

REDRAWS = 12
"""How often a drawn quiz is mended because one question gives away another."""


def without_cues(
    content: Content, pool: Sequence[Candidate], number: int, rng: random.Random
) -> list[ItemVersion]:
    """Return a choice from the pool in which no question gives away the key of another (L25).

    Args:
        content: the content of the bank.
        pool: the candidates.
        number: how many questions are wanted.
        rng: random numbers for the draw.
    """
    barred: set[ItemId] = set()
    versions: list[ItemVersion] = []
    for _ in range(REDRAWS):
        picked = choose([c for c in pool if c.item_id not in barred], number, rng)
        loaded = content.item_versions([c.version_id for c in picked])
        versions = [loaded[c.version_id] for c in picked]
        clashing = _clashing([v.item for v in versions])
        # A short quiz is worse than a cue: stop barring when the pool has nothing else to offer.
        if not clashing or len(pool) - len(barred | clashing) < number:
            break
        barred |= clashing
    return versions


def untold(versions: Sequence[ItemVersion], number: int) -> list[ItemVersion]:
    """Return the first ``number`` of them of which none gives away one before it, or is given away.

    Where too few are left without a cue the quiz is shorter: practice goes on with the rest.
    """
    taken: list[ItemVersion] = []
    for version in versions:
        if len(taken) == number:
            break
        if not _clashing([*(one.item for one in taken), version.item]):
            taken.append(version)
    return taken


def _clashing(items: Sequence[Item]) -> set[ItemId]:
    return {
        later.id
        for place, later in enumerate(items)
        for earlier in items[:place]
        if cross_cues(earlier, later) or cross_cues(later, earlier)
    }
