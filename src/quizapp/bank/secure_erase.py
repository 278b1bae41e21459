"""Removing the bytes of erased rows from the bank's files.

A deleted row is gone from its table at once, but its bytes stay: in the write-ahead log, in free
pages, in the gaps of pages. ``mark_for_vacuum`` marks the bank as having such traces, in the
transaction that deletes; ``vacuum_erased`` rewrites the file without them and empties the log. The
mark survives a crash between the two, so that the next start can finish the work.
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
    """Let SQLite overwrite what this transaction deletes, and mark the bank as having traces."""
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
    """Rewrite the bank's file without traces of deleted rows, and empty its write-ahead log.

    Args:
        bank: a bank in a file.
        wait_ms: how long to wait for other programs.

    Returns:
        The reason why it failed: another program is reading, or the disk is full; the mark stays.
        None if it was done.
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
            # The mark may go only after the log is empty.
            if _log_has_content(bank.path):
                error = sqlite3.OperationalError("the write-ahead log is being read")
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


def _log_has_content(file: Path) -> bool:
    logs = (file.with_name(file.name + beside) for beside in ("-wal", "-journal"))
    return any(log.exists() and log.stat().st_size for log in logs)
