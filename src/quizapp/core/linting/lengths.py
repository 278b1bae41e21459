"""Length cues: L01 in one item, L02 and C10 over the bank, and the profile for authors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean

from quizapp.core.content.items import Item, ItemKind
from quizapp.core.learning.statistics import poisson_binomial_tails
from quizapp.core.linting import limits
from quizapp.core.linting.choices import Choice, choice_of
from quizapp.core.linting.findings import Finding, error, warning
from quizapp.core.linting.words import word_count

_ROUNDING = 1e-9
"""Thirds that add up to a whole may fall short of it by this much."""


@dataclass(frozen=True)
class LengthProfile:
    """How often the key is the longest or the shortest option over choice items."""

    items: int
    longest: int
    """Items whose key is strictly the longest option."""
    expected: float
    """How many of either chance would give at most: the sum of 1/k."""
    p_longest: float
    """One-sided p of so many longest keys or more."""
    flagged_from: int
    """So many longest keys are flagged (L02)."""
    shortest_score: float
    """What picking the shortest option earns: ties count their fraction."""
    p_shortest: float
    """One-sided p of such a score, rounded down, or more."""

    @property
    def flagged(self) -> bool:
        """Return whether L02 reports it."""
        enough = self.items >= limits.LONGEST_KEY_ITEMS
        return enough and self.p_longest < limits.SIGNIFICANCE


def key_much_longer(choice: Choice) -> Iterator[Finding]:
    """L01: the key stands out by its length."""
    key = len(choice.key.text)
    others = [len(option.text) for option in choice.distractors]
    longest, mean = max(others), fmean(others)
    by_longest = (
        key > limits.KEY_TO_LONGEST * longest and word_count(choice.key.text) >= limits.KEY_WORDS
    )
    by_mean = key >= limits.KEY_TO_MEAN * mean and key - mean >= limits.KEY_EXTRA_CHARACTERS
    if by_longest or by_mean:
        yield warning(
            "L01",
            choice.id,
            f"The key has {key} characters, the longest distractor {longest}, "
            f"the distractors on average {mean:.0f}.",
            "Shorten the key (details belong in its feedback) or make the distractors as exact.",
        )


def length_profile(items: Iterable[Item]) -> LengthProfile:
    """Return how often the key is the longest option, for authors and for L02."""
    choices = [
        choice
        for item in items
        if item.kind is ItemKind.CHOICE and (choice := choice_of(item)) is not None
    ]
    longest = sum(
        len(c.key.text) > max(len(option.text) for option in c.distractors) for c in choices
    )
    score = sum(_share_of_shortest(choice) for choice in choices)
    chances = [1 / len(choice.options) for choice in choices]
    tails = poisson_binomial_tails(chances)
    rare = (count for count, p in enumerate(tails) if p < limits.SIGNIFICANCE)
    return LengthProfile(
        items=len(choices),
        longest=longest,
        expected=sum(chances),
        p_longest=tails[longest],
        flagged_from=next(rare, len(choices) + 1),
        shortest_score=score,
        p_shortest=tails[int(score + _ROUNDING)],
    )


def keys_too_often_longest(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """L02: the key is strictly the longest option more often than chance allows."""
    profile = length_profile(items)
    if profile.flagged:
        yield error(
            "L02",
            where,
            f"In {profile.longest} of {profile.items} choice items the key is the longest option "
            f"(by chance about {profile.expected:.0f}, p = {profile.p_longest:.3f}).",
            f"Shorten keys or lengthen distractors until fewer than {profile.flagged_from} keys "
            "are the longest.",
        )


def keys_too_often_shortest(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """C10: picking the shortest option earns more than chance allows.

    The mirror image of L02, and what comes of mending L02 with too much zeal.
    """
    profile = length_profile(items)
    if profile.items >= limits.LONGEST_KEY_ITEMS and profile.p_shortest < limits.SIGNIFICANCE:
        yield warning(
            "C10",
            where,
            f"Picking the shortest option is right in {profile.shortest_score:.0f} of "
            f"{profile.items} choice items (by chance in about {profile.expected:.0f}, "
            f"p = {profile.p_shortest:.3f}); the key is the longest in {profile.longest}.",
            "Shorten distractors of some items, so that the key is sometimes the longest option.",
        )


def _share_of_shortest(choice: Choice) -> float:
    lengths = [len(option.text) for option in choice.options]
    least = min(lengths)
    return 1 / lengths.count(least) if len(choice.key.text) == least else 0.0
