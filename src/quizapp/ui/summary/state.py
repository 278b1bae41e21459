"""What the summary of an attempt shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.ids import PresentedId
from quizapp.services.practice import AttemptSummary


@dataclass(frozen=True)
class SummaryState:
    """An attempt looked back on."""

    summary: AttemptSummary
    now: datetime | None = None
    """The present in the reader's time zone, to say when it was; None just after the attempt."""
    opened: PresentedId | None = None
    """A question to open at once, such as a flagged one."""
