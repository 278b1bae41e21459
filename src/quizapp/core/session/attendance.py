"""Who is in a room: coming in and coming back, names and whose they are, being sent out."""

from dataclasses import replace
from datetime import datetime

from quizapp.core.content.ids import LearnerId, ParticipantId
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
from quizapp.core.session.room_state import (
    Changed,
    Counted,
    Outcome,
    Participant,
    Phase,
    Reply,
    Room,
    Verdict,
    recorded,
    refused,
)
from quizapp.core.session.setup import Naming

MOST_PARTICIPANTS = 2_500
"""A room takes no more: far beyond any class, so that a flood of joins ends somewhere."""


def join(room: Room, event: Join, now: datetime) -> Outcome:
    """Register a phone, or let one take up a participant who may return."""
    known = room.by_token.get(event.token_hash)
    if known is not None:
        out = room.participants[known].removed
        return room, (Reply(Verdict.REMOVED if out else Verdict.AGAIN, known),)
    if room.phase is Phase.END or not event.token_hash or not room.plan.phones:
        return refused(room, Verdict.NOT_NOW)
    key = name_key(event.name)
    for one in room.returning:
        if key in (name_key(one.name), name_key(one.listed)):
            return come_back(room, Return(one.id, event.token_hash), now)
    if room.locked:
        return refused(room, Verdict.DOOR_LOCKED)
    typed = room.plan.naming is Naming.TYPED and not room.replaying
    if typed and looks_like(event.name, (one.name for one in room.participants.values())):
        return refused(room, Verdict.LOOKS_ALIKE)
    return _enter(room, event, event.name, event.token_hash, event.learner_id, now)


def come_back(room: Room, event: Return, now: datetime) -> Outcome:
    """Give a participant to another phone; the phone before is unknown from now on."""
    # Whether the participant is connected is not asked again: what was recorded must be accepted
    # when it is replayed, and presence is not recorded.
    one = room.participants.get(event.participant_id)
    if (
        one is None
        or not one.may_return
        or not event.token_hash
        or event.token_hash in room.by_token
    ):
        return refused(room, Verdict.UNKNOWN)
    tokens = {token: who for token, who in room.by_token.items() if who != one.id}
    changed = replace(
        _with_participant(room, replace(one, token_hash=event.token_hash, may_return=False)),
        by_token={**tokens, event.token_hash: one.id},
    )
    return recorded(room, changed, event, now, Reply(Verdict.DONE, one.id), Counted())


def add_team(room: Room, event: AddTeam, now: datetime) -> Outcome:
    """Add a team, or a pupil without a phone."""
    if room.phase is Phase.END:
        return refused(room, Verdict.NOT_NOW)
    return _enter(room, event, event.name, "", None, now)


def _enter(
    room: Room,
    event: Join | AddTeam,
    name: str,
    token_hash: str,
    learner_id: LearnerId | None,
    now: datetime,
) -> Outcome:
    if len(room.participants) >= MOST_PARTICIPANTS:
        return refused(room, Verdict.FULL)
    if not name.strip():
        return refused(room, Verdict.UNKNOWN)
    if _is_taken(room, name):
        return refused(room, Verdict.NAME_TAKEN)
    number = ParticipantId(len(room.participants) + 1)
    entry = room.plan.entry(name)
    if entry is not None and learner_id is None:
        learner_id = entry.learner_id  # a pupil without a phone, added by the name on the list
    one = Participant(number, name, token_hash, now, learner_id, listed=entry.name if entry else "")
    changed = replace(
        asking(_with_participant(room, one), number),
        names={**room.names, name_key(name): number},
        by_token={**room.by_token, token_hash: number} if token_hash else room.by_token,
    )
    return recorded(room, changed, event, now, Reply(Verdict.DONE, number), Counted())


def rename(room: Room, event: Rename | Reassign, now: datetime) -> Outcome:
    """Give a participant another name: the same person's, or the person's own instead of another's.

    A name of the class list always brings its pupil with it. Were it only a spelling, what one
    pupil answers would enter the review of another.
    """
    one = room.participants.get(event.participant_id)
    if one is None or not event.name.strip():
        return refused(room, Verdict.UNKNOWN)
    if _is_taken(room, event.name, but_for=one):
        return refused(room, Verdict.NAME_TAKEN)
    entry = room.plan.entry(event.name)
    named = replace(one, name=event.name)
    if entry is not None and entry.name != one.listed:
        event = Reassign(one.id, event.name)
    if isinstance(event, Reassign):
        link = entry.learner_id if entry else None
        named = replace(named, listed=entry.name if entry else "", learner_id=link)
    if named == one:
        return refused(room, Verdict.AGAIN)
    names = {name: who for name, who in room.names.items() if who != one.id}
    names[name_key(event.name)] = one.id
    changed = replace(_with_participant(room, named), names=names)
    return recorded(room, changed, event, now, Changed(one.id), Counted())


def manage(room: Room, event: Remove | Readmit | AllowReturn, now: datetime) -> Outcome:
    """Send a participant out, back in, or let another phone take it up."""
    one = room.participants.get(event.participant_id)
    if one is None:
        return refused(room, Verdict.UNKNOWN)
    match event:
        case Remove():
            changed_one = replace(one, removed=True)
        case Readmit():
            changed_one = replace(one, removed=False)
        case AllowReturn():
            if one.by_hand or room.phase is Phase.END:
                return refused(room, Verdict.NOT_NOW)
            changed_one = replace(one, may_return=event.allowed)
    if changed_one == one:
        return refused(room, Verdict.AGAIN)
    changed = _with_participant(room, changed_one)
    if isinstance(event, Readmit):
        changed = asking(changed, one.id)
    return recorded(room, changed, event, now, Changed(one.id), Counted())


def _is_taken(room: Room, name: str, *, but_for: Participant | None = None) -> bool:
    """Return whether a name is in use, or belongs to a pupil of the list who is in the room.

    A name whose spelling was corrected still is its pupil's: nobody else may come in under it.
    """
    if room.replaying:
        return False
    key, own = name_key(name), but_for.id if but_for else None
    if key in room.names:
        return room.names[key] != own
    return room.plan.entry(name) is not None and any(
        name_key(one.listed) == key and one.id != own for one in room.participants.values()
    )


def _with_participant(room: Room, one: Participant) -> Room:
    return replace(room, participants={**room.participants, one.id: one})


def asking(room: Room, *who: ParticipantId) -> Room:
    """Return the room with these among those who are asked, if a vote is open."""
    if room.phase is not Phase.VOTE:
        return room
    so_far = room.asked.get(room.question, frozenset())
    return replace(room, asked={**room.asked, room.question: so_far | frozenset(who)})


def note_presence(room: Room, event: Here | Gone) -> Outcome:
    """Note who is connected. It is not recorded."""
    known = event.participant_id in room.participants
    joined = room.here | {event.participant_id} if known else room.here
    here = joined if isinstance(event, Here) else room.here - {event.participant_id}
    if here == room.here:
        return room, ()
    return replace(room, here=here), (Counted(),)
