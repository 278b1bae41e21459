"""Preparing for a test: on which days, and with which facts (PEDAGOGY.md 4.4)."""

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from quizapp.core.ids import FactId, TopicId
from quizapp.core.queueing import spread
from quizapp.core.reviewing import DAYS_NEEDED, Concern, Days, ReviewCard
from quizapp.core.scheduling import Memory, Rating, gain, recall, reviewed

GAP_SHARE = 5
"""The next session waits for a fifth of the days that are left, at least a night (4.4)."""

MISCONCEPTION_WEIGHT = 1.5
WRONG_WEIGHT = 1.2
"""How much more a gain counts where a fact was certain and wrong, or wrong last time (4.4)."""

LOOKED_AT = 3
"""Of how many sessions' worth of faded facts a session of the forecast chooses."""

FEW_SESSIONS = 2
"""With so few sessions left, one right day is enough to leave the wrong list (4.4)."""

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


def session_days(today: date, test_on: date, last: date | None = None) -> tuple[date, ...]:
    """Return the days of the sessions still to come, today first if one is due today.

    The gap after a session is a fifth of the days then left, at least one night, and the last
    session is on the day before the test at the latest (PEDAGOGY.md 4.4). A session that was
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
    """A test that is not over yet, as it touches the review of its facts."""

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
    today: date,
) -> tuple[FactId, ...]:
    """Return the facts to ask in a session for the test, in the order to ask them.

    Those whose review now adds most to the recall on the day of the test, misconceptions and
    mistakes counting more; no topic takes more than half and no two neighbours are of one topic,
    as far as the facts allow (PEDAGOGY.md 4.4). What was answered today, or would gain nothing,
    is not asked: fewer facts than wanted may come back, or none.

    Args:
        facts: everything that the test may ask; each once.
        cards: the learner's cards.
        preparation: the test; its topics are not looked at again.
        now: the moment.
        today: its learning day.
    """
    return _chosen(facts, _known(facts, cards), preparation, now, today)


def forecast(
    facts: Sequence[PlannedFact],
    cards: Mapping[FactId, ReviewCard],
    preparation: Preparation,
    now: datetime,
    today: date,
    sessions: Sequence[date],
) -> Forecast:
    """Return what recall to expect on the day of the test.

    The planned sessions are gone through as the schedule sees them. A fact asked with a recall of
    0.8 counts as right in four of five cases: the share is carried from fact to fact, so that the
    outcome needs no dice and is the same every time. What is missed in them comes back until it is
    right, so that it counts with the recall that the schedule gives it. To be quick, it looks in
    each session only at the facts that have faded most among those met.

    Args:
        facts: everything that the test may ask.
        cards: the learner's cards.
        preparation: the test.
        now: the moment.
        today: its learning day.
        sessions: the days of the sessions still to come.
    """
    if not facts:
        return Forecast(0.0, 0.0)
    test_at = _test_at(preparation, now, today)
    known = _known(facts, cards)
    before = _mean_recall(facts, known, test_at)
    carried = 0.5
    for day in sessions:
        at = now + timedelta(days=(day - today).days)
        faded = heapq.nsmallest(
            LOOKED_AT * preparation.size,
            ((recall(one.memory, at), fact_id) for fact_id, one in known.items()),
        )
        looked_at = {fact_id for _, fact_id in faded}
        within = [f for f in facts if f.fact_id in looked_at or f.fact_id not in known]
        for fact_id in _chosen(within, known, preparation, at, day):
            memory = known[fact_id].memory if fact_id in known else None
            carried += recall(memory, at)
            right = carried >= 1
            carried -= right
            after = reviewed(memory, Rating.GOOD if right else Rating.AGAIN, at)
            known[fact_id] = _Known(after, 1.0 if right else WRONG_WEIGHT, day)
    return Forecast(before, _mean_recall(facts, known, test_at))


@dataclass(frozen=True)
class _Known:
    """What choosing needs to know of a fact that was met."""

    memory: Memory
    weight: float
    day: date
    """The learning day on which it was last answered."""
    missed: bool = False
    """Whether it was missed then and not yet right again."""


def _known(
    facts: Sequence[PlannedFact], cards: Mapping[FactId, ReviewCard]
) -> dict[FactId, _Known]:
    met = (cards[fact.fact_id] for fact in facts if fact.fact_id in cards)
    return {
        card.fact_id: _Known(card.memory, _weight(card), card.last.day, card.missed_last)
        for card in met
    }


def _weight(card: ReviewCard) -> float:
    if card.concern is Concern.CERTAIN_WRONG:
        return MISCONCEPTION_WEIGHT
    return WRONG_WEIGHT if card.missed_last else 1.0


def _chosen(
    facts: Sequence[PlannedFact],
    known: Mapping[FactId, _Known],
    preparation: Preparation,
    now: datetime,
    today: date,
) -> tuple[FactId, ...]:
    test_at = _test_at(preparation, now, today)
    new = gain(None, now, test_at)
    worth = {}
    for fact in facts:
        one = known.get(fact.fact_id)
        if one is None:
            worth[fact] = new
        elif one.day != today:
            worth[fact] = one.weight * gain(one.memory, now, test_at)
    ranked = sorted(
        (fact for fact in worth if worth[fact] > 0), key=lambda f: (-worth[f], f.fact_id)
    )
    return tuple(f.fact_id for f in spread(_no_topic_over_half(ranked, preparation.size)))


def _test_at(preparation: Preparation, now: datetime, today: date) -> datetime:
    """Return the moment of the test: whole days from now, for the schedule counts whole days."""
    return now + timedelta(days=max(0, (preparation.test_on - today).days))


def _mean_recall(
    facts: Sequence[PlannedFact], known: Mapping[FactId, _Known], at: datetime
) -> float:
    met = (known[fact.fact_id] for fact in facts if fact.fact_id in known)
    return sum(recall(one.memory, at) for one in met if not one.missed) / len(facts)


def _next_day(day: date, test_on: date) -> date:
    left = (test_on - day).days
    return day + timedelta(days=max(1, -(-left // GAP_SHARE)))


def _no_topic_over_half(ranked: Sequence[PlannedFact], size: int) -> list[PlannedFact]:
    """Return the first facts such that no topic has more than half, if the others fill the rest."""
    size = min(size, len(ranked))
    taken: Counter[TopicId] = Counter()
    chosen: list[PlannedFact] = []
    passed_over: list[PlannedFact] = []
    for fact in ranked:
        if len(chosen) == size:
            break
        if taken[fact.topic_id] < max(1, size // 2):
            taken[fact.topic_id] += 1
            chosen.append(fact)
        else:
            passed_over.append(fact)
    return chosen + passed_over[: size - len(chosen)]
