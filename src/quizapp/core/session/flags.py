"""Flags on questions from the votes (spec SA-2), each from a minimum number of votes.

Shares are computed from all votes, hands included. Comparisons between persons use only those who
voted on every question: what the others would have scored is unknown.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.content.ids import ParticipantId
from quizapp.core.learning.item_analysis import (
    correlation,
    kr20,
    rest_correlation,
    rest_scores,
    upper_group,
)
from quizapp.core.learning.statistics import wilson

SHARE_FROM = 20
"""Votes from which a question is called too hard or too easy."""

MISKEY_FROM = 10
COMPARED_FROM = 50
OPTIONS_FROM = 60
"""If none of 59 chose an option, fewer than 5 % of such a class would (at 95 %)."""

RELIABLE_FROM = 30
RELIABLE_QUESTIONS = 10

ABOVE_CHANCE, EASY = 0.10, 0.90
POOR, WEAK = 0.10, 0.20
CHOSEN_BY = 0.05
MAY_RANK = 0.60


class QuestionFlag(StrEnum):
    """A reason for a teacher to look at a question."""

    TOO_HARD = "too hard or miskeyed"
    TOO_EASY = "too easy"
    MISKEYED = "possibly miskeyed"
    """Of the best quarter more chose one wrong option than the key."""
    CHECK_KEY = "check key"
    """Those who do well on other questions do worse here."""
    POOR = "tells little"
    WEAK = "tells rather little"
    IDLE_OPTION = "an option that nobody needs"
    """Hardly anybody chose it, or those who did do not score lower elsewhere."""


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


class Analysis:
    """The first votes of a session, prepared for all flags.

    Args:
        shapes: the first vote on each question.
    """

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self._shapes = shapes
        self._people = _complete(shapes)
        self._rows = [[one.chosen[who] == one.key for one in shapes] for who in self._people]
        self._upper = upper_group(self._rows) if self._rows else []

    def flags(self, number: int) -> tuple[QuestionFlag, ...]:
        """Return the flags of a question, counted from 0; none for one without a vote."""
        if number >= len(self._shapes):
            return ()
        flags = list(_share_flags(self._shapes[number]))
        people = len(self._people)
        if people >= MISKEY_FROM and len(self._shapes) > 1 and self._beaten(number):
            flags.append(QuestionFlag.MISKEYED)
        if people >= COMPARED_FROM:
            related = rest_correlation(self._rows, number)
            if related is not None and related < WEAK:
                flags.append(_weakness(related))
        if people >= OPTIONS_FROM and self.idle_options(number):
            flags.append(QuestionFlag.IDLE_OPTION)
        return tuple(flags)

    def idle_options(self, number: int) -> tuple[int, ...]:
        """Return the wrong options that do not work: hardly chosen, or not by lower scorers.

        Args:
            number: which question, from 0.
        """
        shape = self._shapes[number]
        rest = rest_scores(self._rows, number)
        chosen = [shape.chosen[who] for who in self._people]
        idle = []
        for option in range(shape.options):
            if option == shape.key:
                continue
            related = correlation([one == option for one in chosen], rest)
            if chosen.count(option) < CHOSEN_BY * len(chosen) or (
                related is not None and related >= 0
            ):
                idle.append(option)
        return tuple(idle)

    @property
    def reliability(self) -> Reliability | None:
        """Return whether totals may be compared; None with too few people or questions to tell."""
        if len(self._people) < RELIABLE_FROM or len(self._shapes) < RELIABLE_QUESTIONS:
            return None
        value = kr20(self._rows)
        return (
            Reliability.DO_NOT_RANK if value is None or value < MAY_RANK else Reliability.CLASS_USE
        )

    def _beaten(self, number: int) -> bool:
        shape = self._shapes[number]
        chosen = Counter(shape.chosen[self._people[place]] for place in self._upper)
        return any(chosen[one] > chosen[shape.key] for one in chosen if one != shape.key)


def _weakness(related: float) -> QuestionFlag:
    if related < 0:
        return QuestionFlag.CHECK_KEY
    return QuestionFlag.POOR if related < POOR else QuestionFlag.WEAK


def _share_flags(shape: Shape) -> tuple[QuestionFlag, ...]:
    votes = sum(shape.counts)
    if votes < SHARE_FROM:
        return ()
    low, high = wilson(shape.counts[shape.key], votes)
    if high < 1 / shape.options + ABOVE_CHANCE:
        return (QuestionFlag.TOO_HARD,)
    return (QuestionFlag.TOO_EASY,) if low > EASY else ()


def _complete(shapes: Sequence[Shape]) -> list[ParticipantId]:
    """Return who voted on every question."""
    if not shapes:
        return []
    everywhere = set(shapes[0].chosen)
    for shape in shapes[1:]:
        everywhere &= shape.chosen.keys()
    return sorted(everywhere)
