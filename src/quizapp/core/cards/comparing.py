"""Whether two wordings say the same, by their words alone."""

import re

_WORD = re.compile(r"\w+")
_ARTICLES = {"a", "an", "the"}
_SMALL_WORDS = _ARTICLES | {
    "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had",
    "has", "have", "he", "her", "him", "his", "in", "is", "it", "its", "of", "on", "or", "she",
    "so", "than", "that", "their", "them", "there", "these", "they", "this", "those", "to", "was",
    "were", "which", "who", "whom", "whose", "with",
}  # fmt: skip
"""Words that tell nothing by themselves. "Not" and "no" are none of them."""

_NEGATIONS = {"cannot", "never", "no", "nobody", "none", "not", "nothing", "without"}

_ALIKE = 0.5
"""Share of telling words that two wordings of one claim have in common: in the built-in bank all
pairs from it on claim the same, and many below it do not."""

_TOLD = 0.7
"""Share of its words that a text has in common with another one beside which it adds nothing."""


def names(text: str, name: str) -> bool:
    """Return whether a text has all words of a name or a date, whatever its article."""
    wanted = set(_WORD.findall(name.casefold())) - _ARTICLES
    return wanted <= set(_WORD.findall(text.casefold()))


def same_claim(one: str, other: str) -> bool:
    """Return whether two false sentences are one claim.

    They have many of their words in common and no other number, and none denies what the other
    says.
    """
    words, others = _telling(one), _telling(other)
    if _numbers(words) != _numbers(others) or not words | others:
        return False
    if bool(words & _NEGATIONS) != bool(others & _NEGATIONS):
        return False
    return len(words & others) / len(words | others) >= _ALIKE


def adds_nothing(text: str, told: str) -> bool:
    """Return whether a true text says hardly a word, no number and no "not" that was not told.

    Args:
        text: what might be said; one without any telling word is taken to add something.
        told: what stands there already, true as well: two true texts can't contradict each other.
    """
    words, others = _telling(text), _telling(told)
    if not words or not _numbers(words) <= _numbers(others):
        return False
    if words & _NEGATIONS and not others & _NEGATIONS:
        return False
    return len(words & others) / len(words) >= _TOLD


def _numbers(words: set[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _telling(text: str) -> set[str]:
    """Return the words that tell something, without the ending of a plural."""
    words = set(_WORD.findall(text.casefold())) - _SMALL_WORDS
    return {word.removesuffix("s") or word for word in words}
