"""Reading and keeping live sessions."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Update, delete, func, select, update
from sqlalchemy.engine import CursorResult

from quizapp.bank.bulk import fetch, insert_statement, run_many
from quizapp.bank.engine import Db
from quizapp.bank.listed_names import free_name
from quizapp.bank.live_tables import LiveSessionRow, ParticipantRow
from quizapp.bank.record_tables import LearnerRow
from quizapp.bank.tables import moment, stored
from quizapp.core.answering.attempts import Certainty
from quizapp.core.content.ids import ItemVersionId, LearnerId, LiveSessionId, ParticipantId
from quizapp.core.session.setup import (
    Lease,
    LeaseLost,
    LiveEntry,
    LiveJoin,
    LiveRename,
    LiveSession,
    LiveSessionLine,
    LiveStep,
    LiveVote,
    Naming,
    RosterName,
    SessionQuestion,
    SessionSetup,
    StoryDiffers,
)

_PARTICIPANT = ("session_id", "number", "seq", "at", "name", "token_hash", "learner_id")
_VOTE = (
    *("session_id", "seq", "at", "participant", "client_key", "question", "round", "choice"),
    "certainty",
)
_STEP = ("session_id", "seq", "at", "kind", "step")
# A batch that was committed, and whose commit was not heard of, is written again: nothing changes.
# What is there must be the same then (``_same``).
_ADD_PARTICIPANTS = insert_statement("participant", _PARTICIPANT) + " ON CONFLICT DO NOTHING"
_ADD_VOTES = insert_statement("vote", _VOTE) + " ON CONFLICT DO NOTHING"
_ADD_STEPS = insert_statement("live_step", _STEP) + " ON CONFLICT DO NOTHING"

_READ_PARTICIPANTS = "SELECT seq, at, number, name, token_hash, learner_id FROM participant"
_READ_VOTES = (
    "SELECT seq, at, participant, client_key, question, round, choice, certainty FROM vote"
)
_READ_STEPS = "SELECT seq, at, kind, step FROM live_step"
_OF_SESSION = " WHERE session_id = :session ORDER BY seq"


_MISTAKEN = "(taken by mistake)"
"""What stands in the bank for the name that a participant came in under and that was another's."""


