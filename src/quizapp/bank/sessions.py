"""Reading and writing sessions: their setup, their lease, their records."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Update, delete, func, select, update
from sqlalchemy.engine import CursorResult

from quizapp.bank.bulk import fetch, insert_statement, run_many
from quizapp.bank.engine import Db
from quizapp.bank.listed_names import free_name
from quizapp.bank.record_tables import LearnerRow
from quizapp.bank.session_events import (
    PARTICIPANTS,
    STEPS,
    VOTES,
    EventTable,
    Row,
    record_of,
    rows_of,
)
from quizapp.bank.session_tables import ClassSessionRow, ParticipantRow
from quizapp.core.content.ids import ItemVersionId, LearnerId, SessionId
from quizapp.core.session.events import Participant, Reassign, Record, Rename
from quizapp.core.session.setup import (
    ClassSession,
    Lease,
    LeaseLost,
    Naming,
    RecordsDiffer,
    RosterName,
    SessionLine,
    SessionQuestion,
    SessionSetup,
)

_MISTAKEN = "(taken by mistake)"
"""Replaces the name of somebody else that a participant had joined under."""


class ClassSessions:
    """The sessions of a bank."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def add(self, code: str, setup: SessionSetup, at: datetime) -> ClassSession:
        """Add a session that has just begun."""
        row = ClassSessionRow(
            code=code, title=setup.title, setup=setup_to_json(setup), started_at=at
        )
        self._db.add(row)
        self._db.flush()
        return _session_of(row)

    def get(self, session_id: SessionId) -> ClassSession:
        """Return a session.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        row = self._db.get(ClassSessionRow, session_id, populate_existing=True)
        if row is None:
            raise KeyError(session_id)
        return _session_of(row)

    def locked(self, session_id: SessionId) -> ClassSession:
        """Return a session whose lease nobody else can change before this transaction ends.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        # On SQLite the whole bank is locked: a transaction that writes begins as one.
        row = self._db.scalars(
            select(ClassSessionRow).where(ClassSessionRow.id == session_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise KeyError(session_id)
        return _session_of(row)

    def take(self, session_id: SessionId, host_id: str) -> bool:
        """Give a host the lease, even if another has it; return False if the session has ended."""
        return self._update_one(
            update(ClassSessionRow)
            .where(ClassSessionRow.id == session_id, ClassSessionRow.ended_at.is_(None))
            .values(host_id=host_id, heartbeat=ClassSessionRow.heartbeat + 1)
        )

    def renew(self, session_id: SessionId, host_id: str) -> None:
        """Renew the lease, and keep others from it until this transaction ends.

        Raises:
            LeaseLost: somebody else has it, or the session has ended.
        """
        renewed = self._update_one(
            update(ClassSessionRow)
            .where(ClassSessionRow.id == session_id, ClassSessionRow.host_id == host_id)
            .values(heartbeat=ClassSessionRow.heartbeat + 1)
        )
        if not renewed:
            raise LeaseLost

    def release(self, session_id: SessionId, host_id: str) -> None:
        """Give up the lease if this host still has it."""
        self._db.execute(
            update(ClassSessionRow)
            .where(ClassSessionRow.id == session_id, ClassSessionRow.host_id == host_id)
            .values(host_id=None)
        )

    def open(self) -> tuple[ClassSession, ...]:
        """Return the sessions that were not ended, the latest first."""
        rows = self._db.scalars(
            select(ClassSessionRow)
            .where(ClassSessionRow.ended_at.is_(None))
            .order_by(ClassSessionRow.started_at.desc(), ClassSessionRow.id.desc())
        )
        return tuple(_session_of(row) for row in rows)

    def lines(self) -> tuple[SessionLine, ...]:
        """Return all sessions as rows of a list, the latest first."""
        rows = self._db.execute(
            select(ClassSessionRow, func.count(ParticipantRow.number))
            .outerjoin(ParticipantRow, ParticipantRow.session_id == ClassSessionRow.id)
            .group_by(ClassSessionRow.id)
            .order_by(ClassSessionRow.started_at.desc(), ClassSessionRow.id.desc())
        )
        return tuple(
            SessionLine(
                id=SessionId(row.id),
                title=row.title,
                started_at=row.started_at,
                ended_at=row.ended_at,
                questions=len(row.setup["questions"]),
                participants=count,
            )
            for row, count in rows
        )

    def set_port(self, session_id: SessionId, port: int) -> None:
        """Note where a session is served."""
        self._set(session_id, port=port)

    def end(self, session_id: SessionId, at: datetime) -> None:
        """Close a session and clear its lease. A session that is closed already stays as it is."""
        self._db.execute(
            update(ClassSessionRow)
            .where(ClassSessionRow.id == session_id, ClassSessionRow.ended_at.is_(None))
            .values(ended_at=at, host_id=None)
        )

    def not_entered(self) -> tuple[ClassSession, ...]:
        """Return the sessions that ended and whose responses are in nobody's review yet."""
        rows = self._db.scalars(
            select(ClassSessionRow)
            .where(ClassSessionRow.ended_at.is_not(None), ClassSessionRow.entered_at.is_(None))
            .order_by(ClassSessionRow.started_at, ClassSessionRow.id)
        )
        return tuple(_session_of(row) for row in rows)

    def mark_entered(self, session_id: SessionId, at: datetime) -> bool:
        """Note that its responses are in its learners' reviews; return False if they were already.

        The caller that gets True must enter them in the same transaction.
        """
        return self._update_one(
            update(ClassSessionRow)
            .where(ClassSessionRow.id == session_id, ClassSessionRow.entered_at.is_(None))
            .values(entered_at=at)
        )

    def last_asked(self) -> dict[ItemVersionId, datetime]:
        """Return when the latest session with it began, for every question of any session."""
        rows = self._db.execute(
            select(ClassSessionRow.setup, ClassSessionRow.started_at).order_by(
                ClassSessionRow.started_at
            )
        )
        return {
            ItemVersionId(version_id): started_at
            for setup, started_at in rows
            for version_id, _ in setup["questions"]
        }

    def remove(self, session_id: SessionId) -> None:
        """Delete a session with its participants' names, votes and steps."""
        self._db.execute(delete(ClassSessionRow).where(ClassSessionRow.id == session_id))

    def record(self, session_id: SessionId, host_id: str, records: Sequence[Record]) -> None:
        """Add what happened, and renew the lease; what is there already stays as it is.

        Args:
            session_id: the session.
            host_id: the host that wants to write.
            records: as the room made them.

        Raises:
            LeaseLost: this host does not host the session: nothing may be added.
            RecordsDiffer: something else is there already.
        """
        self.renew(session_id, host_id)
        learners = self._learners(records)
        for table, rows in rows_of(int(session_id), records, learners).items():
            # A batch may be written twice: the commit succeeded, but the host got no answer.
            add = insert_statement(table.name, table.columns) + " ON CONFLICT DO NOTHING"
            if rows and run_many(self._db, add, table.columns, rows) < len(rows):
                self._expect_same(table, rows)
        for record in records:
            if isinstance(record.event, Rename | Reassign) and record.participant is not None:
                self._relink(int(session_id), record.participant, learners, record.event)

    def _relink(
        self,
        session_id: int,
        one: Participant,
        learners: frozenset[LearnerId],
        event: Rename | Reassign,
    ) -> None:
        """Link a participant with the learner they are now.

        The name that a phone had taken by mistake is not kept with it: it would stay in the bank
        when the learner of that name is erased.
        """
        values: dict[str, Any] = {
            "learner_id": one.learner_id if one.learner_id in learners else None
        }
        if isinstance(event, Reassign):
            values["name"] = free_name(self._db, session_id, _MISTAKEN)
        self._db.execute(
            update(ParticipantRow)
            .where(ParticipantRow.session_id == session_id, ParticipantRow.number == int(one.id))
            .values(**values)
        )

    def records(self, session_id: SessionId) -> tuple[Record, ...]:
        """Return all that happened in a session, in its order."""
        values = {"session": int(session_id)}
        found = [
            record_of(table, row)
            for table in (PARTICIPANTS, VOTES, STEPS)
            for row in fetch(self._db, table.query, values)
        ]
        return tuple(sorted(found, key=lambda record: record.seq))

    def _expect_same(self, table: EventTable, rows: Sequence[Row]) -> None:
        """Make sure that all rows are there as they were to be written.

        Raises:
            RecordsDiffer: one is not.
        """
        # Name and link change when somebody is renamed or erased: they are not compared.
        columns = [name for name in table.columns if name not in ("name", "learner_id")]
        at = table.columns.index("seq")
        found = fetch(
            self._db,
            f"SELECT {', '.join(columns)} FROM {table.name} "
            "WHERE session_id = :session AND seq BETWEEN :first AND :last",
            {"session": rows[0][0], "first": rows[0][at], "last": rows[-1][at]},
        )
        there = {tuple(map(_plain, row)) for row in found}
        wanted = {
            tuple(value for name, value in zip(table.columns, row, strict=True) if name in columns)
            for row in rows
        }
        if not wanted <= there:
            raise RecordsDiffer

    def _learners(self, records: Sequence[Record]) -> frozenset[LearnerId]:
        """Return the learners of participants who are still there: one may be erased any time."""
        people = [one.participant for one in records if one.participant is not None]
        named = {one.learner_id for one in people if one.learner_id is not None}
        if not named:
            return frozenset()
        found = self._db.scalars(select(LearnerRow.id).where(LearnerRow.id.in_(named)))
        return frozenset(LearnerId(one) for one in found)

    def _update_one(self, statement: Update) -> bool:
        return cast("CursorResult[Any]", self._db.execute(statement)).rowcount == 1

    def _set(self, session_id: SessionId, **values: int | datetime) -> None:
        self._db.execute(
            update(ClassSessionRow).where(ClassSessionRow.id == session_id).values(**values)
        )


def setup_to_json(setup: SessionSetup) -> dict[str, Any]:
    """Return a setup as plain values."""
    return {
        "title": setup.title,
        "questions": [[int(one.version_id), list(one.order)] for one in setup.questions],
        "ask_certainty": setup.ask_certainty,
        "naming": setup.naming.value,
        "roster": roster_to_json(setup.roster),
        "phones": setup.phones,
        "seconds": setup.seconds,
        "ranking": setup.ranking,
        "subject": setup.subject,
    }


def setup_from_json(plain: dict[str, Any]) -> SessionSetup:
    """Return the setup that was stored."""
    return SessionSetup(
        title=plain["title"],
        questions=tuple(
            SessionQuestion(ItemVersionId(version_id), tuple(order))
            for version_id, order in plain["questions"]
        ),
        ask_certainty=plain["ask_certainty"],
        naming=Naming(plain["naming"]),
        roster=roster_from_json(plain["roster"]),
        phones=plain["phones"],
        seconds=plain["seconds"],
        ranking=plain["ranking"],
        subject=plain.get("subject", ""),  # sessions of earlier versions have none
    )


def roster_to_json(roster: Iterable[RosterName]) -> list[dict[str, Any]]:
    """Return names as plain values."""
    return [
        {"name": one.name, "learner": one.learner_id} | ({"apart": True} if one.apart else {})
        for one in roster
    ]


def roster_from_json(plain: Iterable[dict[str, Any]]) -> tuple[RosterName, ...]:
    """Return the names that were stored."""
    return tuple(
        RosterName(
            one["name"],
            None if one["learner"] is None else LearnerId(one["learner"]),
            one.get("apart", False),
        )
        for one in plain
    )


def _session_of(row: ClassSessionRow) -> ClassSession:
    return ClassSession(
        id=SessionId(row.id),
        code=row.code,
        setup=setup_from_json(row.setup),
        started_at=row.started_at,
        ended_at=row.ended_at,
        port=row.port,
        lease=None if row.host_id is None else Lease(row.host_id, row.heartbeat),
    )


def _plain(value: object) -> object:
    """Return a value as it is written: PostgreSQL hands JSON over as what it means."""
    return json.dumps(value) if isinstance(value, dict) else value
