"""What the results of a session say. No false sentence without its label (spec FB-2)."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.scoring import Fit
from quizapp.core.learning.calibration import ENOUGH, LevelPicture
from quizapp.core.session.flags import QuestionFlag, Reliability
from quizapp.core.session.results import MythHeld, PupilResult, QuestionResult, SessionResults
from quizapp.core.session.setup import ClassSession
from quizapp.core.session.tally import MindChanges, Tally, share_to_know
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.wording import words

MANY = 20
"""Votes from which an interval is told without saying that they are few."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("results", text)


def when(session: ClassSession, results: SessionResults, now: datetime) -> str:
    """Return when a session was, how much was asked, and how many took part."""
    parts = [words.moment(session.started_at, now)]
    parts.append(
        _tr("{n} of {of} questions").format(n=len(results.questions), of=results.asked)
        if len(results.questions) < results.asked
        else words.questions(results.asked)
    )
    took_part = len(results.pupils)
    if took_part:
        parts.append(_tr("{n} took part").format(n=took_part))
    score = results.score
    if score.share is not None:
        parts.append(_tr("{share} of the answers right").format(share=words.percent(score.share)))
        if score.unanswered:
            parts.append(not_answered(score.unanswered))
    return " · ".join(parts)


def headline(results: SessionResults) -> str:
    """Return what the class has now."""
    goal = results.goal
    if not results.questions:
        return _tr("No question was asked")
    if not any(one.last.votes for one in results.questions):
        return _tr("Nobody answered")
    if not goal.of:
        return _tr("The session ended before a result was shown")
    if goal.reached == goal.of == 1:
        return _tr("The class knows the question")
    if goal.reached == goal.of:
        return _tr("The class knows all {questions}").format(questions=words.questions(goal.of))
    return _tr("The class knows {n} of {questions}").format(
        n=goal.reached, questions=words.questions(goal.of)
    )


def known_from(results: SessionResults) -> str:
    """Return from when on a question counts as known; empty where none is missing.

    Else "0 of 1" would seem to contradict that half of the answers were right.
    """
    if results.goal.reached == results.goal.of:
        return ""
    options = sorted({len(one.options) for one in results.questions if one.judged})
    shares = [words.percent(share_to_know(number)) for number in options]
    if len(options) == 1:
        said = _tr(
            "A question counts as known when more than {share} answer it right: {guess} would by "
            "guessing alone."
        )
        return said.format(share=shares[0], guess=words.percent(1 / options[0]))
    return _tr(
        "A question counts as known when more than {least} to {most} answer it right, the more the "
        "fewer options it has: some would by guessing alone."
    ).format(least=shares[-1], most=shares[0])


def next_lesson(results: SessionResults) -> str:
    """Return what the plan for the next lesson would ask; empty for nothing."""
    again, left = len(results.ask_again), len(results.not_reached)
    facts = words.counted(again, _tr("fact"), _tr("facts"))
    said = _tr("{facts} that the class does not know yet").format(facts=facts)
    if left:
        rest = _tr("{questions} not asked or not answered").format(questions=words.questions(left))
        if not again:
            return _tr("It asks {questions}.").format(questions=rest)
        return _tr("It asks {facts}, in other words where there are any, and {questions}.").format(
            facts=said, questions=rest
        )
    return (
        _tr("It asks {facts}, in other words where there are any.").format(facts=said)
        if again
        else ""
    )


def vote(tally: Tally) -> str:
    """Return how many were right."""
    if not tally.votes:
        return _tr("Nobody answered")
    assert tally.share is not None
    return _tr("{right} of {votes} right: {share}").format(
        right=tally.right, votes=tally.votes, share=words.percent(tally.share)
    )


def reach(tally: Tally) -> str:
    """Return what so many votes can say; empty for none."""
    if tally.interval is None:
        return ""
    low, high = (round(100 * share) for share in tally.interval)
    if tally.votes < MANY:
        return _tr("Few votes: of 100 others, from {low} to {high} might be right.").format(
            low=low, high=high
        )
    return _tr("Of 100 others, about {low} to {high} would be right.").format(low=low, high=high)


def not_answered(number: int) -> str:
    """Return how much was asked and not answered: it stands beside a score, never in it."""
    return _tr("{n} not answered").format(n=number)


def absent(results: SessionResults) -> str:
    """Return who of the class list did not come; empty for nobody."""
    if not results.absent:
        return ""
    return _tr("Absent, {n} of the class list: {names}").format(
        n=len(results.absent), names=", ".join(results.absent)
    )


def certain_wrong(number: int) -> str:
    """Return how many were certain and wrong; empty for none."""
    return _tr("{n} certain and wrong").format(n=number) if number else ""


