"""What the page Class shows."""

from dataclasses import dataclass

from quizapp.core.feedback import FeedbackCard
from quizapp.core.ids import FactId
from quizapp.core.reports import ClassReview

LEAST_LEARNERS = 2
"""Fewer learners are no class: the page would only show what Progress shows."""


@dataclass(frozen=True)
class ClassState:
    """What learners missed most, and the cards of the lines that were opened."""

    review: ClassReview
    learner_name: str
    """Who is learning now: a quiz that is started from here counts for them."""
    cards: tuple[tuple[FactId, FeedbackCard], ...] = ()
