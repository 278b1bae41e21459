"""Backing a bank up, restoring it, and checking it."""

import shutil
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine, Table, select, text
from sqlalchemy.exc import SQLAlchemyError

from quizapp.bank import migrating, record_tables
from quizapp.bank.buckets import gaps
from quizapp.bank.content_tables import ItemRow, ItemVersionRow
from quizapp.bank.engine import Bank, sqlite_engine
from quizapp.bank.errors import (
    BackupFailed,
    BankBusy,
    BankError,
    BankMalformed,
    BankNewer,
    DiskFull,
    of_disk,
    of_sqlite,
)
from quizapp.bank.places import SIDE_FILES, is_sqlite, refuse_bad_place
from quizapp.bank.sqlite_files import (
    REPLACED,
    backup_place,
    copy_checked,
    copy_into,
    is_backed_up,
    rotate,
    troubles_of,
    unfinished,
)
from quizapp.bank.tables import Base
from quizapp.bank.words import ITEM_WORDS, PASSAGE_WORDS
from quizapp.env.clock import Clock, learning_day
from quizapp.env.private import make_private_folder


def back_up(bank: Bank, to: Path | None = None) -> Path:
    """Copy a bank while it is in use; return where the copy is.

    Args:
        bank: the bank.
        to: the file to make; None for a dated one in the folder ``backups`` beside the bank,
            of which ``sqlite_files.to_keep`` says how long each is kept.

    Raises:
        BackupFailed: the bank is on a server, the copy cannot be written there, or it would
            replace the bank itself or a file that is no bank.
        BankMalformed, DiskFull: see there.
    """
    if bank.path is None:
        raise BackupFailed(
            "The question bank is kept on a database server.",
            "Whoever runs the server backs it up, for example with pg_dump.",
        )
    if to is not None:
        _refuse_other_file(to, bank.path)
        copy_checked(bank.path, to)
        return to
    place = backup_place(bank.path, bank.clock())
    copy_checked(bank.path, place)
    rotate(bank.path, bank.clock())
    return place


def back_up_today(bank: Bank) -> Path | None:
    """Make today's backup; return None if there is one already, or nothing to back up.

    There is nothing to back up while nobody has answered anything; a bank on a server is backed up
    by its administrator.

    Raises:
        BackupFailed, BankMalformed, DiskFull: as for ``back_up``. No older backup was deleted.
    """
    if bank.path is None:
        return None
    with bank.read() as db:
        if db.scalar(select(record_tables.LearnerRow.id).limit(1)) is None:
            return None
    return None if is_backed_up(bank.path, learning_day(bank.clock())) else back_up(bank)


def restore(backup: Path, bank_file: Path, clock: Clock) -> Path | None:
    """Replace a bank by a backup; no program may have the bank open.

    The backup is copied first, and the copy is opened as the app opens a bank: checked, brought up
    to date, read from every table. Then the bank is copied under a dated name, and only then
    replaced. If the program is killed, the old bank or the new one is there, whole.

    Args:
        backup: a file that ``back_up`` made.
        bank_file: the bank's file. It may be damaged, or missing.
        clock: dates the name of the file put aside.

    Returns:
        Where the old bank is now; None if there was none.

    Raises:
        BackupFailed: the backup is missing, damaged, no bank, or made by a newer version of the
            app. Nothing was changed.
        BankBusy: another copy of the app has the bank open. Nothing was changed.
        BankUnreachable: a bank can't be kept there, for example because a pipe is in its place.
        DiskFull: there is no room for another copy. Nothing was changed.
    """
    _refuse_unusable(backup, bank_file)
    try:
        make_private_folder(bank_file.parent)
    except OSError as error:
        raise of_disk(error, bank_file) from error
    with suppress(BankMalformed):  # a damaged bank is what backups are for
        refuse_bad_place(bank_file)
    with unfinished(bank_file) as fresh:
        try:
            copy_into(backup, fresh, needs_table="alembic_version")
        except BankMalformed as error:
            raise _unfit(backup) from error
        _prove(fresh, backup, clock)
        aside = _copy_aside(bank_file, clock) if bank_file.exists() else None
        for ending in SIDE_FILES:
            # SQLite would apply an old write-ahead log to the restored file.
            bank_file.with_name(bank_file.name + ending).unlink(missing_ok=True)
    return aside


def check(bank: Bank) -> tuple[str, ...]:
    """Return what is wrong with a bank, in words for a bug report; empty for a sound one."""
    troubles = [] if bank.path is None else list(troubles_of(bank.path))
    if troubles:
        return tuple(troubles)
    with bank.read() as db:
        troubles += [f"bucket {bucket_id} has gaps" for bucket_id in gaps(db)]
        lost = db.scalars(
            select(ItemRow.id)
            .outerjoin(
                ItemVersionRow,
                (ItemVersionRow.id == ItemRow.version_id)
                & (ItemVersionRow.item_number == ItemRow.number),
            )
            .where(ItemVersionRow.id.is_(None))
        )
        troubles += [f"item {item_id} has no version" for item_id in lost]
    return tuple(troubles)


