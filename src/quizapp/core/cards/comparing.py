"""Whether two wordings say the same, by their words alone."""

import re

_WORD = re.compile(r"\w+")
_ARTICLES = {"a", "an", "the"}

_ALIKE = 0.6
"""Share of words that two wordings of one claim have in common."""


def names(text: str, name: str) -> bool:
    """Return whether a text has all words of a name or a date, whatever its article."""
    wanted = set(_WORD.findall(name.casefold())) - _ARTICLES
    return wanted <= set(_WORD.findall(text.casefold()))


def same_claim(one: str, other: str) -> bool:
    """Return whether two false sentences are one claim: mostly the same words, no other number."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    numbers, other_numbers = ({w for w in each if w[0].isdigit()} for each in (words, others))
    if numbers != other_numbers or not words | others:
        return False
    return len(words & others) / len(words | others) >= _ALIKE
