"""Backing a bank up, restoring it, and checking it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from quizapp.bank.content_tables import ItemRow, ItemVersionRow
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BackupFailed, BankBusy, BankMalformed, of_disk, of_sqlite
from quizapp.bank.filing import gaps
from quizapp.bank.migrating import VERSIONS
from quizapp.bank.sqlite_files import backup_place, copy_checked, rotate, troubles_of
from quizapp.env.clock import Clock

_SQLITE = b"SQLite format 3\x00"


def back_up(bank: Bank, to: Path | None = None) -> Path:
    """Copy a bank while it is in use; return where the copy is.

    Args:
        bank: the bank.
        to: the file to make; None for a dated one in the folder ``backups`` beside the bank, of
            which five are kept.

    Raises:
        BackupFailed: the bank is on a server, the copy cannot be written there, or it would
            replace the bank itself or a file that is no bank.
        BankMalformed, DiskFull: as they say.
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
    rotate(place.parent, bank.path.stem)
    return place


def restore(backup: Path, bank_file: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of a bank that nobody has open.

    The backup is checked and copied first; then the bank is copied aside under a dated name; only
    then is it replaced.

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
        DiskFull: there is no room for another copy. Nothing was changed.
    """
    if not backup.is_file():
        raise BackupFailed(f"There is no file {backup}.", "Nothing was changed. Choose a backup.")
    fresh = bank_file.with_name(bank_file.name + ".restoring")
    try:
        try:
            copy_checked(backup, fresh, needs_table="alembic_version")
        except BankMalformed as error:
            raise BackupFailed(
                f"The backup {backup.name} is damaged, or is not a question bank.",
                "Nothing was changed. Choose another backup.",
            ) from error
        _refuse_newer(fresh, backup.name)
        aside = _copy_aside(bank_file, clock) if bank_file.exists() else None
        for beside in ("-wal", "-shm"):
            # A journal left behind would be played into the restored file.
            bank_file.with_name(bank_file.name + beside).unlink(missing_ok=True)
        fresh.replace(bank_file)
    except OSError as error:
        raise of_disk(error, bank_file) from error
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def check(bank: Bank) -> tuple[str, ...]:
    """Return what is wrong with a bank, in words for a bug report; nothing for a sound one."""
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
    """Refuse to put a copy in the place of the bank itself, or of a file that is no bank."""
    if not to.is_file():
        return
    if to.samefile(bank_file):
        raise BackupFailed(
            f"The file {to} is the question bank itself.",
            "Nothing was changed. Choose another name for the backup.",
        )
    with to.open("rb") as opened:
        head = opened.read(len(_SQLITE))
    if head and head != _SQLITE:
        raise BackupFailed(
            f"The file {to} is something else, not a backup.",
            "It was left as it is. Choose another name for the backup.",
        )


def _refuse_newer(file: Path, name: str) -> None:
    """Refuse a backup that this app could not open in the bank's place."""
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if found is not None and found[0] not in VERSIONS:
        raise BackupFailed(
            f"The backup {name} was made by a newer version of this app.",
            "Nothing was changed. Update the app, or choose another backup.",
        )


def _copy_aside(bank_file: Path, clock: Clock) -> Path:
    """Copy a bank that is to be replaced, damaged or not, with its journal if it has one."""
    _fold_journal(bank_file)
    aside = bank_file.with_name(f"{bank_file.stem}-replaced-{clock():%Y%m%d-%H%M%S-%f}.sqlite")
    made = []
    try:
        for beside in ("", "-wal"):
            source = bank_file.with_name(bank_file.name + beside)
            if source.exists():
                made.append(aside.with_name(aside.name + beside))
                shutil.copy2(source, made[-1])
    except OSError:
        for part in made:
            part.unlink(missing_ok=True)
        raise
    return aside


def _fold_journal(bank_file: Path) -> None:
    """Fold the journal into the file, which SQLite does only for one who is alone with it."""
    try:
        with closing(sqlite3.connect(bank_file, timeout=2)) as connection:
            connection.execute("PRAGMA journal_mode=delete")
    except sqlite3.Error as error:
        told = of_sqlite(error)
        if isinstance(told, BankBusy):
            raise told from error
        # A damaged bank is put aside as it is, journal and all.
