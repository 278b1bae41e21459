"""Values about the wrong list, and what a review session changed in it."""

from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.answering.attempts import Question
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.facts import Evidence
from quizapp.core.content.ids import DocumentId, FactId, TopicId
from quizapp.core.learning.review_cards import DAYS_NEEDED, FactResponse, ReviewCard


@dataclass(frozen=True)
class WrongLine:
    """A fact on the wrong list, named by its fact (spec FB-5)."""

    card: ReviewCard
    fact: str
    topic_id: TopicId
    topic: str
    documents: tuple[DocumentId, ...]
    """The documents that its evidence cites, in the order first cited."""
    is_myth: bool
    sensitive: bool
    can_ask: bool
    """Whether it may be asked: the bank still has a question on it, and it does not rest."""
    evidence: tuple[Evidence, ...] = ()
    """What to read on it."""
    rests: bool = False
    """Whether it is sensitive, and whoever looks after the bank does not allow that (spec PE-4)."""
    needed: int = DAYS_NEEDED
    """Different days on which it must be right to leave the list; fewer just before its test."""
    last_error_at: datetime | None = None
    """When it was last missed or, where only a guess put it here, last guessed right."""

    @property
    def reads_first(self) -> bool:
        """Return whether it is to be read before it is asked again: where there is a passage."""
        return self.card.leech and bool(self.evidence)


@dataclass(frozen=True)
class WrongList:
    """All that a learner got wrong and does not yet know: the most urgent first."""

    lines: tuple[WrongLine, ...]
    needed: int
    """Different days on which a fact must be right to leave the list."""
    topics: tuple[tuple[TopicId, str], ...]
    """Those that occur in the lines, in the pack's order, for filtering."""
    documents: tuple[tuple[DocumentId, str], ...]
    off_list: int = 0
    """Facts that were missed once and left the list."""


@dataclass(frozen=True)
class WrongEntry:
    """One fact on the wrong list, opened."""

    line: WrongLine
    question: Question
    """As it was shown when it was missed: the old wording, the old order."""
    feedback: FeedbackCard
    responses: tuple[FactResponse, ...]
    """Every response on the fact, oldest first."""


@dataclass(frozen=True)
class Reviewed:
    """A fact of a session, and when it comes back as things stand now."""

    fact_id: FactId
    fact: str
    on: date
    """The learning day, as the queue of that day has it (``core.learning.queue.due_day``)."""
    right_days: int
    missed_last: bool


@dataclass(frozen=True)
class ReviewOutcome:
    """The result of a review session, each fact once, in the order asked."""

    left: tuple[Reviewed, ...]
    """Were on the list before the session and are not any more."""
    stay: tuple[Reviewed, ...]
    """Are on the list, from before or from now."""
    off_list: tuple[Reviewed, ...]
    """Were not on the list and are not: due by the schedule only."""
    needed: int
    """Different days on which a fact must be right to leave the list."""
