"""What the summary of an attempt shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.services.practice import AttemptSummary


@dataclass(frozen=True)
class SummaryState:
    """An attempt looked back on."""

    summary: AttemptSummary
    now: datetime | None = None
    """The present in the reader's time zone, to say when it was; None just after the attempt."""
