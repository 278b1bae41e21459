"""Whether stated certainty and success agree (PEDAGOGY.md 3.4, 3.5).

A *forecast* is a pair: the chance that was stated, and whether it came true. Pupils are shown a
picture of stated against real share, from ``ENOUGH`` responses for each level, and no number.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.attempts import Certainty
from quizapp.core.grading import Outcome
from quizapp.core.items import ItemKind
from quizapp.core.scoring import Fit, fit_of

ENOUGH = 20
"""Responses from which a level is shown."""

_CLAIM = {Certainty.GUESS: 0.50, Certainty.THINK_SO: 0.75, Certainty.CERTAIN: 0.90}
_CHOICE = {Certainty.GUESS: 0.45, Certainty.THINK_SO: 0.75, Certainty.CERTAIN: 0.90}

MARKS = {
    Certainty.GUESS: (1, 0),
    Certainty.THINK_SO: (2, -2),
    Certainty.CERTAIN: (3, -6),
}
"""Marks for right and wrong at each level (PEDAGOGY.md 3.4)."""

BONUS = 0.1
"""How much of what certainty earned beyond the best expected mark is added to the accuracy."""

Forecast = tuple[float, bool]


def stated_chance(certainty: Certainty, kind: ItemKind) -> float:
    """Return the chance of being right that a level of certainty stands for."""
    return (_CLAIM if kind is ItemKind.TRUE_FALSE else _CHOICE)[certainty]


@dataclass(frozen=True)
class LevelPicture:
    """One bar of the picture: what was stated, and what came true."""

    certainty: Certainty
    stated: int
    """Responses given at this level."""
    right: int
    claimed: float
    """The share right that the level stands for, on average over the kinds of question."""
    share: float
    """The share that was right; 0 where nothing was stated."""
    shown: bool
    """Whether there are enough responses to show the bar."""
    fit: Fit | None
    """None where nothing was stated."""


def picture(
    responses: Iterable[tuple[Certainty | None, ItemKind, Outcome]],
) -> tuple[LevelPicture, ...]:
    """Return a bar for every level, the most certain first.

    Args:
        responses: certainty, kind and grade of each; without certainty or skipped they
            say nothing.
    """
    counts: Counter[tuple[Certainty, ItemKind, Outcome]] = Counter()
    for certainty, kind, outcome in responses:
        if certainty is not None and outcome is not Outcome.SKIPPED:
            counts[certainty, kind, outcome] += 1
    bars = []
    for level in reversed(Certainty):
        mine = {key: count for key, count in counts.items() if key[0] is level}
        stated = sum(mine.values())
        right = sum(count for key, count in mine.items() if key[2] is Outcome.RIGHT)
        claims = math.fsum(stated_chance(level, key[1]) * count for key, count in mine.items())
        bars.append(
            LevelPicture(
                certainty=level,
                stated=stated,
                right=right,
                claimed=claims / stated if stated else _CHOICE[level],
                share=right / stated if stated else 0.0,
                shown=stated >= ENOUGH,
                fit=fit_of(level, stated, right) if stated else None,
            )
        )
    return tuple(bars)
