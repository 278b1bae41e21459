"""L10: the place of the key among options that keep their order."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quizapp.core.answering.presenting import LETTERS, keeps_order
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.learning.statistics import chi_square_uniform
from quizapp.core.linting import limits
from quizapp.core.linting.choices import choice_of
from quizapp.core.linting.findings import Finding, warning


def keys_too_often_in_one_place(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """L10: among numbers and dates, which are never shuffled, the key has a favourite place.

    Items of each number of options are judged apart.

    Args:
        items: all items of a pack; only choice items whose options keep their order count.
        where: a name for the pack.
    """
    places: dict[int, Counter[int]] = {}
    for item in items:
        if item.kind is ItemKind.CHOICE and choice_of(item) is not None and keeps_order(item):
            places.setdefault(len(item.options), Counter())[item.key] += 1
    for options, counted in sorted(places.items()):
        counts = [counted[place] for place in range(options)]
        if sum(counts) < limits.FIXED_ORDER_ITEMS:
            continue
        value, p = chi_square_uniform(counts)
        if p < limits.SIGNIFICANCE:
            letters = LETTERS if options <= len(LETTERS) else "ABCDEFGHIJ"
            told = ", ".join(f"{letters[i]} {n}" for i, n in enumerate(counts))
            yield warning(
                "L10",
                where,
                f"Among {options} numbers or dates the keys stand at {told} "
                f"(chi-square {value:.1f}, p = {p:.3f}).",
                "Let chance decide how many distractors are below the key; don't balance by hand.",
            )
