"""Reading and storing the tests that a learner prepares for, one in each pack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.content_tables import FactRow, ItemRow, PackRow
from quizapp.bank.dialects import insert
from quizapp.bank.engine import Db
from quizapp.bank.owner import allows_sensitive
from quizapp.bank.record_tables import AttemptRow, PlanRow
from quizapp.core.answering.attempts import Purpose
from quizapp.core.content.facts import Importance
from quizapp.core.content.ids import FactId, LearnerId, PackId, TopicId
from quizapp.core.learning.review_cards import Days
from quizapp.core.learning.test_plan import NO_TEST, Ahead, PlannedFact, Preparation, session_days
from quizapp.core.views.planning import OtherTest


@dataclass(frozen=True)
class Plan:
    """A preparation as it is stored."""

    preparation: Preparation
    made_at: datetime
    pack_id: PackId
    """The pack that the test is on."""


class Plans:
    """The tests of learners: at most one for each learner and pack (spec TP-7).

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def of(self, learner_id: LearnerId, pack_id: PackId | None = None) -> Plan | None:
        """Return what a learner prepares for in a pack; None for no test.

        Args:
            learner_id: the learner.
            pack_id: the pack; None: the one that the learner works with.
        """
        if pack_id is None:
            pack_id = chosen_pack(self._db, learner_id)
        row = self._db.get(PlanRow, (int(learner_id), pack_id), populate_existing=True)
        return None if row is None else _plan_of(row)

    def elsewhere(self, learner_id: LearnerId, today: date) -> tuple[OtherTest, ...]:
        """Return the tests ahead in the other packs that are offered, the next one first.

        Args:
            learner_id: the learner.
            today: the learning day; a test on it is still ahead.
        """
        rows = self._db.execute(
            select(PackRow.title, PlanRow.test_on)
            .join(PackRow, PackRow.id == PlanRow.pack_id)
            .where(
                PlanRow.learner_id == int(learner_id),
                PlanRow.pack_id != chosen_pack(self._db, learner_id),
                PlanRow.test_on >= today.isoformat(),
                ~PackRow.retired,
            )
            .order_by(PlanRow.test_on, PackRow.title, PackRow.id)
        )
        return tuple(OtherTest(title, date.fromisoformat(test_on)) for title, test_on in rows)

    def put(self, learner_id: LearnerId, plan: Plan) -> None:
        """Store what a learner prepares for in a pack; it replaces an earlier one there."""
        values = {
            "test_on": plan.preparation.test_on.isoformat(),
            "topics": sorted(plan.preparation.topics),
            "size": plan.preparation.size,
            "made_at": plan.made_at,
        }
        key = {"learner_id": int(learner_id), "pack_id": plan.pack_id}
        row = insert(self._db, PlanRow).values(**key, **values)
        self._db.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))

    def drop(self, learner_id: LearnerId, pack_id: PackId) -> None:
        """Delete a learner's test in a pack, and nothing else."""
        self._db.execute(
            delete(PlanRow).where(PlanRow.learner_id == int(learner_id), PlanRow.pack_id == pack_id)
        )

    def session_days(self, learner_id: LearnerId, plan: Plan, day_of: Days) -> frozenset[date]:
        """Return the learning days on which sessions for the test were begun."""
        started = self._db.scalars(
            select(AttemptRow.started_at).where(
                AttemptRow.learner_id == int(learner_id),
                AttemptRow.pack_id == plan.pack_id,
                AttemptRow.started_at >= plan.made_at,
                AttemptRow.spec["purpose"].as_string() == Purpose.TEST.value,
            )
        )
        return frozenset(day_of(at) for at in started)

    def ahead(
        self,
        learner_id: LearnerId,
        met: Iterable[FactId],
        today: date,
        day_of: Days,
        pack_id: PackId | None = None,
    ) -> Ahead:
        """Return a learner's test with what it touches; nothing if there is none or it is over.

        Args:
            learner_id: the learner whose test it is.
            met: the facts that the learner has a card of.
            today: the learning day.
            day_of: returns the learning day of a moment.
            pack_id: the pack that the test is on; None: the one that the learner works with.
        """
        plan = self.of(learner_id, pack_id)
        if plan is None or plan.preparation.test_on < today:
            return NO_TEST
        done = self.session_days(learner_id, plan, day_of)
        last = max((day for day in done if day <= today), default=None)
        return Ahead(
            test_on=plan.preparation.test_on,
            facts=frozenset(
                fact.fact_id for fact in self.facts(plan.pack_id, plan.preparation, met)
            ),
            sessions=session_days(today, plan.preparation.test_on, last),
        )

    def facts(
        self, pack_id: PackId, preparation: Preparation, met: Iterable[FactId]
    ) -> tuple[PlannedFact, ...]:
        """Return the facts that the bank has a question on and the test may ask, in their order.

        A sensitive fact belongs to it only if the learner has met it, by their own choice, and
        whoever looks after the bank allows it (spec PE-4).

        Args:
            pack_id: the pack that the test is on.
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
                FactRow.pack_id == pack_id,
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


def _plan_of(row: PlanRow) -> Plan:
    preparation = Preparation(
        test_on=date.fromisoformat(row.test_on),
        topics=frozenset(TopicId(topic) for topic in row.topics),
        size=row.size,
    )
    return Plan(preparation, row.made_at, PackId(row.pack_id))
