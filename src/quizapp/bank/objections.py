"""Reading and adding what learners say is wrong, and the answers to it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select, update

from quizapp.bank.bulk import fetch
from quizapp.bank.content_tables import FactRow, ItemRow, ItemVersionRow
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import AttemptRow, LearnerRow, ObjectionRow, PresentedItemRow
from quizapp.core.content.ids import (
    AttemptId,
    FactId,
    ItemVersionId,
    LearnerId,
    PassageId,
    PresentedId,
)
from quizapp.core.learning.others import FirstChoice
from quizapp.core.views.objections import AnsweredObjection, Objection, ObjectionId

_FIRST_CHOICES = """
    SELECT attempt.learner_id, response.chosen
    FROM presented_item
    JOIN attempt ON attempt.id = presented_item.attempt_id
    JOIN response ON response.presented_id = presented_item.id
    WHERE presented_item.version_id = :version AND attempt.learner_id <> :learner
        AND response.outcome <> 'skipped'
    ORDER BY response.at, response.presented_id
    LIMIT 2000
"""
"""The earliest of them: two thousand answers tell as much as all of a large school's."""


class StoredObjection(NamedTuple):
    """An objection with what it is about."""

    objection: Objection
    version_id: ItemVersionId
    fact_id: FactId
    passage_id: PassageId | None
    learner: str
    current: bool


class Objections:
    """What learners say is wrong with questions.

    Args:
        db: the transaction.
    """

    def __init__(self, db: Db) -> None:
        self._db = db

    def add(
        self, presented_id: PresentedId, passage_id: PassageId | None, note: str, at: datetime
    ) -> None:
        """Keep what a learner says of a question."""
        self._db.add(
            ObjectionRow(
                presented_id=int(presented_id),
                passage_id=passage_id,
                note=note,
                at=at,
                answer="",
            )
        )
        self._db.flush()

    def take_back(self, objection_id: ObjectionId) -> None:
        """Delete an objection, if nobody answered it."""
        self._db.execute(
            delete(ObjectionRow).where(
                ObjectionRow.id == int(objection_id), ObjectionRow.answered_at.is_(None)
            )
        )

    def answer(self, objection_id: ObjectionId, answer: str, at: datetime) -> None:
        """Answer an objection; its learner has not read it yet."""
        self._db.execute(
            update(ObjectionRow)
            .where(ObjectionRow.id == int(objection_id))
            .values(answer=answer, answered_at=at, read_at=None)
        )

    def mark_read(self, ids: Iterable[ObjectionId], at: datetime) -> None:
        """Note that learners read the answers to objections."""
        self._db.execute(
            update(ObjectionRow)
            .where(
                ObjectionRow.id.in_([int(one) for one in ids]),
                ObjectionRow.answered_at.is_not(None),
                ObjectionRow.read_at.is_(None),
            )
            .values(read_at=at)
        )

    def on(self, learner_id: LearnerId, version_id: ItemVersionId) -> tuple[Objection, ...]:
        """Return what a learner said of a question, in whichever words it stood; oldest first."""
        item = (
            select(ItemVersionRow.item_number)
            .where(ItemVersionRow.id == int(version_id))
            .scalar_subquery()
        )
        rows = self._db.scalars(
            select(ObjectionRow)
            .join(PresentedItemRow, PresentedItemRow.id == ObjectionRow.presented_id)
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .join(ItemVersionRow, ItemVersionRow.id == PresentedItemRow.version_id)
            .where(AttemptRow.learner_id == int(learner_id), ItemVersionRow.item_number == item)
            .order_by(ObjectionRow.at, ObjectionRow.id)
            .execution_options(populate_existing=True)
        )
        return tuple(map(_objection, rows))

    def unread(self, learner_id: LearnerId) -> tuple[AnsweredObjection, ...]:
        """Return the objections whose answers a learner has not read, the oldest answer first."""
        rows = self._db.execute(
            select(ObjectionRow, AttemptRow.id, FactRow.statement)
            .join(PresentedItemRow, PresentedItemRow.id == ObjectionRow.presented_id)
            .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
            .join(ItemVersionRow, ItemVersionRow.id == PresentedItemRow.version_id)
            .join(ItemRow, ItemRow.number == ItemVersionRow.item_number)
            .join(FactRow, FactRow.id == ItemRow.fact_id)
            .where(
                AttemptRow.learner_id == int(learner_id),
                ObjectionRow.answered_at.is_not(None),
                ObjectionRow.read_at.is_(None),
            )
            .order_by(ObjectionRow.answered_at, ObjectionRow.id)
            .execution_options(populate_existing=True)
        )
        return tuple(
            AnsweredObjection(_objection(row), AttemptId(attempt_id), fact)
            for row, attempt_id, fact in rows
        )

    def everything(self) -> tuple[StoredObjection, ...]:
        """Return all objections: open ones first, the latest first within each."""
        rows: Sequence[tuple[ObjectionRow, int, int, str, str]] = [
            (row[0], row[1], row[2], row[3], row[4])
            for row in self._db.execute(
                select(
                    ObjectionRow,
                    PresentedItemRow.version_id,
                    ItemRow.version_id,
                    ItemRow.fact_id,
                    LearnerRow.name,
                )
                .join(PresentedItemRow, PresentedItemRow.id == ObjectionRow.presented_id)
                .join(AttemptRow, AttemptRow.id == PresentedItemRow.attempt_id)
                .join(LearnerRow, LearnerRow.id == AttemptRow.learner_id)
                .join(ItemVersionRow, ItemVersionRow.id == PresentedItemRow.version_id)
                .join(ItemRow, ItemRow.number == ItemVersionRow.item_number)
                .order_by(
                    ObjectionRow.answered_at.is_not(None),
                    ObjectionRow.at.desc(),
                    ObjectionRow.id.desc(),
                )
                .execution_options(populate_existing=True)
            )
        ]
        return tuple(
            StoredObjection(
                _objection(row),
                ItemVersionId(version_id),
                FactId(fact_id),
                None if row.passage_id is None else PassageId(row.passage_id),
                name,
                version_id == current,
            )
            for row, version_id, current, fact_id, name in rows
        )

    def counts(self) -> tuple[int, int]:
        """Return how many objections are open, and how many there are."""
        row = self._db.execute(
            select(
                func.count(ObjectionRow.id).filter(ObjectionRow.answered_at.is_(None)),
                func.count(ObjectionRow.id),
            )
        ).one()
        return int(row[0]), int(row[1])

    def first_choices(
        self, version_id: ItemVersionId, besides: LearnerId
    ) -> tuple[FirstChoice, ...]:
        """Return what other learners chose at a question in these words, oldest first."""
        values = {"version": int(version_id), "learner": int(besides)}
        return tuple(
            FirstChoice(LearnerId(learner_id), chosen)
            for learner_id, chosen in fetch(self._db, _FIRST_CHOICES, values)
        )


def _objection(row: ObjectionRow) -> Objection:
    return Objection(
        id=ObjectionId(row.id),
        presented_id=PresentedId(row.presented_id),
        note=row.note,
        at=row.at,
        answer=row.answer,
        answered_at=row.answered_at,
    )
