"""What learners say is wrong with a question, and what a teacher answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from datetime import datetime

    from quizapp.core.answering.attempts import ItemVersion
    from quizapp.core.content.ids import AttemptId, PassageId, PresentedId

ObjectionId = NewType("ObjectionId", int)

NOTE_LONGEST, ANSWER_LONGEST = 300, 600
"""How many characters a note or an answer has at most: they are read between two questions."""


@dataclass(frozen=True)
class Objection:
    """What one learner says is wrong with a question, as it was shown."""

    id: ObjectionId
    presented_id: PresentedId
    note: str
    at: datetime
    answer: str = ""
    """The teacher's; empty while it is open."""
    answered_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Return whether nobody answered it yet."""
        return self.answered_at is None


@dataclass(frozen=True)
class AnsweredObjection:
    """An objection whose answer its learner has not read yet."""

    objection: Objection
    attempt_id: AttemptId
    fact: str
    """Names the question in lists (spec FB-5)."""


@dataclass(frozen=True)
class ObjectionLine:
    """An objection as a teacher reads it."""

    objection: Objection
    version: ItemVersion
    """The question in the words in which it was shown."""
    fact: str
    topic: str
    passage_id: PassageId | None
    """The passage that decided it."""
    learner: str
    """Who says so."""
    current: bool
    """Whether the question is still asked in these words."""
