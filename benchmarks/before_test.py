"""The plan for a test against plain review: recall on the day of the test (part of ``retention``).

A simulated learner (``benchmarks.simulated``) has reviewed for three weeks, 160 facts of eight
topics. Then a test is set on three of the topics, 60 facts, some days ahead. On the days that the
plan names, and on no others, the learner does one session of 15 questions:

- by the plan: review of the facts of the test, all of which come due on its eve at the latest;
- by the same review without the rule of the eve;
- by plain review of everything, as without a test.

What comes out: docs/adr/0007-review.md.
"""

import random
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from benchmarks.simulated import BEGIN, Asked, Law, Mind, day_of
from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.learning.queue import queue_of, session_of
from quizapp.core.learning.review_cards import ReviewCard
from quizapp.core.learning.test_plan import PlannedFact, Preparation, choose_for_test, session_days

TOPICS = 8
TESTED = 3
PER_TOPIC = 20
BEFORE = 21
"""Days of review before the test is set."""
COMES = 5 / 7
QUESTIONS = 15
DAYS_LEFT = (14, 3)

BY_PLAN = "by the plan"
PLAIN = "review of its facts"
EVERYTHING = "review of everything"


@dataclass
class Learner:
    """A learner in the course of the simulation."""

    mind: Mind
    facts: Sequence[PlannedFact]
    asked: Asked = field(default_factory=Asked)
    cards: dict[FactId, ReviewCard] = field(default_factory=dict)

    def review(self, facts: Iterable[PlannedFact], begin: datetime) -> None:
        """Do the session that Today offers, on some facts."""
        ids = [fact.fact_id for fact in facts]
        known = {fact_id: self.cards[fact_id] for fact_id in ids if fact_id in self.cards}
        queue = queue_of(known.values(), begin, day_of)
        new = [fact_id for fact_id in ids if fact_id not in known]
        chosen = session_of(queue, new, QUESTIONS)
        self.asked.session(self.mind, self.cards, chosen, begin, QUESTIONS)

    def prepare(self, tested: Sequence[PlannedFact], ahead: Preparation, begin: datetime) -> None:
        """Do a session of the plan."""
        chosen = choose_for_test(tested, self.cards, ahead, begin, day_of)
        self.asked.session(self.mind, self.cards, chosen, begin, QUESTIONS)


def compared(law: Law, seeds: Sequence[int]) -> dict[str, float]:
    """Return what is recalled on the day of the test by each way, and the plan's lead."""
    figures: dict[str, float] = {}
    for days in DAYS_LEFT:
        found = [
            {name: _simulate(name, law, days, seed) for name in (BY_PLAN, PLAIN, EVERYTHING)}
            for seed in seeds
        ]
        when = f"test in {days} days"
        for name in (BY_PLAN, PLAIN, EVERYTHING):
            mean = statistics.fmean(one[name] for one in found)
            figures[f"{when}: {name}, recall on the day"] = round(mean, 3)
        for name in (PLAIN, EVERYTHING):
            gains = [one[BY_PLAN] - one[name] for one in found]
            figures |= spread_of(f"{when}: plan over {name}", gains)
    return figures


def spread_of(name: str, gains: Sequence[float]) -> dict[str, float]:
    """Return the mean of gains with their spread."""
    return {
        f"{name}: mean": round(statistics.fmean(gains), 3),
        f"{name}: deviation": round(statistics.stdev(gains), 3),
        f"{name}: least": round(min(gains), 3),
        f"{name}: most": round(max(gains), 3),
    }


def _simulate(way: str, law: Law, days_left: int, seed: int) -> float:
    rng = random.Random(f"before a test {seed}")
    facts = [
        PlannedFact(FactId(f"fact-{number:03}"), TopicId(f"topic-{number % TOPICS}"))
        for number in range(TOPICS * PER_TOPIC)
    ]
    learner = Learner(Mind([fact.fact_id for fact in facts], law, seed), facts)
    for day in range(BEFORE):
        if rng.random() < COMES:
            learner.review(facts, BEGIN + timedelta(days=day, minutes=rng.randrange(240)))
    set_at = BEGIN + timedelta(days=BEFORE)
    today = day_of(set_at)
    ahead = Preparation(today + timedelta(days=days_left), size=QUESTIONS)
    tested = [fact for fact in facts if int(fact.topic_id.removeprefix("topic-")) < TESTED]
    sessions: dict[str, Callable[[datetime], None]] = {
        BY_PLAN: lambda begin: learner.prepare(tested, ahead, begin),
        PLAIN: lambda begin: learner.review(tested, begin),
        EVERYTHING: lambda begin: learner.review(facts, begin),
    }
    for session_on in session_days(today, ahead.test_on):
        sessions[way](set_at + (session_on - today))
    test_at = set_at + timedelta(days=days_left)
    return learner.mind.recall(test_at, [fact.fact_id for fact in tested])
