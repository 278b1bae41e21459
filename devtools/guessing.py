"""How far a guesser gets who has counted words: for the benchmark of guessing.

Somebody who saw many of a bank's questions and what was right, but none on the fact that is asked,
may have learned which words keys like. This learner does just that: it counts in how many keys and
other options, or true and false statements, each word stands (naive Bayes), and is tested on facts
that it has not seen.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quizapp.core.content.facts import Fact
from quizapp.core.content.items import Deck, Item, ItemKind
from quizapp.core.linting.choices import choice_of
from quizapp.core.linting.words import tokens

FOLDS = 10
SHUFFLES = 5
"""How often facts are dealt into folds anew: one deal alone moves the result by two points."""
OPTIONS = 3
"""Choices of another size are neither learned from nor tested: chance would differ."""
_SMOOTHING = 1.0
"""A word weighs as if it had stood once more, in each class by that class's share."""


@dataclass(frozen=True)
class Learned:
    """How often a learner of words is right on facts that it has not seen."""

    items: int
    right: float
    """Share of the items, the mean over all shuffles; ties count their fraction."""
    chance: float


class WordCounts:
    """In how many texts of two classes each word stands."""

    def __init__(self) -> None:
        self._words: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self._texts = {True: 0, False: 0}

    def learn(self, text: str, right: bool) -> None:
        """Count the words of a text that was right, or was not."""
        self._texts[right] += 1
        self._words[right].update(set(tokens(text)))

    def evidence(self, text: str) -> float:
        """Return how much the words of a text speak for right, as a logarithm; 0 for unknown ones.

        Formula: the sum over its words of log P(word | right) - log P(word | wrong), where
        P(word | class) = (texts of the class with it + its share of all texts) / its texts.
        """
        every = sum(self._texts.values())
        if not all(self._texts.values()):
            return 0.0
        shares = {right: number / every for right, number in self._texts.items()}
        return math.fsum(
            math.log((self._words[True][word] + _SMOOTHING * shares[True]) / shares[True])
            - math.log((self._words[False][word] + _SMOOTHING * shares[False]) / shares[False])
            for word in set(tokens(text))
        )

    def telling(self) -> list[tuple[str, int, int]]:
        """Return the words that tell most, each with how many right and wrong texts have it.

        Formula: by |right - e| / sqrt(e (1 - share)), the greatest first, where share is that of
        right texts and e the number of right ones if the word told nothing: share x all with it.
        """
        every = sum(self._texts.values())
        share = self._texts[True] / every if every else 0.0
        weighed = []
        for word in self._words[True].keys() | self._words[False].keys() if 0 < share < 1 else ():
            right, wrong = self._words[True][word], self._words[False][word]
            expected = share * (right + wrong)
            distance = abs(right - expected) / math.sqrt(expected * (1 - share))
            weighed.append((-distance, word, right, wrong))
        return [(word, right, wrong) for _, word, right, wrong in sorted(weighed)]


def counted(facts: Iterable[Fact], kind: ItemKind) -> WordCounts:
    """Return the words of all items of a kind that the learner may learn from."""
    choices = kind is ItemKind.CHOICE
    wanted, learn = (_is_choice, _learn_options) if choices else (_is_statement, _learn_statement)
    counts = WordCounts()
    for item in (item for fact in facts for item in fact.items if wanted(item)):
        learn(counts, item)
    return counts


def learn_options(facts: Iterable[Fact], seed: int = 1) -> Learned:
    """Return how often the option whose words are most like those of keys is the key."""
    return _tested(facts, seed, _is_choice, _learn_options, _choose, 1 / OPTIONS)


def learn_statements(facts: Iterable[Fact], seed: int = 1) -> Learned:
    """Return how often a statement is true whose words are more like those of true ones."""
    return _tested(facts, seed, _is_statement, _learn_statement, _judge, 0.5)


def _tested(
    facts: Iterable[Fact],
    seed: int,
    wanted: Callable[[Item], bool],
    learn: Callable[[WordCounts, Item], None],
    score: Callable[[WordCounts, Item], float],
    chance: float,
) -> Learned:
    groups = [group for fact in facts if (group := [i for i in fact.items if wanted(i)])]
    rng = random.Random(seed)
    items = sum(map(len, groups))
    right = 0.0
    for _ in range(SHUFFLES):
        rng.shuffle(groups)
        folds = [groups[fold::FOLDS] for fold in range(FOLDS)]
        for place, fold in enumerate(folds):
            counts = WordCounts()
            for other in (*folds[:place], *folds[place + 1 :]):
                for item in (item for group in other for item in group):
                    learn(counts, item)
            right += sum(score(counts, item) for group in fold for item in group)
    return Learned(items, right / (items * SHUFFLES) if items else chance, chance)


def _is_choice(item: Item) -> bool:
    fits = item.kind is ItemKind.CHOICE and len(item.options) == OPTIONS
    return fits and item.deck is Deck.DEFAULT and choice_of(item) is not None


def _is_statement(item: Item) -> bool:
    fits = item.kind is ItemKind.TRUE_FALSE and item.deck is Deck.DEFAULT
    return fits and choice_of(item) is not None


def _learn_options(counts: WordCounts, item: Item) -> None:
    for option in item.options:
        counts.learn(option.text, option.is_key)


def _learn_statement(counts: WordCounts, item: Item) -> None:
    counts.learn(item.stem, not item.statement_is_false)


def _choose(counts: WordCounts, item: Item) -> float:
    evidence = [counts.evidence(option.text) for option in item.options]
    best = [place for place, value in enumerate(evidence) if value == max(evidence)]
    return (item.key in best) / len(best)


def _judge(counts: WordCounts, item: Item) -> float:
    evidence = counts.evidence(item.stem)
    return 0.5 if evidence == 0 else float((evidence > 0) is not item.statement_is_false)
