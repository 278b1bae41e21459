"""What the votes say about the questions themselves (PEDAGOGY.md 3.3): flags from a minimum on.

A share stands on all votes, hands included. What compares persons stands on those who voted on
every question: of the others nobody knows what they would have had.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.ids import ParticipantId
from quizapp.core.item_analysis import (
    correlation,
    discrimination,
    kr20,
    outer_groups,
    rest_correlation,
    rest_scores,
)
from quizapp.core.statistics import wilson

SHARE_FROM = 20
"""Votes from which a question is called too hard or too easy."""

MISKEY_FROM = 10
COMPARED_FROM = 50
OPTIONS_FROM = 60
"""59 votes without a choice prove less than 5 %."""

RELIABLE_FROM = 30
RELIABLE_QUESTIONS = 10

ABOVE_CHANCE, EASY = 0.10, 0.90
POOR, WEAK = 0.10, 0.20
CHOSEN_BY = 0.05
MAY_RANK = 0.60


class Flag(StrEnum):
    """What a teacher may want to look at."""

    TOO_HARD = "too hard or miskeyed"
    TOO_EASY = "too easy"
    MISKEYED = "possibly miskeyed"
    """Of the best quarter more chose one wrong option than the key."""
    CHECK_KEY = "check key"
    """Who does well elsewhere does worse here."""
    POOR = "tells little"
    WEAK = "tells rather little"
    IDLE_OPTION = "an option that nobody needs"
    """Hardly anybody chose it, or not those who know less."""


class Reliability(StrEnum):
    """Whether the totals of persons may be compared, by KR-20."""

    DO_NOT_RANK = "do not rank"
    CLASS_USE = "for use in class"
    """0.60 and more; 0.70 is usual for a class test, 0.80 for decisions."""


@dataclass(frozen=True)
class Shape:
    """The first vote on one question."""

    key: int
    options: int
    counts: tuple[int, ...]
    """All votes by option, hands included."""
    chosen: Mapping[ParticipantId, int]
    """What each person chose."""


def flags_of(shapes: Sequence[Shape], number: int) -> tuple[Flag, ...]:
    """Return the flags of a question.

    Args:
        shapes: the first vote on each question of the session.
        number: which, from 0; one that is not among them has no flags.
    """
    if number >= len(shapes):
        return ()
    shape = shapes[number]
    flags = list(_share_flags(shape))
    people = _complete(shapes)
    rows = _rows(shapes, people)
    if len(people) >= MISKEY_FROM and len(shapes) > 1 and _beaten(shape, people, rows):
        flags.append(Flag.MISKEYED)
    if len(people) >= COMPARED_FROM:
        related = rest_correlation(rows, number)
        if related is not None and related < WEAK:
            flags.append(
                Flag.CHECK_KEY if related < 0 else Flag.POOR if related < POOR else Flag.WEAK
            )
    if len(people) >= OPTIONS_FROM and idle_options(shapes, number):
        flags.append(Flag.IDLE_OPTION)
    return tuple(flags)


def idle_options(shapes: Sequence[Shape], number: int) -> tuple[int, ...]:
    """Return the wrong options that do not work: hardly chosen, or not by those who know less.

    Args:
        shapes: the first vote on each question.
        number: which question, from 0.
    """
    people = _complete(shapes)
    rest = rest_scores(_rows(shapes, people), number)
    chosen = [shapes[number].chosen[who] for who in people]
    idle = []
    for option in range(shapes[number].options):
        if option == shapes[number].key:
            continue
        share = chosen.count(option) / len(people) if people else 0.0
        related = correlation([one == option for one in chosen], rest)
        if share < CHOSEN_BY or (related is not None and related >= 0):
            idle.append(option)
    return tuple(idle)


def discrimination_of(shapes: Sequence[Shape], number: int) -> float | None:
    """Return D of a question, by those who voted on every question."""
    return discrimination(_rows(shapes, _complete(shapes)), number)


def reliability_of(shapes: Sequence[Shape]) -> Reliability | None:
    """Return whether totals may be compared; None with too few persons or questions to tell."""
    people = _complete(shapes)
    if len(people) < RELIABLE_FROM or len(shapes) < RELIABLE_QUESTIONS:
        return None
    value = kr20(_rows(shapes, people))
    return Reliability.DO_NOT_RANK if value is None or value < MAY_RANK else Reliability.CLASS_USE


def _share_flags(shape: Shape) -> tuple[Flag, ...]:
    votes = sum(shape.counts)
    if votes < SHARE_FROM:
        return ()
    low, high = wilson(shape.counts[shape.key], votes)
    if high < 1 / shape.options + ABOVE_CHANCE:
        return (Flag.TOO_HARD,)
    return (Flag.TOO_EASY,) if low > EASY else ()


def _beaten(shape: Shape, people: Sequence[ParticipantId], rows: Sequence[Sequence[bool]]) -> bool:
    upper, _ = outer_groups(rows)
    chosen = Counter(shape.chosen[people[place]] for place in upper)
    return any(count > chosen[shape.key] for option, count in chosen.items() if option != shape.key)


def _complete(shapes: Sequence[Shape]) -> list[ParticipantId]:
    if not shapes:
        return []
    everywhere = set(shapes[0].chosen)
    for shape in shapes[1:]:
        everywhere &= shape.chosen.keys()
    return sorted(everywhere)


def _rows(shapes: Sequence[Shape], people: Sequence[ParticipantId]) -> list[list[bool]]:
    return [[shape.chosen[who] == shape.key for shape in shapes] for who in people]
