"""Whether stated certainty and success agree (spec AN-8).

Pupils are shown a picture of stated against real share, from ``ENOUGH`` responses for each level,
and no number.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Fit, fit_of
from quizapp.core.content.items import ItemKind

ENOUGH = 20
"""Responses from which a level is shown."""

_CLAIM = {Certainty.GUESS: 0.50, Certainty.THINK_SO: 0.75, Certainty.CERTAIN: 0.90}
_CHOICE = {Certainty.GUESS: 0.45, Certainty.THINK_SO: 0.75, Certainty.CERTAIN: 0.90}


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
    counts: Mapping[tuple[Certainty | None, ItemKind, Outcome], int],
) -> tuple[LevelPicture, ...]:
    """Return a bar for every level, the most certain first.

    Args:
        counts: how many responses there were of each certainty, kind and grade. Without certainty
            or skipped they say nothing.
    """
    bars = []
    for level in reversed(Certainty):
        mine = {
            key: count
            for key, count in counts.items()
            if key[0] is level and key[2] is not Outcome.SKIPPED
        }
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
