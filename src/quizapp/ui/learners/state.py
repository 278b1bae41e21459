"""What the screen of learners shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.attempts import Learner
from quizapp.core.ids import LearnerId


@dataclass(frozen=True)
class LearnerRow:
    """A learner with what tells them apart at a glance."""

    learner: Learner
    last_active: datetime | None
    """When the latest attempt began; None if there is none."""
    attempts: int


@dataclass(frozen=True)
class NameProblem:
    """Why a name was not taken, shown beside the field where it was typed."""

    message: str
    hint: str
    learner_id: LearnerId | None = None
    """The learner who was to be renamed; None for the field of a new name."""


@dataclass(frozen=True)
class LearnersState:
    """The learners of this computer."""

    rows: tuple[LearnerRow, ...]
    now: datetime
    """The present, in the reader's time zone."""
    problem: NameProblem | None = None
    current: LearnerId | None = None
    """Who is learning now, if the screen was opened to change that."""
