"""What the set-up says about the questions that match."""

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.items import Deck
from quizapp.ui.pages.study.setup.state import MOST
from quizapp.ui.wording import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("setup", text)


def matching(count: int | None, number: int) -> str:
    """Return how many questions match and what that means for the quiz.

    Args:
        count: how many match; None while they are counted.
        number: how many are wished; MOST for all.
    """
    if count is None:
        return _tr("Counting the questions that match …")
    said = (
        _tr("1 question matches")
        if count == 1
        else _tr("{n} match").format(n=words.questions(count))
    )
    if number >= MOST:
        limit = _tr("a quiz takes up to {n} and asks each fact only once").format(n=MOST)
        return f"{said}; {limit}."
    if count < number:
        return said + _tr(", so the quiz is shorter than {n}.").format(n=number)
    return said + "."


def loosen(spec: QuizSpec) -> str:
    """Return that nothing matches, and which choices could be loosened."""
    narrowed = [
        name
        for name, on in (
            (_tr("topics"), spec.topics),
            (_tr("documents"), spec.documents),
            (_tr("kind"), spec.kinds),
            (_tr("difficulty"), spec.difficulties),
            (_tr("which quiz"), spec.myths_only or spec.deck is Deck.DETECTIVE),
        )
        if on
    ]
    if not narrowed:
        return _tr("There are no questions yet.")
    if len(narrowed) == 1:
        return _tr("No question fits. Loosen this: {choice}.").format(choice=narrowed[0])
    return _tr("No question fits. Loosen one of these: {choices}.").format(
        choices=", ".join(narrowed)
    )
