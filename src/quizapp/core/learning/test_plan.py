"""Preparing for a test: on which days, and with which facts (spec TP-1 to TP-5)."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quizapp.core.answering.grading import Outcome
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId, ItemId, PresentedId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.queue import queue_of, session_of
from quizapp.core.learning.review_cards import (
    DAYS_NEEDED,
    Days,
    FactResponse,
    ReviewCard,
    after_response,
)
from quizapp.core.learning.scheduling import recall

GAP_SHARE = 5
"""The next session waits for a fifth of the days that are left, at least a night (spec TP-2)."""

FEW_SESSIONS = 2
"""With so few sessions left, one right day is enough to leave the wrong list (spec TP-3)."""

NEEDED_WHEN_FEW = 1


@dataclass(frozen=True)
class Preparation:
    """What a learner prepares for."""

    test_on: date
    topics: frozenset[TopicId] = frozenset()
    """Empty: all."""
    size: int = 12
    """Questions per session."""


@dataclass(frozen=True)
class PlannedFact:
    """A fact that the test may ask, as far as choosing goes."""

    fact_id: FactId
    topic_id: TopicId
    difficulty: int = 1
    """Of its easiest question."""
    importance: Importance = Importance.USEFUL

    @property
    def turn(self) -> tuple[int, int]:
        """Return what it is met by: core facts before others, the easiest first."""
        return list(Importance).index(self.importance), self.difficulty


@dataclass(frozen=True)
class Forecast:
    """The mean recall to expect on the day of the test.

    A fact never met counts as not known, and so does one missed last time until it is right again
    (``ReviewCard.expected``).
    """

    now: float
    """If nothing more is done."""
    then: float
    """If the planned sessions are done."""


@dataclass(frozen=True)
class Outlook:
    """The expected recall of a test by the length of its sessions."""

    facts: int
    """What it may ask."""
    now: float
    """The mean recall on its day if nothing more is done, 0 to 1."""
    then: tuple[float, ...]
    """The same with the planned sessions, for each length asked about."""


def session_days(today: date, test_on: date, last: date | None = None) -> tuple[date, ...]:
    """Return the days of the sessions still to come, today first if one is due today.

    The gap after a session is a fifth of the days then left, at least one night, and the last
    session is on the day before the test at the latest (spec TP-2). A session that was
    missed is due today, and the plan goes on from there.

    Args:
        today: the learning day.
        test_on: the day of the test; none is planned on it or after it.
        last: the day of the latest session for this test; None: there was none. A day after
            today was written under a wrong clock and does not count.
    """
    day = today
    if last is not None and last <= today:
        day = max(today, _next_day(last, test_on))
    days = []
    while day < test_on:
        days.append(day)
        day = _next_day(day, test_on)
    return tuple(days)


@dataclass(frozen=True)
class Ahead:
    """How a coming test changes the review of its facts."""

    test_on: date
    facts: frozenset[FactId]
    sessions: tuple[date, ...]
    """The days of the sessions still to come."""

    def needed(self, fact_id: FactId) -> int:
        """Return on how many days a fact must be right to leave the wrong list."""
        few = fact_id in self.facts and len(self.sessions) <= FEW_SESSIONS
        return NEEDED_WHEN_FEW if few else DAYS_NEEDED

    def capped(self, card: ReviewCard, day_of: Days) -> ReviewCard:
        """Return a card with its interval capped, so that its fact comes back before the test."""
        return within_test(card, self.test_on, day_of) if card.fact_id in self.facts else card


NO_TEST = Ahead(date.max, frozenset(), ())
"""Touches nothing."""


def within_test(card: ReviewCard, test_on: date, day_of: Days) -> ReviewCard:
    """Return the card of a fact of the test, due on the day before the test at the latest.

    The card itself stays what its responses amount to: the test moves only what is read from it.
    A fact reviewed on that day or later is left as it is, for it cannot come back in time.
    """
    due_on, reviewed_on = day_of(card.memory.due_at), day_of(card.memory.reviewed_at)
    eve = test_on - timedelta(days=1)
    if due_on <= eve or reviewed_on >= eve:
        return card
    due_at = card.memory.reviewed_at + timedelta(days=(eve - reviewed_on).days)
    return replace(card, memory=replace(card.memory, due_at=due_at))


def choose_for_test(
    facts: Sequence[PlannedFact],
    cards: Mapping[FactId, ReviewCard],
    preparation: Preparation,
    now: datetime,
    day_of: Days,
) -> tuple[FactId, ...]:
    """Return the facts to ask in a session for the test, in the order to ask them.

    It is plain review of the test's facts (spec TP-1): what is due of them, then those never
    met, core ones and the easiest first, then what has faded most of the rest, so that a session
    that was planned is there to do. What was answered today and is not due again is not asked:
    fewer facts than wanted may come back, or none.

    Args:
        facts: everything that the test may ask; each once.
        cards: the learner's cards.
        preparation: the test; its topics are not looked at again.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    mine = _before_test(facts, cards, preparation, day_of)
    queue = queue_of(mine.values(), now, day_of)
    new = sorted((fact for fact in facts if fact.fact_id not in mine), key=lambda f: f.turn)
    asked = session_of(queue, [fact.fact_id for fact in new], preparation.size)
    room = preparation.size - len(asked)
    if room == 0:
        return asked
    taken, today = frozenset(asked), day_of(now)
    rest = (
        (recall(card.memory, now), fact_id)
        for fact_id, card in mine.items()
        if fact_id not in taken and card.last.day != today
    )
    return (*asked, *(fact_id for _, fact_id in heapq.nsmallest(room, rest)))


