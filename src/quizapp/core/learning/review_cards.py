"""The review card of a learner and a fact: its memory, and whether it is on the wrong list.

A card is a fold over the responses on its fact: it can always be rebuilt from them (``replayed``),
and no response on one fact touches the card of another.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import FactId, ItemId, PresentedId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.clocks import ran_ahead, set_right
from quizapp.core.learning.scheduling import Memory, rating_of, recall, reviewed

Days = Callable[[datetime], date]
"""Returns the learning day that a moment falls on, where the learner is (``env.clock``)."""

DAYS_NEEDED = 3
"""Different days on which a fact must be right to leave the list (spec RV-7)."""

DAYS_NEEDED_BY_CLAIMS = 5
"""The same if every right response judged a claim: three lucky guesses are too likely.

A true-false item never proves mastery alone (spec RV-9); five guesses succeed in 3 of 100.
"""

CHECK_AFTER = timedelta(days=7)
"""When what was certain and wrong is asked once more (spec RV-10)."""

LEECH = 4
"""After how many missed days a fact is shown as one to read about rather than to practise."""


class Reason(StrEnum):
    """Why a fact is on the wrong list, the most urgent first."""

    CERTAIN_WRONG = "certain and wrong"
    WRONG = "wrong"
    GUESSED = "lucky guess"

    @property
    def rank(self) -> int:
        """Return 0 for the most urgent."""
        return list(Reason).index(self)


@dataclass(frozen=True)
class FactResponse:
    """One response on a fact, from self-study or from class alike: what a card needs to know."""

    presented_id: PresentedId
    item_id: ItemId
    kind: ItemKind
    outcome: Outcome
    certainty: Certainty | None
    at: datetime
    day: date
    """The learning day it fell on, where the learner is (``env.clock.learning_day``)."""

    @property
    def reason(self) -> Reason | None:
        """Return why it puts its fact on the wrong list; None where it does not."""
        if self.outcome is Outcome.WRONG:
            sure = self.certainty is Certainty.CERTAIN
            return Reason.CERTAIN_WRONG if sure else Reason.WRONG
        lucky = self.outcome is Outcome.RIGHT and self.certainty is Certainty.GUESS
        return Reason.GUESSED if lucky else None


@dataclass(frozen=True)
class ReviewCard:
    """The state of one fact for one learner."""

    fact_id: FactId
    memory: Memory
    responses: int
    """How often it was answered; skipped questions do not count."""
    misses: int
    """Different days on which that was wrong, ever: what returns within a session and is missed
    again was not forgotten again."""
    last: FactResponse
    reason: Reason | None = None
    """Why it is on the wrong list, at its worst; None: it is not on it."""
    reason_id: PresentedId | None = None
    """The question that put it there, the latest of the worst."""
    right_days: int = 0
    """Different days on which it was right since it was last missed."""
    right_day: date | None = None
    """The latest learning day on which nothing more can count: one of them already, or the day of
    a miss or a guess, on which being right is relearning (spec RV-11)."""
    right_by_choice: bool = False
    """Whether one of them was on more than a claim."""
    missed_day: date | None = None
    """The latest learning day on which it was missed."""
    check_at: datetime | None = None
    """When a fact that was certain and wrong is asked once more: a week after it was last missed.
    None: no check is open."""

    @property
    def leech(self) -> bool:
        """Return whether it was missed on so many days that reading serves better than asking."""
        return self.reason is not None and self.misses >= LEECH

    @property
    def missed_last(self) -> bool:
        """Return whether the latest response was wrong."""
        return self.last.outcome is Outcome.WRONG

    def expected(self, at: datetime) -> float:
        """Return the chance, 0 to 1, that it is recalled at a moment if nobody asks it before.

        What was missed last time counts as not known, today and later, until it is right again.
        The schedule says otherwise: on the day of a response its recall is 1, whatever the
        response was, for it takes the correction as learned. That it was is only known once it was
        right; and without practice nothing can be expected to get better by waiting.
        """
        return 0.0 if self.missed_last else recall(self.memory, at)

    def on_list(self, needed: int = DAYS_NEEDED) -> bool:
        """Return whether it is on the wrong list.

        Args:
            needed: days on which it must be right; 1 with at most two sessions before a test.
        """
        return self.reason is not None and not (needed < DAYS_NEEDED and self.right_days >= needed)

    def due_at(self) -> datetime:
        """Return when to ask again: as scheduled, or for the check if that is earlier."""
        return min(self.memory.due_at, self.check_at or self.memory.due_at)

    def stale(self, now: datetime) -> bool:
        """Return whether the card was written under a clock that stands before its time now."""
        return ran_ahead(self.memory.reviewed_at, now)


def after_response(
    card: ReviewCard | None, fact_id: FactId, response: FactResponse
) -> ReviewCard | None:
    """Return the card after a response; as it was (or None) after a skipped question.

    Args:
        card: as it was before; None for a fact never answered.
        fact_id: the fact.
        response: the response.
    """
    rating = rating_of(response.outcome, response.certainty, response.kind, first=card is None)
    if rating is None:
        return card
    memory = reviewed(card.memory if card else None, rating, response.at)
    before = ReviewCard(fact_id, memory, 0, 0, response) if card is None else card
    after = replace(before, memory=memory, responses=before.responses + 1, last=response)
    if response.outcome is Outcome.WRONG and response.day != before.missed_day:
        after = replace(after, misses=before.misses + 1, missed_day=response.day)
    if response.reason is None:
        return _right_again(_checked(after, response), response)
    return _listed(after, response, response.reason)


def replayed(responses: Iterable[tuple[FactId, FactResponse]]) -> dict[FactId, ReviewCard]:
    """Return the cards that result from responses.

    Args:
        responses: one learner's, each with its fact, oldest first.
    """
    cards: dict[FactId, ReviewCard] = {}
    for fact_id, response in responses:
        card = after_response(cards.get(fact_id), fact_id, response)
        if card is not None:
            cards[fact_id] = card
    return cards


def in_order(
    responses: Sequence[FactResponse], now: datetime, day_of: Days
) -> tuple[FactResponse, ...]:
    """Return the responses on one fact oldest first, those of a clock that ran ahead set right.

    Args:
        responses: in any order.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    moments = set_right(((one.presented_id, one.at) for one in responses), now)
    dated = (
        one if (at := moments[one.presented_id]) == one.at else replace(one, at=at, day=day_of(at))
        for one in responses
    )
    return tuple(sorted(dated, key=lambda one: (one.at, one.presented_id)))


