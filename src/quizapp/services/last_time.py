"""What a learner answered wrongly when a fact was last asked, for its card (spec FB-17)."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from quizapp.bank.engine import Db
from quizapp.bank.records import Records
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import LastTime

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Question
    from quizapp.core.content.ids import LearnerId
    from quizapp.core.learning.review_cards import Days


def last_time(
    db: Db, learner_id: LearnerId, question: Question, today: date, day_of: Days
) -> LastTime | None:
    """Return what was wrong the last time that a question's fact was answered before it.

    Args:
        db: the transaction.
        learner_id: who answers.
        question: the question that was just answered.
        today: the learning day.
        day_of: returns the learning day of a moment.

    Returns:
        None where the fact was never answered before, or rightly. Skipped questions don't count.
    """
    item = question.version.item
    every = ReviewCards(db, day_of).responses_on(learner_id, item.fact_id)
    before = takewhile(lambda one: one.presented_id != question.id, every)
    given = [one for one in before if one.outcome is not Outcome.SKIPPED]
    if not given or given[-1].outcome is not Outcome.WRONG:
        return None
    last = given[-1]
    chosen = ""
    if last.item_id == item.id:
        shown = Records(db).question(last.presented_id)
        if shown.response is not None and shown.response.chosen is not None:
            chosen = shown.version.item.options[shown.response.chosen].text
    return LastTime(last.day, chosen, today=last.day == today)
