"""A learner's name where a class keeps it: class lists, set-ups of sessions, places in sessions.

What is linked with the learner goes when the learner is erased: the entry of a class list, of a
session's set-up, and the name of the phone, renamings included. The votes stay with the class. A
name that a teacher typed and linked with nobody is not known to be the learner's: it stays.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, select, update

from quizapp.bank.engine import Db
from quizapp.bank.session_tables import ClassSessionRow, ParticipantRow, RosterRow, SessionStepRow
from quizapp.core.content.ids import LearnerId
from quizapp.core.session.names import name_key

_PHONE = cast(Table, ParticipantRow.__table__)
_STEP = cast(Table, SessionStepRow.__table__)

Row = dict[str, Any]

NOBODY = "(removed)"
"""What the name of an erased learner's phone becomes: the class's counts stay as they are."""

_NO_TOKEN = "removed "
"""What the digest of its secret becomes: no secret has such a digest, and a room that is replayed
still tells it from a team."""

_RENAMED = ("rename", "reassign")


@dataclass(frozen=True)
class Listed:
    """An entry of a class list, or of a session's set-up, that is linked with a learner."""

    in_session: bool
    row_id: int
    place: int
    name: str


@dataclass(frozen=True)
class Renamed:
    """A step in which a teacher gave a learner's phone another name."""

    session_id: int
    seq: int
    number: int
    """The phone's."""
    name: str


def phones_of(db: Db, learner_id: LearnerId) -> tuple[Row, ...]:
    """Return a learner's places in live sessions."""
    rows = db.execute(
        select(_PHONE)
        .where(_PHONE.c.learner_id == learner_id)
        .order_by(_PHONE.c.session_id, _PHONE.c.number)
    ).mappings()
    return tuple(dict(row) for row in rows)


def listed_of(db: Db, learner_id: LearnerId) -> tuple[Listed, ...]:
    """Return every entry of a list that is linked with a learner."""
    return tuple(
        Listed(isinstance(row, ClassSessionRow), row.id, place, entry["name"])
        for row in _lists(db)
        for place, entry in enumerate(_entries(row))
        if entry["learner"] == learner_id
    )


def renamings_of(db: Db, phones: Iterable[Row]) -> tuple[Renamed, ...]:
    """Return the steps in which these phones were renamed."""
    found = []
    for phone in phones:
        for seq, step in _renamings(db, phone["session_id"]):
            if step["who"] == phone["number"]:
                found.append(Renamed(phone["session_id"], seq, step["who"], step["name"]))
    return tuple(found)


def relink(db: Db, learner_id: LearnerId, to: LearnerId, among: Iterable[Listed] = ()) -> None:
    """Link a learner's entries with another learner.

    Args:
        db: the transaction.
        learner_id: the learner who has the entries.
        to: the learner who gets them.
        among: only these; none named: all.
    """
    only = {(one.in_session, one.row_id, one.name) for one in among}

    def linked(row: RosterRow | ClassSessionRow, entries: list[Row]) -> list[Row]:
        return [
            {**entry, "learner": to}
            if entry["learner"] == learner_id
            and (not only or (isinstance(row, ClassSessionRow), row.id, entry["name"]) in only)
            else entry
            for entry in entries
        ]

    _change(db, linked)


def unname(db: Db, learner_id: LearnerId) -> None:
    """Take a learner's name out of lists and sessions; votes stay, under ``NOBODY``."""
    _change(db, lambda _, entries: [one for one in entries if one["learner"] != learner_id])
    for phone in phones_of(db, learner_id):
        session_id, number = phone["session_id"], phone["number"]
        nobody = free_name(db, session_id, NOBODY)
        for renamed in renamings_of(db, [phone]):
            _rename(db, renamed, nobody)
        db.execute(
            update(_PHONE)
            .where(_PHONE.c.session_id == session_id, _PHONE.c.number == number)
            .values(
                name=nobody,
                # A pupil without a phone has no digest, and stays one.
                token_hash=phone["token_hash"] and f"{_NO_TOKEN}{number}",
                learner_id=None,
            )
        )


def name_again(
    db: Db,
    back: LearnerId,
    phones: Iterable[Row],
    listed: Iterable[Listed],
    renamings: Iterable[Renamed],
) -> None:
    """Put a learner's name back where it was; what was deleted since stays deleted.

    Args:
        db: the transaction.
        back: the learner's id now.
        phones: the learner's places as they were.
        listed: the learner's entries as they were.
        renamings: the steps as they were.
    """
    for phone in phones:
        db.execute(
            update(_PHONE)
            .where(
                _PHONE.c.session_id == phone["session_id"],
                _PHONE.c.number == phone["number"],
                _PHONE.c.learner_id.is_(None),
                _PHONE.c.name.startswith(NOBODY),
            )
            .values(name=phone["name"], token_hash=phone["token_hash"], learner_id=back)
        )
    for one in renamings:
        _rename(db, one, one.name)
    gone = list(listed)

    def with_them(row: RosterRow | ClassSessionRow, entries: list[Row]) -> list[Row]:
        full = list(entries)
        for one in gone:
            if (one.in_session, one.row_id) == (isinstance(row, ClassSessionRow), row.id):
                full.insert(one.place, {"name": one.name, "learner": back})
        return full

    _change(db, with_them)


def _lists(db: Db) -> list[RosterRow | ClassSessionRow]:
    rosters = db.scalars(select(RosterRow).order_by(RosterRow.id)).all()
    sessions = db.scalars(select(ClassSessionRow).order_by(ClassSessionRow.id)).all()
    return [*rosters, *sessions]


def _entries(row: RosterRow | ClassSessionRow) -> list[Row]:
    return list(row.names if isinstance(row, RosterRow) else row.setup.get("roster", ()))


def _change(db: Db, change: Callable[[RosterRow | ClassSessionRow, list[Row]], list[Row]]) -> None:
    for row in _lists(db):
        before = _entries(row)
        after = change(row, before)
        if after == before:
            continue
        if isinstance(row, RosterRow):
            row.names = after
        else:
            row.setup = {**row.setup, "roster": after}
    db.flush()


def _renamings(db: Db, session_id: int) -> list[tuple[int, Row]]:
    rows = db.execute(
        select(_STEP.c.seq, _STEP.c.step)
        .where(_STEP.c.session_id == session_id, _STEP.c.kind.in_(_RENAMED))
        .order_by(_STEP.c.seq)
    )
    return [(seq, dict(step)) for seq, step in rows]


def _rename(db: Db, step: Renamed, name: str) -> None:
    db.execute(
        update(_STEP)
        .where(_STEP.c.session_id == step.session_id, _STEP.c.seq == step.seq)
        .values(step={"who": step.number, "name": name})
    )


def free_name(db: Db, session_id: int, wanted: str) -> str:
    """Return a free name in a session, similar to the wanted one.

    A room that is replayed refuses a name in use.
    """
    names = db.scalars(select(_PHONE.c.name).where(_PHONE.c.session_id == session_id))
    taken = {name_key(name) for name in names}
    taken |= {name_key(step["name"]) for _, step in _renamings(db, session_id)}
    free, number = wanted, 2
    while name_key(free) in taken:
        free, number = f"{wanted} {number}", number + 1
    return free