class LiveSessions:
    """The live sessions of a bank."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def add(self, code: str, setup: SessionSetup, at: datetime) -> LiveSession:
        """Add a session that has just begun."""
        row = LiveSessionRow(
            code=code, title=setup.title, setup=setup_to_json(setup), started_at=at
        )
        self._db.add(row)
        self._db.flush()
        return _session_of(row)

    def get(self, session_id: LiveSessionId) -> LiveSession:
        """Return a session.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        row = self._db.get(LiveSessionRow, session_id, populate_existing=True)
        if row is None:
            raise KeyError(session_id)
        return _session_of(row)

    def locked(self, session_id: LiveSessionId) -> LiveSession:
        """Return a session whose lease nobody else can change before this transaction ends.

        Raises:
            KeyError: there is none, or it was deleted.
        """
        # On SQLite the whole bank is locked: a transaction that writes begins as one.
        row = self._db.scalars(
            select(LiveSessionRow).where(LiveSessionRow.id == session_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise KeyError(session_id)
        return _session_of(row)

    def take(self, session_id: LiveSessionId, host_id: str) -> bool:
        """Give the lease to a host, whoever had it; return False for a session that has ended."""
        return self._update_one(
            update(LiveSessionRow)
            .where(LiveSessionRow.id == session_id, LiveSessionRow.ended_at.is_(None))
            .values(host_id=host_id, heartbeat=LiveSessionRow.heartbeat + 1)
        )

    def renew(self, session_id: LiveSessionId, host_id: str) -> None:
        """Go on with the lease, and keep others from it until this transaction ends.

        Raises:
            LeaseLost: somebody else has it, or the session has ended.
        """
        renewed = self._update_one(
            update(LiveSessionRow)
            .where(LiveSessionRow.id == session_id, LiveSessionRow.host_id == host_id)
            .values(heartbeat=LiveSessionRow.heartbeat + 1)
        )
        if not renewed:
            raise LeaseLost

    def release(self, session_id: LiveSessionId, host_id: str) -> None:
        """Give up the lease if this host still has it."""
        self._db.execute(
            update(LiveSessionRow)
            .where(LiveSessionRow.id == session_id, LiveSessionRow.host_id == host_id)
            .values(host_id=None)
        )

    def open(self) -> tuple[LiveSession, ...]:
        """Return the sessions that were not ended, the latest first."""
        rows = self._db.scalars(
            select(LiveSessionRow)
            .where(LiveSessionRow.ended_at.is_(None))
            .order_by(LiveSessionRow.started_at.desc(), LiveSessionRow.id.desc())
        )
        return tuple(_session_of(row) for row in rows)

    def lines(self) -> tuple[LiveSessionLine, ...]:
        """Return all sessions as rows of a list, the latest first."""
        rows = self._db.execute(
            select(LiveSessionRow, func.count(ParticipantRow.number))
            .outerjoin(ParticipantRow, ParticipantRow.session_id == LiveSessionRow.id)
            .group_by(LiveSessionRow.id)
            .order_by(LiveSessionRow.started_at.desc(), LiveSessionRow.id.desc())
        )
        return tuple(
            LiveSessionLine(
                id=LiveSessionId(row.id),
                title=row.title,
                started_at=row.started_at,
                ended_at=row.ended_at,
                questions=len(row.setup["questions"]),
                participants=count,
            )
            for row, count in rows
        )

    def set_port(self, session_id: LiveSessionId, port: int) -> None:
        """Note where a session is served."""
        self._set(session_id, port=port)

    def end(self, session_id: LiveSessionId, at: datetime) -> None:
        """Close a session, and take the lease from whoever has it; the first time stands."""
        self._db.execute(
            update(LiveSessionRow)
            .where(LiveSessionRow.id == session_id, LiveSessionRow.ended_at.is_(None))
            .values(ended_at=at, host_id=None)
        )

    def not_entered(self) -> tuple[LiveSession, ...]:
        """Return the sessions that ended and whose responses are in nobody's review yet."""
        rows = self._db.scalars(
            select(LiveSessionRow)
            .where(LiveSessionRow.ended_at.is_not(None), LiveSessionRow.entered_at.is_(None))
            .order_by(LiveSessionRow.started_at, LiveSessionRow.id)
        )
        return tuple(_session_of(row) for row in rows)

    def mark_entered(self, session_id: LiveSessionId, at: datetime) -> bool:
        """Note that the session's responses are in its learners' reviews; tell if it was not so.

        Whoever is told True enters them in the same transaction; nobody else does.
        """
        return self._update_one(
            update(LiveSessionRow)
            .where(LiveSessionRow.id == session_id, LiveSessionRow.entered_at.is_(None))
            .values(entered_at=at)
        )

    def last_asked(self) -> dict[ItemVersionId, datetime]:
        """Return when the latest session with it began, for every question of any session."""
        rows = self._db.execute(
            select(LiveSessionRow.setup, LiveSessionRow.started_at).order_by(
                LiveSessionRow.started_at
            )
        )
        return {
            ItemVersionId(version_id): started_at
            for setup, started_at in rows
            for version_id, _ in setup["questions"]
        }

    def remove(self, session_id: LiveSessionId) -> None:
        """Delete a session with its participants' names, votes and steps."""
        self._db.execute(delete(LiveSessionRow).where(LiveSessionRow.id == session_id))

    def record(self, session_id: LiveSessionId, host_id: str, entries: Sequence[LiveEntry]) -> None:
        """Add what happened, and renew the lease; what is there already stays as it is.

        Raises:
            LeaseLost: this host does not host the session: nothing may be added.
            StoryDiffers: something else is there already.
        """
        self.renew(session_id, host_id)
        own = int(session_id)
        joined = [entry for entry in entries if isinstance(entry, LiveJoin)]
        renamed = [entry for entry in entries if isinstance(entry, LiveRename)]
        known = self._learners([*joined, *renamed])
        joins = [
            (own, int(e.participant_id), e.seq, stored(e.at), e.name, e.token_hash, learner)
            for e in joined
            for learner in (e.learner_id if e.learner_id in known else None,)
        ]
        votes = [_vote_row(own, e) for e in entries if isinstance(e, LiveVote)]
        steps = [
            (own, e.seq, stored(e.at), e.kind, json.dumps(dict(e.values)))
            for e in entries
            if isinstance(e, LiveStep)
        ]
        for table, statement, names, rows in (
            ("participant", _ADD_PARTICIPANTS, _PARTICIPANT, joins),
            ("vote", _ADD_VOTES, _VOTE, votes),
            ("live_step", _ADD_STEPS, _STEP, steps),
        ):
            if rows and run_many(self._db, statement, names, rows) < len(rows):
                self._expect_same(table, names, rows)
        for rename in renamed:
            self._relink(own, rename, known)

    def _relink(self, session_id: int, rename: LiveRename, known: frozenset[LearnerId]) -> None:
        """Link a participant with the learner it is now.

        Whose name a phone had taken by mistake is not kept with it: that would stay in the bank
        when the learner of that name is erased.
        """
        values: dict[str, Any] = {
            "learner_id": rename.learner_id if rename.learner_id in known else None
        }
        if rename.is_somebody_else:
            values["name"] = free_name(self._db, session_id, _MISTAKEN)
        self._db.execute(
            update(ParticipantRow)
            .where(
                ParticipantRow.session_id == session_id,
                ParticipantRow.number == int(rename.participant_id),
            )
            .values(**values)
        )

    def entries(self, session_id: LiveSessionId) -> tuple[LiveEntry, ...]:
        """Return all that happened in a session, in its order."""
        values = {"session": int(session_id)}
        found: list[LiveEntry] = []
        for seq, at, number, name, token_hash, learner_id in fetch(
            self._db, _READ_PARTICIPANTS + _OF_SESSION, values
        ):
            learner = None if learner_id is None else LearnerId(learner_id)
            who = ParticipantId(number)
            found.append(LiveJoin(seq, moment(at), who, name, token_hash, learner))
        votes = fetch(self._db, _READ_VOTES + _OF_SESSION, values)
        found += [_vote_of(row) for row in votes]
        for seq, at, kind, step in fetch(self._db, _READ_STEPS + _OF_SESSION, values):
            plain = json.loads(step) if isinstance(step, str) else step
            found.append(LiveStep(seq, moment(at), kind, plain))
        return tuple(sorted(found, key=lambda entry: entry.seq))

    def _expect_same(
        self, table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Make sure that all rows are there as they were to be written.

        Raises:
            StoryDiffers: one is not.
        """
        # Name and link change when somebody is renamed or erased: they are not compared.
        columns = [name for name in names if name not in ("name", "learner_id")]
        at = names.index("seq")
        found = fetch(
            self._db,
            f"SELECT {', '.join(columns)} FROM {table} "
            "WHERE session_id = :session AND seq BETWEEN :first AND :last",
            {"session": rows[0][0], "first": rows[0][at], "last": rows[-1][at]},
        )
        there = {tuple(map(_plain, row)) for row in found}
        wanted = {
            tuple(value for name, value in zip(names, row, strict=True) if name in columns)
            for row in rows
        }
        if not wanted <= there:
            raise StoryDiffers

    def _learners(self, joined: Sequence[LiveJoin | LiveRename]) -> frozenset[LearnerId]:
        """Return the learners among them who are still there: one may be erased at any time."""
        named = {join.learner_id for join in joined if join.learner_id is not None}
        if not named:
            return frozenset()
        found = self._db.scalars(select(LearnerRow.id).where(LearnerRow.id.in_(named)))
        return frozenset(LearnerId(one) for one in found)

    def _update_one(self, statement: Update) -> bool:
        return cast("CursorResult[Any]", self._db.execute(statement)).rowcount == 1

    def _set(self, session_id: LiveSessionId, **values: int | datetime) -> None:
        self._db.execute(
            update(LiveSessionRow).where(LiveSessionRow.id == session_id).values(**values)
        )


def setup_to_json(setup: SessionSetup) -> dict[str, Any]:
    """Return a set-up as plain values."""
    return {
        "title": setup.title,
        "questions": [[int(one.version_id), list(one.order)] for one in setup.questions],
        "ask_certainty": setup.ask_certainty,
        "naming": setup.naming.value,
        "roster": roster_to_json(setup.roster),
        "phones": setup.phones,
        "seconds": setup.seconds,
        "ranking": setup.ranking,
    }


def setup_from_json(plain: dict[str, Any]) -> SessionSetup:
    """Return the set-up that was stored."""
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


def _session_of(row: LiveSessionRow) -> LiveSession:
    return LiveSession(
        id=LiveSessionId(row.id),
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


def _vote_row(session_id: int, entry: LiveVote) -> tuple[Any, ...]:
    return (
        session_id,
        entry.seq,
        stored(entry.at),
        int(entry.participant_id),
        entry.client_key,
        entry.question,
        entry.round,
        entry.choice,
        None if entry.certainty is None else entry.certainty.value,
    )


def _vote_of(row: tuple[Any, ...]) -> LiveVote:
    seq, at, participant, client_key, question, number, choice, certainty = row
    return LiveVote(
        seq=seq,
        at=moment(at),
        participant_id=ParticipantId(participant),
        client_key=client_key,
        question=question,
        round=number,
        choice=choice,
        certainty=None if certainty is None else Certainty(certainty),
    )
