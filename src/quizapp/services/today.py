"""A learner's day: its task, the session that does it, and what the next day's is."""

from __future__ import annotations

import logging
import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from quizapp.bank.content import Content
from quizapp.bank.day_records import DayRecords, OfToday
from quizapp.bank.engine import Bank, Db
from quizapp.bank.plans import Plan, Plans
from quizapp.bank.records import Records
from quizapp.bank.reports import Reports
from quizapp.core.answering.attempts import Attempt, Purpose
from quizapp.core.answering.scoring import first_answers, score
from quizapp.core.content.ids import FactId, LearnerId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.queue import upcoming
from quizapp.core.learning.review_cards import Days, Reason, ReviewCard
from quizapp.core.learning.test_plan import Ahead, choose_for_test, session_days
from quizapp.core.learning.todays_task import (
    PAUSE,
    Begun,
    Task,
    TestSession,
    is_after_pause,
    task_of,
)
from quizapp.core.views.changes import Changed
from quizapp.core.views.today import DayView, DoneToday, NextTask, Teaser
from quizapp.env.clock import Clock
from quizapp.services.looking_back import debts_of

if TYPE_CHECKING:
    from quizapp.services.review import Review

log = logging.getLogger(__name__)

TITLE = "Task of the day"
"""Its sessions stand under it in the history, where \"Today\" would be another day."""

FOR_THE_TEST = "For the test"
"""The same for the sessions of a plan."""

LONGEST_TEASER = 110
"""How many characters of a question fit into one line of Today."""


class _Standing(NamedTuple):
    """Where a learner stands, read once for all that is told of it."""

    learner_id: LearnerId
    now: datetime
    cards: Mapping[FactId, ReviewCard]
    """Of facts that can be asked, due before the test that is ahead."""
    ahead: Ahead
    new: list[FactId]
    plan: Plan | None
    for_test: frozenset[date]
    """The days on which sessions for the test were begun."""
    today: OfToday
    learned: frozenset[date]
    before: bool


