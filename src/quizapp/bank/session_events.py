"""The events of a session as rows of three tables, and read back from them.

Who joined is in ``participant``, votes are in ``vote``, everything else in ``live_step``. All three
share one count ``seq``: in its order their rows are the session's records.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.bank.tables import moment, stored
from quizapp.core.answering.attempts import Certainty
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
    Readmit,
    Reassign,
    Record,
    Recorded,
    Remove,
    Rename,
    ReopenVote,
    Return,
    Reveal,
    Vote,
)

Row = tuple[Any, ...]
"""Values as the database stores them, in the order of a table's columns."""


@dataclass(frozen=True)
class EventTable:
    """One of the three tables: its columns beside the session's id, ``seq`` and ``at``."""

    name: str
    own: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return all columns, as the rows of ``rows_of`` have them."""
        return ("session_id", "seq", "at", *self.own)

    @property
    def query(self) -> str:
        """Return the query for the rows of a session, as ``record_of`` takes them."""
        columns = ", ".join(self.columns[1:])
        return f"SELECT {columns} FROM {self.name} WHERE session_id = :session ORDER BY seq"


PARTICIPANTS = EventTable("participant", ("number", "name", "token_hash", "learner_id"))
VOTES = EventTable(
    "vote", ("participant", "client_key", "question", "round", "choice", "certainty")
)
STEPS = EventTable("live_step", ("kind", "step"))

_Plain = OpenVote | CloseVote | ReopenVote | Discuss | Reveal | Explain | End

_NO_VALUES: dict[str, type[_Plain]] = {
    "open vote": OpenVote,
    "close vote": CloseVote,
    "reopen vote": ReopenVote,
    "discuss": Discuss,
    "reveal": Reveal,
    "explain": Explain,
    "end": End,
}
_KIND: dict[type[Recorded], str] = {made: kind for kind, made in _NO_VALUES.items()}

_WITH_VALUES: dict[str, Callable[[Mapping[str, Any]], Recorded]] = {
    "hands": lambda step: Hands(tuple(step["counts"])),
    "rename": lambda step: Rename(ParticipantId(step["who"]), step["name"]),
    "reassign": lambda step: Reassign(ParticipantId(step["who"]), step["name"]),
    "may return": lambda step: AllowReturn(ParticipantId(step["who"]), step["allowed"]),
    "return": lambda step: Return(ParticipantId(step["who"]), step["token"]),
    "remove": lambda step: Remove(ParticipantId(step["who"])),
    "readmit": lambda step: Readmit(ParticipantId(step["who"])),
    "door": lambda step: LockDoor(step["locked"]),
}


def rows_of(
    session_id: int, records: Sequence[Record], learners: frozenset[LearnerId]
) -> dict[EventTable, list[Row]]:
    """Return records as rows.

    Args:
        session_id: the session.
        records: as the room made them, each with the participant who joined.
        learners: those who are still in the bank; a link to any other is left out.
    """
    rows: dict[EventTable, list[Row]] = {PARTICIPANTS: [], VOTES: [], STEPS: []}
    for record in records:
        table, own = _row_of(record, learners)
        rows[table].append((session_id, record.seq, stored(record.at), *own))
    return rows


def record_of(table: EventTable, row: Row) -> Record:
    """Return the record in a row.

    Args:
        table: the row's table.
        row: as the table's query reads it.
    """
    seq, at, *own = row
    return Record(seq, moment(at), _EVENT_OF[table](*own))


def step_of(event: Recorded) -> tuple[str, dict[str, str | int | bool | list[int]]]:
    """Return the kind and the values that a row of ``live_step`` keeps of an event."""
    match event:
        case Hands():
            return "hands", {"counts": list(event.counts)}
        case Rename():
            return "rename", {"who": int(event.participant_id), "name": event.name}
        case Reassign():
            return "reassign", {"who": int(event.participant_id), "name": event.name}
        case AllowReturn():
            return "may return", {"who": int(event.participant_id), "allowed": event.allowed}
        case Return():
            return "return", {"who": int(event.participant_id), "token": event.token_hash}
        case Remove():
            return "remove", {"who": int(event.participant_id)}
        case Readmit():
            return "readmit", {"who": int(event.participant_id)}
        case LockDoor():
            return "door", {"locked": event.locked}
        case _:
            return _KIND[type(event)], {}


def _row_of(record: Record, learners: frozenset[LearnerId]) -> tuple[EventTable, Row]:
    event = record.event
    match event:
        case Join() | AddTeam():
            one = record.participant
            assert one is not None  # the room gives it to every record of somebody who joins
            link = one.learner_id if one.learner_id in learners else None
            return PARTICIPANTS, (int(one.id), one.name, one.token_hash, link)
        case Vote():
            certainty = None if event.certainty is None else event.certainty.value
            return VOTES, (
                *(int(event.participant_id), event.client_key, event.question, event.round),
                *(event.choice, certainty),
            )
        case _:
            kind, step = step_of(event)
            return STEPS, (kind, json.dumps(step))


def _join_of(number: int, name: str, token_hash: str, learner_id: int | None) -> Recorded:
    if not token_hash:
        return AddTeam(name)
    return Join(token_hash, name, None if learner_id is None else LearnerId(learner_id))


def _vote_of(
    participant: int,
    client_key: str,
    question: int,
    number: int,
    choice: int,
    certainty: str | None,
) -> Recorded:
    known = None if certainty is None else Certainty(certainty)
    return Vote(ParticipantId(participant), client_key, question, number, choice, known)


def _event_of_step(kind: str, step: str | Mapping[str, Any]) -> Recorded:
    made = _NO_VALUES.get(kind)
    if made is not None:
        return made()
    # SQLite keeps JSON as text; PostgreSQL hands it over as what it means.
    return _WITH_VALUES[kind](json.loads(step) if isinstance(step, str) else step)


_EVENT_OF: dict[EventTable, Callable[..., Recorded]] = {
    PARTICIPANTS: _join_of,
    VOTES: _vote_of,
    STEPS: _event_of_step,
}
