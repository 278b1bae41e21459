"""Names that are refused where a pupil types them: unkind words, in disguise too."""

import re
import unicodedata

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
