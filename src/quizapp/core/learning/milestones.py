"""Milestones: what a learner has got done in a topic, once and for all (spec RV-15).

Each says something about the subject, not about how much was clicked:

* all facts of a topic met, and all its myths met: answered once, whether right or wrong;
* all core facts of a topic known at the same time;
* so many myths, once believed, given up: checked a week or more later.

A milestone that was reached stays reached, whatever fades or is added to the pack later: the bank
keeps it with the number that counted then.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from quizapp.core.content.ids import FactId, TopicId
from quizapp.core.learning.mastery import Mastery

LEAST = 3
"""A topic with fewer facts, myths or core facts than this has no milestone for them: one answer
or two are none."""

GIVEN_UP = (1, 5, 10, 25, 50, 100)
"""Numbers of myths given up that are milestones."""


class MilestoneKind(StrEnum):
    """What was got done."""

    FACTS_MET = "facts met"
    MYTHS_MET = "myths met"
    CORE_KNOWN = "core known"
    MYTHS_GIVEN_UP = "myths given up"


class TopicFact(NamedTuple):
    """What milestones and practice need to know of a fact."""

    id: FactId
    topic_id: TopicId
    mastery: Mastery
    core: bool
    myth: bool
    """Whether it corrects one."""
    by_choice: bool
    """Whether it is asked only where the learner chose it: sensitive, or on how sources argue."""

    @property
    def met(self) -> bool:
        """Return whether it was answered."""
        return self.mastery is not Mastery.NOT_MET

    @property
    def counts(self) -> bool:
        """Return whether milestones count it: nobody must choose what is sensitive to get there."""
        return self.met or not self.by_choice


@dataclass(frozen=True)
class Goal:
    """A milestone, reached or not."""

    kind: MilestoneKind
    topic_id: TopicId | None
    """None where it is about all topics."""
    done: int
    number: int
    facts: frozenset[FactId] = frozenset()
    """Those it counts."""

    @property
    def reached(self) -> bool:
        """Return whether everything that it asks for is done."""
        return self.done >= self.number

    @property
    def missing(self) -> int:
        """Return how many are left."""
        return max(0, self.number - self.done)


@dataclass(frozen=True)
class Milestone:
    """A milestone that was reached, as it is kept."""

    kind: MilestoneKind
    topic_id: TopicId | None
    number: int
    """How many facts or myths it counted then."""
    reached_at: datetime
    news: bool = True
    """Whether the attempt at whose end it was noted reached it."""

    @property
    def key(self) -> tuple[MilestoneKind, TopicId | None, int]:
        """Return what tells it from others: what was got done in a topic counts once."""
        return _key(self.kind, self.topic_id, self.number)


def _key(
    kind: MilestoneKind, topic_id: TopicId | None, number: int
) -> tuple[MilestoneKind, TopicId | None, int]:
    return kind, topic_id, number if topic_id is None else 0


def goals_of(facts: Iterable[TopicFact], given_up: int) -> tuple[Goal, ...]:
    """Return all milestones of a learner, topic by topic, reached ones too.

    Args:
        facts: the present facts, in the order of the topics.
        given_up: how many myths the learner once believed and gave up.
    """
    topics: dict[TopicId, list[TopicFact]] = {}
    for fact in facts:
        if fact.counts:
            topics.setdefault(fact.topic_id, []).append(fact)
    goals = [goal for topic_id, of in topics.items() for goal in _topic_goals(topic_id, of)]
    reached = [n for n in GIVEN_UP if n <= given_up]
    ahead = [n for n in GIVEN_UP if n > given_up][:1]
    kind = MilestoneKind.MYTHS_GIVEN_UP
    return (*goals, *(Goal(kind, None, given_up, number) for number in (*reached, *ahead)))


def newly_reached(
    goals: Iterable[Goal], kept: Iterable[Milestone], news: Callable[[Goal], bool], now: datetime
) -> tuple[Milestone, ...]:
    """Return the milestones that are reached and not kept yet.

    Args:
        goals: those of the learner.
        kept: what was reached before, of which nothing is noted again.
        news: returns whether the attempt that just ended brought a goal there.
        now: the current time.
    """
    known = {one.key for one in kept}
    return tuple(
        Milestone(goal.kind, goal.topic_id, goal.number, now, news(goal))
        for goal in goals
        if goal.reached and _key(goal.kind, goal.topic_id, goal.number) not in known
    )


def next_goals(goals: Iterable[Goal], number: int) -> tuple[Goal, ...]:
    """Return the goals that are nearest: begun, not reached, fewest missing; one for each topic."""
    nearest: dict[TopicId | None, Goal] = {}
    for goal in sorted(goals, key=lambda one: one.missing):
        if goal.done and not goal.reached:
            nearest.setdefault(goal.topic_id, goal)
    return tuple(nearest.values())[:number]


def _topic_goals(topic_id: TopicId, facts: list[TopicFact]) -> list[Goal]:
    kinds = (
        (MilestoneKind.MYTHS_MET, [one for one in facts if one.myth]),
        (MilestoneKind.FACTS_MET, facts),
        (MilestoneKind.CORE_KNOWN, [one for one in facts if one.core]),
    )
    goals = []
    for kind, counted in kinds:
        if len(counted) >= LEAST:
            known = kind is MilestoneKind.CORE_KNOWN
            done = sum(one.mastery is Mastery.KNOWN if known else one.met for one in counted)
            facts_of = frozenset(one.id for one in counted)
            goals.append(Goal(kind, topic_id, done, len(counted), facts_of))
    return goals
