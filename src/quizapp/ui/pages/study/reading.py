"""The way from a card to a passage in its document."""

from collections.abc import Iterable

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import PassageId
from quizapp.ui.shell.destinations import ReadPassage
from quizapp.ui.shell.state import PageId


def reading(passage_id: PassageId, cards: Iterable[FeedbackCard]) -> ReadPassage:
    """Return the way to a passage in its document, with the evidence of the cards marked."""
    sources = (source for card in cards for source in card.sources)
    marks = next((source.marks for source in sources if source.passage.id == passage_id), ())
    return ReadPassage(passage_id, marks, PageId.STUDY)
