"""Names in a room: friendly ones to offer, and a filter for what is typed."""

import random
import re
import unicodedata
from collections.abc import Collection

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
"""Thirty colours and more than sixty birds: some two thousand names that nobody minds to bear."""

NAME_LENGTH = 24
"""What fits on a phone, on the projector and in a table, in characters."""

_UNKIND = frozenset(
    (
        *("arse", "arsehole", "ass", "asshole", "bastard", "bitch", "bollocks", "cock", "cunt"),
        *("dick", "dickhead", "fag", "faggot", "fuck", "fucker", "hitler", "kike", "moron", "nazi"),
        *("nigga", "nigger", "penis", "piss", "porn", "prick", "pussy", "retard", "shit", "slut"),
        *("spastic", "tits", "twat", "wank", "wanker", "whore"),
    )
)
"""Whole words only: a filter that finds them inside others renames innocent people.

A few are names too. They are refused all the same, where a pupil types: among pupils "Dick" is
nearly always meant unkindly, whoever is refused is told so and has friendly names one tap away,
and nobody is ever renamed. A real Dick is let in by the teacher: neither names of a class list nor
those that the teacher gives are filtered.
"""

_LOOKS_LIKE = str.maketrans("013457@$!|", "oieastasii")
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def offered(taken: Collection[str], number: int, rng: random.Random) -> tuple[str, ...]:
    """Return friendly names that are free, all different.

    Args:
        taken: names in use, in any case.
        number: how many to return; fewer when nearly all are taken.
        rng: the dice.
    """
    used = {name.casefold() for name in taken}
    free = [
        name
        for colour in COLOURS
        for bird in BIRDS
        if colour != bird and (name := f"{colour} {bird}").casefold() not in used
    ]
    return tuple(rng.sample(free, min(number, len(free))))


def is_offered(name: str) -> bool:
    """Return whether a name is one of ours."""
    colour, _, bird = name.partition(" ")
    return colour in COLOURS and bird in BIRDS and colour != bird


def tidy_name(name: str) -> str | None:
    """Return a typed name as it may be shown; None where it cannot be.

    Signs that show nothing or turn the text around are dropped, spaces joined, and it must hold a
    letter or a digit. What is shown is text everywhere; nothing in it is ever read as markup.
    """
    composed = unicodedata.normalize("NFC", name)
    shown = "".join(
        sign
        for sign in composed
        if sign.isspace()
        or sign in _JOINERS
        or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    tidy = " ".join(shown.split())
    if not any(sign.isalnum() for sign in tidy) or len(tidy) > NAME_LENGTH:
        return None
    return tidy


def is_kind(name: str) -> bool:
    """Return whether no word of a name is unkind, digits read as letters or left out."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    without_digits = "".join(sign for sign in plain if not sign.isdigit())
    # A number alone is a number ("Phone 455"): digits are letters only where letters are near.
    spelled = " ".join(
        word if word.isdigit() else word.translate(_LOOKS_LIKE) for word in plain.split()
    )
    for reading in (plain, spelled, without_digits):
        words = re.findall(r"[^\W_]+", reading)
        if _UNKIND & {*words, "".join(words)}:
            return False
    return True