def _refuse_other_file(to: Path, bank_file: Path) -> None:
    """Refuse to overwrite the bank itself, or a file that is not a bank."""
    try:
        kind = to.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise of_disk(error, to) from error
    if stat.S_ISREG(kind) and to.samefile(bank_file):
        raise BackupFailed(
            f"The file {to} is the question bank itself.",
            "Nothing was changed. Choose another name for the backup.",
        )
    if not stat.S_ISREG(kind) or not is_sqlite(to):
        what = "a folder" if stat.S_ISDIR(kind) else "something else, not a backup"
        raise BackupFailed(
            f"The file {to} is {what}.",
            "It was left as it is. Choose another name for the backup.",
        )


def _refuse_unusable(backup: Path, bank_file: Path) -> None:
    """Refuse to restore a file that can't be read, or the bank itself."""
    try:
        kind = backup.stat().st_mode
    except FileNotFoundError as error:
        raise BackupFailed(
            f"There is no file {backup}.", "Nothing was changed. Choose a backup."
        ) from error
    except OSError as error:
        raise BackupFailed(
            f"The file {backup} may not be read.",
            "Nothing was changed. Ask for permission to read it, or choose another backup.",
        ) from error
    if _are_one(backup, bank_file):
        raise BackupFailed(
            f"The file {backup} is the question bank itself.",
            "Nothing was changed. Choose a backup.",
        )
    if not stat.S_ISREG(kind):  # opening a pipe would wait for a writer
        raise _unfit(backup)
    is_sqlite(backup)  # an unreadable file is reported here; other damage is found by copying it


def _are_one(backup: Path, bank_file: Path) -> bool:
    try:
        return backup.samefile(bank_file)
    except OSError:  # there is none, or its folder is unreadable, which opening it reports
        return False


def _unfit(backup: Path) -> BackupFailed:
    return BackupFailed(
        f"The backup {backup.name} is damaged, or is not a question bank.",
        "Nothing was changed. Choose another backup.",
    )


def _prove(copy: Path, backup: Path, clock: Clock) -> None:
    """Open a copy as the bank will be opened, bring it up to date, and read from every table."""
    engine = sqlite_engine(copy, read_only=False)
    try:
        migrating.bring_up_to_date(engine, None, clock, read_only=False)
        _read_each_table(engine)
    except BankNewer as error:
        raise BackupFailed(
            f"The backup {backup.name} was made by a newer version of this app.",
            "Nothing was changed. Update the app, or choose another backup.",
        ) from error
    except (SQLAlchemyError, ValueError, RuntimeError, sqlite3.Error, BankMalformed) as error:
        if isinstance(_cause(error), DiskFull):
            raise DiskFull from error
        raise _unfit(backup) from error
    finally:
        engine.dispose()
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode=delete")  # one file again, to be given its name


def _read_each_table(engine: Engine) -> None:
    with engine.connect() as connection:
        for table in _every_table():
            for row in connection.execute(select(table).limit(1)):
                tuple(row)
        for index in (PASSAGE_WORDS, ITEM_WORDS):
            connection.execute(text(f"SELECT 1 FROM {index} LIMIT 1")).first()


def _cause(error: Exception) -> BankError | None:
    cause = getattr(error, "orig", error)
    return of_sqlite(cause) if isinstance(cause, sqlite3.Error) else None


def _copy_aside(bank_file: Path, clock: Clock) -> Path:
    """Copy a bank before it is replaced, damaged or not, with its write-ahead log if it has one."""
    _checkpoint(bank_file)
    name = f"{bank_file.stem}{REPLACED}{clock():%Y%m%d-%H%M%S-%f}.sqlite"
    aside = bank_file.with_name(name)
    made = []
    try:
        for ending in ("-wal", ""):  # the bank last: a log without its bank is useless
            source = bank_file.with_name(bank_file.name + ending)
            if source.exists():
                made.append(aside.with_name(aside.name + ending))
                with unfinished(made[-1]) as part:
                    shutil.copyfile(source, part)
    except BankError:
        for one in made:
            one.unlink(missing_ok=True)
        raise
    return aside


def _checkpoint(bank_file: Path) -> None:
    """Move the log into the file, which SQLite does only while no other program has it open."""
    try:
        with closing(sqlite3.connect(bank_file, timeout=2)) as connection:
            connection.execute("PRAGMA journal_mode=delete")
    except sqlite3.Error as error:
        told = of_sqlite(error)
        if isinstance(told, BankBusy):
            raise told from error
        # A damaged bank is copied as it is, with its log.


def _every_table() -> list[Table]:
    """Return all tables; each is known once its module was imported. A test drops every one."""
    from quizapp.bank import content_tables, draft_tables, session_tables

    assert content_tables.ItemRow.metadata is session_tables.RosterRow.metadata
    assert draft_tables.WorkingCopyRow.metadata is Base.metadata
    return list(Base.metadata.sorted_tables)
