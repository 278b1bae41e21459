"""Checks that an open bank still writes into the files at its path.

SQLite goes on writing into a file, or a write-ahead log, that was deleted or replaced, and reports
success; those writes are lost when the program ends. Nothing may be acknowledged then.
"""

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from quizapp.bank.errors import BankGone, WalGone

_PATIENCE_MS = 200
"""How long a checkpoint waits for other programs; the next one makes up for it."""

_Identity = tuple[int, int]


class FileGuard:
    """Remembers the identity of an open bank's files, and compares it.

    Args:
        file: the bank's file.
        connection: a connection that has read from the bank and is used for nothing else. As long
            as it is open the log stays the same file, and can be read even if it is deleted.
    """

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self._file = file
        self._wal = file.with_name(file.name + "-wal")
        self._connection = connection
        self._connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        self._lock = threading.Lock()
        self._opened = _identity(self._file), _identity(self._wal)

    def check(self) -> None:
        """Do nothing if the files are those that were opened.

        Raises:
            BankGone: the bank's file was deleted, moved or replaced.
            WalGone: its write-ahead log was. What was recorded before is saved into the file.
        """
        file, wal = self._opened
        if _identity(self._file) != file:
            raise BankGone(self._file)
        # None: on a network share no log outlives a transaction.
        if wal is not None and _identity(self._wal) != wal:
            raise WalGone(saved=self.checkpoint())

    def checkpoint(self) -> bool:
        """Move the write-ahead log into the bank's file; return whether all of it is there now.

        Waits only shortly for other programs, and ignores trouble with the disk: what is in the
        log is durable already.
        """
        with self._lock, suppress(sqlite3.Error):
            busy, in_wal, folded = self._connection.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchone()
            return bool(busy == 0 and folded == in_wal)
        return False


def _identity(path: Path) -> _Identity | None:
    """Return the identity of the file at a path (device and inode); None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
