"""What a learner sees of an item before responding: never the key."""

import random
import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.core.content.ids import ItemId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.pictures import Picture

LETTERS = "ABCD"

_LETTER = re.compile(r"((?:[^\W\d_]+ )?)\(?([A-Za-z])\)?\.?")
"""A letter that a picture has, alone or after one word: "b", "(b)", "Town B"."""


@dataclass(frozen=True)
class PresentedItem:
    """An item as shown: stem and options in their order. It has no key to leak (spec AN-1)."""

    item_id: ItemId
    kind: ItemKind
    stem: str
    options: tuple[str, ...]
    source_line: str = ""
    """Stands above the stem: whose figure it is, of what year (spec FB-14). May be empty."""
    picture: Picture | None = None
    """Shown with the stem; None where there is none."""

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the key that chooses each option: A to D, or T and F."""
        if self.kind is ItemKind.TRUE_FALSE:
            return ("T", "F")
        return tuple(LETTERS[: len(self.options)])


def keeps_order(item: Item) -> bool:
    """Return whether the options stay as authored.

    True and False, numbers and dates do (L12), and letters that name parts of a picture: shuffled,
    "A" would stand before "c".
    """
    if item.kind is ItemKind.TRUE_FALSE or are_letters(option.text for option in item.options):
        return True
    # Loaded with the first question: its patterns take a moment to compile.
    from quizapp.core.content.quantities import parse_all

    return parse_all([option.text for option in item.options]) is not None


def are_letters(texts: Iterable[str]) -> bool:
    """Return whether options are letters alone, or after one and the same word."""
    found = [_LETTER.fullmatch(text.strip()) for text in texts]
    return None not in found and len({one[1] for one in found if one is not None}) == 1


def shown_order(item: Item, rng: random.Random) -> tuple[int, ...]:
    """Return positions into ``item.options`` in the order to show them.

    Keys are shuffled and not balanced: a balanced key can be exploited (spec AN-2).
    """
    places = list(range(len(item.options)))
    if not keeps_order(item):
        rng.shuffle(places)
    return tuple(places)


def present(item: Item, order: tuple[int, ...]) -> PresentedItem:
    """Return the item as shown with its options in the given order.

    Raises:
        ValueError: the order is not a permutation of the item's options.
    """
    if sorted(order) != list(range(len(item.options))):
        message = f"{order} does not order the {len(item.options)} options of {item.id}"
        raise ValueError(message)
    return PresentedItem(
        item_id=item.id,
        kind=item.kind,
        stem=item.stem,
        options=tuple(item.options[place].text for place in order),
        source_line=item.source_line,
        picture=item.picture,
    )
