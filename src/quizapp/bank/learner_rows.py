"""All rows of one learner: taken out, put back, merged with another's.

The tables are found in the schema: the learner's row and every row that is deleted with it. A
table that is added later is included without a change here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, ForeignKey, Table, delete, func, insert, select, update
from sqlalchemy.engine import CursorResult

from quizapp.bank.bulk import chunks, run_one
from quizapp.bank.engine import Db
from quizapp.bank.listed_names import (
    Listed,
    Renamed,
    listed_of,
    name_again,
    phones_of,
    relink,
    renamings_of,
    unname,
)
from quizapp.bank.record_tables import AttemptRow, LearnerRow, SeenRow
from quizapp.bank.session_tables import ParticipantRow, VoteRow
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import LearnerGone

_LEARNER = cast(Table, LearnerRow.__table__)
_ATTEMPT = cast(Table, AttemptRow.__table__)
_SEEN = cast(Table, SeenRow.__table__)
_PLAN = LearnerRow.metadata.tables["test_plan"]

_PHONE = cast(Table, ParticipantRow.__table__)
_VOTE = cast(Table, VoteRow.__table__)

Row = dict[str, Any]

_NAMED_ELSEWHERE = {
    "review_card": {"last_presented_id": "presented_item", "concern_id": "presented_item"}
}
"""Columns that name a row of another table without a foreign key."""

_JOIN_SEEN = """
    INSERT INTO seen (learner_id, item_number, last_shown)
    SELECT :kept, item_number, last_shown FROM seen WHERE learner_id = :gone
    ON CONFLICT (learner_id, item_number) DO UPDATE SET last_shown = excluded.last_shown
    WHERE seen.last_shown < excluded.last_shown
"""


@dataclass(frozen=True)
class Snapshot:
    """A snapshot of everything that was recorded about a learner."""

    learner: Learner
    rows: dict[str, tuple[Row, ...]]
    """Per table, parents first."""
    phones: tuple[Row, ...] = ()
    """The learner's places in live sessions, which belong to the class and stay with it."""
    listed: tuple[Listed, ...] = ()
    """The learner's entries in class lists and in set-ups of sessions."""
    renamings: tuple[Renamed, ...] = ()
    """How teachers renamed the learner's phones."""

    def number_of(self, table: str) -> int:
        """Return how many rows of a table there are."""
        return len(self.rows[table])


@cache
def tables_of_learners() -> tuple[Table, ...]:
    """Return the tables whose rows go when their learner goes, parents first."""
    owned: list[Table] = []
    for table in _LEARNER.metadata.sorted_tables:
        if table is _LEARNER or any(_goes_with(key, owned) for key in table.foreign_keys):
            owned.append(table)
    return tuple(owned)


def snapshot(db: Db, learner_id: LearnerId) -> Snapshot:
    """Return everything that is recorded about a learner.

    Raises:
        LearnerGone: there is no such learner any more.
    """
    rows = {
        table.name: tuple(
            dict(row)
            for row in db.execute(
                select(table).where(_of(table, learner_id)).order_by(*table.primary_key)
            ).mappings()
        )
        for table in tables_of_learners()
    }
    if not rows[_LEARNER.name]:
        raise LearnerGone
    (row,) = rows[_LEARNER.name]
    phones = phones_of(db, learner_id)
    return Snapshot(
        learner=Learner(LearnerId(row["id"]), row["name"], row["created_at"], bool(row["pin"])),
        rows=rows,
        phones=phones,
        listed=listed_of(db, learner_id),
        renamings=renamings_of(db, phones),
    )


def votes_of(db: Db, phone: Row) -> tuple[Row, ...]:
    """Return the votes from a place in a live session: question, round, choice and when."""
    rows = db.execute(
        select(_VOTE.c.at, _VOTE.c.question, _VOTE.c.round, _VOTE.c.choice, _VOTE.c.certainty)
        .where(_VOTE.c.session_id == phone["session_id"], _VOTE.c.participant == phone["number"])
        .order_by(_VOTE.c.seq)
    ).mappings()
    return tuple(dict(row) for row in rows)


def erase(db: Db, learner_id: LearnerId) -> None:
    """Delete everything recorded about a learner; votes in sessions stay without a name.

    Their entries in class lists go too (``listed_names.unname``).

    Raises:
        LearnerGone: there is no such learner any more.
    """
    unname(db, learner_id)
    gone = db.execute(delete(_LEARNER).where(_LEARNER.c.id == learner_id))
    if cast("CursorResult[Any]", gone).rowcount == 0:
        raise LearnerGone


