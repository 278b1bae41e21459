"""Between the room's records and what the bank keeps of them."""

from collections.abc import Callable, Iterable
from typing import Any

from quizapp.core.content.ids import ParticipantId
from quizapp.core.session import events as happens
from quizapp.core.session.room import Record, Room
from quizapp.core.session.setup import LiveEntry, LiveJoin, LiveRename, LiveStep, LiveVote

_STEPS: dict[str, Callable[..., happens.Event]] = {
    "open vote": happens.OpenVote,
    "close vote": happens.CloseVote,
    "reopen vote": happens.ReopenVote,
    "discuss": happens.Discuss,
    "reveal": happens.Reveal,
    "explain": happens.Explain,
    "end": happens.End,
    "hands": lambda counts: happens.Hands(tuple(counts)),
    "rename": lambda who, name: happens.Rename(ParticipantId(who), name),
    "reassign": lambda who, name: happens.Reassign(ParticipantId(who), name),
    "may return": lambda who, allowed: happens.AllowReturn(ParticipantId(who), allowed),
    "return": lambda who, token: happens.Return(ParticipantId(who), token),
    "remove": lambda who: happens.Remove(ParticipantId(who)),
    "readmit": lambda who: happens.Readmit(ParticipantId(who)),
    "door": happens.LockDoor,
}


def entry_of(record: Record, room: Room) -> LiveEntry:
    """Return what the bank keeps of a record.

    Args:
        record: the record.
        room: the room right after it.
    """
    event, seq, at = record.event, record.seq, record.at
    match event:
        case happens.Join() | happens.AddTeam():
            newest = max(room.participants)  # participants are numbered as they come
            one = room.participants[newest]
            return LiveJoin(seq, at, newest, one.name, one.token_hash, one.learner_id)
        case happens.Vote() | happens.TeamVote():
            who = event.participant_id
            vote = room.cast[room.place][who][-1].vote
            return LiveVote(
                seq,
                at,
                who,
                vote.client_key,
                vote.question,
                vote.round,
                vote.choice,
                vote.certainty,
            )
        case happens.Rename() | happens.Reassign():
            kind, values = _step_of(event)
            one = room.participants[event.participant_id]
            somebody_else = isinstance(event, happens.Reassign)
            return LiveRename(seq, at, kind, values, one.id, one.learner_id, somebody_else)
        case _:
            kind, values = _step_of(event)
            return LiveStep(seq, at, kind, values)


def records_of(entries: Iterable[LiveEntry]) -> list[Record]:
    """Return the records that entries were made of, in their order."""
    teams: set[ParticipantId] = set()
    records = []
    for entry in sorted(entries, key=lambda one: one.seq):
        if isinstance(entry, LiveJoin) and not entry.token_hash:
            teams.add(entry.participant_id)
        records.append(Record(entry.seq, entry.at, _event_of(entry, teams)))
    return records


def _event_of(entry: LiveEntry, teams: set[ParticipantId]) -> happens.Event:
    match entry:
        case LiveJoin(token_hash=""):
            return happens.AddTeam(entry.name)
        case LiveJoin():
            return happens.Join(entry.token_hash, entry.name, entry.learner_id)
        case LiveVote() if entry.participant_id in teams:
            return happens.TeamVote(entry.participant_id, entry.choice)
        case LiveVote():
            return happens.Vote(
                entry.participant_id,
                entry.client_key,
                entry.question,
                entry.round,
                entry.choice,
                entry.certainty,
            )
        case LiveStep():
            return _STEPS[entry.kind](**entry.values)


def _step_of(event: happens.Event) -> tuple[str, dict[str, Any]]:
    match event:
        case happens.Hands():
            return "hands", {"counts": list(event.counts)}
        case happens.Rename():
            return "rename", {"who": int(event.participant_id), "name": event.name}
        case happens.Reassign():
            return "reassign", {"who": int(event.participant_id), "name": event.name}
        case happens.AllowReturn():
            return "may return", {"who": int(event.participant_id), "allowed": event.allowed}
        case happens.Return():
            return "return", {"who": int(event.participant_id), "token": event.token_hash}
        case happens.Remove():
            return "remove", {"who": int(event.participant_id)}
        case happens.Readmit():
            return "readmit", {"who": int(event.participant_id)}
        case happens.LockDoor():
            return "door", {"locked": event.locked}
        case _:
            kind = next(name for name, made in _STEPS.items() if made is type(event))
            return kind, {}
