"""Who may join a session: names, whose they are, coming back from another phone, being removed.

Each function returns the event to record, or a reply that says why it is refused. What an accepted
event does to the room is in ``transitions``.
"""

from dataclasses import replace

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session.events import (
    AddTeam,
    AllowReturn,
    Gone,
    Here,
    Join,
    Readmit,
    Reassign,
    Remove,
    Rename,
    Return,
)
from quizapp.core.session.names import looks_like, name_key
from quizapp.core.session.room_state import Counted, Phase, Reply, Room, RoomMessage, Verdict
from quizapp.core.session.setup import Naming
from quizapp.core.session.transitions import is_somebody_else, renamed

MOST_PARTICIPANTS = 2_500
"""The most participants of a room: far beyond any class, to stop a flood of joins."""


def decide_join(room: Room, event: Join) -> Join | Return | Reply:
    """Decide on a phone that joins: as somebody new, or as a participant who may return."""
    known = room.by_token.get(event.token_hash)
    if known is not None:
        out = room.participants[known].removed
        return Reply(Verdict.REMOVED if out else Verdict.AGAIN, known)
    if room.phase is Phase.END or not event.token_hash or not room.setup.phones:
        return Reply(Verdict.NOT_NOW)
    key = name_key(event.name)
    for one in room.returning:
        if key in (name_key(one.name), name_key(one.listed)):
            return decide_return(room, Return(one.id, event.token_hash))
    if room.locked:
        return Reply(Verdict.DOOR_LOCKED)
    typed = room.setup.naming is Naming.TYPED
    if typed and looks_like(event.name, (one.name for one in room.participants.values())):
        return Reply(Verdict.LOOKS_ALIKE)
    refusal = _refusal_to_enter(room, event.name)
    return event if refusal is None else refusal


def decide_return(room: Room, event: Return) -> Return | Reply:
    """Decide on another phone that continues as a participant; the phone before is forgotten."""
    one = room.participants.get(event.participant_id)
    if (
        one is None
        or not one.may_return
        or not event.token_hash
        or event.token_hash in room.by_token
    ):
        return Reply(Verdict.UNKNOWN)
    return event


def decide_team(room: Room, event: AddTeam) -> AddTeam | Reply:
    """Decide on a team, or a pupil without a phone."""
    if room.phase is Phase.END:
        return Reply(Verdict.NOT_NOW)
    refusal = _refusal_to_enter(room, event.name)
    return event if refusal is None else refusal


def decide_rename(room: Room, event: Rename | Reassign) -> Rename | Reassign | Reply:
    """Decide on another name: of the same person, or of the one who had taken another's name."""
    one = room.participants.get(event.participant_id)
    if one is None or not event.name.strip():
        return Reply(Verdict.UNKNOWN)
    if _is_taken(room, event.name, but_for=one.id):
        return Reply(Verdict.NAME_TAKEN)
    if is_somebody_else(room, one, event):
        event = Reassign(one.id, event.name)  # the bank unlinks the pupil that it was before
    return Reply(Verdict.AGAIN) if renamed(room, one, event) == one else event


def decide_management(
    room: Room, event: Remove | Readmit | AllowReturn
) -> Remove | Readmit | AllowReturn | Reply:
    """Decide on removing a participant, readmitting them, or letting another phone continue."""
    one = room.participants.get(event.participant_id)
    if one is None:
        return Reply(Verdict.UNKNOWN)
    match event:
        case Remove():
            again = one.removed
        case Readmit():
            again = not one.removed
        case AllowReturn():
            if one.by_hand or room.phase is Phase.END:
                return Reply(Verdict.NOT_NOW)
            again = one.may_return == event.allowed
    return Reply(Verdict.AGAIN) if again else event


def note_presence(room: Room, event: Here | Gone) -> tuple[Room, tuple[RoomMessage, ...]]:
    """Return the room with a phone connected or gone. Presence is not recorded."""
    known = event.participant_id in room.participants
    joined = room.here | {event.participant_id} if known else room.here
    here = joined if isinstance(event, Here) else room.here - {event.participant_id}
    if here == room.here:
        return room, ()
    return replace(room, here=here), (Counted(),)


def _refusal_to_enter(room: Room, name: str) -> Reply | None:
    if len(room.participants) >= MOST_PARTICIPANTS:
        return Reply(Verdict.FULL)
    if not name.strip():
        return Reply(Verdict.UNKNOWN)
    return Reply(Verdict.NAME_TAKEN) if _is_taken(room, name) else None


def _is_taken(room: Room, name: str, *, but_for: ParticipantId | None = None) -> bool:
    """Return whether a name is in use, or belongs to a pupil of the list who is in the room.

    A name whose spelling was corrected still is its pupil's: nobody else may join under it.
    """
    key = name_key(name)
    if key in room.names:
        return room.names[key] != but_for
    return room.setup.entry(name) is not None and any(
        name_key(one.listed) == key and one.id != but_for for one in room.participants.values()
    )
