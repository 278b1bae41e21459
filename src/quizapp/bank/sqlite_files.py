"""Copying, checking and rotating SQLite files.

A copy is made in one step, checked, and only then given its name: a stepwise backup restarts at
every outside write and may never end, and a half-made copy must never look like a whole one.
"""

import logging
import re
import sqlite3
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from quizapp.bank.errors import BankMalformed, DiskFailed, of_disk, of_sqlite
from quizapp.bank.places import SIDE_FILES
from quizapp.bank.wal import reading_address
from quizapp.env.atomic_files import atomic_file
from quizapp.env.clock import learning_day
from quizapp.env.logs import timed
from quizapp.env.private import make_private_folder

log = logging.getLogger(__name__)

if sys.platform != "win32":
    import fcntl

BACKUPS = "backups"
"""The folder beside a bank in which dated backups are kept."""

NEWEST_KEPT = 5
"""How many of the newest backups are kept, whatever their days."""
DAYS_KEPT = 5
"""Of how many days one backup is kept, the latest of the day."""
WEEKS_KEPT = 4
"""Of how many weeks before those days one backup is kept, the latest that is left of the week."""

REPLACED = "-replaced-"
"""Marks in its name a bank that a restore replaced."""

_DATED = "%Y%m%d-%H%M%S-%f"
_DATE = re.compile(r"-(\d{8}-\d{6}-\d{6})$")
_UNFINISHED = re.compile(r".\.sqlite(-wal)?\.(part|restoring)(\.part)?(-wal|-shm|-journal)?$")
_FUTURE = timedelta(days=1)


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
    try:
        make_private_folder(to.parent)
    except OSError as error:
        raise of_disk(error, to) from error
    with timed(log, "copying and checking a bank"), unfinished(to) as part:
        copy_into(file, part, needs_table)


def copy_into(file: Path, part: Path, needs_table: str | None = None) -> None:
    """Copy a SQLite file into an ``unfinished`` one, and check the copy; see ``copy_checked``."""
    try:
        with closing(_reading(file)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target, pages=-1)
            # One file that can be carried away: no write-ahead log beside it.
            target.execute("PRAGMA journal_mode=delete")
    except sqlite3.Error as error:
        raise of_sqlite(error) or DiskFailed() from error
    if troubles_of(part, needs_table):
        raise BankMalformed


@contextmanager
def unfinished(to: Path) -> Iterator[Path]:
    """Write a file under a temporary name; rename it when the block ends without an error.

    Only the owner may read it. As long as the block runs, ``sweep`` leaves it alone.

    Args:
        to: the file; one that is there is replaced.

    Yields:
        The path to write to: an empty file, beside the other.

    Raises:
        BackupFailed, DiskFull: it could not be written. What was at ``to`` stays.
    """
    try:
        with atomic_file(to, private=True) as part:
            _remove_side_files(
                part
            )  # of a copy that was killed: SQLite would apply them to this one
            try:
                yield part
            finally:
                _remove_side_files(part)
    except OSError as error:
        raise of_disk(error, to) from error


def sweep(bank_file: Path) -> tuple[Path, ...]:
    """Delete unfinished copies of killed programs, beside a bank and among its backups.

    Such a file may hold the names of people who were erased since.

    Returns:
        What was deleted. What another copy of the app is writing just now stays.
    """
    swept = []
    for folder in (bank_file.parent, bank_file.parent / BACKUPS):
        with suppress(OSError):
            for left in sorted(folder.iterdir()):
                if _UNFINISHED.search(left.name) and _is_regular(left) and _is_idle(left):
                    left.unlink(missing_ok=True)
                    log.debug("deleted what a killed copy left: %s", left.name)
                    swept.append(left)
    return tuple(swept)


def troubles_of(file: Path, needs_table: str | None = None) -> tuple[str, ...]:
    """Return what is wrong with a SQLite file, in SQLite's words; empty for a sound one."""
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
    return file.parent / BACKUPS / f"{file.stem}-{now:{_DATED}}.sqlite"


def dated_backups(bank_file: Path) -> dict[Path, datetime]:
    """Return the dated backups of a bank, the latest first, with when each was made."""
    own = f"{bank_file.stem}-"
    found = {
        file: made_at
        for file in copies_in(bank_file.parent / BACKUPS)
        if file.name.startswith(own) and (made_at := date_in(file)) is not None
    }
    return dict(sorted(found.items(), key=lambda one: one[1], reverse=True))


def is_backed_up(bank_file: Path, day: date) -> bool:
    """Return whether there is a dated backup of a bank from a learning day."""
    return any(learning_day(made_at) == day for made_at in dated_backups(bank_file).values())


def copies_of_bank(bank_file: Path) -> tuple[Path, ...]:
    """Return the copies beside a bank: its backups, and banks that a restore replaced."""
    aside = f"{bank_file.stem}{REPLACED}"
    beside = (file for file in copies_in(bank_file.parent) if file.name.startswith(aside))
    return (*copies_in(bank_file.parent / BACKUPS), *beside)


def copies_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that may be banks, by name; what is no plain file is not."""
    with suppress(OSError):
        return tuple(
            sorted(f for f in folder.iterdir() if f.suffix == ".sqlite" and _is_regular(f))
        )
    return ()


def date_in(file: Path) -> datetime | None:
    """Return the moment that stands in the name of a backup; None for another name."""
    dated = _DATE.search(file.stem)
    with suppress(ValueError):
        if dated:
            return datetime.strptime(dated[1], _DATED).replace(tzinfo=UTC)
    return None


def rotate(bank_file: Path, now: datetime) -> None:
    """Delete the dated backups of a bank that newer ones have replaced (``to_keep``).

    Those of a day to come were made while the clock was wrong: they stay, and push nothing out.
    """
    past = {file: at for file, at in dated_backups(bank_file).items() if at <= now + _FUTURE}
    kept = to_keep(past.values())
    for file, made_at in past.items():
        if made_at not in kept:
            with suppress(OSError):
                _remove(file)
                log.debug("deleted the old backup %s", file.name)


def to_keep(made: Iterable[datetime]) -> set[datetime]:
    """Return which backups are kept: the newest, one a day, and one a week before those days.

    Args:
        made: when each was made.
    """
    latest_first = sorted(made, reverse=True)
    daily: dict[date, datetime] = {}
    for moment in latest_first:
        if len(daily) < DAYS_KEPT:
            daily.setdefault(learning_day(moment), moment)
    weekly: dict[tuple[int, int], datetime] = {}
    for moment in latest_first:
        day = learning_day(moment)
        if day not in daily and len(weekly) < WEEKS_KEPT:
            year, week, _ = day.isocalendar()
            weekly.setdefault((year, week), moment)
    return {*latest_first[:NEWEST_KEPT], *daily.values(), *weekly.values()}


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    _remove_side_files(file)


def _remove_side_files(file: Path) -> None:
    for ending in SIDE_FILES:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _is_regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return False


def _is_idle(file: Path) -> bool:
    """Return whether no program is writing a file; Windows can't delete an open one anyway."""
    if sys.platform == "win32":
        return True
    name = file.name
    for ending in SIDE_FILES:
        name = name.removesuffix(ending)
    main = file.with_name(name)
    try:
        with main.open("rb") as opened:
            fcntl.flock(opened.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(reading_address(file), uri=True, timeout=10)
