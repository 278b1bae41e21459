"""Scores of an attempt and how certainty and success agree, as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.answering.attempts import Certainty, Question
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, TopicId

CLEAR_MISFIT = 0.5
"""n·(f − limit)² above which a level is called over- or underconfident without "slightly".

Source: Moodle's certainty-based marking (spec AN-7).
"""

BEST_RANGE = {
    Certainty.GUESS: (0.0, 2 / 3),
    Certainty.THINK_SO: (2 / 3, 0.80),
    Certainty.CERTAIN: (0.80, 1.0),
}
"""Shares right for which each level is the best to state (spec AN-5)."""


@dataclass(frozen=True)
class Score:
    """Counts of outcomes."""

    right: int
    wrong: int
    skipped: int

    @property
    def total(self) -> int:
        """Return the number of questions counted."""
        return self.right + self.wrong + self.skipped


@dataclass(frozen=True)
class TopicScore:
    """The score on one topic."""

    topic_id: TopicId
    title: str
    score: Score


class Fit(StrEnum):
    """How stated certainty and real success agree."""

    GOOD = "good"
    SLIGHTLY_OVER = "slightly overconfident"
    OVER = "overconfident"
    SLIGHTLY_UNDER = "slightly underconfident"
    UNDER = "underconfident"


@dataclass(frozen=True)
class CertaintyLevel:
    """One level of certainty: how often it was stated, and how often that was right."""

    certainty: Certainty
    stated: int
    right: int
    fit: Fit


def score(questions: Sequence[Question]) -> Score:
    """Return the counts over all questions that have a response."""
    outcomes = [q.response.outcome for q in questions if q.response]
    return Score(
        right=outcomes.count(Outcome.RIGHT),
        wrong=outcomes.count(Outcome.WRONG),
        skipped=outcomes.count(Outcome.SKIPPED),
    )


def first_answers(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return of each fact the first question that has a response, in their order.

    In a session in which misses come back, this is what the learner knew before its corrections.
    """
    first: dict[FactId, Question] = {}
    for question in questions:
        if question.response is not None:
            first.setdefault(question.version.item.fact_id, question)
    return tuple(first.values())


def fit_of(certainty: Certainty, stated: int, right: int) -> Fit:
    """Return whether a level is over- or underconfident.

    Args:
        certainty: the level.
        stated: responses given at this level, at least 1.
        right: how many of them were right.
    """
    low, high = BEST_RANGE[certainty]
    share = right / stated
    if low <= share <= high:
        return Fit.GOOD
    over = share < low
    clear = stated * (share - (low if over else high)) ** 2 > CLEAR_MISFIT
    if over:
        return Fit.OVER if clear else Fit.SLIGHTLY_OVER
    return Fit.UNDER if clear else Fit.SLIGHTLY_UNDER


def calibration(questions: Sequence[Question]) -> tuple[CertaintyLevel, ...]:
    """Return each level of certainty that was stated, most certain first."""
    levels = []
    for certainty in reversed(Certainty):
        outcomes = [
            q.response.outcome
            for q in questions
            if q.response and q.response.certainty is certainty
        ]
        if outcomes:
            right = outcomes.count(Outcome.RIGHT)
            levels.append(
                CertaintyLevel(
                    certainty, len(outcomes), right, fit_of(certainty, len(outcomes), right)
                )
            )
    return tuple(levels)
