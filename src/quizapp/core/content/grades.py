"""How far a question is backed: a word each, shown wherever its author sees it (spec QU-7)."""

from enum import StrEnum

from quizapp.core.content.facts import Fact
from quizapp.core.content.items import Item


class Grade(StrEnum):
    """What a question gives its reader beside the answer; the values are the words shown."""

    NO_SOURCE = "no source yet"
    """No passage is quoted: its card says so."""
    SOURCED = "sourced"
    """The words that decide it are found in a passage."""
    EXPLAINED = "explained"
    """Sourced, and every option is answered, or the false belief behind it corrected."""


def grade_of(item: Item, fact: Fact) -> Grade:
    """Return the grade of a question.

    Args:
        item: the question; it may be incomplete.
        fact: the fact it is on.
    """
    if not any(piece.quote for piece in fact.evidence):
        return Grade.NO_SOURCE
    answers_all = bool(item.options) and all(one.feedback.strip() for one in item.options)
    return Grade.EXPLAINED if answers_all or fact.myth is not None else Grade.SOURCED
