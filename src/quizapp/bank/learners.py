"""Reading, adding and renaming learners."""

from datetime import datetime

from sqlalchemy import select, update

from quizapp.bank.bulk import fetch
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import LearnerRow
from quizapp.bank.tables import moment
from quizapp.core.answering.attempts import Learner, LearnerLine
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import LearnerGone
from quizapp.core.session.names import look_alikes, sort_key

# Plain SQL: ten thousand learners are listed while somebody waits for them.
_LINES = """
    SELECT learner.id, learner.name, learner.created_at, learner.pin, done.latest,
           coalesce(done.number, 0)
    FROM learner LEFT JOIN (
        SELECT learner_id, max(started_at) AS latest, count(*) AS number
        FROM attempt GROUP BY learner_id
    ) AS done ON done.learner_id = learner.id
"""


class LearnerRecords:
    """The learners; what they did stands in ``Records``."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def everyone(self) -> tuple[Learner, ...]:
        """Return all learners, by name."""
        rows = self._db.scalars(select(LearnerRow).order_by(LearnerRow.id))
        learners = [
            Learner(LearnerId(row.id), row.name, row.created_at, bool(row.pin)) for row in rows
        ]
        return tuple(sorted(learners, key=lambda learner: sort_key(learner.name)))

    def lines(self) -> tuple[LearnerLine, ...]:
        """Return all learners, by name, with when each was last active and how often."""
        rows = fetch(self._db, _LINES)
        alike = look_alikes(row[1] for row in rows)
        lines = [
            LearnerLine(
                Learner(LearnerId(id_), name, moment(made), bool(pin)),
                None if latest is None else moment(latest),
                attempts,
                alike.get(name, ""),
            )
            for id_, name, made, pin, latest, attempts in rows
        ]
        return tuple(sorted(lines, key=lambda line: sort_key(line.learner.name)))

    def add(self, name: str, at: datetime) -> Learner:
        """Add a learner and return it."""
        row = LearnerRow(name=name, created_at=at)
        self._db.add(row)
        self._db.flush()
        return Learner(LearnerId(row.id), name, at)

    def pin(self, learner_id: LearnerId) -> str | None:
        """Return the digest of a learner's PIN; None if there is none.

        Raises:
            LearnerGone: there is no such learner any more.
        """
        row = self._db.get(LearnerRow, int(learner_id), populate_existing=True)
        if row is None:
            raise LearnerGone
        return row.pin

    def set_pin(self, learner_id: LearnerId, pin: str | None) -> None:
        """Keep the digest of a PIN, or take the PIN away."""
        self._db.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(pin=pin))

    def rename(self, learner_id: LearnerId, name: str) -> None:
        """Give a learner another name."""
        self._db.execute(update(LearnerRow).where(LearnerRow.id == learner_id).values(name=name))
