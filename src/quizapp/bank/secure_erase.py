"""Seeing to it that what was erased is not to be found in any file.

A deleted row is gone from every table at once, but its bytes stay: in the journal, in free pages,
in the gaps of pages. ``mark_for_vacuum`` marks the bank, in the transaction that deletes, as one
that has such traces; ``vacuum_erased`` writes the file anew without them and empties the journal.
The mark survives a crash between the two, so that the next start can finish the work.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from quizapp.bank.engine import BUSY_MS, Bank, Db
from quizapp.bank.errors import BankError, of_sqlite
from quizapp.bank.sqlite_files import copies_of_bank
from quizapp.bank.tables import stored
from quizapp.bank.wal import reading_address, uri_of

_MARKED = 1
"""The bank's ``user_version`` while it may hold traces; migrations are counted elsewhere."""


def mark_for_vacuum(db: Db) -> None:
    """Have what this transaction deletes overwritten, and mark the bank as having traces."""
    raw = db.connection().connection.driver_connection
    if isinstance(raw, sqlite3.Connection):
        raw.execute("PRAGMA secure_delete=ON")
        raw.execute(f"PRAGMA user_version={_MARKED}")


def has_traces(bank: Bank) -> bool:
    """Return whether something was erased whose bytes may still be in the bank's file."""
    if bank.path is None:
        return False
    with bank.read() as db:
        raw = db.connection().connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return bool(raw.execute("PRAGMA user_version").fetchone()[0] == _MARKED)


def vacuum_erased(bank: Bank, wait_ms: int = BUSY_MS) -> BankError | None:
    """Write the bank's file anew without traces of what was deleted, and empty its journal.

    Args:
        bank: a bank in a file.
        wait_ms: how long to wait for other programs.

    Returns:
        What kept it from being done: another program that is reading, a full disk. The mark stays
        then. None if it was done.
    """
    assert bank.path is not None
    try:
        address = f"{uri_of(bank.path)}?mode=rw"
        with closing(
            sqlite3.connect(address, timeout=wait_ms / 1000, isolation_level=None, uri=True)
        ) as connection:
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            # Only where the mark goes after the journal is empty does it promise anything.
            if _left_in_journal(bank.path):
                error = sqlite3.OperationalError("the journal is being read")
                error.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise error
            connection.execute("PRAGMA user_version=0")
    except sqlite3.Error as error:
        told = of_sqlite(error)
        if told is None:
            raise
        return told
    return None


def copies_beside(bank: Bank) -> tuple[Path, ...]:
    """Return the copies that the app made beside a bank: backups, and banks that were replaced."""
    return () if bank.path is None else copies_of_bank(bank.path)


def may_hold(file: Path, learner_id: int, created_at: datetime) -> bool:
    """Return whether a copy holds a learner; one that cannot be read may.

    A learner is known by id and the microsecond of being added: names change.
    """
    query = "SELECT 1 FROM learner WHERE id = ? AND created_at = ?"
    return _may_find(file, query, learner_id, created_at)


def may_hold_session(file: Path, session_id: int, started_at: datetime) -> bool:
    """Return whether a copy holds a live session; one that cannot be read may.

    A copy from before there were live sessions holds none.
    """
    there = "SELECT 1 FROM sqlite_master WHERE name = 'live_session' AND ? IS NOT ?"
    query = "SELECT 1 FROM live_session WHERE id = ? AND started_at = ?"
    return _may_find(file, there, 0, started_at) and _may_find(file, query, session_id, started_at)


def _may_find(file: Path, query: str, row_id: int, at: datetime) -> bool:
    try:
        with closing(sqlite3.connect(reading_address(file), uri=True)) as connection:
            found = connection.execute(query, (row_id, stored(at))).fetchone()
    except sqlite3.Error:
        return True
    return found is not None


def _left_in_journal(file: Path) -> bool:
    journals = (file.with_name(file.name + beside) for beside in ("-wal", "-journal"))
    return any(journal.exists() and journal.stat().st_size for journal in journals)
