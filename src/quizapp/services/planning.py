"""A test to prepare for: its plan, and what to expect of it. Its sessions are Today's."""

import logging
from collections.abc import Sequence
from datetime import date

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.plans import Plan, Plans
from quizapp.bank.review_cards import ReviewCards
from quizapp.core.content.ids import LearnerId, PackId, TopicId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.duration import USUAL, minutes
from quizapp.core.learning.review_cards import Days
from quizapp.core.learning.test_plan import (
    Forecast,
    Outlook,
    Preparation,
    forecast,
    session_days,
)
from quizapp.core.views.changes import Changed
from quizapp.core.views.planning import PlanView
from quizapp.env.clock import Clock

log = logging.getLogger(__name__)


class Planning:
    """Preparing for a test, in the pack that a learner works with if no other is named.

    Args:
        bank: the open bank.
        clock: returns the current time.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, bank: Bank, clock: Clock, day_of: Days) -> None:
        self._bank = bank
        self._clock = clock
        self._day_of = day_of

    def plan(self, learner_id: LearnerId, *, foresee: bool = True) -> PlanView | None:
        """Return the test that a learner prepares for in their pack; None for no test.

        Args:
            learner_id: the learner who prepares.
            foresee: whether to go through the sessions to come, which takes some tenths of a
                second for a large bank; without it ``expected_now`` and ``expected_then`` are 0.
        """
        now = self._clock()
        today = self._day_of(now)
        with self._bank.read() as db:
            plans = Plans(db)
            plan = plans.of(learner_id)
            if plan is None:
                return None
            cards = ReviewCards(db, self._day_of).of(learner_id)
            facts = plans.facts(plan.pack_id, plan.preparation, cards)
            done = plans.session_days(learner_id, plan, self._day_of)
            topics = tuple(
                topic.title for topic in Content(db).topics() if topic.id in plan.preparation.topics
            )
        preparation = plan.preparation
        last = max((day for day in done if day <= today), default=None)
        sessions = session_days(today, preparation.test_on, last)
        expected = Forecast(0.0, 0.0)
        if foresee:
            expected = forecast(facts, cards, preparation, now, self._day_of, sessions)
        return PlanView(
            preparation=preparation,
            topics=topics,
            days_left=(preparation.test_on - today).days,
            sessions=sessions,
            done_today=today in done,
            pack_id=plan.pack_id,
            facts=len(facts),
            not_met=sum(fact.fact_id not in cards for fact in facts),
            expected_now=expected.now,
            expected_then=expected.then,
            minutes=minutes(min(preparation.size, len(facts)), USUAL),
        )

    def outlook(
        self,
        learner_id: LearnerId,
        test_on: date,
        topics: frozenset[TopicId],
        sizes: Sequence[int],
        last: date | None = None,
        pack_id: PackId | None = None,
    ) -> Outlook:
        """Return what to expect of a test that is not set yet, for each length of its sessions.

        Args:
            learner_id: the learner who would prepare.
            test_on: its day.
            topics: what it is about; empty: everything.
            sizes: questions of a session, each to be foreseen.
            last: the day of a session already done for it.
            pack_id: the pack that it is on; None: the one that the learner works with.
        """
        now = self._clock()
        today = self._day_of(now)
        with self._bank.read() as db:
            pack_id = pack_id or chosen_pack(db, learner_id)
            cards = ReviewCards(db, self._day_of).of(learner_id, pack_id)
            facts = Plans(db).facts(pack_id, Preparation(test_on, topics), cards)
        sessions = session_days(today, test_on, last)
        expected = [
            forecast(facts, cards, Preparation(test_on, topics, size), now, self._day_of, sessions)
            for size in sizes
        ]
        first = expected[0].now if expected else 0.0
        return Outlook(len(facts), first, tuple(one.then for one in expected))

    def set_plan(
        self, learner_id: LearnerId, preparation: Preparation, pack_id: PackId | None = None
    ) -> None:
        """Prepare for a test in a pack, or change the one that is prepared for there.

        Sessions already done for it stay done, unless the test before was over.

        Args:
            learner_id: the learner who prepares.
            preparation: the test.
            pack_id: the pack that it is on; None: the one that the learner works with. Who was
                shown a pack names it: another window may have chosen another since.

        Raises:
            ExpectedError: its day is past, or there is nothing to ask on its topics.
        """
        if preparation.size < 1:
            raise ValueError(preparation.size)
        now = self._clock()
        today = self._day_of(now)
        if preparation.test_on < today:
            raise ExpectedError("That day is past.", "Choose today or a later day for the test.")
        with self._bank.write(Changed.TESTS) as db:
            plans = Plans(db)
            pack_id = pack_id or chosen_pack(db, learner_id)
            cards = ReviewCards(db, self._day_of).of(learner_id, pack_id)
            if not plans.facts(pack_id, preparation, cards):
                raise ExpectedError(
                    "There are no questions on these topics.", "Choose other topics for the test."
                )
            before = plans.of(learner_id, pack_id)
            goes_on = before is not None and before.preparation.test_on >= today
            made_at = before.made_at if before is not None and goes_on else now
            plans.put(learner_id, Plan(preparation, min(made_at, now), pack_id))
        log.info("learner %d prepares for a test on %s", learner_id, preparation.test_on)

    def drop_plan(self, learner_id: LearnerId, pack_id: PackId | None = None) -> None:
        """Remove the plan in a pack; everything that was learned for it stays.

        Args:
            learner_id: the learner who prepares.
            pack_id: the pack, as for ``set_plan``.
        """
        with self._bank.write(Changed.TESTS) as db:
            Plans(db).drop(learner_id, pack_id or chosen_pack(db, learner_id))
        log.info("learner %d no longer prepares for a test", learner_id)
