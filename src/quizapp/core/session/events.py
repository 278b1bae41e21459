"""What can happen to a room. Those that are accepted are recorded and replayed after a crash."""

from dataclasses import dataclass

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import LearnerId, ParticipantId


@dataclass(frozen=True)
class Join:
    """Somebody comes in by phone. The same token again is the same participant."""

    token_hash: str
    """Digest of the secret that only this phone knows; the secret itself is kept nowhere."""
    name: str
    learner_id: LearnerId | None = None


@dataclass(frozen=True)
class AddTeam:
    """The teacher adds a team (or a pupil without a phone) that answers by hand."""

    name: str


@dataclass(frozen=True)
class Vote:
    """A participant responds. The latest one before the bell counts."""

    participant_id: ParticipantId
    client_key: str
    """Made by the phone once for each response: a resend has the same, and is harmless."""
    question: int
    round: int
    choice: int
    """Position in the shown options."""
    certainty: Certainty | None = None


@dataclass(frozen=True)
class TeamVote:
    """The teacher enters what a team or a pupil without a phone chose."""

    participant_id: ParticipantId
    choice: int


@dataclass(frozen=True)
class Hands:
    """The teacher enters how many hands went up for each option, in shown order."""

    counts: tuple[int, ...]


@dataclass(frozen=True)
class Rename:
    """The teacher corrects how a name is written: the same person, with the same review.

    A name of the class list belongs to one pupil, so giving somebody another pupil's name is a
    ``Reassign`` whatever it is called.
    """

    participant_id: ParticipantId
    name: str


@dataclass(frozen=True)
class Reassign:
    """The teacher gives a participant who had taken somebody else's name one of their own.

    The link with the other pupil goes, and that name is free again. What was answered stays with
    the person in the room: if the new name is on the class list, all of it is that pupil's.
    """

    participant_id: ParticipantId
    name: str


@dataclass(frozen=True)
class AllowReturn:
    """The teacher lets a participant come in again from a phone that has lost its secret.

    A phone with blocked storage forgets it with every reload; a pupil may change phones too.
    """

    participant_id: ParticipantId
    allowed: bool = True


@dataclass(frozen=True)
class Return:
    """A phone takes up a participant who may return. The room records it in place of the Join."""

    participant_id: ParticipantId
    token_hash: str


@dataclass(frozen=True)
class Remove:
    """The teacher sends a participant out; what was answered stays with the session, uncounted."""

    participant_id: ParticipantId


@dataclass(frozen=True)
class Readmit:
    """The teacher lets a participant back in, with everything answered before."""

    participant_id: ParticipantId


@dataclass(frozen=True)
class LockDoor:
    """The teacher lets nobody new in, or opens the door again. Who was in can always return."""

    locked: bool


@dataclass(frozen=True)
class OpenVote:
    """Open the first question, the next one, or the second vote after the discussion."""


@dataclass(frozen=True)
class CloseVote:
    """The bell: what arrives after it is told that it came too late."""


@dataclass(frozen=True)
class ReopenVote:
    """Open a vote again that was closed by accident. Nobody has seen its result yet."""


@dataclass(frozen=True)
class Discuss:
    """Let neighbours talk before a second vote; the first one's result stays hidden."""


@dataclass(frozen=True)
class Reveal:
    """Show the key and how the room voted."""


@dataclass(frozen=True)
class Explain:
    """Show the fact, why the myth misleads, and the passage."""


@dataclass(frozen=True)
class End:
    """End the session. A question that is open is revealed first (spec FB-8)."""


@dataclass(frozen=True)
class Here:
    """A phone is connected. Not recorded: after a restart every phone connects anew."""

    participant_id: ParticipantId


@dataclass(frozen=True)
class Gone:
    """A phone's last connection ended. Not recorded."""

    participant_id: ParticipantId


FromTeacher = (
    AddTeam
    | TeamVote
    | Hands
    | Rename
    | Reassign
    | AllowReturn
    | Remove
    | Readmit
    | LockDoor
    | OpenVote
    | CloseVote
    | ReopenVote
    | Discuss
    | Reveal
    | Explain
    | End
)
FromPhone = Join | Return | Vote
Event = FromTeacher | FromPhone | Here | Gone
