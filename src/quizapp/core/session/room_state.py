"""The room's state: an immutable value, the verdicts it gives and the messages it sends.

``room.after`` decides what may happen next; ``transitions.apply`` makes the next state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from quizapp.core.answering.attempts import ItemVersion
from quizapp.core.answering.presenting import PresentedItem, present
from quizapp.core.content.ids import ItemVersionId, ParticipantId
from quizapp.core.session.events import Participant, Record, Vote
from quizapp.core.session.names import name_key
from quizapp.core.session.setup import Naming, SessionSetup


class Phase(StrEnum):
    """The phase of a session."""

    LOBBY = "lobby"
    VOTE = "vote"
    CLOSED = "closed"
    DISCUSS = "discuss"
    REVEAL = "reveal"
    EXPLAIN = "explain"
    END = "end"


class Verdict(StrEnum):
    """The answer to an event; screens and phones put it into words."""

    DONE = "done"
    AGAIN = "again"
    """It was done already: a resend, a double tap, a second tab. Nothing changed."""
    LATE = "late"
    """It arrived after the vote was closed."""
    NOT_NOW = "not now"
    """This cannot happen in the phase that the session is in."""
    UNKNOWN = "unknown"
    """There is no such participant, question or option."""
    NAME_TAKEN = "name taken"
    LOOKS_ALIKE = "looks alike"
    """Somebody has a name that this one is hard to tell from."""
    DOOR_LOCKED = "door locked"
    FULL = "full"
    REMOVED = "removed"
    """The teacher removed this participant."""
    TOO_OFTEN = "too often"


@dataclass(frozen=True)
class Reply:
    """The answer to whoever sent the event."""

    verdict: Verdict
    participant_id: ParticipantId | None = None
    """For a Join: who the phone is from now on."""


@dataclass(frozen=True)
class Changed:
    """What phones show has changed: all of them, or those of one participant."""

    participant_id: ParticipantId | None = None
    """None: all of them."""


@dataclass(frozen=True)
class Counted:
    """Only counts have changed: console and projector show them, phones do not."""


RoomMessage = Record | Reply | Changed | Counted


@dataclass(frozen=True)
class RoomQuestion:
    """A question of the session as it is shown and, apart from that, its key."""

    presented: PresentedItem
    key: int
    """Position of the key in the shown options."""


@dataclass(frozen=True)
class CastVote:
    """A vote that arrived in time, and when."""

    vote: Vote
    at: datetime


Ballot = tuple[int, int]
"""One vote of the class: the question, from 0, and the round, 1 or 2."""

VotesOfEach = Mapping[ParticipantId, tuple[CastVote, ...]]
"""What each participant voted in one ballot, in the order of arrival; the last one counts."""

NO_VOTES: VotesOfEach = MappingProxyType({})


@dataclass(frozen=True)
class Room:
    """The state of a session."""

    setup: SessionSetup
    questions: tuple[RoomQuestion, ...]
    """The setup's questions, worded, in the same order."""
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
    cast: Mapping[Ballot, VotesOfEach] = field(default_factory=dict)
    """Every vote that arrived in time."""
    hands: Mapping[Ballot, tuple[int, ...]] = field(default_factory=dict)
    asked: Mapping[int, frozenset[ParticipantId]] = field(default_factory=dict)
    """Who could answer each question: everybody who took part at any time while its vote was
    open."""
    opened: Mapping[Ballot, datetime] = field(default_factory=dict)
    """When each vote was first opened."""
    left: Mapping[int, datetime] = field(default_factory=dict)
    """When the class went on from each question, or the session ended with it."""
    here: frozenset[ParticipantId] = frozenset()

    @property
    def current(self) -> RoomQuestion | None:
        """Return the question it stands at; None in the lobby."""
        return self.questions[self.question] if self.question >= 0 else None

    @property
    def ballot(self) -> Ballot:
        """Return the ballot that it stands at; its question is -1 in the lobby."""
        return self.question, self.round

    @property
    def revealed(self) -> frozenset[int]:
        """Return the questions whose key has been shown."""
        shown = self.phase in (Phase.REVEAL, Phase.EXPLAIN, Phase.END)
        return frozenset(range(self.question + 1 if shown else max(0, self.question)))

    @property
    def present(self) -> tuple[Participant, ...]:
        """Return who takes part: everybody who was not removed."""
        return tuple(one for one in self.participants.values() if not one.removed)

    @property
    def returning(self) -> tuple[Participant, ...]:
        """Return who may return from another phone and is not connected from the old one."""
        return tuple(one for one in self.present if one.may_return and one.id not in self.here)

    @property
    def listed(self) -> frozenset[str]:
        """Return the names of the class list that are taken, as the list has them."""
        return frozenset(one.listed for one in self.participants.values() if one.listed)

    @property
    def free_names(self) -> tuple[str, ...]:
        """Return the names of the class list that nobody has taken: who is absent."""
        if self.setup.naming is not Naming.ROSTER:
            return ()
        taken = self.listed
        return tuple(
            one.name
            for one in self.setup.roster
            if one.name not in taken and name_key(one.name) not in self.names
        )

    def counted(self, ballot: Ballot) -> dict[ParticipantId, CastVote]:
        """Return the vote that counts of each participant who takes part."""
        votes = self.cast.get(ballot, NO_VOTES)
        return {
            who: given[-1] for who, given in votes.items() if not self.participants[who].removed
        }

    def vote_of(self, participant_id: ParticipantId, ballot: Ballot) -> CastVote | None:
        """Return the vote of one participant that counts."""
        given = self.cast.get(ballot, NO_VOTES).get(participant_id, ())
        return given[-1] if given else None


def new_room(setup: SessionSetup, versions: Mapping[ItemVersionId, ItemVersion]) -> Room:
    """Return the room of a session that nobody has joined.

    Args:
        setup: what the session was started with.
        versions: the item versions that its questions name.
    """
    questions = []
    for one in setup.questions:
        item = versions[one.version_id].item
        questions.append(RoomQuestion(present(item, one.order), one.order.index(item.key)))
    return Room(setup, tuple(questions))
