"""The milestones of a learner: noted at the end of an attempt, told with it, listed later."""

from __future__ import annotations

import logging
from datetime import datetime

from quizapp.bank.engine import Bank, Db
from quizapp.bank.milestones import Milestones
from quizapp.core.answering.attempts import Attempt
from quizapp.core.answering.grading import Outcome
from quizapp.core.content.ids import AttemptId, FactId
from quizapp.core.learning.milestones import (
    Goal,
    Milestone,
    MilestoneKind,
    goals_of,
    newly_reached,
)
from quizapp.core.learning.review_cards import Days
from quizapp.core.views.reports import HeldMyth, ReachedMilestone
from quizapp.services.learner_work import LearnerWork, held_myths, learner_work

log = logging.getLogger(__name__)


class MilestonesTold:
    """Tells what an attempt reached: for its summary (spec RV-15).

    Args:
        bank: the open bank.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def reached_in(self, attempt_id: AttemptId) -> tuple[ReachedMilestone, ...]:
        """Return the milestones that an attempt reached; what was reached before is no news."""
        with self._bank.read() as db:
            return with_titles(db, Milestones(db).of_attempt(attempt_id))


def note_milestones(db: Db, attempt: Attempt, now: datetime, day_of: Days) -> None:
    """Note what a learner reached with an attempt that has just ended.

    Args:
        db: the transaction.
        attempt: the attempt with its responses.
        now: the current time.
        day_of: returns the learning day of a moment.
    """
    if not any(q.response and q.response.outcome is not Outcome.SKIPPED for q in attempt.questions):
        return
    work = learner_work(db, attempt.learner_id, now, day_of)
    held = held_myths(db, attempt.learner_id, work.responses, work.cards, now, day_of)
    goals = goals_of(work.topic_facts(), sum(myth.gone for myth in held))
    milestones = Milestones(db)
    news = _News(attempt, work, held)
    reached = newly_reached(goals, milestones.of(attempt.learner_id), news, now)
    if reached:
        milestones.add(attempt.id, reached)
        log.info("attempt %d: %d milestones noted", attempt.id, len(reached))


def with_titles(db: Db, reached: tuple[Milestone, ...]) -> tuple[ReachedMilestone, ...]:
    """Return milestones with the titles of their topics."""
    if not reached:
        return ()
    from quizapp.bank.content import Content

    titles = Content(db).topic_titles(one.topic_id for one in reached if one.topic_id is not None)
    return tuple(
        ReachedMilestone(one, titles.get(one.topic_id, "") if one.topic_id else "")
        for one in reached
    )


class _News:
    """Whether an attempt brought a goal there: it met, answered or gave up something of it."""

    def __init__(self, attempt: Attempt, work: LearnerWork, held: tuple[HeldMyth, ...]) -> None:
        mine = {question.id for question in attempt.questions}
        first: dict[FactId, bool] = {}
        self._answered: set[FactId] = set()
        for one in work.responses:
            if one.outcome is Outcome.SKIPPED:
                continue
            first.setdefault(one.fact_id, one.presented_id in mine)
            if one.presented_id in mine:
                self._answered.add(one.fact_id)
        self._met = {fact_id for fact_id, here in first.items() if here}
        self._gave_up = any(myth.gone and myth.fact_id in self._answered for myth in held)

    def __call__(self, goal: Goal) -> bool:
        if goal.kind is MilestoneKind.MYTHS_GIVEN_UP:
            return self._gave_up
        touched = self._answered if goal.kind is MilestoneKind.CORE_KNOWN else self._met
        return not goal.facts.isdisjoint(touched)
