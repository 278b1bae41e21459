"""Reading and adding the milestones that learners reached."""

from collections.abc import Iterable

from sqlalchemy import Select, select

from quizapp.bank.chosen_packs import chosen_pack
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import AttemptRow, MilestoneRow
from quizapp.core.content.ids import AttemptId, LearnerId, TopicId
from quizapp.core.learning.milestones import Milestone, MilestoneKind


class Milestones:
    """The milestones of learners. They are added, and go only with their attempt.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def of(self, learner_id: LearnerId) -> tuple[Milestone, ...]:
        """Return all that a learner reached in their pack, the latest first, each once.

        Of two learners who were merged both may have reached the same: the earlier counts.
        """
        rows = self._read(
            select(MilestoneRow)
            .join(AttemptRow, AttemptRow.id == MilestoneRow.attempt_id)
            .where(
                AttemptRow.learner_id == int(learner_id),
                AttemptRow.pack_id == chosen_pack(self._db, learner_id),
            )
            .order_by(MilestoneRow.reached_at, MilestoneRow.id)
        )
        first: dict[object, Milestone] = {}
        for one in rows:
            first.setdefault(one.key, one)
        return tuple(reversed(first.values()))

    def of_attempt(self, attempt_id: AttemptId) -> tuple[Milestone, ...]:
        """Return the milestones that an attempt reached."""
        return self._read(
            select(MilestoneRow)
            .where(MilestoneRow.attempt_id == int(attempt_id), MilestoneRow.news)
            .order_by(MilestoneRow.id)
        )

    def add(self, attempt_id: AttemptId, reached: Iterable[Milestone]) -> None:
        """Note milestones at the end of an attempt."""
        self._db.add_all(
            MilestoneRow(
                attempt_id=int(attempt_id),
                kind=one.kind.value,
                topic_id=one.topic_id,
                number=one.number,
                reached_at=one.reached_at,
                news=one.news,
            )
            for one in reached
        )
        self._db.flush()

    def _read(self, query: Select[MilestoneRow]) -> tuple[Milestone, ...]:
        return tuple(
            Milestone(
                kind=MilestoneKind(row.kind),
                topic_id=None if row.topic_id is None else TopicId(row.topic_id),
                number=row.number,
                reached_at=row.reached_at,
                news=row.news,
            )
            for row in self._db.scalars(query)
        )
