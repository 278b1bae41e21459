"""Which facts of a topic are practised first (spec RV-16)."""

import random
from collections.abc import Sequence

from quizapp.core.content.ids import FactId
from quizapp.core.learning.mastery import Mastery
from quizapp.core.learning.milestones import TopicFact

_FIRST = {Mastery.WRONG: 0, Mastery.NOT_MET: 0, Mastery.UNSURE: 1, Mastery.KNOWN: 2}
"""What was wrong and what is new come before what only has to be proven or refreshed."""


def to_practise(facts: Sequence[TopicFact], number: int, rng: random.Random) -> tuple[FactId, ...]:
    """Return up to ``number`` facts of a topic to practise, the most wanted first.

    Wrong and unmet facts are taken first, core ones before the others; then unsure ones, then
    known ones. Of a wrong fact and an unmet one of the same weight the wrong one is taken: it was
    promised to come back. What is asked only by choice is left out until it was met.

    Args:
        facts: those of the topic.
        number: how many are wanted at most.
        rng: random numbers.
    """
    able = [fact for fact in facts if fact.counts]
    rng.shuffle(able)
    able.sort(key=lambda one: (_FIRST[one.mastery], not one.core, not one.met))
    return tuple(fact.id for fact in able[:number])
