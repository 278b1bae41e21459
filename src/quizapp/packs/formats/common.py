"""What readers and writers of several formats share: doubts, losses, words after an answer."""

from collections import Counter
from collections.abc import Sequence

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion, LeftOut, Lost
from quizapp.core.content.items import ItemKind

STEM_SHOWN = 80
"""Characters by which an author knows a question that was left out."""

NO_KEY = "no answer is marked as right"


class Losses:
    """Counts what does not come along."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, what: str, number: int = 1) -> None:
        """Count something that is lost, by its words."""
        self._counts[what] += number

    def told(self) -> tuple[Lost, ...]:
        """Return what was lost, in the order in which it was met."""
        return tuple(Lost(what, number) for what, number in self._counts.items() if number)


def wants_of(stem: str, options: Sequence[ForeignOption]) -> tuple[str, ...]:
    """Return why one should look at a question, in words."""
    wants = []
    if not stem:
        wants.append("no question text")
    if len(options) < 2:
        wants.append("fewer than 2 answers")
    if any(not option.text for option in options):
        wants.append("an answer without text")
    texts = Counter(option.text.casefold() for option in options if option.text)
    if any(number > 1 for number in texts.values()):
        wants.append("two answers that are the same")
    keys = sum(option.is_key for option in options)
    if keys == 0:
        wants.append("no right answer: choose one")
    elif keys > 1:
        wants.append(f"{keys} right answers: choose one")
    return tuple(wants)


def left_out(number: int, stem: str, reason: str) -> LeftOut:
    """Return what tells of a question that isn't taken or written."""
    line = " ".join(stem.split())
    return LeftOut(number, line if len(line) <= STEM_SHOWN else f"{line[:STEM_SHOWN]}…", reason)


def after_any_answer(question: ForeignQuestion) -> str:
    """Return what is said after any answer, with what many formats have no place for.

    A false statement never leaves without what is so instead, nor a source without its place.
    """
    parts = [question.feedback]
    if question.correction and question.correction not in question.feedback:
        parts.append(question.correction)
    source = f"Source: {' '.join(question.source.split())}" if question.source else ""
    if source and question.feedback.rpartition("\n")[2] != source:
        parts.append(source)
    return "\n".join(part for part in parts if part)


def is_true_false(question: ForeignQuestion) -> bool:
    """Return whether a question is a statement to judge."""
    return question.kind is ItemKind.TRUE_FALSE
