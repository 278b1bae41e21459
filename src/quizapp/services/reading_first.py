"""What is read before a question: the passages of one on how a source argues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.content.items import Deck

if TYPE_CHECKING:
    from quizapp.bank.content import Content
    from quizapp.core.cards.outline import PassagePart
    from quizapp.core.content.items import Item


def read_first(content: Content, item: Item) -> tuple[PassagePart, ...]:
    """Return the passages that are read before a question: none unless it is on how they argue."""
    if item.deck is not Deck.DETECTIVE:
        return ()
    # Loaded with the first of them: other quizzes show no passage before the answer.
    from quizapp.core.cards.reading import to_read

    evidence = content.facts([item.fact_id], with_items=False)[item.fact_id].evidence
    wanted = item.evidence or (evidence[0].passage_id,)
    return to_read(content.passages_with_documents(wanted).values())
