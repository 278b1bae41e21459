"""What the summary of an attempt shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.content.ids import PresentedId
from quizapp.core.views.practice import AttemptSummary
from quizapp.core.views.review import ReviewOutcome


@dataclass(frozen=True)
class ReviewShown:
    """What a review did to the wrong list."""

    outcome: ReviewOutcome
    now: datetime


@dataclass(frozen=True)
class SummaryState:
    """The result of an attempt."""

    summary: AttemptSummary
    now: datetime | None = None
    """The present in the reader's time zone, to say when it was; None just after the attempt."""
    opened: PresentedId | None = None
    """A question to open at once, such as a flagged one."""
    review: ReviewShown | None = None
    """None: the attempt was a quiz."""
