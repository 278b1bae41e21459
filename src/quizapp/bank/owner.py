"""What whoever looks after a bank decided for everybody who learns with it (spec PE-4)."""

from sqlalchemy import delete, select

from quizapp.bank.dialects import insert
from quizapp.bank.engine import Db
from quizapp.bank.record_tables import OwnerChoiceRow

SENSITIVE, PIN = "sensitive", "pin"
_YES = "yes"


def allows_sensitive(db: Db) -> bool:
    """Return whether learners may be asked what is sensitive."""
    return _get(db, SENSITIVE) == _YES


def allow_sensitive(db: Db, *, allowed: bool) -> None:
    """Decide whether learners may be asked what is sensitive."""
    _set(db, SENSITIVE, _YES if allowed else None)


def owner_pin(db: Db) -> str | None:
    """Return the digest of the PIN that guards these decisions; None if there is none."""
    return _get(db, PIN)


def set_owner_pin(db: Db, digest: str | None) -> None:
    """Keep the digest of that PIN, or take the PIN away."""
    _set(db, PIN, digest)


def _get(db: Db, name: str) -> str | None:
    return db.scalar(select(OwnerChoiceRow.value).where(OwnerChoiceRow.name == name))


def _set(db: Db, name: str, value: str | None) -> None:
    if value is None:
        db.execute(delete(OwnerChoiceRow).where(OwnerChoiceRow.name == name))
        return
    row = insert(db, OwnerChoiceRow).values(name=name, value=value)
    db.execute(row.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
