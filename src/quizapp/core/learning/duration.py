"""How long a session will take: measured where there is something to measure, else estimated."""

from collections.abc import Iterable
from datetime import timedelta
from math import ceil
from statistics import median

from quizapp.core.answering.attempts import Question

USUAL = timedelta(seconds=32)
"""One question with its explanation where nothing was measured: our estimate.

About 40 words of question and options and 90 of explanation, read at 240 words a minute.
"""

LEAST_MEASURED = 5
"""From how many questions on the learner's own pace is used."""

LONGEST = timedelta(minutes=3)
"""A question that took longer was left alone, not thought about."""

QUICKEST = timedelta(seconds=15)
"""The shortest pace: somebody who clicks through needs so long when it counts."""

RETURNS = 1.25
"""How many questions a review asks for each fact: some are missed and come back (spec RV-8)."""


def pace(questions: Iterable[Question]) -> timedelta:
    """Return how long a learner takes for one question, from its showing to leaving its card.

    Args:
        questions: of past attempts; those not both shown and left, or left too late, do not count.
    """
    spans = [q.left_at - q.shown_at for q in questions if q.shown_at and q.left_at]
    seconds = [s.total_seconds() for s in spans if timedelta(0) < s <= LONGEST]
    if len(seconds) < LEAST_MEASURED:
        return USUAL
    return max(timedelta(seconds=median(seconds)), QUICKEST)


def minutes(facts: int, each: timedelta) -> int:
    """Return how many minutes a review of so many facts takes, at least 1.

    Args:
        facts: how many.
        each: the learner's pace.
    """
    return max(ceil(facts * RETURNS * each / timedelta(minutes=1)), 1)
