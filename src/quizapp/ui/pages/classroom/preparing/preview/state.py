"""What the preview of a session shows."""

from dataclasses import dataclass

from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import PassagePart


@dataclass(frozen=True)
class PreviewState:
    """The questions as phones show them, and beside them what is shown after the reveal."""

    title: str
    questions: tuple[PresentedItem, ...]
    cards: tuple[FeedbackCard, ...]
    place: int
    """The question that is shown, from 0."""
    ask_certainty: bool
    readings: tuple[tuple[PassagePart, ...], ...] = ()
    """What is read before each question; none given: nothing is read before any."""