def under(one: QuestionResult) -> tuple[Span, ...]:
    """Return the quiet words under a question's fact."""
    last = one.last
    tone = Tone.RIGHT if one.reached else Tone.WRONG if last.votes else Tone.LABEL
    spans = [Span(vote(last), tone)]
    if last.certain_wrong:
        spans.append(Span(f" · {certain_wrong(last.certain_wrong)}", Tone.WRONG))
    if one.second is not None and one.first.share is not None:
        before = words.percent(one.first.share)
        spans.append(Span(_tr(" · {share} before the discussion").format(share=before)))
    if reach(last):
        spans.append(Span(f"\n{reach(last)}"))
    return tuple(spans)


def option(letter: str, text: str, *, right: bool) -> str:
    """Return an option with its label (spec FB-7)."""
    label = _tr("Right") if right else _tr("Not correct")
    return f"{letter}. {text} ({label})"


def mind_changes(change: MindChanges) -> str:
    """Return how minds changed between the votes."""
    return _tr(
        "Of those who voted twice: {up} from wrong to right, {down} from right to wrong, "
        "{right} stayed right, {wrong} stayed wrong."
    ).format(
        up=change.wrong_to_right,
        down=change.right_to_wrong,
        right=change.stayed_right,
        wrong=change.stayed_wrong,
    )


def flag(found: QuestionFlag) -> str:
    """Return what a flag on a question suggests."""
    return {
        QuestionFlag.TOO_HARD: _tr("Hardly better than guessing: the question may be at fault."),
        QuestionFlag.TOO_EASY: _tr("Nearly all were right: it may have told nothing new."),
        QuestionFlag.MISKEYED: _tr("The best chose another option more often: check the key."),
        QuestionFlag.CHECK_KEY: _tr("Who does well elsewhere does worse here: check the key."),
        QuestionFlag.POOR: _tr("It hardly tells apart who knows more and who knows less."),
        QuestionFlag.WEAK: _tr("It tells little about who knows more and who knows less."),
        QuestionFlag.IDLE_OPTION: _tr("One option drew hardly anybody."),
    }[found]


def pupil(one: PupilResult) -> str:
    """Return a pupil's line."""
    score = one.score
    parts = [_tr("{right} of {of} right").format(right=score.right, of=score.answered)]
    if score.unanswered:
        parts.append(not_answered(score.unanswered))
    if one.certain_wrong:
        parts.append(certain_wrong(one.certain_wrong))
    if one.by_hand:
        parts.append(_tr("by hand"))
    return " · ".join(parts)


def talk(one: PupilResult) -> str:
    """Return that a pupil believes many myths; empty where not."""
    if not one.needs_talk:
        return ""
    return _tr("Chose {n} myths: worth a quiet word.").format(n=len(one.misconceptions))


def held(myth: MythHeld) -> str:
    """Return how many hold a myth still."""
    said = _tr("{n} of {of} still chose it at question {question}").format(
        n=myth.chosen, of=myth.votes, question=myth.question
    )
    return said + (_tr(", {n} of them certain").format(n=myth.certain) if myth.certain else "")


def level(bar: LevelPicture) -> str:
    """Return what a level says of the class."""
    if not bar.stated:
        return _tr("Nobody said this.")
    if not bar.shown:
        return _tr("{right} of {n} right. With {enough} answers it says more.").format(
            right=bar.right, n=bar.stated, enough=ENOUGH
        )
    return {
        None: "",
        Fit.GOOD: _tr("Well judged."),
        Fit.SLIGHTLY_OVER: _tr("A little too sure."),
        Fit.OVER: _tr("Too sure."),
        Fit.SLIGHTLY_UNDER: _tr("They knew a little more than they thought."),
        Fit.UNDER: _tr("They knew more than they thought."),
    }[bar.fit]


def reliability(found: Reliability | None) -> str:
    """Return whether the pupils' totals may be compared."""
    if found is Reliability.CLASS_USE:
        return _tr("The totals are steady enough to be compared within this class.")
    if found is Reliability.DO_NOT_RANK:
        return _tr("The totals are too shaky to compare pupils by: don't grade with them.")
    return _tr("Too few pupils or questions to compare pupils by: don't grade with this.")


def deletion(session: ClassSession, results: SessionResults) -> str:
    """Return what goes when a session is deleted, and what stays."""
    names = words.counted(len(results.pupils) + results.removed, _tr("name"), _tr("names"))
    votes = words.counted(len(results.votes), _tr("vote"), _tr("votes"))
    return _tr(
        "{names} and {votes} go, out of the file as well. This can't be undone. What entered "
        "learners' own Review stays theirs, and files you saved stay where they are."
    ).format(names=names, votes=votes)
