"""What a bank measures, for those who write it: importance, documents named, words and grades."""

import math
from collections import Counter
from collections.abc import Sequence
from statistics import median

from quizapp.core.content.facts import Importance
from quizapp.core.content.items import Deck
from quizapp.core.content.packs import Pack
from quizapp.core.linting.card_lengths import card_lengths
from quizapp.core.linting.naming import share_naming
from quizapp.core.linting.readability import grade
from quizapp.core.linting.words import word_count


def measures(pack: Pack) -> dict[str, float]:
    """Return counts, shares, medians and tenths of a pack by name; 0 where there is nothing.

    Items count in ``core``, ``useful`` and ``extra`` by their fact, and those of the detective
    deck in ``detective`` alone; what is measured of stems leaves that deck out.
    """
    asked = [
        (item, fact.importance)
        for fact in pack.facts
        for item in fact.items
        if item.deck is Deck.DEFAULT
    ]
    important = Counter(importance for _, importance in asked)
    titles = [document.title for document in pack.documents]
    facts = [fact.statement for fact in pack.facts]
    stems = [item.stem for item, _ in asked]
    fact_words = list(map(word_count, facts))
    cards = card_lengths(pack)
    beside, whole = [left for left, _ in cards], [every for _, every in cards]
    return {
        **{str(importance): important[importance] for importance in Importance},
        "detective": sum(item.deck is Deck.DETECTIVE for item in pack.items()),
        "stems_naming_documents": round(share_naming(pack.items(), titles), 3),
        "median_fact_words": _median(fact_words),
        "p90_fact_words": tenth_most(fact_words),
        "median_fact_grade": _median(list(map(grade, facts))),
        "median_stem_words": _median(list(map(word_count, stems))),
        "median_stem_grade": _median(list(map(grade, stems))),
        "median_card_words": _median(whole),
        "p90_card_words": tenth_most(whole),
        "median_card_words_beside": _median(beside),
        "p90_card_words_beside": tenth_most(beside),
    }


def tenth_most(values: Sequence[float]) -> float:
    """Return the value that nine in ten of the values do not exceed (nearest rank), 0 for none."""
    return sorted(values)[math.ceil(0.9 * len(values)) - 1] if values else 0


def _median(values: Sequence[float]) -> float:
    return round(median(values), 1) if values else 0
