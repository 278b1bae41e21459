"""A score and its certainty in words: never a negative mark, no pass or fail."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.attempts import Attempt, Certainty
from quizapp.core.answering.scoring import CertaintyLevel, Fit, Score, TopicScore
from quizapp.core.views.reports import ReachedMilestone
from quizapp.ui.pages.study.summary.state import SummaryState
from quizapp.ui.wording import milestones, words
from quizapp.ui.wording.tasks import comes_next

_TELLING = 3
"""From how many answers a score is put into words."""
_LINES = 2
"""The most lines that tell what was reached."""
_MOST, _SOME = 0.75, 0.4
"""The shares from which most of it, and a good part of it, is said to be in place."""


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


def in_words(score: Score) -> str:
    """Return what a score means, warmly and exactly; empty where it is too short to mean much.

    Whoever comes here has read what is so for every wrong answer (spec FB-3).
    """
    answered = score.right + score.wrong
    if answered < _TELLING:
        return ""
    if score.right == score.total:
        return _tr("Nothing to put right. It all comes back later, to see what has stayed.")
    share = score.right / answered
    if share >= _MOST:
        return _tr("Most of it is in place. What was wrong is explained and comes back.")
    if share >= _SOME:
        return _tr("A good part is in place. The rest is explained and comes back, bit by bit.")
    return _tr(
        "Hard going, and that is how new things begin. Each of them is explained now, and they "
        "come back a few at a time, until they stay."
    )


def day(state: SummaryState) -> str:
    """Return what of the day is left, or what the next one asks; empty on an earlier day."""
    shown = state.day
    if shown is None:
        return ""
    view = shown.view
    if view.is_done:
        return comes_next(view.next_task, shown.today)
    left = words.questions(view.to_go)
    return _tr("Today's task is still there: {questions}.").format(questions=left)


def reached_lines(reached: tuple[ReachedMilestone, ...]) -> tuple[str, ...]:
    """Return what an attempt reached in at most two lines; Progress tells all."""
    if len(reached) <= _LINES:
        return tuple(map(milestones.reached, reached))
    more = _tr("and {n} more, listed in Progress").format(n=len(reached) - 1)
    return milestones.reached(reached[0]), more


def rest(score: Score, attempt: Attempt) -> str:
    """Return what was not right, and whether the attempt was ended early; may be empty.

    Args:
        score: by which the attempt is told.
        attempt: the attempt.
    """
    said = []
    if score.wrong:
        said.append(_tr("{n} wrong").format(n=score.wrong))
    if score.skipped:
        said.append(_tr("{n} skipped").format(n=score.skipped))
    parts = [", ".join(said) + "."] if said else []
    left = len(attempt.drawn) - attempt.answered
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
            Certainty.THINK_SO: _tr(
                "You were fairly sure {stated} and were not once right: {fit}."
            ),
            Certainty.GUESS: _tr("You guessed {stated} and were not once right: {fit}."),
        }[level.certainty]
    else:
        sentence = {
            Certainty.CERTAIN: _tr("You were certain {stated} and right {right}: {fit}."),
            Certainty.THINK_SO: _tr("You were fairly sure {stated} and were right {right}: {fit}."),
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
            _tr("You were fairly sure once, and were right.")
            if right
            else _tr("You were fairly sure once, and were wrong.")
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
    named = {1: _tr("once"), 2: _tr("twice")}
    return named.get(number) or _tr("{n} times").format(n=number)
