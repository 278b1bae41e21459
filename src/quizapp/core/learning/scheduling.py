"""When a fact should be met again: FSRS, per fact (spec RV-1, RV-4).

Everything that knows the ``fsrs`` library is here. It is imported when the first response is
scheduled: its import costs as much as opening the bank (docs/adr/0007).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from quizapp.core.answering.attempts import Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.items import ItemKind

if TYPE_CHECKING:
    from fsrs import Card, Scheduler
    from fsrs import Rating as FsrsRating

RETENTION = 0.9
"""The recall at which a fact is due (spec RV-1)."""

DECAY = 0.1542
"""How fast recall falls: w20 of the default parameters (spec RV-2)."""

FACTOR = 0.9 ** (-1 / DECAY) - 1
"""Makes recall 0.9 after as many days as the stability."""

LONGEST = 36_500
"""The longest interval, in days."""


class Rating(IntEnum):
    """The rating of a response for FSRS. Easy is never inferred."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


@dataclass(frozen=True)
class Memory:
    """The memory of a fact."""

    stability: float
    """Days after which recall has fallen to 0.9."""
    difficulty: float
    """1 to 10."""
    reviewed_at: datetime
    due_at: datetime


def rating_of(
    outcome: Outcome, certainty: Certainty | None, kind: ItemKind, *, first: bool
) -> Rating | None:
    """Return the rating of a response; None for a skipped question.

    A right guess between two is as likely luck as knowledge, so it counts as not recalled; a
    right guess among three or more as recalled with effort (spec RV-3).

    Args:
        outcome: the grade.
        certainty: how sure the learner was, if asked.
        kind: the kind of item.
        first: whether this is the first response on the fact.
    """
    if outcome is Outcome.SKIPPED:
        return None
    if outcome is Outcome.WRONG:
        return Rating.AGAIN
    judged = kind is ItemKind.TRUE_FALSE
    if certainty is Certainty.GUESS:
        return Rating.AGAIN if judged else Rating.HARD
    if certainty is None and judged and first:
        return Rating.HARD
    return Rating.GOOD


def reviewed(memory: Memory | None, rating: Rating, at: datetime, longest: int = LONGEST) -> Memory:
    """Return the memory after a review.

    A clock that was set back makes a review seem older than the one before it. It counts as one
    on the same day, and the schedule goes on from it: nothing waits for a date that was wrong.

    Args:
        memory: as it was before; None for a first review.
        rating: what the response said.
        at: when, in UTC.
        longest: the longest interval allowed, in days, at least 1.
    """
    card, _ = _scheduler(longest).review_card(_card(memory, at), _rating(rating), _utc(at))
    assert card.stability is not None
    assert card.difficulty is not None
    return Memory(card.stability, card.difficulty, at, card.due)


def recall(memory: Memory | None, at: datetime) -> float:
    """Return the predicted chance, 0 to 1, that a fact is recalled; 0 for one never reviewed.

    R(t, S) = (1 + 0.980346 t/S)^-0.1542 with t in whole days (spec RV-2). It is computed
    here because the library takes twenty times as long, and a page may ask for thousands.
    """
    if memory is None:
        return 0.0
    days = max(0, (at - memory.reviewed_at).days)
    chance: float = (1 + FACTOR * days / memory.stability) ** -DECAY
    return chance


@cache
def _scheduler(longest: int) -> Scheduler:
    """Return FSRS with its default parameters, without fuzz and without steps within a day.

    The review session itself repeats what was missed on the same day.
    """
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=longest,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None, at: datetime) -> Card:
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=0, due=_utc(at))  # an id of its own costs a millisecond of sleep
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=_utc(memory.due_at),
        last_review=_utc(min(memory.reviewed_at, at)),
    )


def _rating(rating: Rating) -> FsrsRating:
    from fsrs import Rating as FsrsRating

    return FsrsRating(int(rating))


def _utc(at: datetime) -> datetime:
    """Return the moment with the one zone that the library takes: ``timezone.utc`` itself."""
    return at.astimezone(UTC)
