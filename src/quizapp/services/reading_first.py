"""What is read before a question: the passages of one on how a source argues, or a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.content.items import Deck

if TYPE_CHECKING:
    from quizapp.bank.content import Content
    from quizapp.core.cards.outline import PassagePart
    from quizapp.core.content.items import Item


def read_first(content: Content, item: Item) -> tuple[PassagePart, ...]:
    """Return what is read before a question: passages of one on how they argue, or a chart."""
    if item.deck is not Deck.DETECTIVE and not item.shows_chart:
        return ()
    # Loaded with the first of them: other quizzes show no passage before the answer.
    from quizapp.core.cards.reading import charts_to_read, to_read

    evidence = content.facts([item.fact_id], with_items=False)[item.fact_id].evidence
    wanted = item.evidence or tuple(piece.passage_id for piece in evidence[:1])
    found = content.passages_with_documents(wanted).values()
    return charts_to_read(found) if item.shows_chart else to_read(found)