def forecast(
    facts: Sequence[PlannedFact],
    cards: Mapping[FactId, ReviewCard],
    preparation: Preparation,
    now: datetime,
    day_of: Days,
    sessions: Sequence[date],
) -> Forecast:
    """Return what recall to expect on the day of the test.

    The planned sessions are simulated with the schedule. A fact asked with a recall of 0.8 counts
    as right in four of five cases: the share is carried from fact to fact, so that the outcome
    needs no random numbers and is always the same. What is missed in them comes back within the
    session until it is right.

    Args:
        facts: everything that the test may ask.
        cards: the learner's cards.
        preparation: the test.
        now: the current time.
        day_of: returns the learning day of a moment.
        sessions: the days of the sessions still to come.
    """
    if not facts:
        return Forecast(0.0, 0.0)
    today = day_of(now)
    test_at = now + timedelta(days=max(0, (preparation.test_on - today).days))
    known = {fact.fact_id: cards[fact.fact_id] for fact in facts if fact.fact_id in cards}
    before = _mean_recall(facts, known, test_at)
    carried = 0.5
    for day in sessions:
        at = now + timedelta(days=(day - today).days)
        for fact_id in choose_for_test(facts, known, preparation, at, day_of):
            card = known.get(fact_id)
            carried += 0.0 if card is None else card.expected(at)
            outcomes = [Outcome.RIGHT]
            if carried >= 1:
                carried -= 1
            else:
                outcomes.insert(0, Outcome.WRONG)
            for outcome in outcomes:
                card = after_response(card, fact_id, _simulated(outcome, at, day))
            assert card is not None
            known[fact_id] = card
    return Forecast(before, _mean_recall(facts, known, test_at))


def _simulated(outcome: Outcome, at: datetime, day: date) -> FactResponse:
    return FactResponse(PresentedId(0), ItemId(""), ItemKind.CHOICE, outcome, None, at, day)


def _before_test(
    facts: Sequence[PlannedFact],
    cards: Mapping[FactId, ReviewCard],
    preparation: Preparation,
    day_of: Days,
) -> dict[FactId, ReviewCard]:
    """Return the cards of the test's facts, due before it."""
    return {
        fact.fact_id: within_test(cards[fact.fact_id], preparation.test_on, day_of)
        for fact in facts
        if fact.fact_id in cards
    }


def _mean_recall(
    facts: Sequence[PlannedFact], known: Mapping[FactId, ReviewCard], at: datetime
) -> float:
    return sum(card.expected(at) for card in known.values()) / len(facts)


def _next_day(day: date, test_on: date) -> date:
    left = (test_on - day).days
    return day + timedelta(days=max(1, -(-left // GAP_SHARE)))
