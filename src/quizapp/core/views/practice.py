"""Values about self-study: what a quiz can draw on, its result, what awaits a learner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.core.content.scoping import BUILT_IN

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Attempt, Question, QuizSpec
    from quizapp.core.answering.scoring import CertaintyLevel, Score, TopicScore
    from quizapp.core.cards.card import FeedbackCard
    from quizapp.core.content.ids import AttemptId, DocumentId, PackId, PresentedId, TopicId


@dataclass(frozen=True)
class Choices:
    """What a quiz can be made of."""

    topics: tuple[tuple[TopicId, str, int], ...]
    """(id, title, number of questions) in the pack's order."""
    documents: tuple[tuple[DocumentId, str, int], ...]
    myths: int
    """How many questions there are about myths."""
    detective: int
    """How many questions there are on how sources argue."""
    sensitive: bool = False
    """Whether sensitive questions may be chosen: there are any, and the bank's owner allows it."""
    pack: tuple[PackId, str] = (BUILT_IN, "")
    """The pack that the learner works with, and its title."""
    others: tuple[tuple[PackId, str, int], ...] = ()
    """The other packs that are offered: (id, title, number of questions)."""


@dataclass(frozen=True)
class AttemptSummary:
    """An attempt with its result and its cards."""

    attempt: Attempt
    score: Score
    """Of all questions, those that came back in a review included."""
    first: Score
    """Of the facts, each by its first answer: what was known before any correction."""
    topics: tuple[TopicScore, ...]
    """Of what the score is told by: ``first`` where misses come back."""
    calibration: tuple[CertaintyLevel, ...]
    """The same, and what was asked for on top of it."""
    cards: tuple[tuple[Question, FeedbackCard], ...]
    """Every question that was answered or skipped, in order."""
    again: frozenset[PresentedId] = frozenset()
    """Those of them that came back after a miss: the score is told without them."""


@dataclass(frozen=True)
class LearnerOverview:
    """The counts of a learner's practice, and the attempts to go on with or look back on."""

    facts: int
    questions: int
    not_met: int
    """Facts that the learner never answered a question on."""
    corrections_due: int
    unfinished: Attempt | None
    last: Attempt | None
    """The latest attempt that was finished and in which something was answered."""
    offered: QuizSpec
    """The quiz that is offered."""


@dataclass(frozen=True)
class FlaggedQuestion:
    """A question that a learner wants to find again, named by its fact."""

    attempt_id: AttemptId
    attempt_title: str
    question: Question
    fact: str
