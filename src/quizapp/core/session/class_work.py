"""What learners of this bank did in a session, for their own review."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import LearnerId, ParticipantId
from quizapp.core.session.room_state import CastVote, Room
from quizapp.core.session.scores import last_votes

_MILLISECOND = timedelta(milliseconds=1)


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


def class_work(room: Room, ended_at: datetime) -> tuple[ClassWork, ...]:
    """Return what each learner of the bank did: the last vote on each question counts.

    Participants who are no learners of this bank have no review to enter, and removed ones do not
    count. A learner who joined twice counts once: the later vote on each question.

    Args:
        room: the room at the session's end.
        ended_at: when it was closed.
    """
    latest: dict[LearnerId, dict[int, tuple[ParticipantId, CastVote]]] = {}
    for one in room.present:
        if one.learner_id is None:
            continue
        mine = latest.setdefault(one.learner_id, {})
        for number, cast in last_votes(room, one.id).items():
            if number not in mine or mine[number][1].at < cast.at:
                mine[number] = (one.id, cast)
    return tuple(
        ClassWork(
            learner_id,
            tuple(_response(room, who, cast, ended_at) for _, (who, cast) in sorted(mine.items())),
        )
        for learner_id, mine in latest.items()
        if mine
    )


def _response(room: Room, who: ParticipantId, cast: CastVote, ended_at: datetime) -> ClassResponse:
    vote = cast.vote
    # Who joined while a vote was open saw its question from then on.
    joined = room.participants[who].joined_at
    shown = max(room.opened[vote.question, 1], joined)
    asked = max(room.opened[vote.question, vote.round], joined)
    revealed = vote.question in room.revealed
    return ClassResponse(
        question=vote.question,
        choice=vote.choice,
        certainty=vote.certainty,
        shown_at=shown,
        at=cast.at,
        elapsed_ms=max(0, (cast.at - asked) // _MILLISECOND),
        left_at=room.left.get(vote.question, ended_at) if revealed else None,
    )
