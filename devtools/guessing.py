"""How far a test-wise guesser gets who knows nothing: for the benchmark of guessing.

Each strategy looks at the form of an item only. ``score`` is the expected number right and
``chance`` what blind guessing gives. Where a strategy leaves several options (a tie), each counts
its fraction; where its cue is absent it guesses blindly.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.linting.choices import choice_of
from quizapp.core.linting.vocabulary import ABSOLUTES
from quizapp.core.linting.words import found, negations


@dataclass(frozen=True)
class Guessing:
    """What a strategy earns over the items it is for."""

    strategy: str
    items: int
    cued: int
    """Items in which the strategy had a cue to follow."""
    score: float
    """Expected number right."""
    chance: float
    """Expected number right by blind guessing."""

    @property
    def gain(self) -> float:
        """Return the share of items won over chance, 0 for no items."""
        return (self.score - self.chance) / self.items if self.items else 0.0


def pick_the_longest(items: Iterable[Item]) -> Guessing:
    """Choose the longest option of each choice item."""
    return _choose("pick the longest", items, _longest)


def pick_the_shortest(items: Iterable[Item]) -> Guessing:
    """Choose the shortest option of each choice item."""
    return _choose("pick the shortest", items, _shortest)


def avoid_the_longest(items: Iterable[Item]) -> Guessing:
    """Choose any option but the longest: what pays where authors shorten their keys too much."""
    return _choose("avoid the longest", items, _all_but_the_longest)


def pick_figures(items: Iterable[Item]) -> Guessing:
    """Choose the option with figures, where some have them and some do not."""
    return _choose("pick the option with figures", items, _with_figures)


def false_if_absolute(items: Iterable[Item]) -> Guessing:
    """Judge a statement false if it holds an absolute word such as "always"."""
    return _judge("false if absolute", items, lambda s: False if found(s, ABSOLUTES) else None)


def true_if_it_negates(items: Iterable[Item]) -> Guessing:
    """Judge a statement true if it holds a negation."""
    return _judge("true if it negates", items, lambda s: True if negations(s) else None)


def true_if_long(items: Iterable[Item]) -> Guessing:
    """Judge a statement true if it is longer than the median, false if it is shorter."""
    judged = [item for item in items if _is_statement(item)]
    middle = median(len(item.stem) for item in judged) if judged else 0
    return _judge(
        "true if long",
        judged,
        lambda s: None if len(s) == middle else len(s) > middle,
    )


def every_strategy(items: Iterable[Item]) -> tuple[Guessing, ...]:
    """Return what each strategy earns over the items."""
    all_items = tuple(items)
    return (
        pick_the_longest(all_items),
        pick_the_shortest(all_items),
        avoid_the_longest(all_items),
        pick_figures(all_items),
        false_if_absolute(all_items),
        true_if_it_negates(all_items),
        true_if_long(all_items),
    )


def _choose(
    name: str, items: Iterable[Item], picked: Callable[[Sequence[str]], Sequence[int]]
) -> Guessing:
    number, cued, score, chance = 0, 0, 0.0, 0.0
    for item in items:
        choice = choice_of(item) if item.kind is ItemKind.CHOICE else None
        if choice is None:
            continue
        size = len(choice.options)
        places = picked(choice.texts)
        number += 1
        chance += 1 / size
        cued += 0 < len(places) < size
        left = places or range(size)
        score += (item.key in left) / len(left)
    return Guessing(name, number, cued, score, chance)


def _judge(name: str, items: Iterable[Item], verdict: Callable[[str], bool | None]) -> Guessing:
    number, cued, score = 0, 0, 0.0
    for item in items:
        if not _is_statement(item):
            continue
        says = verdict(item.stem)
        number += 1
        cued += says is not None
        score += 0.5 if says is None else says is not item.statement_is_false
    return Guessing(name, number, cued, score, number / 2)


def _longest(texts: Sequence[str]) -> list[int]:
    top = max(len(text) for text in texts)
    return [place for place, text in enumerate(texts) if len(text) == top]


def _shortest(texts: Sequence[str]) -> list[int]:
    least = min(len(text) for text in texts)
    return [place for place, text in enumerate(texts) if len(text) == least]


def _all_but_the_longest(texts: Sequence[str]) -> list[int]:
    longest = _longest(texts)
    return [place for place in range(len(texts)) if place not in longest]


def _with_figures(texts: Sequence[str]) -> list[int]:
    return [place for place, text in enumerate(texts) if any(c.isdigit() for c in text)]


def _is_statement(item: Item) -> bool:
    one_key = sum(option.is_key for option in item.options) == 1
    return item.kind is ItemKind.TRUE_FALSE and one_key
