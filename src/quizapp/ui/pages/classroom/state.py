"""What the page Class shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import FactId
from quizapp.core.session.setup import ClassSession, SessionLine, SessionPlan
from quizapp.core.views.reports import ClassReview

LEAST_LEARNERS = 2
"""Fewer learners are no class: the page would only show what Progress shows."""


@dataclass(frozen=True)
class SessionsState:
    """The sessions: one to go on with, those planned, those that are over."""

    now: datetime
    interrupted: ClassSession | None = None
    """A session that was never ended: a crash, or a closed window."""
    elsewhere: tuple[str, ...] = ()
    """The titles of sessions that run in another window or on another computer."""
    plans: tuple[SessionPlan, ...] = ()
    past: tuple[SessionLine, ...] = ()
    """The latest first."""
    notice: str = ""
    """What was just done, such as a session that was deleted; empty for nothing."""


@dataclass(frozen=True)
class ClassState:
    """The sessions, what learners missed most, and the cards of the lines that were opened."""

    review: ClassReview
    learner_name: str
    """Who is learning now: a quiz that is started from here counts for them."""
    sessions: SessionsState
    cards: tuple[tuple[FactId, FeedbackCard], ...] = ()
    objections: tuple[int, int] = (0, 0)
    """How many things that learners said are wrong wait for an answer, and how many there are."""
