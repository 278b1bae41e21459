"""Connections to SQLite that nobody closed: told on every Python as Python 3.13 tells it.

A connection that is thrown away open is a ``ResourceWarning``, and a warning is an error here.
"""

import sqlite3
import sys
import warnings
from pathlib import Path
from typing import Any

_OURS = tuple(str(Path(__file__).parents[1] / folder) for folder in ("src", "tests"))


class WatchedConnection(sqlite3.Connection):
    """Warns when it is thrown away open, and says where it was opened."""

    waits_for_disk = True
    """Whether SQLite waits at each commit until the disk has it, as the app lets it.

    It matters when the power fails, which no test can bring about: a killed program loses nothing
    of what it had handed to the system.
    """

    _opened = ""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._opened = " < ".join(_ways_here())

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        if not self.waits_for_disk and sql == "PRAGMA synchronous=FULL":
            sql = "PRAGMA synchronous=OFF"
        return super().execute(sql, *args)

    def close(self) -> None:
        super().close()
        self._opened = ""

    def __del__(self) -> None:
        if self._opened:
            message = f"unclosed database, opened at {self._opened}"
            warnings.warn(message, ResourceWarning, stacklevel=2, source=self)


def _ways_here() -> list[str]:
    """Return the lines of ours that led to where this is called, the last one first."""
    found, frame = [], sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith(_OURS):
            found.append(f"{frame.f_code.co_filename}:{frame.f_lineno}")
        frame = frame.f_back  # type: ignore[assignment]
    return found


def watch_connections() -> None:
    """Watch all connections that are opened from now on."""
    connect = sqlite3.connect

    def watched(*args: Any, **named: Any) -> sqlite3.Connection:
        named.setdefault("factory", WatchedConnection)
        opened: sqlite3.Connection = connect(*args, **named)
        return opened

    if sys.version_info < (3, 13):
        sqlite3.connect = watched  # type: ignore[assignment]
