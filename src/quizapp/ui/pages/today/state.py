"""What the page Today shows."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quizapp.core.answering.scoring import Score
from quizapp.core.content.ids import AttemptId
from quizapp.env.clock import learning_day


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
class DueFacts:
    """What there is to review today; every fact counts once."""

    certain_wrong: int = 0
    wrong: int = 0
    lucky: int = 0
    again: int = 0
    """Due by the schedule, or for the check a week after a certain mistake."""
    session: int = 0
    """How many of them one session asks: always some, where there are any."""
    new: int = 0
    """How many facts never met it asks besides: none while others wait."""
    minutes: int = 0
    """How long that takes."""

    @property
    def facts(self) -> int:
        """Return how many there are in all."""
        return self.certain_wrong + self.wrong + self.lucky + self.again

    @property
    def waiting(self) -> int:
        """Return how many the session leaves for the next one, which begins with them."""
        return self.facts - self.session


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


class Chief(StrEnum):
    """The most sensible thing to do: its button is the filled one."""

    CORRECTIONS = "corrections"
    CONTINUE = "continue"
    TEST = "test"
    REVIEW = "review"
    LEARN = "learn"


@dataclass(frozen=True)
class TodayState:
    """Where a learner stands."""

    learner_name: str
    now: datetime
    """The present, in the reader's time zone."""
    today: date
    """The learning day."""
    facts: int
    questions: int
    not_met: int
    """Facts about which this learner was never asked."""
    on_myths: bool = False
    """Whether the quiz that is offered is on common myths."""
    corrections_due: int = 0
    """Answers whose explanation was shown and not left (spec FB-3)."""
    unfinished: Unfinished | None = None
    last: LastResult | None = None
    due: DueFacts = DueFacts()
    on_list: int = 0
    """Facts on the wrong list, due today or not."""
    next_day: date | None = None
    """The next day on which facts are due; None where nothing was ever answered."""
    next_facts: int = 0
    """How many are due on it."""
    test: TestAhead | None = None

    @property
    def is_new(self) -> bool:
        """Return whether the learner has never answered anything."""
        return self.last is None and self.unfinished is None and self.next_day is None

    def _is_of_before(self, quiz: Unfinished) -> bool:
        """Return whether it was left on an earlier day: what was told for today comes before it."""
        return learning_day(quiz.left_at, self.now.tzinfo) < self.today

    @property
    def chief(self) -> Chief:
        """Return the most sensible thing to do."""
        if self.corrections_due:
            return Chief.CORRECTIONS
        quiz = self.unfinished
        if quiz is not None and not (self.due.facts and self._is_of_before(quiz)):
            return Chief.CONTINUE
        test = self.test
        if test is not None and test.sessions[:1] == (self.today,) and not test.done_today:
            return Chief.TEST
        return Chief.REVIEW if self.due.facts else Chief.LEARN
