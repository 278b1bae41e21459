"""Whether an open bank still writes into the files that are at its place.

SQLite goes on writing into a file, or a journal, that was deleted or replaced under it, and tells
that all is well; the writes are gone with the program. Nothing may be told as recorded then.
"""

import sqlite3
import threading
from contextlib import suppress
from pathlib import Path

from quizapp.bank.errors import BankGone, JournalGone

_PATIENCE_MS = 200
"""How long a checkpoint waits for other programs; the next one does what this one could not."""

_Identity = tuple[int, int]


class FileGuard:
    """Holds the files of an open bank, and knows them again.

    Args:
        file: the bank's file.
        connection: a connection that has read from the bank and is used for nothing else. As long
            as it is open the journal stays the same file; and it still reaches the journal when
            that was deleted.
    """

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self._file = file
        self._journal = file.with_name(file.name + "-wal")
        self._connection = connection
        self._connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        self._lock = threading.Lock()
        self._opened = _identity(self._file), _identity(self._journal)

    def check(self) -> None:
        """Do nothing if the files are those that were opened.

        Raises:
            BankGone: the bank's file was deleted, moved or replaced.
            JournalGone: its journal was. What was recorded before is saved into the bank's file.
        """
        file, journal = self._opened
        if _identity(self._file) != file:
            raise BankGone(self._file)
        # None: on a network share there is no journal that outlives a transaction.
        if journal is not None and _identity(self._journal) != journal:
            raise JournalGone(saved=self.checkpoint())

    def checkpoint(self) -> bool:
        """Fold the journal into the bank's file; return whether all of it is there now.

        Other programs are waited for only shortly, and trouble with the disk is none of the
        caller's: what is in the journal is durable.
        """
        with self._lock, suppress(sqlite3.Error):
            busy, in_journal, folded = self._connection.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchone()
            return bool(busy == 0 and folded == in_journal)
        return False


def _identity(path: Path) -> _Identity | None:
    """Return what tells a file from any other that may come to its path; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
