"""What answering and going on return: the attempt, the card, and when its fact comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from quizapp.core.answering.attempts import Attempt, Question
    from quizapp.core.cards.card import FeedbackCard
    from quizapp.core.cards.outline import PassagePart
    from quizapp.core.content.glossary import GlossaryEntry
    from quizapp.core.content.ids import AttemptId
    from quizapp.core.views.objections import Objection


@dataclass(frozen=True)
class NextDue:
    """When a fact comes back to a learner."""

    on: date
    """The learning day, by the same rule as the queue of that day (``learning.queue.due_day``)."""
    this_session: bool
    """Whether it comes back among the questions still to come."""
    on_list: bool
    right_days: int
    needed: int
    missed_last: bool = False
    """Whether the next review begins with it, on whatever day that is."""
    before_test: bool = False
    """Whether it comes back that early for a test; removing the test undoes it."""


@dataclass(frozen=True)
class Answered:
    """An attempt after a step, with what its stage shows.

    At a question, that question is recorded as shown. At feedback there is a card.
    """

    attempt: Attempt
    topic: str = ""
    """The title of the current question's topic."""
    read_first: tuple[PassagePart, ...] = ()
    """What is read before the question: the passages of one on how a source argues."""
    card: FeedbackCard | None = None
    next_due: NextDue | None = None
    """When the fact of the card comes back; None where it was only ever skipped."""
    first_certainty: bool = False
    """Whether the learner never said how sure they were: the question explains it then. Told at the
    beginning of an attempt, and where one goes on."""
    objections: tuple[Objection, ...] = ()
    """What the learner said is wrong with the question of the card, and what was answered."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """The words that are explained in the passages of the card."""


@dataclass(frozen=True)
class Owed:
    """An explanation that was never left: its question was answered, and then came the end."""

    attempt_id: AttemptId
    question: Question
    topic: str
    """The title of the question's topic."""
    card: FeedbackCard
    count: int
    """How many are owed, this one included."""
    objections: tuple[Objection, ...] = ()
    """What the learner said is wrong with its question, and what was answered."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """The words that are explained in the passages of the card."""
