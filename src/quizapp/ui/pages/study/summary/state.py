"""What the summary of an attempt shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from quizapp.core.answering.scoring import Score
from quizapp.core.content.ids import PresentedId
from quizapp.core.views.objections import Objection
from quizapp.core.views.practice import AttemptSummary
from quizapp.core.views.reports import ReachedMilestone
from quizapp.core.views.review import ReviewOutcome
from quizapp.core.views.today import DayView


@dataclass(frozen=True)
class ReviewShown:
    """What a review did to the wrong list."""

    outcome: ReviewOutcome
    now: datetime


@dataclass(frozen=True)
class DayShown:
    """Where the day stands after an attempt of it."""

    view: DayView
    today: date
    """The learning day."""


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
    day: DayShown | None = None
    """None: the attempt was on an earlier day."""
    reached: tuple[ReachedMilestone, ...] = ()
    """The milestones that the attempt reached."""
    objections: Mapping[PresentedId, tuple[Objection, ...]] = field(default_factory=dict)
    """What the learner said is wrong with its questions."""

    @property
    def score(self) -> Score:
        """Return the score by which the attempt is told: of a review that of its facts."""
        summary = self.summary
        returns = summary.attempt.spec.purpose.misses_return
        return summary.first if returns else summary.score

    @property
    def ends_day(self) -> bool:
        """Return whether the attempt was the day's task, and that is done."""
        of_the_day = self.summary.attempt.spec.purpose.is_of_the_day
        return self.day is not None and of_the_day and self.day.view.is_done