class Today:
    """What a learner does today.

    Args:
        bank: the open bank.
        clock: returns the current time.
        rng: random numbers: of facts that are alike, which is met first.
        day_of: returns the learning day of a moment.
        review: starts the sessions.
    """

    def __init__(
        self, bank: Bank, clock: Clock, rng: random.Random, day_of: Days, review: Review
    ) -> None:
        self._bank = bank
        self._clock = clock
        self._rng = rng
        self._day_of = day_of
        self._review = review

    def view(self, learner_id: LearnerId) -> DayView:
        """Return where a learner stands today."""
        with self._bank.read() as db:
            at = self._standing(db, learner_id)
            today = self._day_of(at.now)
            task, session = self._task_now(db, at)
            begun, unfinished = self._open(db, learner_id, today)
            if begun is not None:
                task = _left_of(begun, task)
            last = Reports(db).last_finished(learner_id, at.now)
            return DayView(
                asked=task.asked,
                review=len(task.review),
                new=len(task.new),
                waiting=task.waiting,
                is_test=session is not None,
                begun=begun,
                done=self._done(db, learner_id, at) if at.today.sessions else None,
                after_pause=self._after_pause(at),
                is_new=not at.cards and not at.learned and not at.before,
                learned_today=today in at.learned,
                learned=tuple(sorted(d for d in at.learned if 0 <= (today - d).days < 7)),
                next_task=self._next_task(db, at),
                teaser=self._teaser(db, at, task),
                unfinished=unfinished,
                corrections_due=len(debts_of(db, learner_id)),
                last=None if last is None else Records(db).attempt(last),
                other_tests=Plans(db).elsewhere(learner_id, today),
            )

    def start(self, learner_id: LearnerId) -> Attempt:
        """Start what is left of the day's task and return its attempt.

        Raises:
            ExpectedError: nothing is left of it.
        """
        with self._bank.write(Changed.ATTEMPTS) as db:
            at = self._standing(db, learner_id)
            task, session = self._task_now(db, at)
            purpose, title = (
                (Purpose.TODAY, TITLE) if session is None else (Purpose.TEST, FOR_THE_TEST)
            )
            attempt = self._review.begin(db, learner_id, task.facts, dict(at.cards), title, purpose)
        number = len(attempt.questions)
        log.info("learner %d started attempt %d: today's (%d)", learner_id, attempt.id, number)
        return attempt

    def _standing(self, db: Db, learner_id: LearnerId) -> _Standing:
        now = self._clock()
        records, plans = DayRecords(db, self._day_of), Plans(db)
        cards, ahead = self._review.present(db, learner_id)
        new = list(records.new_facts(learner_id, cards))
        self._rng.shuffle(new)
        new.sort(key=lambda fact: fact.turn)
        plan = plans.of(learner_id)
        done = frozenset[date]()
        if plan is not None:
            done = plans.session_days(learner_id, plan, self._day_of)
        learned, before = records.learned(learner_id, now)
        return _Standing(
            learner_id=learner_id,
            now=now,
            cards=cards,
            ahead=ahead,
            new=[fact.fact_id for fact in new],
            plan=plan,
            for_test=done,
            today=records.of_today(learner_id, now),
            learned=learned,
            before=before,
        )

    def _task_now(self, db: Db, at: _Standing) -> tuple[Task, TestSession | None]:
        """Return what is left of today's task, and the session of a test that it is."""
        session = self._session(db, at, at.now)
        new = [] if self._day_of(at.now) in at.for_test else at.new
        task = task_of(
            at.cards,
            new,
            at.now,
            self._day_of,
            begun=Begun(at.today.asked, at.today.met),
            after_pause=self._after_pause(at),
            session=session,
        )
        return task, session

    def _after_pause(self, at: _Standing) -> bool:
        return is_after_pause(at.learned, self._day_of(at.now), before=at.before)

    def _session(self, db: Db, at: _Standing, when: datetime) -> TestSession | None:
        """Return the session of the plan for a test on a day; None if none is due and not begun."""
        day = self._day_of(when)
        if at.plan is None or day in at.for_test:
            return None
        preparation = at.plan.preparation
        last = max((done for done in at.for_test if done <= day), default=None)
        if session_days(day, preparation.test_on, last)[:1] != (day,):
            return None
        facts = Plans(db).facts(at.plan.pack_id, preparation, at.cards)
        asked = choose_for_test(facts, at.cards, preparation, when, self._day_of)
        return TestSession(asked, preparation.size) if asked else None

    def _next_task(self, db: Db, at: _Standing) -> NextTask | None:
        """Return the task of the next day that has one, if nothing more is asked today."""
        today = self._day_of(at.now)
        coming = upcoming(at.cards.values(), at.now, self._day_of)
        days = [today + timedelta(days=1)]
        if coming is not None:
            days.append(coming.day)
        for day in sorted(set(days)):
            when = at.now + timedelta(days=(day - today).days)
            task = task_of(
                at.cards,
                at.new,
                when,
                self._day_of,
                after_pause=(day - today).days >= PAUSE,
                session=self._session(db, at, when),
            )
            if task.facts:
                found = (at.cards[fact] for fact in task.review)
                sure = sum(card.reason is Reason.CERTAIN_WRONG for card in found)
                return NextTask(day, len(task.review), len(task.new), sure)
        return None

    def _teaser(self, db: Db, at: _Standing, task: Task) -> Teaser | None:
        """Return the most urgent mistake of the task."""
        mistakes = (Reason.CERTAIN_WRONG, Reason.WRONG)
        card = next(
            (card for fact in task.review if (card := at.cards[fact]).reason in mistakes), None
        )
        if card is None or card.reason_id is None:
            return None
        version = Records(db).question(card.reason_id).version
        stem = version.item.stem
        # A claim may be false, and of what is sensitive the topic is enough (spec DY-4).
        told = version.item.kind is not ItemKind.TRUE_FALSE and not version.sensitive
        return Teaser(
            topic=Content(db).topic_title(version.topic_id),
            question=stem if told and len(stem) <= LONGEST_TEASER else "",
            certain=card.reason is Reason.CERTAIN_WRONG,
            missed_on=card.missed_day,
        )

    def _open(
        self, db: Db, learner_id: LearnerId, today: date
    ) -> tuple[Attempt | None, Attempt | None]:
        """Return the day's session that was begun today, and another quiz that was left."""
        records = Records(db)
        begun = unfinished = None
        for attempt_id, spec in Reports(db).open_attempts(learner_id):
            attempt = records.attempt(attempt_id)
            if spec.purpose.is_of_the_day and self._day_of(attempt.started_at) == today:
                begun = attempt
            else:
                unfinished = attempt
        return begun, unfinished

    def _done(self, db: Db, learner_id: LearnerId, at: _Standing) -> DoneToday:
        from quizapp.services.review_outcome import outcome_of

        records = Records(db)
        sessions = [records.attempt(attempt_id) for attempt_id in at.today.sessions]
        outcomes = (outcome_of(db, one, at.now, self._day_of, at.ahead) for one in sessions)
        asked = [question for one in sessions for question in one.questions]
        return DoneToday(
            score=score(first_answers(asked)),
            off_list=sum(len(outcome.left) for outcome in outcomes),
            last=sessions[-1],
        )


def _left_of(attempt: Attempt, task: Task) -> Task:
    """Return the task as the session that was begun has it: what it still asks, and no more."""
    facts = {q.version.item.fact_id for q in attempt.questions if q.response is None}
    asked = {q.version.item.fact_id for q in attempt.questions if q.response is not None}
    left = facts - asked  # what was missed and comes back in it was asked
    known = frozenset(task.review)
    return Task(
        review=tuple(fact for fact in task.review if fact in left),
        new=tuple(left - known),
        waiting=task.waiting,
        asked=task.asked,
    )
