"""Proposing the passage that answers a question: BM25 over the passages of a pack.

A proposal is looked at by the teacher and never taken by itself: a question that no passage answers
gets scores as high as one that does.

Source: Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", with
their usual k1 = 1.2 and b = 0.75.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.authoring.anchoring import cells_of
from quizapp.core.cards.excerpt import sentences_of
from quizapp.core.content.documents import Passage
from quizapp.core.content.ids import PassageId
from quizapp.core.content.search_words import index_words
from quizapp.core.linting.vocabulary import STOP_WORDS
from quizapp.core.linting.words import stem

K1, B = 1.2, 0.75

KEY_WEIGHT = 2
"""How often the words of the right option count: where the answer stands, they stand."""

_SYLLABLES = 2
"""Letters of a word in another script that are compared besides the whole: Korean puts particles
behind nouns."""


@dataclass(frozen=True)
class ProposedSource:
    """A passage that may answer a question."""

    passage_id: PassageId
    start: int
    end: int
    """The sentence in it that fits best, as offsets into its text; of a table the cell."""
    score: float
    """Only comparable within one question."""


class SourceIndex:
    """The passages of a pack, counted once for any number of questions.

    Args:
        passages: of all documents.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = tuple(passages)
        self._counts = [_counted(one.text) for one in self._passages]
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._mean = (sum(self._lengths) / len(self._lengths) if self._lengths else 0) or 1
        self._postings: dict[str, list[int]] = {}
        for place, counts in enumerate(self._counts):
            for word in counts:
                self._postings.setdefault(word, []).append(place)

    def best(self, stem_text: str, key: str = "", number: int = 3) -> tuple[ProposedSource, ...]:
        """Return the passages that fit a question best, the best first; none that share no word.

        Args:
            stem_text: the stem or the statement.
            key: the right option; empty for a statement.
            number: at most how many.
        """
        wanted = _counted(stem_text)
        for word, count in _counted(key).items():
            wanted[word] += KEY_WEIGHT * count
        scores: dict[int, float] = {}
        for word, weight in wanted.items():
            there = self._postings.get(word, ())
            rarity = self._rarity(len(there))
            for place in there:
                often = self._counts[place][word]
                size = 1 - B + B * self._lengths[place] / self._mean
                scores[place] = scores.get(place, 0.0) + (
                    weight * rarity * often * (K1 + 1) / (often + K1 * size)
                )
        best = sorted(scores, key=lambda place: (-scores[place], place))[:number]
        return tuple(self._proposed(place, wanted, scores[place]) for place in best)

    def _rarity(self, documents: int) -> float:
        every = len(self._passages)
        return math.log(1 + (every - documents + 0.5) / (documents + 0.5))

    def _proposed(self, place: int, wanted: Mapping[str, int], score: float) -> ProposedSource:
        passage = self._passages[place]
        # What is weighed of each span, beside where it stands: of a cell also what names it.
        if passage.table is not None:
            spans = [
                (
                    cell.start,
                    cell.end,
                    f"{cell.row} {cell.column} {passage.text[cell.start : cell.end]}",
                )
                for cell in cells_of(passage.table)
            ]
        else:
            spans = [(a, b, passage.text[a:b]) for a, b in sentences_of(passage.text)]

        def fit(span: tuple[int, int, str]) -> float:
            there = _counted(span[2])
            return sum(
                weight * self._rarity(len(self._postings.get(word, ())))
                for word, weight in wanted.items()
                if word in there
            )

        start, end, _ = max(spans, key=fit, default=(0, len(passage.text), ""))
        text = passage.text[start:end]
        return ProposedSource(passage.id, start, start + len(text.rstrip()), score)


def _counted(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word in text.split():
        for part in index_words(word):
            if part in STOP_WORDS:
                continue
            if part.isascii():
                counts[stem(part)] += 1
            else:
                counts[part] += 1
                if len(part) > _SYLLABLES:
                    counts[part[:_SYLLABLES]] += 1
    return counts
