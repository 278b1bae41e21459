"""The few statements that SQLite and PostgreSQL spell alike and plain SQL lacks."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session as Db

from quizapp.bank.tables import Base


def is_sqlite(db: Db) -> bool:
    """Return whether a transaction is on a SQLite file."""
    return db.get_bind().dialect.name == "sqlite"


def insert(db: Db, row: type[Base]) -> sqlite.Insert:
    """Return an insert with ``ON CONFLICT`` for a database.

    Both databases understand ``ON CONFLICT`` alike; their classes share the methods used here.
    """
    if is_sqlite(db):
        return sqlite.insert(row)
    # Loading this dialect takes as long as drawing a window; most never need it.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(row)  # type: ignore[return-value]
