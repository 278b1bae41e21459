"""Which variant of a fact to ask, and when a missed one comes back within a review session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizapp.core.answering.attempts import Attempt, Question
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import ItemId, ItemVersionId
from quizapp.core.content.items import ItemKind

BETWEEN = 4
"""How many other questions stand between a miss and its return (spec RV-8)."""

MOST_RETURNS = 3
"""How often a fact returns within one session at most (spec RV-8)."""

RIGHT_CLAIMS = 2
"""How many right claims settle a missed fact within a session; one choice does (spec RV-8)."""

FALSE_WITHIN = timedelta(days=7)
MOST_FALSE = 2
"""The same false wording is shown at most so often within so long (spec FB-6)."""


@dataclass(frozen=True)
class Variant:
    """One item of a fact, as far as choosing among them goes."""

    item_id: ItemId
    version_id: ItemVersionId
    kind: ItemKind
    statement_is_false: bool
    shown: tuple[datetime, ...] = ()
    """When the learner saw it lately, oldest first: at least all of the last seven days, and the
    latest before them."""
    difficulty: int = 1


def worn(variant: Variant, now: datetime) -> bool:
    """Return whether it is a false statement that was shown too often lately (spec FB-6)."""
    lately = sum(now - FALSE_WITHIN < at <= now for at in variant.shown)
    return variant.statement_is_false and lately >= MOST_FALSE


def next_variant(
    variants: Sequence[Variant], now: datetime, *, prefer_choice: bool = False
) -> Variant | None:
    """Return the variant to ask; None if there is none.

    The wording must never be what is learned: the one seen longest ago comes next, one never seen
    before all, the easiest of those first. A false statement shown twice within seven days gives
    way to any other variant. A showing that is dated in the future was dated by a clock that has
    been set right since: it says nothing, else what was shown under it would count as the latest
    until that day.

    Args:
        variants: the fact's present items.
        now: the current time.
        prefer_choice: whether a claim would prove too little, so that a choice goes first.
    """

    def shown(variant: Variant) -> list[datetime]:
        return [at for at in variant.shown if at <= now]

    last_of_all = max((at for variant in variants for at in shown(variant)), default=None)

    def cost(variant: Variant) -> tuple[bool, bool, bool, float, int, ItemId]:
        latest = max(shown(variant), default=None)
        return (
            worn(variant, now),
            latest is not None and latest == last_of_all,
            prefer_choice and variant.kind is ItemKind.TRUE_FALSE,
            latest.timestamp() if latest else 0.0,
            variant.difficulty,
            variant.item_id,
        )

    return min(variants, key=cost, default=None)


def return_position(attempt: Attempt, question: Question) -> int | None:
    """Return where a fact comes back in its session after a response; None if it does not.

    A missed fact returns after at least four other questions, at most three times, until it was
    right once in a choice or twice in claims. Where too few questions are left it does not come
    back today: it comes first next time.

    Args:
        attempt: the review session, with the response in it.
        question: the question just answered.
    """
    if attempt.finished_at is not None:
        return None  # another window ended it
    fact_id = question.version.item.fact_id
    same = [q for q in attempt.questions if q.version.item.fact_id == fact_id]
    if any(q.response is None for q in same):
        return None  # it comes back already
    missed = [q for q in same if q.response and q.response.outcome is Outcome.WRONG]
    if not missed or len(same) > MOST_RETURNS:
        return None
    since = [
        q.version.item.kind
        for q in same
        if q.position > missed[-1].position and q.response and q.response.outcome is Outcome.RIGHT
    ]
    if any(kind is not ItemKind.TRUE_FALSE for kind in since) or len(since) >= RIGHT_CLAIMS:
        return None
    position = question.position + 1 + BETWEEN
    return position if position <= len(attempt.questions) else None
