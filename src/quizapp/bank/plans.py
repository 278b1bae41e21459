"""Reading and storing the test that a learner prepares for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content_tables import FactRow, ItemRow
from quizapp.bank.dialects import insert
from quizapp.bank.engine import Db
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.record_tables import AttemptRow, PlanRow
from quizapp.core.answering.attempts import Purpose
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId, LearnerId, TopicId
from quizapp.core.learning.review_cards import Days
from quizapp.core.learning.test_plan import NO_TEST, Ahead, PlannedFact, Preparation, session_days


@dataclass(frozen=True)
class Plan:
    """A preparation as it is stored."""

    preparation: Preparation
    made_at: datetime


class Plans:
    """The test of each learner, if there is one.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def of(self, learner_id: LearnerId) -> Plan | None:
        """Return what a learner prepares for in the pack they work with; None for no test."""
        row = self._db.get(PlanRow, int(learner_id), populate_existing=True)
        if row is None or row.pack_id != chosen_pack(self._db, learner_id):
            return None
        preparation = Preparation(
            test_on=date.fromisoformat(row.test_on),
            topics=frozenset(TopicId(topic) for topic in row.topics),
            size=row.size,
        )
        return Plan(preparation, row.made_at)

    def put(self, learner_id: LearnerId, plan: Plan) -> None:
        """Store what a learner prepares for, in their pack; it replaces an earlier one."""
        values = {
            "pack_id": chosen_pack(self._db, learner_id),
            "test_on": plan.preparation.test_on.isoformat(),
            "topics": sorted(plan.preparation.topics),
            "size": plan.preparation.size,
            "made_at": plan.made_at,
        }
        row = insert(self._db, PlanRow).values(learner_id=int(learner_id), **values)
        self._db.execute(row.on_conflict_do_update(index_elements=["learner_id"], set_=values))

    def drop(self, learner_id: LearnerId) -> None:
        """Delete a learner's test plan, and nothing else."""
        self._db.execute(delete(PlanRow).where(PlanRow.learner_id == int(learner_id)))

    def session_days(self, learner_id: LearnerId, plan: Plan, day_of: Days) -> frozenset[date]:
        """Return the learning days on which sessions for the test were begun."""
        started = self._db.scalars(
            select(AttemptRow.started_at).where(
                AttemptRow.learner_id == int(learner_id),
                AttemptRow.started_at >= plan.made_at,
                AttemptRow.spec["purpose"].as_string() == Purpose.TEST.value,
            )
        )
        return frozenset(day_of(at) for at in started)

    def ahead(
        self, learner_id: LearnerId, met: Iterable[FactId], today: date, day_of: Days
    ) -> Ahead:
        """Return the learner's test with what it touches; nothing if there is none or it is over.

        Args:
            learner_id: the learner whose test it is.
            met: the facts that the learner has a card of.
            today: the learning day.
            day_of: returns the learning day of a moment.
        """
        plan = self.of(learner_id)
        if plan is None or plan.preparation.test_on < today:
            return NO_TEST
        done = self.session_days(learner_id, plan, day_of)
        last = max((day for day in done if day <= today), default=None)
        return Ahead(
            test_on=plan.preparation.test_on,
            facts=frozenset(fact.fact_id for fact in self.facts(learner_id, plan.preparation, met)),
            sessions=session_days(today, plan.preparation.test_on, last),
        )

    def facts(
        self, learner_id: LearnerId, preparation: Preparation, met: Iterable[FactId]
    ) -> tuple[PlannedFact, ...]:
        """Return the facts that the bank has a question on and the test may ask, in their order.

        A sensitive fact belongs to it only if the learner has met it, by their own choice, and
        whoever looks after the bank allows it (spec PE-4).

        Args:
            learner_id: whose pack the test is on.
            preparation: the test.
            met: the facts that the learner has a card of.
        """
        query = (
            select(
                FactRow.id,
                FactRow.topic_id,
                FactRow.sensitive,
                FactRow.importance,
                func.min(ItemRow.difficulty),
            )
            .join(ItemRow, ItemRow.fact_id == FactRow.id)
            .where(
                FactRow.pack_id == chosen_pack(self._db, learner_id),
                ~FactRow.retired,
                ~ItemRow.retired,
            )
            .group_by(
                FactRow.id,
                FactRow.topic_id,
                FactRow.sensitive,
                FactRow.importance,
                FactRow.position,
            )
            .order_by(FactRow.position)
        )
        if preparation.topics:
            query = query.where(FactRow.topic_id.in_(sorted(preparation.topics)))
        known = frozenset(met) if allows_sensitive(self._db) else frozenset()
        return tuple(
            PlannedFact(FactId(fact_id), TopicId(topic_id), difficulty, Importance(importance))
            for fact_id, topic_id, sensitive, importance, difficulty in self._db.execute(query)
            if not sensitive or fact_id in known
        )