def put_back(db: Db, kept: Snapshot, name: str) -> LearnerId:
    """Restore an erased learner from a snapshot, and return the learner's id.

    The ids are the old ones. SQLite gives the highest id away again once it is free; where that
    has happened, all ids of that table are raised past those in use, their order unchanged.

    Args:
        db: the transaction.
        kept: the snapshot.
        name: the learner's name now.
    """
    raised = {table.name: _raise_by(db, table, kept) for table in tables_of_learners()}
    for table in tables_of_learners():
        by = {name: raised[named] for name, named in _names_of(table).items() if raised[named]}
        rows = [
            row | {name: row[name] + more for name, more in by.items() if row[name] is not None}
            for row in kept.rows[table.name]
        ]
        if table is _LEARNER:
            rows[0]["name"] = name
        for some in chunks(rows, 5_000):
            db.execute(insert(table), some)
    back = LearnerId(kept.learner.id + raised[_LEARNER.name])
    name_again(db, back, kept.phones, kept.listed, kept.renamings)
    return back


def join(db: Db, gone: Snapshot, kept: Snapshot) -> None:
    """Move everything of one learner to another, but the cards: those are to be rebuilt.

    What comes out is the same whichever goes: of a question seen by both the later showing
    counts, of two test plans in one pack the one made later, and the learner dates from the
    earlier day. A PIN stays; where both have one, it is that of the learner who stays.

    Args:
        db: the transaction.
        gone: the learner whose row is deleted.
        kept: the learner who has everything afterwards.
    """
    ids = {"kept": int(kept.learner.id), "gone": int(gone.learner.id)}
    db.execute(
        update(_ATTEMPT).where(_ATTEMPT.c.learner_id == ids["gone"]).values(learner_id=ids["kept"])
    )
    db.execute(
        update(_PHONE).where(_PHONE.c.learner_id == ids["gone"]).values(learner_id=ids["kept"])
    )
    relink(db, gone.learner.id, kept.learner.id)
    # In the order in which the statement names them.
    run_one(db, _JOIN_SEEN, ("kept", "gone"), (ids["kept"], ids["gone"]))
    _set_plans(db, kept.learner.id, joined_plans(gone, kept))
    since = min(gone.learner.created_at, kept.learner.created_at)
    pin = _pin_of(kept) or _pin_of(gone)
    db.execute(
        update(_LEARNER).where(_LEARNER.c.id == ids["kept"]).values(created_at=since, pin=pin)
    )
    erase(db, gone.learner.id)


def joined_plans(one: Snapshot, other: Snapshot) -> dict[str, Row]:
    """Return the test plans of two learners after merging them, by pack."""
    plans = [*one.rows[_PLAN.name], *other.rows[_PLAN.name]]
    plans.sort(key=lambda plan: (plan["made_at"], plan["test_on"], plan["size"], plan["topics"]))
    return {plan["pack_id"]: plan for plan in plans}  # the last one of a pack stays


def part(db: Db, gone: Snapshot, kept: Snapshot, name: str) -> LearnerId:
    """Undo a merge, except for the cards; return the id of the learner who is back.

    What the one who stayed did since then stays there.

    Args:
        db: the transaction.
        gone: the learner whose row was deleted, as it stood before.
        kept: the one who stayed, as it stood before.
        name: what the one who comes back is called now.

    Raises:
        LearnerGone: the one who stayed is no longer there.
    """
    now = snapshot(db, kept.learner.id)
    (row,) = gone.rows[_LEARNER.name]
    back = LearnerId(row["id"] + _raise_by(db, _LEARNER, gone))
    db.execute(insert(_LEARNER), [{**row, "id": back, "name": name}])
    for some in chunks(attempt["id"] for attempt in gone.rows[_ATTEMPT.name]):
        db.execute(
            update(_ATTEMPT)
            .where(_ATTEMPT.c.id.in_(some), _ATTEMPT.c.learner_id == kept.learner.id)
            .values(learner_id=back)
        )
    for phone in gone.phones:
        db.execute(
            update(_PHONE)
            .where(*_same_phone(phone), _PHONE.c.learner_id == kept.learner.id)
            .values(learner_id=back)
        )
    if gone.listed:
        relink(db, kept.learner.id, back, gone.listed)
    _part_seen(db, gone, kept, now, back)
    _part_plans(db, gone, kept, now)
    _set_plans(db, back, _plans_of(gone))
    db.execute(
        update(_LEARNER)
        .where(_LEARNER.c.id == kept.learner.id)
        .values(created_at=kept.learner.created_at, pin=_pin_of(kept))
    )
    return back


