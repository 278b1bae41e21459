"""How many others chose the same false option (spec SA-5)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quizapp.core.content.ids import LearnerId

ENOUGH_OTHERS = 10
"""So many other learners must have answered a question before it is told what they chose.

A share can be shown from five answers (spec SA-2); ten, because here it is told to pupils of one
class: of five, who chose what would soon be guessed.
"""

MANY = 1 / 3
"""The least share of the others for which a false option is one that many take: what guessing
among three options comes to. Below that it would tell who chose it that they are alone."""


class FirstChoice(NamedTuple):
    """What a learner chose, with the place of the option in the item; skipped ones are none."""

    learner_id: LearnerId
    chosen: int


@dataclass(frozen=True)
class OthersChoice:
    """The false option that most of the others chose."""

    option: int
    """Its place in the item."""
    chosen: int
    answered: int
    """How many others answered."""


def others_choice(choices: Iterable[FirstChoice], key: int) -> OthersChoice | None:
    """Return the false option that many others chose; None where it can't be told.

    Only the first choice of each learner counts: later ones were made after the answer was read.

    Args:
        choices: those of the other learners on this wording of the question, oldest first.
        key: the place of the right option.
    """
    first: dict[LearnerId, int] = {}
    for learner_id, chosen in choices:
        first.setdefault(learner_id, chosen)
    if len(first) < ENOUGH_OTHERS:
        return None
    false = Counter(chosen for chosen in first.values() if chosen != key)
    if not false:
        return None
    option, chosen = min(false.items(), key=lambda pair: (-pair[1], pair[0]))
    if chosen < MANY * len(first):
        return None
    return OthersChoice(option, chosen, len(first))
