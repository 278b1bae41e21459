"""The room of a session: (room, event, now) in, (room, messages) out. No IO, no clock.

    LOBBY -> VOTE 1 -> CLOSED 1 -> [DISCUSS -> VOTE 2 -> CLOSED 2] -> REVEAL -> EXPLAIN
    and from REVEAL or EXPLAIN to VOTE 1 of the next question, or to END. A vote that was closed by
    accident is opened again from CLOSED or DISCUSS.

Spec SE-1, FB-8: votes are private, the result is hidden until the last vote is closed, and no
question is left without its reveal.

This file and ``attendance`` decide whether an event is accepted; ``transitions`` says what an
accepted event does. ``replay`` uses the latter alone.
"""

from dataclasses import replace
from datetime import datetime

from quizapp.core.session.attendance import (
    decide_join,
    decide_management,
    decide_rename,
    decide_return,
    decide_team,
    note_presence,
)
from quizapp.core.session.events import (
    AddTeam,
    AllowReturn,
    Event,
    Gone,
    Hands,
    Here,
    Join,
    LockDoor,
    Readmit,
    Reassign,
    Record,
    Recorded,
    Remove,
    Rename,
    Return,
    TeamVote,
    Vote,
)
from quizapp.core.session.room_state import (
    NO_VOTES,
    Changed,
    Counted,
    Phase,
    Reply,
    Room,
    RoomMessage,
    Verdict,
)
from quizapp.core.session.transitions import PhaseStep, apply, next_step

MOST_VOTES = 50
"""How often one participant may change a response in one round."""

MOST_HANDS = 999


def after(room: Room, event: Event, now: datetime) -> tuple[Room, tuple[RoomMessage, ...]]:
    """Return the room after an event, and the messages that follow from it.

    Nothing raises. A refused event leaves the room as it was, and the only message is a reply with
    the reason. An accepted one gives its record first, then a reply, then what has changed.

    Args:
        room: the room before.
        event: what happened.
        now: when it arrived.
    """
    if isinstance(event, Here | Gone):
        return note_presence(room, event)
    decision = _decide(room, event)
    if isinstance(decision, Reply):
        return room, (decision,)
    record = Record(room.seq + 1, now, decision)
    changed = apply(room, record)
    return changed, (_with_participant(record, changed), *_told(decision, changed))


def _decide(room: Room, event: Recorded | TeamVote) -> Recorded | Reply:
    """Return the event to record, or a reply that says why there is none."""
    match event:
        case Join():
            return decide_join(room, event)
        case Vote():
            return _decide_vote(room, event)
        case TeamVote():
            return _decide_team_vote(room, event)
        case AddTeam():
            return decide_team(room, event)
        case Hands():
            return _decide_hands(room, event)
        case Rename() | Reassign():
            return decide_rename(room, event)
        case Remove() | Readmit() | AllowReturn():
            return decide_management(room, event)
        case Return():
            return decide_return(room, event)
        case LockDoor():
            return event
        case _:
            return _decide_step(room, event)


def _with_participant(record: Record, room: Room) -> Record:
    """Return a record with the participant who joined or was renamed, from the room after."""
    match record.event:
        case Join() | AddTeam():
            newest = max(room.participants)  # they are numbered as they come
            return replace(record, participant=room.participants[newest])
        case Rename() | Reassign():
            return replace(record, participant=room.participants[record.event.participant_id])
        case _:
            return record


def _told(event: Recorded, room: Room) -> tuple[RoomMessage, ...]:
    """Return the messages that follow an accepted event, besides its record."""
    match event:
        case Join() | AddTeam():
            return Reply(Verdict.DONE, max(room.participants)), Counted()
        case Return():
            return Reply(Verdict.DONE, event.participant_id), Counted()
        case Vote():
            who = event.participant_id
            # Another tab of the same phone shows the vote too.
            return Reply(Verdict.DONE, who), Changed(who), Counted()
        case Rename() | Reassign() | Remove() | Readmit() | AllowReturn():
            return Reply(Verdict.DONE), Changed(event.participant_id), Counted()
        case Hands() | LockDoor():
            return Reply(Verdict.DONE), Counted()
        case _:
            return Reply(Verdict.DONE), Changed()


def _decide_vote(room: Room, vote: Vote) -> Vote | Reply:
    one = room.participants.get(vote.participant_id)
    if one is None or one.by_hand:
        return Reply(Verdict.UNKNOWN)
    given = room.cast.get((vote.question, vote.round), NO_VOTES).get(one.id, ())
    # A resend is answered as the first time was, even when the vote has been closed since.
    if any(cast.vote.client_key == vote.client_key for cast in given):
        return Reply(Verdict.AGAIN, one.id)
    if one.removed:
        return Reply(Verdict.REMOVED)
    # The bank keeps one vote of a participant with a key. Another response under the same key
    # would be taken for its resend there, and lost.
    if any(
        cast.vote.client_key == vote.client_key
        for votes in room.cast.values()
        for cast in votes.get(one.id, ())
    ):
        return Reply(Verdict.UNKNOWN)
    return _decide_in_time(room, vote)


def _decide_team_vote(room: Room, event: TeamVote) -> Vote | Reply:
    one = room.participants.get(event.participant_id)
    if one is None or not one.by_hand or one.removed:
        return Reply(Verdict.UNKNOWN)
    key = f"by hand {room.seq + 1}"
    return _decide_in_time(room, Vote(one.id, key, room.question, room.round, event.choice))


def _decide_in_time(room: Room, vote: Vote) -> Vote | Reply:
    ballot = vote.question, vote.round
    if not 0 <= vote.question < len(room.questions) or vote.round not in (1, 2):
        return Reply(Verdict.UNKNOWN)
    if ballot > room.ballot:
        return Reply(Verdict.NOT_NOW)
    if ballot < room.ballot or room.phase is not Phase.VOTE:
        return Reply(Verdict.LATE)
    if not 0 <= vote.choice < len(room.questions[vote.question].presented.options):
        return Reply(Verdict.UNKNOWN)
    if len(room.cast.get(ballot, NO_VOTES).get(vote.participant_id, ())) >= MOST_VOTES:
        return Reply(Verdict.TOO_OFTEN)
    return vote


def _decide_hands(room: Room, event: Hands) -> Hands | Reply:
    question = room.current
    if question is None or room.phase not in (Phase.VOTE, Phase.CLOSED):
        return Reply(Verdict.NOT_NOW)
    if len(event.counts) != len(question.presented.options):
        return Reply(Verdict.UNKNOWN)
    if not all(0 <= count <= MOST_HANDS for count in event.counts):
        return Reply(Verdict.UNKNOWN)
    return event


def _decide_step(room: Room, step: PhaseStep) -> PhaseStep | Reply:
    return Reply(Verdict.NOT_NOW) if next_step(room, step) is None else step