def _pin_of(learner: Snapshot) -> str | None:
    (row,) = learner.rows[_LEARNER.name]
    pin: str | None = row["pin"]
    return pin


def _same_phone(phone: Row) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _PHONE.c.session_id == phone["session_id"], _PHONE.c.number == phone["number"]


def _part_seen(db: Db, gone: Snapshot, kept: Snapshot, now: Snapshot, back: LearnerId) -> None:
    """Restore what each learner had seen; what was seen since stays with the one who stayed."""
    theirs = {row["item_number"]: row["last_shown"] for row in gone.rows[_SEEN.name]}
    own = {row["item_number"]: row["last_shown"] for row in kept.rows[_SEEN.name]}
    present = {row["item_number"]: row["last_shown"] for row in now.rows[_SEEN.name]}
    borrowed = [
        number
        for number, shown in theirs.items()
        if present.get(number) == shown and own.get(number) != shown
    ]
    for some in chunks(borrowed):
        db.execute(
            delete(_SEEN).where(
                _SEEN.c.learner_id == kept.learner.id, _SEEN.c.item_number.in_(some)
            )
        )
    _insert_seen(db, kept.learner.id, {n: own[n] for n in borrowed if n in own})
    _insert_seen(db, back, theirs)


def _insert_seen(db: Db, learner_id: LearnerId, shown: Row | dict[int, Any]) -> None:
    rows = [
        {"learner_id": learner_id, "item_number": number, "last_shown": at}
        for number, at in shown.items()
    ]
    for some in chunks(rows):
        db.execute(insert(_SEEN), some)


def _part_plans(db: Db, gone: Snapshot, kept: Snapshot, now: Snapshot) -> None:
    """Restore the tests of the one who stayed, but for those that were changed since."""
    joined, own, plans = joined_plans(gone, kept), _plans_of(kept), _plans_of(now)
    for pack_id, plan in joined.items():
        if plans.get(pack_id) == {**plan, "learner_id": kept.learner.id}:
            del plans[pack_id]
            if pack_id in own:
                plans[pack_id] = own[pack_id]
    _set_plans(db, kept.learner.id, plans)


def _plans_of(learner: Snapshot) -> dict[str, Row]:
    return {plan["pack_id"]: plan for plan in learner.rows[_PLAN.name]}


def _set_plans(db: Db, learner_id: LearnerId, plans: dict[str, Row]) -> None:
    """Let a learner prepare for these tests, by pack, and no others."""
    db.execute(delete(_PLAN).where(_PLAN.c.learner_id == learner_id))
    if plans:
        rows = [{**plan, "learner_id": learner_id} for plan in plans.values()]
        db.execute(insert(_PLAN), rows)


def _goes_with(key: ForeignKey, owned: Iterable[Table]) -> bool:
    return key.ondelete == "CASCADE" and key.column.table in owned


def _of(table: Table, learner_id: LearnerId) -> ColumnElement[bool]:
    """Return what is true of a learner's rows of a table."""
    if table is _LEARNER:
        return _LEARNER.c.id == learner_id
    key = next(key for key in table.foreign_keys if _goes_with(key, tables_of_learners()))
    if key.column.table is _LEARNER:
        return key.parent == learner_id
    parents = select(key.column).where(_of(key.column.table, learner_id))
    return key.parent.in_(parents)


def _names_of(table: Table) -> dict[str, str]:
    """Return the columns of a table that hold ids of learners' rows, with the table they name."""
    names = dict(_NAMED_ELSEWHERE.get(table.name, {}))
    if "id" in table.c:
        names["id"] = table.name
    for key in table.foreign_keys:
        if _goes_with(key, tables_of_learners()):
            names[key.parent.name] = key.column.table.name
    return names


def _raise_by(db: Db, table: Table, kept: Snapshot) -> int:
    """Return by how much the ids of a table must be raised to be free: 0 if they are."""
    ids = [row["id"] for row in kept.rows[table.name]] if "id" in table.c else []
    taken = any(
        db.scalar(select(table.c.id).where(table.c.id.in_(some)).limit(1)) is not None
        for some in chunks(ids)
    )
    if not taken:
        return 0
    highest = db.scalar(select(func.max(table.c.id))) or 0
    above: int = int(highest) + 1 - min(ids)
    return above
