"""A session's records told once more: the room they amount to, and when what was shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizapp.core.content.ids import LearnerId, ParticipantId
from quizapp.core.session.class_work import ClassResponse, ClassWork
from quizapp.core.session.events import TeamVote, Vote
from quizapp.core.session.plan import RoomPlan
from quizapp.core.session.room import CastVote, Phase, Place, Record, Room, after
from quizapp.core.session.scores import last_votes

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Story:
    """A session as it went."""

    room: Room
    """As it stood in the end, with nobody connected."""
    opened: Mapping[Place, datetime]
    """When each vote was opened."""
    left: Mapping[int, datetime]
    """When the class went on from each question, or ended with it."""


def story_of(plan: RoomPlan, records: Iterable[Record]) -> Story:
    """Return what recorded events amount to.

    Args:
        plan: what the session was started with.
        records: everything recorded, in order.
    """
    room = Room(plan, replaying=True)
    opened: dict[Place, datetime] = {}
    left: dict[int, datetime] = {}
    votes: list[Record] = []
    seq = 0
    for record in records:
        seq = record.seq
        if isinstance(record.event, Vote | TeamVote):
            votes.append(record)  # they are taken together: one by one each would copy them all
            continue
        room, votes = _with_votes(room, votes), []
        before = room
        room, _ = after(room, record.event, record.at)
        if room.phase is before.phase and room.place == before.place:
            continue
        if room.phase is Phase.VOTE:
            opened.setdefault(room.place, record.at)
        if before.question >= 0 and (room.question != before.question or room.phase is Phase.END):
            left.setdefault(before.question, record.at)
    room = replace(_with_votes(room, votes), seq=seq, replaying=False)
    return Story(room, opened, left)


def _with_votes(room: Room, records: Iterable[Record]) -> Room:
    """Return the room after votes that were recorded, and therefore counted, one after another."""
    given: dict[ParticipantId, list[CastVote]] = {}
    for record in records:
        vote = record.event
        if isinstance(vote, TeamVote):
            key = f"by hand {record.seq}"
            vote = Vote(vote.participant_id, key, *room.place, vote.choice)
        assert isinstance(vote, Vote)
        given.setdefault(vote.participant_id, []).append(CastVote(vote, record.at))
    if not given:
        return room
    counted = dict(room.cast.get(room.place, {}))
    for who, own in given.items():
        counted[who] = (*counted.get(who, ()), *own)
    return replace(room, cast={**room.cast, room.place: counted})


def class_work(story: Story, ended_at: datetime) -> tuple[ClassWork, ...]:
    """Return what each learner of the bank did: the last vote on each question counts.

    A pseudonym does nothing of the kind, and who was sent out neither. A learner who came in twice
    counts once: the later vote on each question.

    Args:
        story: the session.
        ended_at: when it was closed.
    """
    latest: dict[LearnerId, dict[int, tuple[ParticipantId, CastVote]]] = {}
    for one in story.room.present:
        if one.learner_id is None:
            continue
        mine = latest.setdefault(one.learner_id, {})
        for number, cast in last_votes(story.room, one.id).items():
            if number not in mine or mine[number][1].at < cast.at:
                mine[number] = (one.id, cast)
    return tuple(
        ClassWork(
            learner_id,
            tuple(_response(story, who, cast, ended_at) for _, (who, cast) in sorted(mine.items())),
        )
        for learner_id, mine in latest.items()
        if mine
    )


def _response(
    story: Story, who: ParticipantId, cast: CastVote, ended_at: datetime
) -> ClassResponse:
    vote = cast.vote
    joined = story.room.participants[who].joined_at
    shown = max(story.opened[vote.question, 1], joined)
    asked = max(story.opened[vote.question, vote.round], joined)
    revealed = vote.question in story.room.revealed
    return ClassResponse(
        question=vote.question,
        choice=vote.choice,
        certainty=vote.certainty,
        shown_at=shown,
        at=cast.at,
        elapsed_ms=max(0, (cast.at - asked) // _MILLISECOND),
        left_at=story.left.get(vote.question, ended_at) if revealed else None,
    )
