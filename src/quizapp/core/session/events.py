"""The events of a session: one type for each, from the phone to the row and back.

The server and the teacher's window send events to the room. The room wraps each event it accepts
in a ``Record``. The write queue stores records, the bank reads the same records back, and
``replay`` folds them into the same room.
"""

from dataclasses import dataclass, field
from datetime import datetime

from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import LearnerId, ParticipantId


@dataclass(frozen=True)
class Join:
    """A phone joins. The same token again is the same participant."""

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
    """A participant votes. The latest vote before the vote closes counts."""

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
    """The teacher enters what a team or a pupil without a phone chose.

    The room records it as a ``Vote`` on the question that is open.
    """

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
    """The teacher lets a participant return from a phone that does not have its secret.

    A phone with blocked storage loses it with every reload, and a pupil may change phones.
    """

    participant_id: ParticipantId
    allowed: bool = True


@dataclass(frozen=True)
class Return:
    """Another phone continues as a participant who may return.

    A phone never sends it: the room records it in place of the phone's ``Join``.
    """

    participant_id: ParticipantId
    token_hash: str


@dataclass(frozen=True)
class Remove:
    """The teacher removes a participant; their answers stay in the session and do not count."""

    participant_id: ParticipantId


@dataclass(frozen=True)
class Readmit:
    """The teacher lets a participant back in, with everything answered before."""

    participant_id: ParticipantId


@dataclass(frozen=True)
class LockDoor:
    """The teacher stops new participants from joining, or lets them. Known phones may reconnect."""

    locked: bool


@dataclass(frozen=True)
class OpenVote:
    """Open the vote on the next question, or the second vote after a discussion."""


@dataclass(frozen=True)
class CloseVote:
    """Close the vote: votes that arrive later are refused as late."""


@dataclass(frozen=True)
class ReopenVote:
    """Reopen a vote that was closed by accident. Nobody has seen its result yet."""


@dataclass(frozen=True)
class Discuss:
    """Let the class discuss before a second vote; the first one's result stays hidden."""


@dataclass(frozen=True)
class Reveal:
    """Show the key and how the class voted."""


@dataclass(frozen=True)
class Explain:
    """Show the fact, why the myth misleads, and the passage."""


@dataclass(frozen=True)
class End:
    """End the session. A question that is open is revealed first (spec FB-8)."""


@dataclass(frozen=True)
class Here:
    """A phone connected. Not recorded: after a restart every phone connects again."""

    participant_id: ParticipantId


@dataclass(frozen=True)
class Gone:
    """A phone's last connection ended. Not recorded."""

    participant_id: ParticipantId


_TeachersRecorded = (
    AddTeam
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
Recorded = _TeachersRecorded | Join | Return | Vote
"""What a record can hold."""

FromTeacher = _TeachersRecorded | TeamVote
Event = Recorded | TeamVote | Here | Gone


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
class Record:
    """An accepted event. It must be durable before anybody is told that the event happened."""

    seq: int
    """Position in the session, from 1, without gaps."""
    at: datetime
    event: Recorded
    participant: Participant | None = field(default=None, compare=False)
    """Who joined or was renamed, as they are now: what the bank keeps of them.

    None for other events, and in records that were read back: replay works it out again.
    """
