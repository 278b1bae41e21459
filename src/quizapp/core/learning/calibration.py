"""Whether stated certainty and success agree (spec AN-6, AN-8).

A *forecast* is a pair: the chance that was stated, and whether it came true. Pupils are shown a
picture of stated against real share, from ``ENOUGH`` responses for each level, and no number.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Fit, fit_of
from quizapp.core.content.items import ItemKind

ENOUGH = 20
"""Responses from which a level is shown."""

_CLAIM = {Certainty.GUESS: 0.50, Certainty.THINK_SO: 0.75, Certainty.CERTAIN: 0.90}
_CHOICE = {Certainty.GUESS: 0.45, Certainty.THINK_SO: 0.75, Certainty.CERTAIN: 0.90}

MARKS = {
    Certainty.GUESS: (1, 0),
    Certainty.THINK_SO: (2, -2),
    Certainty.CERTAIN: (3, -6),
}
"""Marks for right and wrong at each level (spec AN-6)."""

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


@dataclass(frozen=True)
class Calibration:
    """How well forecasts and outcomes agree: brier = reliability - resolution + uncertainty."""

    brier: float
    """Mean of (f - o)^2: 0 is perfect."""
    reliability: float
    """How far the stated chances are from the shares that came true: 0 is perfect."""
    resolution: float
    """How far the shares of the levels differ from the base rate: more is better."""
    uncertainty: float
    """The variance of the outcomes, which no forecaster can change."""
    bias: float
    """Mean forecast minus base rate: above 0 is overconfident."""
    ece: float
    """Mean distance of stated chance and real share over the levels."""
    skill: float | None
    """1 - brier / uncertainty; None where everything came out alike."""
    log_loss: float
    gamma: float | None
    """Goodman and Kruskal's: whether surer means likelier right; None without a pair to compare."""


def calibration_of(forecasts: Sequence[Forecast]) -> Calibration:
    """Return how well forecasts and outcomes agree (spec AN-8).

    Args:
        forecasts: at least one; every stated chance strictly between 0 and 1.

    Raises:
        ValueError: there is none, or one is stated as impossible or as sure.
    """
    if not forecasts or not all(0 < stated < 1 for stated, _ in forecasts):
        message = "calibration needs forecasts strictly between 0 and 1"
        raise ValueError(message)
    number = len(forecasts)
    levels: dict[float, list[bool]] = {}
    for stated, came_true in forecasts:
        levels.setdefault(stated, []).append(came_true)
    shares = [(f, len(o), sum(o) / len(o)) for f, o in levels.items()]
    base = sum(came_true for _, came_true in forecasts) / number
    brier = math.fsum((f - o) ** 2 for f, o in forecasts) / number
    uncertainty = base * (1 - base)
    return Calibration(
        brier=brier,
        reliability=math.fsum(n * (f - share) ** 2 for f, n, share in shares) / number,
        resolution=math.fsum(n * (share - base) ** 2 for _, n, share in shares) / number,
        uncertainty=uncertainty,
        bias=math.fsum(f for f, _ in forecasts) / number - base,
        ece=math.fsum(n * abs(f - share) for f, n, share in shares) / number,
        skill=1 - brier / uncertainty if uncertainty else None,
        log_loss=-math.fsum(math.log(f if o else 1 - f) for f, o in forecasts) / number,
        gamma=_gamma(levels),
    )


def mark_of(certainty: Certainty, *, right: bool) -> int:
    """Return the certainty-based mark of a response (spec AN-6)."""
    return MARKS[certainty][0 if right else 1]


def expected_mark(certainty: Certainty, chance: float) -> float:
    """Return the mark to expect from a level at a chance of being right."""
    gained, lost = MARKS[certainty]
    return gained * chance + lost * (1 - chance)


def best_level(chance: float) -> Certainty:
    """Return the level that earns most at a chance of being right; the lower one at a tie."""
    return max(Certainty, key=lambda level: round(expected_mark(level, chance), 9))


@dataclass(frozen=True)
class CertaintyMarks:
    """What certainty-based marking makes of responses. A negative total is never shown."""

    total: int
    mean: float
    accuracy: float
    bonus: float
    """A tenth of what was earned beyond the best expected mark at this accuracy."""

    @property
    def with_bonus(self) -> float:
        """Return accuracy and bonus together."""
        return self.accuracy + self.bonus


def certainty_marks(responses: Sequence[tuple[Certainty, bool]]) -> CertaintyMarks:
    """Return the marks of responses (spec AN-6).

    Args:
        responses: (certainty, right) of at least one.
    """
    number = len(responses)
    total = sum(mark_of(certainty, right=right) for certainty, right in responses)
    accuracy = sum(right for _, right in responses) / number
    best = max(expected_mark(level, accuracy) for level in Certainty)
    return CertaintyMarks(total, total / number, accuracy, BONUS * (total / number - best))


def _gamma(levels: Mapping[float, Sequence[bool]]) -> float | None:
    """Return (concordant - discordant) / (concordant + discordant) pairs of unlike levels."""
    concordant = discordant = 0
    right_below = wrong_below = 0
    for stated in sorted(levels):
        right = sum(levels[stated])
        wrong = len(levels[stated]) - right
        concordant += right * wrong_below
        discordant += wrong * right_below
        right_below += right
        wrong_below += wrong
    pairs = concordant + discordant
    return (concordant - discordant) / pairs if pairs else None
