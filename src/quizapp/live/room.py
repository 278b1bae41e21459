"""The room of a live session: (room, event, now) in, (room, messages) out. No IO, no clock.

    LOBBY -> VOTE 1 -> CLOSED 1 -> [DISCUSS -> VOTE 2 -> CLOSED 2] -> REVEAL -> EXPLAIN
    and from REVEAL or EXPLAIN to VOTE 1 of the next question, or to END.

PEDAGOGY.md 6: votes are private, the result is hidden until the last vote is closed, and no
question is left without its reveal. A room is remade after a crash by replaying what it had
recorded (``replayed``): the same events make the same room.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from quizapp.core.ids import LearnerId, ParticipantId
from quizapp.live.events import (
    AddTeam,
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
    Remove,
    Rename,
    Reveal,
    TeamVote,
    Vote,
)
from quizapp.live.plan import RoomPlan, RoomQuestion

MOST_PARTICIPANTS = 2_500
"""A room takes no more: far beyond any class, so that a flood of joins ends somewhere."""

MOST_VOTES = 50
"""How often one participant may change a response in one round."""

MOST_HANDS = 999


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

_NONE: Mapping[ParticipantId, tuple[CastVote, ...]] = MappingProxyType({})


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
    """Names in use, casefolded."""
    cast: Mapping[Place, Mapping[ParticipantId, tuple[CastVote, ...]]] = field(default_factory=dict)
    """Every vote that arrived in time; the last of each participant counts."""
    hands: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
    here: frozenset[ParticipantId] = frozenset()

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

    def counted(self, place: Place) -> dict[ParticipantId, CastVote]:
        """Return the vote that counts of each participant who takes part."""
        votes = self.cast.get(place, _NONE)
        return {
            who: given[-1] for who, given in votes.items() if not self.participants[who].removed
        }

    def vote_of(self, participant_id: ParticipantId, place: Place) -> CastVote | None:
        """Return the vote of one participant that counts."""
        given = self.cast.get(place, _NONE).get(participant_id, ())
        return given[-1] if given else None


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
            return _join(room, event, now)
        case Vote():
            return _vote(room, event, now)
        case Here() | Gone():
            return _presence(room, event)
        case AddTeam():
            return _add_team(room, event, now)
        case TeamVote():
            return _team_vote(room, event, now)
        case Hands():
            return _count_hands(room, event, now)
        case Rename() | Remove() | Readmit():
            return _manage(room, event, now)
        case LockDoor():
            changed = replace(room, locked=event.locked)
            return _recorded(room, changed, event, now, Counted())
        case _:
            return _step(room, event, now)


def replayed(plan: RoomPlan, records: Iterable[Record]) -> Room:
    """Return the room that recorded events amount to, with nobody connected.

    Args:
        plan: what the session was started with.
        records: everything recorded, in order.
    """
    room = Room(plan)
    for record in records:
        room, _ = after(room, record.event, record.at)
        # Were the room ever to count otherwise than it did then, new records would take the places
        # of old ones.
        room = replace(room, seq=record.seq)
    return room


_Outcome = tuple[Room, tuple[Message, ...]]


def _refused(room: Room, verdict: Verdict) -> _Outcome:
    return room, (Reply(verdict),)


def _recorded(before: Room, changed: Room, event: Event, now: datetime, *told: Message) -> _Outcome:
    """Return the changed room with its record first, a reply that it is done, and what else."""
    seq = before.seq + 1
    done: tuple[Message, ...] = (Record(seq, now, event),)
    if not any(isinstance(one, Reply) for one in told):
        done += (Reply(Verdict.DONE),)
    return _with(changed, seq=seq), done + told


def _with(room: Room, **changes: object) -> Room:
    """Return the same as ``dataclasses.replace``, thirty times as fast: each vote needs it."""
    changed = object.__new__(Room)
    changed.__dict__.update(room.__dict__, **changes)
    return changed


def _join(room: Room, event: Join, now: datetime) -> _Outcome:
    known = room.by_token.get(event.token_hash)
    if known is not None:
        out = room.participants[known].removed
        return room, (Reply(Verdict.REMOVED if out else Verdict.AGAIN, known),)
    if room.phase is Phase.END or not event.token_hash or not room.plan.phones:
        return _refused(room, Verdict.NOT_NOW)
    if room.locked:
        return _refused(room, Verdict.DOOR_LOCKED)
    return _enter(room, event, event.name, event.token_hash, event.learner_id, now)


def _add_team(room: Room, event: AddTeam, now: datetime) -> _Outcome:
    if room.phase is Phase.END:
        return _refused(room, Verdict.NOT_NOW)
    return _enter(room, event, event.name, "", None, now)


def _enter(
    room: Room,
    event: Join | AddTeam,
    name: str,
    token_hash: str,
    learner_id: LearnerId | None,
    now: datetime,
) -> _Outcome:
    if len(room.participants) >= MOST_PARTICIPANTS:
        return _refused(room, Verdict.FULL)
    if not name.strip():
        return _refused(room, Verdict.UNKNOWN)
    if name.casefold() in room.names:
        return _refused(room, Verdict.NAME_TAKEN)
    number = ParticipantId(len(room.participants) + 1)
    one = Participant(number, name, token_hash, now, learner_id)
    changed = replace(
        room,
        participants={**room.participants, number: one},
        names={**room.names, name.casefold(): number},
        by_token={**room.by_token, token_hash: number} if token_hash else room.by_token,
    )
    return _recorded(room, changed, event, now, Reply(Verdict.DONE, number), Counted())


def _vote(room: Room, event: Vote, now: datetime) -> _Outcome:
    one = room.participants.get(event.participant_id)
    if one is None or one.by_hand:
        return _refused(room, Verdict.UNKNOWN)
    given = room.cast.get((event.question, event.round), _NONE).get(one.id, ())
    # A resend is answered as the first time was, even when the bell has rung since.
    if any(cast.vote.client_key == event.client_key for cast in given):
        return room, (Reply(Verdict.AGAIN, one.id),)
    if one.removed:
        return _refused(room, Verdict.REMOVED)
    # A key that stood for another response would be taken for its resend when it is written down.
    if any(
        cast.vote.client_key == event.client_key
        for votes in room.cast.values()
        for cast in votes.get(one.id, ())
    ):
        return _refused(room, Verdict.UNKNOWN)
    return _take_vote(room, event, event, now)


def _team_vote(room: Room, event: TeamVote, now: datetime) -> _Outcome:
    one = room.participants.get(event.participant_id)
    if one is None or not one.by_hand or one.removed:
        return _refused(room, Verdict.UNKNOWN)
    vote = Vote(one.id, f"by hand {room.seq + 1}", room.question, room.round, event.choice)
    return _take_vote(room, event, vote, now)


def _take_vote(room: Room, event: Vote | TeamVote, vote: Vote, now: datetime) -> _Outcome:
    if not 0 <= vote.question < len(room.plan.questions) or vote.round not in (1, 2):
        return _refused(room, Verdict.UNKNOWN)
    if (vote.question, vote.round) > room.place:
        return _refused(room, Verdict.NOT_NOW)
    if (vote.question, vote.round) < room.place or room.phase is not Phase.VOTE:
        return _refused(room, Verdict.LATE)
    if not 0 <= vote.choice < len(room.plan.questions[vote.question].presented.options):
        return _refused(room, Verdict.UNKNOWN)
    votes = room.cast.get(room.place, _NONE)
    given = votes.get(vote.participant_id, ())
    if len(given) >= MOST_VOTES:
        return _refused(room, Verdict.TOO_OFTEN)
    now_cast = {**votes, vote.participant_id: (*given, CastVote(vote, now))}
    changed = _with(room, cast={**room.cast, room.place: now_cast})
    return _recorded(
        room,
        changed,
        event,
        now,
        Reply(Verdict.DONE, vote.participant_id),
        Changed(vote.participant_id),  # another tab of the same phone shows it too
        Counted(),
    )


def _count_hands(room: Room, event: Hands, now: datetime) -> _Outcome:
    question = room.current
    if question is None or room.phase not in (Phase.VOTE, Phase.CLOSED):
        return _refused(room, Verdict.NOT_NOW)
    if len(event.counts) != len(question.presented.options):
        return _refused(room, Verdict.UNKNOWN)
    if not all(0 <= count <= MOST_HANDS for count in event.counts):
        return _refused(room, Verdict.UNKNOWN)
    changed = replace(room, hands={**room.hands, room.place: event.counts})
    return _recorded(room, changed, event, now, Counted())


def _manage(room: Room, event: Rename | Remove | Readmit, now: datetime) -> _Outcome:
    one = room.participants.get(event.participant_id)
    if one is None:
        return _refused(room, Verdict.UNKNOWN)
    names = room.names
    match event:
        case Rename():
            if not event.name.strip():
                return _refused(room, Verdict.UNKNOWN)
            if names.get(event.name.casefold(), one.id) != one.id:
                return _refused(room, Verdict.NAME_TAKEN)
            names = {name: who for name, who in names.items() if who != one.id}
            names[event.name.casefold()] = one.id
            changed_one = replace(one, name=event.name)
        case Remove():
            changed_one = replace(one, removed=True)
        case Readmit():
            changed_one = replace(one, removed=False)
    if changed_one == one:
        return _refused(room, Verdict.AGAIN)
    changed = replace(room, participants={**room.participants, one.id: changed_one}, names=names)
    return _recorded(room, changed, event, now, Changed(one.id), Counted())


def _presence(room: Room, event: Here | Gone) -> _Outcome:
    known = event.participant_id in room.participants
    joined = room.here | {event.participant_id} if known else room.here
    here = joined if isinstance(event, Here) else room.here - {event.participant_id}
    if here == room.here:
        return room, ()
    return replace(room, here=here), (Counted(),)


def _step(
    room: Room, event: OpenVote | CloseVote | Discuss | Reveal | Explain | End, now: datetime
) -> _Outcome:
    changed = _stepped(room, event)
    if changed is None:
        return _refused(room, Verdict.NOT_NOW)
    return _recorded(room, replace(changed, since=now), event, now, Changed())


def _stepped(
    room: Room, event: OpenVote | CloseVote | Discuss | Reveal | Explain | End
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
