"""A participant of a session: a phone, or a team that answers by hand."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.content.ids import LearnerId, ParticipantId


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
