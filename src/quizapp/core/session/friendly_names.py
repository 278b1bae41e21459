"""Friendly names to offer to participants: nobody types, nobody is identified."""

import random
from collections.abc import Collection

from quizapp.core.session.names import name_key

COLOURS = (
    *("Amber", "Azure", "Blue", "Bronze", "Copper", "Coral", "Crimson", "Golden", "Green", "Grey"),
    *("Indigo", "Ivory", "Jade", "Lemon", "Lilac", "Mint", "Olive", "Orange", "Pearl", "Purple"),
    *("Red", "Rosy", "Ruby", "Sandy", "Scarlet", "Silver", "Teal", "Violet", "White", "Yellow"),
)
BIRDS = (
    *("Albatross", "Avocet", "Bittern", "Bunting", "Buzzard", "Crane", "Curlew", "Dipper", "Dove"),
    *("Dunlin", "Eagle", "Egret", "Falcon", "Finch", "Gannet", "Goose", "Grebe", "Gull", "Harrier"),
    *(
        "Heron",
        "Hoopoe",
        "Ibis",
        "Jay",
        "Kestrel",
        "Kingfisher",
        "Kite",
        "Lapwing",
        "Lark",
        "Linnet",
    ),
    *("Magpie", "Martin", "Merlin", "Nightingale", "Oriole", "Osprey", "Ouzel", "Owl", "Petrel"),
    *("Pipit", "Plover", "Puffin", "Quail", "Raven", "Redstart", "Robin", "Rook", "Sandpiper"),
    *("Shrike", "Siskin", "Snipe", "Sparrow", "Starling", "Stork", "Swallow", "Swan", "Swift"),
    *("Teal", "Tern", "Thrush", "Turnstone", "Wagtail", "Warbler", "Waxwing", "Wheatear", "Wren"),
)
"""Thirty colours and more than sixty birds: some two thousand names that nobody minds having."""


def offered(taken: Collection[str], number: int, rng: random.Random) -> tuple[str, ...]:
    """Return friendly names that are free, all different.

    Args:
        taken: names in use, in any case.
        number: how many to return; fewer when nearly all are taken.
        rng: random numbers.
    """
    used = {name_key(name) for name in taken}
    free = [
        name
        for colour in COLOURS
        for bird in BIRDS
        if colour != bird and name_key(name := f"{colour} {bird}") not in used
    ]
    return tuple(rng.sample(free, min(number, len(free))))


def is_offered(name: str) -> bool:
    """Return whether a name is one that can be offered."""
    colour, _, bird = name.partition(" ")
    return colour in COLOURS and bird in BIRDS and colour != bird
