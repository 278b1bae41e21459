"""What the results of a session show."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.session.results import SessionResults
from quizapp.core.session.setup import ClassSession


class Part(IntEnum):
    """What of the results is shown."""

    QUESTIONS = 0
    PUPILS = 1
    CLASS = 2


@dataclass(frozen=True)
class ResultsState:
    """The results of one session."""

    session: ClassSession
    results: SessionResults
    cards: tuple[FeedbackCard, ...]
    """Of all questions of the session, in their order."""
    now: datetime
    saved: str = ""
    """The name of the file that was just written; empty for none."""
