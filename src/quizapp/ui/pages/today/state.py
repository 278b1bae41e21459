"""What the page Today shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quizapp.core.content.ids import AttemptId, PackId, TopicId
from quizapp.core.views.today import DayView, NextTask, Teaser


@dataclass(frozen=True)
class Unfinished:
    """A quiz that was left, other than the day's session."""

    attempt_id: AttemptId
    title: str
    question: int
    """The question it stands at, from 1."""
    of: int
    left_at: datetime
    """When the learner last did something in it."""


@dataclass(frozen=True)
class TestAhead:
    """The test that a learner prepares for."""

    __test__ = False

    test_on: date
    sessions: tuple[date, ...] = ()
    """Those that are left, today first if one is due today."""
    minutes: int = 0
    """How long one takes."""
    done_today: bool = False
    topics: tuple[str, ...] = ()
    """Titles; empty for all."""
    facts: int = 0
    """What it may ask about."""
    not_met: int = 0
    """Those of them about which the learner was never asked."""
    expected_now: float = 0.0
    """The share, 0 to 1, likely to be known on the day if nothing more is done."""
    expected_then: float = 0.0
    """The same if the sessions are done."""
    pack_id: PackId | None = None
    """The pack that it is on; None: the one that the learner works with."""


@dataclass(frozen=True)
class TopicLine:
    """A topic on the map of what is known."""

    topic_id: TopicId
    title: str
    known: int = 0
    unsure: int = 0
    wrong: int = 0
    not_met: int = 0

    @property
    def facts(self) -> int:
        """Return how many facts it has."""
        return self.known + self.unsure + self.wrong + self.not_met


class Chief(StrEnum):
    """What the card of the day is about; its button is the filled one."""

    CORRECTIONS = "corrections"
    """Explanations that were shown and not left come before anything else (spec FB-3)."""
    FIRST = "first"
    """Somebody new: reading first, then five questions."""
    TASK = "task"
    GO_ON = "go on"
    """The day's session was begun."""
    DONE = "done"


@dataclass(frozen=True)
class TodayState:
    """Where a learner stands."""

    learner_name: str
    now: datetime
    """The present, in the reader's time zone."""
    today: date
    """The learning day."""
    day: DayView
    minutes: int
    """How long what is left of the day's task takes."""
    reads_first: bool = False
    """Whether there is something to read for who is new."""
    unfinished: Unfinished | None = None
    test: TestAhead | None = None
    topics: tuple[TopicLine, ...] = ()

    @property
    def chief(self) -> Chief:
        """Return what the card of the day is about."""
        day = self.day
        if day.corrections_due:
            return Chief.CORRECTIONS
        if day.is_new and self.reads_first:
            return Chief.FIRST
        if day.begun is not None:
            return Chief.GO_ON
        return Chief.DONE if day.is_done else Chief.TASK

    @property
    def share(self) -> float:
        """Return how much of the day's task is done, 0 to 1."""
        whole = self.day.asked + self.day.to_go
        return self.day.asked / whole if whole else 1.0

    @property
    def teaser(self) -> Teaser | None:
        """Return the mistake that comes back today; none where the day is done."""
        return self.day.teaser if self.chief in (Chief.TASK, Chief.GO_ON) else None

    @property
    def next_task(self) -> NextTask | None:
        """Return the task of the next day that has one."""
        return self.day.next_task
