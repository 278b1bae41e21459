"""What the page Today shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.ids import AttemptId
from quizapp.core.scoring import Score


@dataclass(frozen=True)
class Unfinished:
    """An attempt to go on with."""

    attempt_id: AttemptId
    title: str
    question: int
    """The question it stands at, from 1."""
    of: int
    left_at: datetime
    """When the learner last did something in it."""


@dataclass(frozen=True)
class LastResult:
    """The latest attempt that was finished."""

    attempt_id: AttemptId
    title: str
    score: Score
    finished_at: datetime

    @property
    def missed(self) -> int:
        """Return how many questions are worth another try."""
        return self.score.wrong + self.score.skipped


@dataclass(frozen=True)
class TodayState:
    """Where a learner stands."""

    learner_name: str
    now: datetime
    """The present, in the reader's time zone."""
    facts: int
    questions: int
    not_met: int
    """Facts about which this learner was never asked."""
    corrections_due: int = 0
    """Answers whose explanation was shown and not left (PEDAGOGY.md 1.3, I3)."""
    unfinished: Unfinished | None = None
    last: LastResult | None = None
