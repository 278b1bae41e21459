"""Copying, checking and rotating SQLite files.

A copy is made in one step, checked, and only then given its name: a stepwise backup restarts at
every outside write and may never end, and a half-made copy must never look like a whole one.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from quizapp.bank.errors import BankMalformed, DiskFailed, of_disk, of_sqlite
from quizapp.bank.journal import reading_address

KEPT = 5
"""How many dated backups are kept."""


def copy_checked(file: Path, to: Path, needs_table: str | None = None) -> None:
    """Copy a SQLite file while others may be using it.

    Args:
        file: the file, in use or not.
        to: the copy; its folder is made if need be. An existing file there is replaced, but only
            by a copy that was checked.
        needs_table: a table without which the copy counts as damaged.

    Raises:
        BankMalformed: the file is damaged. What was at ``to`` stays.
        BackupFailed, DiskFull: the copy could not be written. What was at ``to`` stays.
    """
    part = to.with_name(to.name + ".part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
    except OSError as error:
        raise of_disk(error, to) from error
    try:
        with closing(_reading(file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target, pages=-1)
            # One file that can be carried away: no journal beside it.
            target.execute("PRAGMA journal_mode=delete")
        if troubles_of(part, needs_table):
            raise BankMalformed
        part.replace(to)
    except sqlite3.Error as error:
        raise of_sqlite(error) or DiskFailed() from error
    except OSError as error:
        raise of_disk(error, to) from error
    finally:
        part.unlink(missing_ok=True)


def troubles_of(file: Path, needs_table: str | None = None) -> tuple[str, ...]:
    """Return what is wrong with a SQLite file, in SQLite's words; nothing for a sound one."""
    try:
        with closing(_reading(file)) as connection:
            told = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        return (str(error),)
    troubles = [] if told == ["ok"] else told
    troubles += [f"a row of {row[0]} has lost its row of {row[2]}" for row in orphans]
    if needs_table is not None and needs_table not in tables:
        troubles.append(f"the table {needs_table} is missing")
    return tuple(troubles)


def backup_place(file: Path, now: datetime) -> Path:
    """Return where a dated backup of a bank belongs: in the folder ``backups`` beside it."""
    return file.parent / "backups" / f"{file.stem}-{now:%Y%m%d-%H%M%S-%f}.sqlite"


def rotate(folder: Path, stem: str) -> None:
    """Delete all but the newest dated backups of a bank.

    Args:
        folder: where they are.
        stem: the bank file's name without its suffix; the names begin with it, then the date.
    """
    dated = sorted(folder.glob(f"{stem}-[0-9]*.sqlite"))
    for old in dated[:-KEPT]:
        old.unlink(missing_ok=True)


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(reading_address(file), uri=True, timeout=10)
