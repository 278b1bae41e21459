"""L10: the place of the key in an export whose options keep a fixed order."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quizapp.core.answering.presenting import LETTERS
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.learning.statistics import chi_square_uniform
from quizapp.core.linting import limits
from quizapp.core.linting.choices import choice_of
from quizapp.core.linting.findings import Finding, warning


def lint_fixed_order(items: Iterable[Item], where: str) -> tuple[Finding, ...]:
    """Return the findings of L10 on the positions of keys, for items in the order of an export.

    Items of each number of options are judged apart. On screen the options are shuffled, so the
    rule does not concern the bank.

    Args:
        items: choice items with their options in the exported order; others are passed over.
        where: a name for the export.
    """
    return tuple(_findings(items, where))


def _findings(items: Iterable[Item], where: str) -> Iterator[Finding]:
    places: dict[int, Counter[int]] = {}
    for item in items:
        if item.kind is ItemKind.CHOICE and choice_of(item) is not None:
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
                f"With {options} options the keys stand at {told} "
                f"(chi-square {value:.1f}, p = {p:.3f}).",
                "Shuffle the options at random; do not balance them by hand.",
            )
