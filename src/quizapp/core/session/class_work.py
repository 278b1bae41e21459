"""What learners of this bank did in a session, as it enters their own review."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import LearnerId


@dataclass(frozen=True)
class ClassResponse:
    """A learner's last vote on one question of a session."""

    question: int
    """Its place in the session, from 0."""
    choice: int
    """Position in the shown options."""
    certainty: Certainty | None
    shown_at: datetime
    at: datetime
    elapsed_ms: int
    left_at: datetime | None
    """When the class went on after the explanation. None: the session was cut off before the key
    was shown, so that it is owed and shown first when the learner comes back."""


@dataclass(frozen=True)
class ClassWork:
    """What one learner did in a session."""

    learner_id: LearnerId
    responses: tuple[ClassResponse, ...]
    """At least one, in the session's order."""
