"""What reports say: values that a service puts together and screens put into words."""

from dataclasses import dataclass
from datetime import date

from quizapp.core.content.ids import FactId, ItemVersionId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.activity import Week
from quizapp.core.learning.calibration import LevelPicture
from quizapp.core.learning.classwide import Flag
from quizapp.core.learning.mastery import Mastery
from quizapp.core.learning.milestones import Goal, Milestone
from quizapp.core.learning.misconceptions import Encounter, MisconceptionHistory
from quizapp.core.learning.review_cards import ReviewCard


@dataclass(frozen=True)
class MasteryCounts:
    """How many facts of one topic or document a learner knows, is unsure of, got wrong."""

    id: str
    title: str
    facts: int
    not_met: int
    known: int
    unsure: int
    wrong: int

    @property
    def met(self) -> int:
        """Return how many facts were met."""
        return self.facts - self.not_met


@dataclass(frozen=True)
class ForecastPoint:
    """The predicted recall of what was met if nothing more is done."""

    days: int
    recall: float
    """0 to 1, on average over the facts."""


@dataclass(frozen=True)
class ReachedMilestone:
    """A milestone that a learner reached, with the title of its topic."""

    milestone: Milestone
    topic: str
    """Empty where it is about all topics."""


@dataclass(frozen=True)
class NextGoal:
    """A milestone that is near, with the title of its topic."""

    goal: Goal
    topic: str
    """Empty where it is about all topics."""


@dataclass(frozen=True)
class Progress:
    """How far a learner has come."""

    total: MasteryCounts
    topics: tuple[MasteryCounts, ...]
    documents: tuple[MasteryCounts, ...]
    """By the documents that a fact cites: one fact may count in several."""
    forecast: tuple[ForecastPoint, ...]
    """Empty where nothing was answered yet."""
    forecast_facts: int
    """How many facts the forecast is about."""
    calibration: tuple[LevelPicture, ...]
    """The most certain level first; a level is drawn only where ``shown``."""
    weeks: tuple[Week, ...]
    """Oldest first, without gaps."""
    minutes: int
    """Time spent on questions, in all."""
    days: int
    """Learning days on which something was answered."""
    attempts: int
    """Quizzes and reviews in which something was answered."""
    responses: int
    reached: tuple[ReachedMilestone, ...] = ()
    """The latest first."""
    ahead: tuple[NextGoal, ...] = ()
    """The nearest first."""
    by_choice: int = 0
    """Facts not met that are asked only where the learner chooses it: they are in no other count.
    Without the sensitive ones where whoever looks after the bank does not allow them (spec PE-4).
    """
    by_choice_sensitive: int = 0
    """Those of them that are sensitive."""


@dataclass(frozen=True)
class HeldMyth:
    """A myth that a learner once believed, named by its fact (spec FB-5)."""

    fact_id: FactId
    fact: str
    """The title, and the correction of the myth."""
    topic_id: TopicId
    topic: str
    myth: str
    """Never to be shown without "False claim:"."""
    technique: str
    """What made it tempting, or empty."""
    history: MisconceptionHistory
    listed: bool = False
    """Whether its fact is on the wrong list: then it is not gone, whatever its history says."""
    can_ask: bool = True
    """Whether its fact may be asked: there is a question on it, and it is not switched off."""

    @property
    def first(self) -> Encounter:
        """Return the first response in which it was believed."""
        return self.history.first

    @property
    def now(self) -> Encounter:
        """Return the latest response, today or long ago."""
        return self.history.now

    @property
    def week_later(self) -> Encounter | None:
        """Return the first response a week or more after the first correction, if there is one."""
        return self.history.week_later

    @property
    def came_back(self) -> bool:
        """Return whether it was believed again after a right response."""
        return self.history.came_back

    @property
    def gone(self) -> bool:
        """Return whether it was checked a week later, and its fact is off the wrong list."""
        return self.history.checked and not self.listed


@dataclass(frozen=True)
class Lure:
    """The wrong option that drew most learners."""

    version_id: ItemVersionId
    """The wording of the question in which it did."""
    kind: ItemKind
    stem: str
    """The question. For a claim: the claim itself, which may be false."""
    stem_is_false: bool
    correction: str
    """The corrected sentence of a false claim, else empty."""
    text: str
    """The option, never to be shown without its "wrong" label (spec FB-7)."""
    chosen: int
    asked: int
    """First responses on this wording of the question."""
    certain: int
    myth_fact: str
    """The fact whose myth it embodies; empty where it embodies none."""
    myth: str
    """That myth; never to be shown without "False claim:"."""
    source_line: str = ""
    """Stands above the stem; may be empty."""

    @property
    def share(self) -> float:
        """Return its share of the first responses on this wording."""
        return self.chosen / self.asked


@dataclass(frozen=True)
class MissedLine:
    """A fact that learners missed when they were first asked."""

    fact_id: FactId
    fact: str
    topic_id: TopicId
    topic: str
    is_myth: bool
    asked: int
    wrong: int
    certain_wrong: int
    share: float | None
    """The share wrong; None for fewer than 5 learners."""
    interval: tuple[float, float] | None
    """Its 95 % interval."""
    flag: Flag | None
    """From 20 learners."""
    lure: Lure | None
    names: tuple[str, ...]
    """Who missed it; empty unless names were asked for."""


@dataclass(frozen=True)
class ClassReview:
    """What all learners of the bank missed most when they were first asked."""

    lines: tuple[MissedLine, ...]
    """The surest misses first."""
    learners: int
    """Learners who answered anything."""
    asked: int
    """Facts that anybody answered."""
    responses: int
    """First responses in all."""
    wrong: int
    certain_wrong: int
    with_names: bool


@dataclass(frozen=True)
class FactMastery:
    """A learner's mastery of one fact: a line of the exported table."""

    fact_id: FactId
    fact: str
    topic: str
    documents: tuple[str, ...]
    """Titles of those that it cites."""
    mastery: Mastery
    card: ReviewCard | None
    recall_now: float | None
    """Predicted, 0 to 1; None where it was never answered."""
    recall_later: float | None
    """The same in 30 days if nothing more is done."""
    due_on: date | None
    myth: HeldMyth | None
    """Its myth, where it was once believed."""
