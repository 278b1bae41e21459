"""L30: the option that makes peace or doubts is the key too often."""

from collections.abc import Iterable, Iterator

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.linting import limits
from quizapp.core.linting.choices import choice_of
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.patterns import RECONCILING


def keys_too_often_reconciling(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """L30: of the choices with such an option, and another without, the key is one in too many."""
    with_one = as_key = 0
    for item in items:
        choice = choice_of(item) if item.kind is ItemKind.CHOICE else None
        if choice is None:
            continue
        reconciling = [bool(RECONCILING.search(text)) for text in choice.texts]
        if any(reconciling) and not all(reconciling):
            with_one += 1
            as_key += bool(RECONCILING.search(choice.key.text))
    if with_one >= limits.RECONCILING_ITEMS and as_key > limits.RECONCILING_KEYS * with_one:
        yield warning(
            "L30",
            where,
            f"{with_one} choices have an option that reconciles or doubts (both, neither, it "
            f"depends, not known), and in {as_key} of them it is the key.",
            "Let one side be plainly right in more of them, and the peacemaker be wrong.",
        )
