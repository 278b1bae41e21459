"""A score and its certainty in words: never a negative mark, no pass or fail."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.attempts import Attempt, Certainty
from quizapp.core.answering.scoring import CertaintyLevel, Fit, Score, TopicScore


def _tr(text: str) -> str:
    return QCoreApplication.translate("summary", text)


def headline(score: Score) -> str:
    """Return the score as a sentence."""
    if score.right + score.wrong == 0:
        return _tr("No question was answered.")
    if score.right == score.total:
        if score.total == 1:
            return _tr("1 of 1 right.")
        return _tr("All {n} right.").format(n=score.total)
    return _tr("{right} of {total} right.").format(right=score.right, total=score.total)


def rest(score: Score, attempt: Attempt) -> str:
    """Return what was not right, and whether the attempt was ended early; may be empty."""
    said = []
    if score.wrong:
        said.append(_tr("{n} wrong").format(n=score.wrong))
    if score.skipped:
        said.append(_tr("{n} skipped").format(n=score.skipped))
    parts = [", ".join(said) + "."] if said else []
    left = len(attempt.questions) - score.total
    if left > 0:
        parts.append(
            _tr("The quiz was ended before its last question.")
            if left == 1
            else _tr("The quiz was ended before its last {n} questions.").format(n=left)
        )
    return " ".join(parts)


def again(score: Score) -> str:
    """Return the words of the button that asks the missed questions again."""
    missed = score.wrong + score.skipped
    if score.skipped:
        if missed == 1:
            return _tr("Again, only the 1 you missed")
        return _tr("Again, only the {n} you missed").format(n=missed)
    if missed == 1:
        return _tr("Again, only the wrong one")
    return _tr("Again, only the {n} wrong ones").format(n=missed)


def calibration(level: CertaintyLevel) -> str:
    """Return how well stated certainty and success agreed (spec AN-7)."""
    if level.stated == 1:
        return _once(level)
    if level.right == 0:
        sentence = {
            Certainty.CERTAIN: _tr("You were certain {stated} and not once right: {fit}."),
            Certainty.THINK_SO: _tr("You thought so {stated} and were not once right: {fit}."),
            Certainty.GUESS: _tr("You guessed {stated} and were not once right: {fit}."),
        }[level.certainty]
    else:
        sentence = {
            Certainty.CERTAIN: _tr("You were certain {stated} and right {right}: {fit}."),
            Certainty.THINK_SO: _tr("You thought so {stated} and were right {right}: {fit}."),
            Certainty.GUESS: _tr("You guessed {stated} and were right {right}: {fit}."),
        }[level.certainty]
    return sentence.format(stated=_times(level.stated), right=_times(level.right), fit=_fit(level))


def _once(level: CertaintyLevel) -> str:
    """Return the sentence on a level that was stated once: one case says little about fit."""
    right = level.right == 1
    if level.certainty is Certainty.CERTAIN:
        if right:
            return _tr("You were certain once, and right.")
        return _tr("You were certain once, and wrong: worth a close look.")
    if level.certainty is Certainty.THINK_SO:
        return (
            _tr("You thought so once, and were right.")
            if right
            else _tr("You thought so once, and were wrong.")
        )
    return (
        _tr("You guessed once, and were right.")
        if right
        else _tr("You guessed once, and were wrong.")
    )


def single_topics(topics: Sequence[TopicScore]) -> str:
    """Return topics with one question each, by name: a bar for each would say too much."""
    right = [topic.title for topic in topics if topic.score.right]
    missed = [topic.title for topic in topics if not topic.score.right]
    parts = [_tr("One question each.")] if len(topics) > 1 else [_tr("One question.")]
    if right:
        parts.append(_tr("Right: {topics}.").format(topics="; ".join(right)))
    if missed:
        parts.append(_tr("Missed: {topics}.").format(topics="; ".join(missed)))
    return " ".join(parts)


def _fit(level: CertaintyLevel) -> str:
    guess = level.certainty is Certainty.GUESS
    return {
        Fit.GOOD: _tr("just a guess, as you said") if guess else _tr("well judged"),
        Fit.SLIGHTLY_OVER: _tr("a little too sure"),
        Fit.OVER: _tr("too sure"),
        Fit.SLIGHTLY_UNDER: _tr("you knew a little more than you thought"),
        Fit.UNDER: _tr("you knew more than you thought"),
    }[level.fit]


def _times(number: int) -> str:
    words = {1: _tr("once"), 2: _tr("twice")}
    return words.get(number) or _tr("{n} times").format(n=number)