def _listed(card: ReviewCard, response: FactResponse, reason: Reason) -> ReviewCard:
    """Put a fact on the list, or keep it there for its worst reason."""
    if reason is Reason.GUESSED and card.reason is not None:
        # A guess neither mends a mistake nor makes it worse, nor is it the check of one.
        return _nearer(replace(card, right_day=response.day), response)
    worse = card.reason is None or reason.rank <= card.reason.rank
    after = replace(
        card,
        reason=reason if worse else card.reason,
        reason_id=response.presented_id if worse else card.reason_id,
        right_days=0,
        right_day=response.day,
        right_by_choice=False,
    )
    if reason is Reason.GUESSED:
        return _nearer(after, response)
    if after.reason is Reason.CERTAIN_WRONG or card.check_at is not None:
        return replace(after, check_at=response.at + CHECK_AFTER)
    return after


def _right_again(card: ReviewCard, response: FactResponse) -> ReviewCard:
    """Count a day on which a fact on the list was right; after enough of them it leaves."""
    if card.reason is None:
        return card
    by_choice = card.right_by_choice or response.kind is not ItemKind.TRUE_FALSE
    # Any other day counts, so that neither travelling nor a mended clock can hold a fact back.
    days = card.right_days + (card.right_day != response.day)
    if days >= (DAYS_NEEDED if by_choice else DAYS_NEEDED_BY_CLAIMS):
        return replace(
            card,
            reason=None,
            reason_id=None,
            right_days=0,
            right_day=None,
            right_by_choice=False,
        )
    return replace(card, right_days=days, right_day=response.day, right_by_choice=by_choice)


def _checked(card: ReviewCard, response: FactResponse) -> ReviewCard:
    """Close the check if a right response is it.

    Days count, not hours: who missed it on Thursday evening is asked on Thursday afternoon.
    """
    if card.check_at is None:
        return card
    in_days = card.missed_day is not None and response.day >= card.missed_day + CHECK_AFTER
    if in_days or response.at >= card.check_at:
        return replace(card, check_at=None)
    return _nearer(card, response)


def _nearer(card: ReviewCard, response: FactResponse) -> ReviewCard:
    """Bring a check nearer that was set by a clock that ran ahead."""
    if card.check_at is None:
        return card
    return replace(card, check_at=min(card.check_at, response.at + CHECK_AFTER))
