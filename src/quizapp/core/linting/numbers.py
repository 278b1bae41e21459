"""Rules on numeric and dated options: L12 and L13."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from quizapp.core.content.quantities import Quantity, parse_all
from quizapp.core.linting.choices import Choice, named
from quizapp.core.linting.findings import Finding, error, warning


def number_order(choice: Choice) -> Iterator[Finding]:
    """L12: all options are numbers or dates, but not in ascending order."""
    quantities = parse_all(choice.texts)
    if quantities is None:
        return
    edges = [(quantity.low, quantity.high) for quantity in quantities]
    if any(a > b for a, b in pairwise(edges)):
        by_size = sorted(zip(edges, choice.texts, strict=True), key=lambda pair: pair[0])
        order = "; ".join(text for _, text in by_size)
        yield warning(
            "L12",
            choice.id,
            "The options are numbers or dates, but not in ascending order.",
            f"Put them in this order: {order}.",
            order,
        )


def overlapping_ranges(choice: Choice) -> Iterator[Finding]:
    """L13: ranges share more than an edge, or a single value lies inside another option's range.

    Single values are looked at where the key is the value or the range: there the item would
    have two right options.
    """
    quantities = parse_all(choice.texts)
    if quantities is None:
        return
    for (a, one), (b, two) in combinations(zip(choice.options, quantities, strict=True), 2):
        if _overlap(one, two, key_in_pair=a.is_key or b.is_key):
            yield error(
                "L13",
                choice.id,
                f"{named(a.text)} and {named(b.text)} overlap.",
                "Choose ranges that share at most an edge; drop “more than” or move it to the "
                "stem.",
                named(a.text),
                named(b.text),
            )


def _overlap(a: Quantity, b: Quantity, *, key_in_pair: bool) -> bool:
    if a.is_range and b.is_range:
        return max(a.low, b.low) < min(a.high, b.high)
    if not key_in_pair or a.is_range == b.is_range:
        return False
    span, value = (a, b) if a.is_range else (b, a)
    return span.low < value.low < span.high
