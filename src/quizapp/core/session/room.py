"""The room of a live session: (room, event, now) in, (room, messages) out. No IO, no clock.

    LOBBY -> VOTE 1 -> CLOSED 1 -> [DISCUSS -> VOTE 2 -> CLOSED 2] -> REVEAL -> EXPLAIN
    and from REVEAL or EXPLAIN to VOTE 1 of the next question, or to END. A vote that was closed by
    accident is opened again from CLOSED or DISCUSS.

Spec SE-1, FB-8: votes are private, the result is hidden until the last vote is closed, and no
question is left without its reveal. A room is remade after a crash by replaying what it had
recorded (``replayed``): the same events make the same room.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from quizapp.core.session.attendance import (
    MOST_PARTICIPANTS,
    add_team,
    asking,
    come_back,
    join,
    manage,
    note_presence,
    rename,
)
from quizapp.core.session.events import (
    AddTeam,
    AllowReturn,
    CloseVote,
    Discuss,
    End,
    Event,
    Explain,
    Gone,
    Hands,
    Here,
    Join,
    LockDoor,
    OpenVote,
    Readmit,
    Reassign,
    Remove,
    Rename,
    ReopenVote,
    Return,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.core.session.plan import RoomPlan
from quizapp.core.session.room_state import (
    NO_VOTES,
    CastVote,
    Changed,
    Counted,
    Message,
    Outcome,
    Participant,
    Phase,
    Place,
    Record,
    Reply,
    Room,
    Verdict,
    recorded,
    refused,
    with_fields,
)

__all__ = [
    "MOST_HANDS",
    "MOST_PARTICIPANTS",
    "MOST_VOTES",
    "CastVote",
    "Changed",
    "Counted",
    "Message",
    "Participant",
    "Phase",
    "Place",
    "Record",
    "Reply",
    "Room",
    "Verdict",
    "after",
    "replayed",
]

MOST_VOTES = 50
"""How often one participant may change a response in one round."""

MOST_HANDS = 999


def after(room: Room, event: Event, now: datetime) -> tuple[Room, tuple[Message, ...]]:
    """Return the room after an event, and what must be recorded and told because of it.

    Nothing raises: whatever arrives is done, or answered with the reason why not, and then the
    room is the same as before.

    Args:
        room: the room before.
        event: what happened.
        now: when it arrived.
    """
    match event:
        case Join():
            return join(room, event, now)
        case Vote():
            return _vote(room, event, now)
        case Here() | Gone():
            return note_presence(room, event)
        case AddTeam():
            return add_team(room, event, now)
        case TeamVote():
            return _team_vote(room, event, now)
        case Hands():
            return _count_hands(room, event, now)
        case Rename() | Reassign():
            return rename(room, event, now)
        case Remove() | Readmit() | AllowReturn():
            return manage(room, event, now)
        case Return():
            return come_back(room, event, now)
        case LockDoor():
            changed = replace(room, locked=event.locked)
            return recorded(room, changed, event, now, Counted())
        case _:
            return _step(room, event, now)


def replayed(plan: RoomPlan, records: Iterable[Record]) -> Room:
    """Return the room that recorded events amount to, with nobody connected.

    Args:
        plan: what the session was started with.
        records: everything recorded, in order.
    """
    room = Room(plan, replaying=True)
    for record in records:
        room, _ = after(room, record.event, record.at)
        # Were the room ever to count otherwise than it did then, new records would take the places
        # of old ones.
        room = replace(room, seq=record.seq)
    return replace(room, replaying=False)


def _vote(room: Room, event: Vote, now: datetime) -> Outcome:
    one = room.participants.get(event.participant_id)
    if one is None or one.by_hand:
        return refused(room, Verdict.UNKNOWN)
    given = room.cast.get((event.question, event.round), NO_VOTES).get(one.id, ())
    # A resend is answered as the first time was, even when the bell has rung since.
    if any(cast.vote.client_key == event.client_key for cast in given):
        return room, (Reply(Verdict.AGAIN, one.id),)
    if one.removed:
        return refused(room, Verdict.REMOVED)
    # A key that stood for another response would be taken for its resend when it is written down.
    if any(
        cast.vote.client_key == event.client_key
        for votes in room.cast.values()
        for cast in votes.get(one.id, ())
    ):
        return refused(room, Verdict.UNKNOWN)
    return _take_vote(room, event, event, now)


def _team_vote(room: Room, event: TeamVote, now: datetime) -> Outcome:
    one = room.participants.get(event.participant_id)
    if one is None or not one.by_hand or one.removed:
        return refused(room, Verdict.UNKNOWN)
    vote = Vote(one.id, f"by hand {room.seq + 1}", room.question, room.round, event.choice)
    return _take_vote(room, event, vote, now)


def _take_vote(room: Room, event: Vote | TeamVote, vote: Vote, now: datetime) -> Outcome:
    if not 0 <= vote.question < len(room.plan.questions) or vote.round not in (1, 2):
        return refused(room, Verdict.UNKNOWN)
    if (vote.question, vote.round) > room.place:
        return refused(room, Verdict.NOT_NOW)
    if (vote.question, vote.round) < room.place or room.phase is not Phase.VOTE:
        return refused(room, Verdict.LATE)
    if not 0 <= vote.choice < len(room.plan.questions[vote.question].presented.options):
        return refused(room, Verdict.UNKNOWN)
    votes = room.cast.get(room.place, NO_VOTES)
    given = votes.get(vote.participant_id, ())
    if len(given) >= MOST_VOTES:
        return refused(room, Verdict.TOO_OFTEN)
    now_cast = {**votes, vote.participant_id: (*given, CastVote(vote, now))}
    changed = with_fields(room, cast={**room.cast, room.place: now_cast})
    return recorded(
        room,
        changed,
        event,
        now,
        Reply(Verdict.DONE, vote.participant_id),
        Changed(vote.participant_id),  # another tab of the same phone shows it too
        Counted(),
    )


def _count_hands(room: Room, event: Hands, now: datetime) -> Outcome:
    question = room.current
    if question is None or room.phase not in (Phase.VOTE, Phase.CLOSED):
        return refused(room, Verdict.NOT_NOW)
    if len(event.counts) != len(question.presented.options):
        return refused(room, Verdict.UNKNOWN)
    if not all(0 <= count <= MOST_HANDS for count in event.counts):
        return refused(room, Verdict.UNKNOWN)
    changed = replace(room, hands={**room.hands, room.place: event.counts})
    return recorded(room, changed, event, now, Counted())


def _step(
    room: Room,
    event: OpenVote | CloseVote | ReopenVote | Discuss | Reveal | Explain | End,
    now: datetime,
) -> Outcome:
    changed = _stepped(room, event)
    if changed is None:
        return refused(room, Verdict.NOT_NOW)
    changed = asking(changed, *(one.id for one in room.present))
    return recorded(room, replace(changed, since=now), event, now, Changed())


def _stepped(
    room: Room, event: OpenVote | CloseVote | ReopenVote | Discuss | Reveal | Explain | End
) -> Room | None:
    """Return the room one step on; None where the step cannot be taken from here."""
    phase = room.phase
    last = room.question + 1 >= len(room.plan.questions)
    match event:
        case OpenVote() if phase is Phase.DISCUSS:
            return replace(room, phase=Phase.VOTE, round=2)
        case OpenVote() if phase in (Phase.LOBBY, Phase.REVEAL, Phase.EXPLAIN):
            if last or room.ending:
                return None
            return replace(room, phase=Phase.VOTE, question=room.question + 1, round=1)
        case CloseVote() if phase is Phase.VOTE:
            return replace(room, phase=Phase.CLOSED)
        case ReopenVote() if phase in (Phase.CLOSED, Phase.DISCUSS):
            return replace(room, phase=Phase.VOTE)
        case Discuss() if phase is Phase.CLOSED and room.round == 1:
            return replace(room, phase=Phase.DISCUSS)
        case Reveal() if phase in (Phase.CLOSED, Phase.DISCUSS):
            return replace(room, phase=Phase.REVEAL)
        case Explain() if phase is Phase.REVEAL:
            return replace(room, phase=Phase.EXPLAIN)
        case End() if phase in (Phase.VOTE, Phase.CLOSED, Phase.DISCUSS):
            return replace(room, phase=Phase.REVEAL, ending=True)
        case End() if phase is not Phase.END:
            return replace(room, phase=Phase.END)
        case _:
            return None
