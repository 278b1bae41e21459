"""Values about a learner's day: its task, what was done of it, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from quizapp.core.answering.attempts import Attempt
    from quizapp.core.answering.scoring import Score
    from quizapp.core.views.planning import OtherTest


@dataclass(frozen=True)
class NextTask:
    """The task of the next day that has one, as it stands now."""

    day: date
    review: int
    """How many questions are on what comes back."""
    new: int
    """How many are on facts never met."""
    certain_wrong: int = 0
    """Those on a mistake that the learner was certain about."""

    @property
    def questions(self) -> int:
        """Return how many questions it asks."""
        return self.review + self.new


@dataclass(frozen=True)
class Teaser:
    """A mistake that comes back today, told without its false claim and without the answer."""

    topic: str
    question: str
    """What was asked then; empty where that was a claim, or long."""
    certain: bool
    """Whether the learner was certain then."""
    missed_on: date | None


@dataclass(frozen=True)
class DoneToday:
    """What the sessions of the day's task came to."""

    score: Score
    """Each fact by its first answer."""
    off_list: int
    """Facts that left the list of wrong answers today."""
    last: Attempt
    """The latest of the sessions."""


@dataclass(frozen=True)
class DayView:
    """Where a learner stands today."""

    asked: int
    """Facts that the sessions of the day's task asked already."""
    review: int
    """What is left of it on what comes back."""
    new: int
    """What is left of it on facts never met."""
    waiting: int
    """What else comes back and finds no room today."""
    is_test: bool
    """Whether it is the session that the plan for a test has today."""
    begun: Attempt | None
    """The session of it that was begun today and can be gone on with."""
    done: DoneToday | None
    """None: no session of it was begun today."""
    after_pause: bool
    is_new: bool
    """Whether the learner never answered anything."""
    learned_today: bool
    """Whether anything was answered or skipped today, in whatever quiz."""
    learned: tuple[date, ...]
    """The days learned of the last seven, oldest first."""
    next_task: NextTask | None
    """None: nothing is left to ask on any day."""
    teaser: Teaser | None
    unfinished: Attempt | None
    """A quiz that was left, other than the day's session."""
    corrections_due: int
    last: Attempt | None
    """The latest attempt that was finished: the learner's pace is taken from it."""
    other_tests: tuple[OtherTest, ...] = ()
    """The tests ahead in other packs, the next one first."""

    @property
    def to_go(self) -> int:
        """Return how many questions are left of the day's task."""
        return self.review + self.new

    @property
    def is_done(self) -> bool:
        """Return whether the day's task is done, or there is none."""
        return self.to_go == 0
