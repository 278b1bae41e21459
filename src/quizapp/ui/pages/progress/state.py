"""What the page Progress shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.answering.attempts import AttemptLine
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import AttemptId, PresentedId
from quizapp.core.views.reports import Progress


@dataclass(frozen=True)
class FlaggedLine:
    """A question that the learner flagged, named by its fact (spec FB-5)."""

    presented_id: PresentedId
    attempt_id: AttemptId
    fact: str
    attempt_title: str
    outcome: Outcome | None
    """None while it is not answered."""
    at: datetime
    """When it was shown."""


@dataclass(frozen=True)
class ProgressState:
    """How far a learner has come, the attempts, the latest first, and what was flagged in them."""

    progress: Progress
    lines: tuple[AttemptLine, ...]
    flagged: tuple[FlaggedLine, ...]
    now: datetime
    """The present, in the reader's time zone."""
    saved: str = ""
    """The name of the file that was just written; empty for none."""
