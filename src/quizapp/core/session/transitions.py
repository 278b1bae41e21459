"""What each recorded event does to the room. Whether an event may happen is decided elsewhere.

The running session (``room.after``) and the replay of a stored one (``replay``) both change the
room here and nowhere else, so that a session reads back as it went. An event in a record did
happen: nothing here asks again whether it was allowed. Were a rule for joining or voting to change,
an old session would otherwise come to other results than it did in class.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from quizapp.core.content.ids import LearnerId, ParticipantId
from quizapp.core.session.events import (
    AddTeam,
    AllowReturn,
    CloseVote,
    Discuss,
    End,
    Explain,
    Hands,
    Join,
    LockDoor,
    OpenVote,
    Participant,
    Readmit,
    Reassign,
    Record,
    Remove,
    Rename,
    ReopenVote,
    Return,
    Reveal,
    Vote,
)
from quizapp.core.session.names import name_key
from quizapp.core.session.room_state import NO_VOTES, Ballot, CastVote, Phase, Room, VotesOfEach

PhaseStep = OpenVote | CloseVote | ReopenVote | Discuss | Reveal | Explain | End


def apply(room: Room, record: Record) -> Room:
    """Return the room after a recorded event.

    An event that names an unknown participant, or a step that cannot be taken, changes nothing but
    the count: a damaged record must not keep a teacher from the rest of the session.

    Args:
        room: the room before.
        record: the next record of the session.
    """
    event = record.event
    if isinstance(event, Vote):
        return count_votes(room, (CastVote(event, record.at),), record.seq)
    match event:
        case Join():
            changed = _entered(room, event.name, event.token_hash, event.learner_id, record.at)
        case AddTeam():
            changed = _entered(room, event.name, "", None, record.at)
        case Return() | Rename() | Reassign() | Remove() | Readmit() | AllowReturn():
            changed = _managed(room, event)
        case LockDoor():
            changed = replace(room, locked=event.locked)
        case Hands():
            changed = replace(room, hands={**room.hands, room.ballot: event.counts})
        case _:
            changed = _stepped(room, event, record.at)
    return replace(changed, seq=record.seq)


def count_votes(room: Room, votes: Iterable[CastVote], seq: int) -> Room:
    """Return the room after votes, each in place of the same participant's vote before.

    Any number of them at once: to copy the room's votes for each one of ten thousand takes seven
    times as long.

    Args:
        room: the room before.
        votes: in the order in which they arrived.
        seq: of the last one's record.
    """
    cast: dict[Ballot, VotesOfEach] = dict(room.cast)
    fresh: dict[Ballot, dict[ParticipantId, tuple[CastVote, ...]]] = {}
    for one in votes:
        vote = one.vote
        if vote.participant_id not in room.participants:
            continue
        ballot = vote.question, vote.round
        if ballot not in fresh:
            cast[ballot] = fresh[ballot] = dict(cast.get(ballot, NO_VOTES))
        own = fresh[ballot]
        own[vote.participant_id] = (*own.get(vote.participant_id, ()), one)
    # As dataclasses.replace(room, cast=cast, seq=seq), and thirty times as fast: the server does
    # this for every vote.
    changed = object.__new__(Room)
    changed.__dict__.update(room.__dict__, cast=cast, seq=seq)
    return changed


def next_step(room: Room, step: PhaseStep) -> Room | None:
    """Return the room one step on; None where the step cannot be taken from here."""
    phase = room.phase
    last = room.question + 1 >= len(room.questions)
    match step:
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
            # The question that is open is revealed first (spec FB-8).
            return replace(room, phase=Phase.REVEAL, ending=True)
        case End() if phase is not Phase.END:
            return replace(room, phase=Phase.END)
        case _:
            return None


def is_somebody_else(room: Room, one: Participant, event: Rename | Reassign) -> bool:
    """Return whether a new name makes a participant another person.

    A name of the class list always brings its pupil with it. Were it only a spelling, what one
    pupil answers would enter the review of another.
    """
    entry = room.setup.entry(event.name)
    return isinstance(event, Reassign) or (entry is not None and entry.name != one.listed)


def renamed(room: Room, one: Participant, event: Rename | Reassign) -> Participant:
    """Return a participant under a new name."""
    named = replace(one, name=event.name)
    if not is_somebody_else(room, one, event):
        return named
    entry = room.setup.entry(event.name)
    link = entry.learner_id if entry else None
    return replace(named, listed=entry.name if entry else "", learner_id=link)


def _entered(
    room: Room, name: str, token_hash: str, learner_id: LearnerId | None, at: datetime
) -> Room:
    number = ParticipantId(len(room.participants) + 1)
    entry = room.setup.entry(name)
    if entry is not None and learner_id is None:
        learner_id = entry.learner_id  # a pupil without a phone, added by the name on the list
    one = Participant(number, name, token_hash, at, learner_id, listed=entry.name if entry else "")
    changed = replace(
        _with(room, one),
        names={**room.names, name_key(name): number},
        by_token={**room.by_token, token_hash: number} if token_hash else room.by_token,
    )
    return _asking(changed, number)


def _managed(
    room: Room, event: Return | Rename | Reassign | Remove | Readmit | AllowReturn
) -> Room:
    one = room.participants.get(event.participant_id)
    if one is None:
        return room
    match event:
        case Return():
            others = {token: who for token, who in room.by_token.items() if who != one.id}
            back = replace(one, token_hash=event.token_hash, may_return=False)
            return replace(_with(room, back), by_token={**others, event.token_hash: one.id})
        case Rename() | Reassign():
            names = {name: who for name, who in room.names.items() if who != one.id}
            names[name_key(event.name)] = one.id
            return replace(_with(room, renamed(room, one, event)), names=names)
        case Remove():
            return _with(room, replace(one, removed=True))
        case Readmit():
            return _asking(_with(room, replace(one, removed=False)), one.id)
        case AllowReturn():
            return _with(room, replace(one, may_return=event.allowed))


def _stepped(room: Room, step: PhaseStep, at: datetime) -> Room:
    changed = next_step(room, step)
    if changed is None:
        return room
    opened, left = room.opened, room.left
    if changed.phase is Phase.VOTE and changed.ballot not in opened:
        opened = {**opened, changed.ballot: at}
    went_on = changed.question != room.question or changed.phase is Phase.END
    if went_on and room.question >= 0:
        left = {**left, room.question: at}
    changed = _asking(changed, *(one.id for one in room.present))
    return replace(changed, since=at, opened=opened, left=left)


def _with(room: Room, one: Participant) -> Room:
    return replace(room, participants={**room.participants, one.id: one})


def _asking(room: Room, *who: ParticipantId) -> Room:
    """Return the room with these among those who are asked, if a vote is open."""
    if room.phase is not Phase.VOTE:
        return room
    so_far = room.asked.get(room.question, frozenset())
    return replace(room, asked={**room.asked, room.question: so_far | frozenset(who)})
