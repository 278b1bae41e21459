"""One learner's run through a quiz: what comes next, and what is still owed.

The *correction debt* (spec FB-3): showing an item may show a false statement or a lure.
The debt of a question is open from the moment it is shown until its feedback was rendered and left
by an explicit action. It is kept with the question, so it survives a crash.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.presenting import PresentedItem, present
from quizapp.core.content.ids import (
    AttemptId,
    DocumentId,
    ItemVersionId,
    LearnerId,
    PackId,
    PresentedId,
    TopicId,
)
from quizapp.core.content.items import Deck, Item, ItemKind


class Timing(StrEnum):
    """When feedback is shown (spec FB-12)."""

    IMMEDIATE = "immediate"
    END = "end"


class Purpose(StrEnum):
    """What an attempt is for."""

    QUIZ = "quiz"
    """Asks what was drawn, once."""
    REVIEW = "review"
    """Asks what is due or was wrong; missed facts come back within the session."""
    TEST = "test"
    """A session of the plan for a test; otherwise like a review."""
    TODAY = "today"
    """The task of a day: what comes back, then what is new; otherwise like a review."""

    @property
    def is_of_the_day(self) -> bool:
        """Return whether it counts towards the day's task (``learning.todays_task``)."""
        return self in (Purpose.TODAY, Purpose.TEST)

    @property
    def misses_return(self) -> bool:
        """Return whether missed facts come back within the attempt."""
        return self is not Purpose.QUIZ


class Certainty(StrEnum):
    """How sure a learner is: asked after choosing, before feedback (spec AN-4)."""

    GUESS = "guess"
    THINK_SO = "think so"
    CERTAIN = "certain"


@dataclass(frozen=True)
class QuizSpec:
    """Which items a quiz draws from, how many, and how it is run. An empty set means "any"."""

    topics: frozenset[TopicId] = frozenset()
    documents: frozenset[DocumentId] = frozenset()
    kinds: frozenset[ItemKind] = frozenset()
    difficulties: frozenset[int] = frozenset()
    myths_only: bool = False
    include_sensitive: bool = False
    number: int = 10
    timing: Timing = Timing.IMMEDIATE
    seconds_per_question: int | None = None
    """None: no timer, the default."""
    purpose: Purpose = Purpose.QUIZ
    deck: Deck = Deck.DEFAULT
    packs: frozenset[PackId] = frozenset()
    """Empty: the pack that the learner works with. Several only where they were picked."""


@dataclass(frozen=True)
class ItemVersion:
    """An item exactly as it stood when it was shown (spec DB-4)."""

    id: ItemVersionId
    item: Item
    topic_id: TopicId
    sensitive: bool


@dataclass(frozen=True)
class Response:
    """What was chosen, and its grade."""

    chosen: int | None
    """Position in the item's options (not in the shown order); None for a skipped question."""
    certainty: Certainty | None
    outcome: Outcome
    elapsed_ms: int
    at: datetime


@dataclass(frozen=True)
class Question:
    """One question of an attempt: an item version, its shown order, the response."""

    id: PresentedId
    position: int
    version: ItemVersion
    order: tuple[int, ...]
    shown_at: datetime | None = None
    response: Response | None = None
    left_at: datetime | None = None
    """When its feedback was left by an explicit action: the debt is paid."""
    flagged: bool = False
    extra: bool = False
    """Whether the learner asked for it on top of what was drawn: no score counts it."""

    @property
    def presented(self) -> PresentedItem:
        """Return what the learner may see before responding."""
        return present(self.version.item, self.order)


class Stage(StrEnum):
    """What an attempt shows next."""

    QUESTION = "question"
    FEEDBACK = "feedback"
    SUMMARY = "summary"


@dataclass(frozen=True)
class Attempt:
    """One learner's run. The questions carry all its state; this only reads it."""

    id: AttemptId
    learner_id: LearnerId
    spec: QuizSpec
    title: str
    started_at: datetime
    questions: tuple[Question, ...]
    finished_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """Return what to show next."""
        if self._awaiting_feedback() is not None:
            return Stage.FEEDBACK
        if self._unanswered() is not None:
            return Stage.QUESTION
        return Stage.SUMMARY

    @property
    def current(self) -> Question | None:
        """Return the question that the stage is about; None at the summary."""
        return self._awaiting_feedback() or self._unanswered()

    @property
    def drawn(self) -> tuple[Question, ...]:
        """Return the questions without those that were asked for on top."""
        return tuple(question for question in self.questions if not question.extra)

    @property
    def answered(self) -> int:
        """Return how many of the drawn questions have a response, skipped ones included."""
        return sum(question.response is not None for question in self.drawn)

    def number_of(self, question: Question) -> int:
        """Return which of the drawn questions it is, from 1; an extra has that of the one before.

        Args:
            question: one of the attempt's.
        """
        return sum(one.position <= question.position for one in self.drawn)

    @property
    def come_back(self) -> int:
        """Return how many questions still to come in a review are on facts asked in it before."""
        if self.spec.purpose not in (Purpose.REVIEW, Purpose.TODAY):
            return 0
        asked = {q.version.item.fact_id for q in self.questions if q.response is not None}
        return sum(q.response is None and q.version.item.fact_id in asked for q in self.drawn)

    def _unanswered(self) -> Question | None:
        if self.finished_at is not None:
            return None
        return next((q for q in self.questions if q.response is None), None)

    def _awaiting_feedback(self) -> Question | None:
        waiting = (q for q in self.questions if q.response is not None and q.left_at is None)
        if self.spec.timing is Timing.END and self._unanswered() is not None:
            return None
        return next(waiting, None)


@dataclass(frozen=True)
class AttemptLine:
    """An attempt as a row of the history."""

    id: AttemptId
    title: str
    started_at: datetime
    finished_at: datetime | None
    questions: int
    answered: int
    counted: int
    """The answers that count: what was missed and came back counts once, by its first answer."""
    right: int
    """How many of those were right."""


@dataclass(frozen=True)
class Learner:
    """A person who answers on this computer."""

    id: LearnerId
    name: str
    created_at: datetime
    has_pin: bool = False
    """Whether a PIN is asked for before their list is shown (spec PE-1)."""


@dataclass(frozen=True)
class LearnerLine:
    """A learner as a row of the list, with the last activity and look-alikes."""

    learner: Learner
    last_active: datetime | None
    """When the latest attempt began; None if there is none."""
    attempts: int
    looks_like: str = ""
    """Another learner's name that looks like this one; empty if there is none."""
