"""The states of the question and feedback screens, made from an attempt."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from quizapp.core.answering.attempts import Attempt, Certainty, Question
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.views.answered import Answered, NextDue, Owed
from quizapp.core.views.objections import Objection
from quizapp.env.settings import Settings
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.question.state import QuestionState
from quizapp.ui.wording.next_due import comes_back


def _tr(text: str) -> str:
    return QCoreApplication.translate("study", text)


def question_state(
    answered: Answered,
    question: Question,
    settings: Settings,
    notice: str,
    *,
    explains_certainty: bool = False,
) -> QuestionState:
    """Return the state of a question with nothing chosen yet."""
    attempt = answered.attempt
    return QuestionState(
        id=question.id,
        number=attempt.number_of(question),
        of=len(attempt.drawn),
        topic=answered.topic,
        item=question.presented,
        read_first=answered.read_first,
        answered=attempt.answered / len(attempt.drawn),
        flagged=question.flagged,
        extra=question.extra,
        settings=settings,
        seconds_left=attempt.spec.seconds_per_question,
        seconds_more=attempt.spec.seconds_per_question or 0,
        come_back=attempt.come_back,
        explains_certainty=explains_certainty,
        notice=notice,
    )


def feedback_state(
    attempt: Attempt,
    question: Question,
    card: FeedbackCard,
    topic: str,
    settings: Settings,
    next_text: str,
    notice: str,
    objections: tuple[Objection, ...] = (),
    glossary: tuple[GlossaryEntry, ...] = (),
) -> FeedbackState:
    """Return the state of the feedback to a response."""
    return FeedbackState(
        id=question.id,
        number=attempt.number_of(question),
        of=len(attempt.drawn),
        topic=topic,
        card=card,
        answered=attempt.answered / len(attempt.drawn),
        flagged=question.flagged,
        settings=settings,
        next_text=next_text,
        come_back=attempt.come_back,
        notice=notice,
        extra=question.extra,
        objections=objections,
        glossary=glossary,
    )


def owed_state(owed: Owed, settings: Settings) -> FeedbackState:
    """Return the state of an explanation that is still owed."""
    return FeedbackState(
        id=owed.question.id,
        number=1,
        of=owed.count,
        topic=owed.topic,
        card=owed.card,
        answered=0,
        flagged=owed.question.flagged,
        extra=owed.question.extra,
        objections=owed.objections,
        glossary=owed.glossary,
        settings=settings,
        next_text=_tr("From last time: this explanation was still open."),
    )


def next_text(card: FeedbackCard, back: NextDue | None, now: datetime) -> str:
    """Return when the fact comes back; one that was only ever skipped has no schedule yet.

    Args:
        card: what is explained.
        back: when the fact comes back, if it does.
        now: the present, in the reader's time zone.
    """
    if back is not None:
        return comes_back(back, now)
    if card.outcome is Outcome.RIGHT:
        return ""
    return _tr("You can try it again at the end.")


def what_happened(
    after: Attempt,
    question: Question,
    position: int | None,
    certainty: Certainty | None,
    *,
    time_was_up: bool,
) -> str:
    """Return a notice beside the verdict: time was up, or another window answered first.

    Args:
        after: the attempt as it is now.
        question: what was responded to, as it was shown here.
        position: what was chosen here, in the shown order; None if it was skipped.
        certainty: how sure the learner said here to be.
        time_was_up: whether the timer responded, not the learner.
    """
    kept = next((q.response for q in after.questions if q.id == question.id), None)
    chosen = None if position is None else question.order[position]
    if kept is not None and (kept.chosen, kept.certainty) != (chosen, certainty):
        words = _tr("Question {number} was already answered in another window. That answer counts.")
    elif not time_was_up:
        return ""
    elif position is None:
        words = _tr("Time was up for question {number}: it was skipped.")
    else:
        words = _tr("Time was up for question {number}: what you had chosen was taken.")
    return words.format(number=after.number_of(question))
