"""What a room of a live session is: a value, the reasons it gives, the messages it sends.

Only ``room.after`` makes the next room of one. Nothing here decides anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from quizapp.core.content.ids import LearnerId, ParticipantId
from quizapp.core.session.events import Event, Vote
from quizapp.core.session.names import name_key
from quizapp.core.session.plan import RoomPlan, RoomQuestion
from quizapp.core.session.setup import Naming


class Phase(StrEnum):
    """Where a session stands."""

    LOBBY = "lobby"
    VOTE = "vote"
    CLOSED = "closed"
    DISCUSS = "discuss"
    REVEAL = "reveal"
    EXPLAIN = "explain"
    END = "end"


class Verdict(StrEnum):
    """What became of an event; screens and phones put it into words."""

    DONE = "done"
    AGAIN = "again"
    """It had been done before: a resend, a double tap, a second tab. Nothing changed."""
    LATE = "late"
    """It arrived after the bell."""
    NOT_NOW = "not now"
    """The room is not where this can happen."""
    UNKNOWN = "unknown"
    """There is no such participant, question or option."""
    NAME_TAKEN = "name taken"
    LOOKS_ALIKE = "looks alike"
    """Somebody has a name that this one is hard to tell from."""
    DOOR_LOCKED = "door locked"
    FULL = "full"
    REMOVED = "removed"
    """The teacher sent this participant out."""
    TOO_OFTEN = "too often"


@dataclass(frozen=True)
class Record:
    """Must be durable before any other message of the same event goes out."""

    seq: int
    """Counts what a session recorded, from 1."""
    at: datetime
    event: Event


@dataclass(frozen=True)
class Reply:
    """What became of the event, for whoever sent it."""

    verdict: Verdict
    participant_id: ParticipantId | None = None
    """For a Join: who the phone is from now on."""


@dataclass(frozen=True)
class Changed:
    """What is shown has changed: to everybody, or to one participant alone."""

    participant_id: ParticipantId | None = None
    """None: to everybody."""


@dataclass(frozen=True)
class Counted:
    """Only counts have changed: teacher's console and projector show them, phones do not."""


Message = Record | Reply | Changed | Counted


@dataclass(frozen=True)
class Participant:
    """Somebody in the room."""

    id: ParticipantId
    name: str
    token_hash: str
    """Empty for a team that answers by hand."""
    joined_at: datetime
    learner_id: LearnerId | None = None
    removed: bool = False
    listed: str = ""
    """Whom of the class list this is, as the list has it; empty for nobody on it."""
    may_return: bool = False
    """Whether another phone may come in as this participant (``AllowReturn``)."""

    @property
    def by_hand(self) -> bool:
        """Return whether the teacher enters what this participant chooses."""
        return not self.token_hash


@dataclass(frozen=True)
class CastVote:
    """A vote as it was counted."""

    vote: Vote
    at: datetime


Place = tuple[int, int]
"""(question from 0, round 1 or 2)"""

NO_VOTES: Mapping[ParticipantId, tuple[CastVote, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Room:
    """All that a session has come to. Read it; only ``after`` makes the next one."""

    plan: RoomPlan
    phase: Phase = Phase.LOBBY
    question: int = -1
    """Which question it stands at, from 0; -1 in the lobby."""
    round: int = 1
    since: datetime | None = None
    """When the phase began."""
    ending: bool = False
    """Whether the session ends after the question that is being revealed."""
    locked: bool = False
    seq: int = 0
    participants: Mapping[ParticipantId, Participant] = field(default_factory=dict)
    by_token: Mapping[str, ParticipantId] = field(default_factory=dict)
    names: Mapping[str, ParticipantId] = field(default_factory=dict)
    """Names in use, by ``name_key``."""
    cast: Mapping[Place, Mapping[ParticipantId, tuple[CastVote, ...]]] = field(default_factory=dict)
    """Every vote that arrived in time; the last of each participant counts."""
    hands: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
    asked: Mapping[int, frozenset[ParticipantId]] = field(default_factory=dict)
    """Who could answer each question: who took part at any time while its vote was open."""
    here: frozenset[ParticipantId] = frozenset()
    replaying: bool = False
    """Whether what is told now was recorded before: who was let in then is in, whatever the rule
    for names is today."""

    @property
    def current(self) -> RoomQuestion | None:
        """Return the question it stands at; None in the lobby."""
        return self.plan.questions[self.question] if self.question >= 0 else None

    @property
    def place(self) -> Place:
        """Return question and round."""
        return self.question, self.round

    @property
    def revealed(self) -> frozenset[int]:
        """Return the questions whose key has been shown."""
        shown = self.phase in (Phase.REVEAL, Phase.EXPLAIN, Phase.END)
        return frozenset(range(self.question + 1 if shown else max(0, self.question)))

    @property
    def present(self) -> tuple[Participant, ...]:
        """Return who takes part: everybody who was not sent out."""
        return tuple(one for one in self.participants.values() if not one.removed)

    @property
    def returning(self) -> tuple[Participant, ...]:
        """Return who may come in again from another phone, and has not come back by itself."""
        return tuple(one for one in self.present if one.may_return and one.id not in self.here)

    @property
    def listed(self) -> frozenset[str]:
        """Return the names of the class list that are taken, as the list has them."""
        return frozenset(one.listed for one in self.participants.values() if one.listed)

    @property
    def free_names(self) -> tuple[str, ...]:
        """Return the names of the class list that nobody has taken: who is absent."""
        if self.plan.naming is not Naming.ROSTER:
            return ()
        taken = self.listed
        return tuple(
            one.name
            for one in self.plan.roster
            if one.name not in taken and name_key(one.name) not in self.names
        )

    def counted(self, place: Place) -> dict[ParticipantId, CastVote]:
        """Return the vote that counts of each participant who takes part."""
        votes = self.cast.get(place, NO_VOTES)
        return {
            who: given[-1] for who, given in votes.items() if not self.participants[who].removed
        }

    def vote_of(self, participant_id: ParticipantId, place: Place) -> CastVote | None:
        """Return the vote of one participant that counts."""
        given = self.cast.get(place, NO_VOTES).get(participant_id, ())
        return given[-1] if given else None


Outcome = tuple[Room, tuple[Message, ...]]


def refused(room: Room, verdict: Verdict) -> Outcome:
    """Return the room as it was, with the reason."""
    return room, (Reply(verdict),)


def recorded(before: Room, changed: Room, event: Event, now: datetime, *told: Message) -> Outcome:
    """Return the changed room with its record first, a reply that it is done, and what else."""
    seq = before.seq + 1
    done: tuple[Message, ...] = (Record(seq, now, event),)
    if not any(isinstance(one, Reply) for one in told):
        done += (Reply(Verdict.DONE),)
    return with_fields(changed, seq=seq), done + told


def with_fields(room: Room, **changes: object) -> Room:
    """Return the same as ``dataclasses.replace``, thirty times as fast: each vote needs it."""
    changed = object.__new__(Room)
    changed.__dict__.update(room.__dict__, **changes)
    return changed
