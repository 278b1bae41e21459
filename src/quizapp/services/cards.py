"""The feedback card of a question, with what stands in the attached originals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.bank.content import Content
    from quizapp.core.answering.attempts import Question
    from quizapp.core.cards.card import FeedbackCard
    from quizapp.services.originals import Originals


class Cards:
    """Builds feedback cards.

    Args:
        originals: returns the attached originals that cards show beside passages, which are loaded
            with the first card; None: cards show none.
    """

    def __init__(self, originals: Callable[[], Originals] | None = None) -> None:
        self._originals = originals

    def of(self, content: Content, question: Question) -> FeedbackCard:
        """Return the card of a question, on its fact as the bank has it now."""
        # Loaded with the first card: a start shows none.
        from quizapp.core.cards.card import feedback_card

        fact = content.fact(question.version.item.fact_id)
        found = content.passages_with_documents([piece.passage_id for piece in fact.evidence])
        card = feedback_card(question, fact, found)
        if self._originals is None:
            return card
        originals = self._originals()
        sources = []
        for source in card.sources:
            passage, document = found[source.passage.id]
            original = originals.paragraphs(passage, document.original)
            sources.append(replace(source, original=original))
        return replace(card, sources=tuple(sources))
