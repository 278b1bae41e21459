"""What a live session writes down: joins, votes and the teacher's steps, in one order.

The room that they are the story of is ``live/room.py``; the bank keeps them as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quizapp.core.attempts import Certainty
from quizapp.core.ids import LearnerId, ParticipantId


@dataclass(frozen=True)
class LiveJoin:
    """Somebody came in."""

    seq: int
    """Place in the session's story, from 1; joins, votes and steps share one count."""
    at: datetime
    participant_id: ParticipantId
    name: str
    token_hash: str
    """Empty for a team that answers by hand."""
    learner_id: LearnerId | None = None


@dataclass(frozen=True)
class LiveVote:
    """A vote arrived in time."""

    seq: int
    at: datetime
    participant_id: ParticipantId
    client_key: str
    """Unique for a participant in a session: a resend is not a second vote."""
    question: int
    round: int
    choice: int
    """Position in the shown options."""
    certainty: Certainty | None = None


@dataclass(frozen=True)
class LiveStep:
    """The teacher did something."""

    seq: int
    at: datetime
    kind: str
    values: Mapping[str, str | int | bool | list[int]]
    """Plain values, as JSON can hold them."""


LiveEntry = LiveJoin | LiveVote | LiveStep
