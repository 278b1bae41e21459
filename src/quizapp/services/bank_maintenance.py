"""Maintenance of the bank: opening it, updating its content, backing it up and restoring it.

Imports that an ordinary start does not need (building, backups, the parsers) are made on demand.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.bank.errors import BadPlace, BankError
from quizapp.bank.places import refuse_bad_name
from quizapp.bank.sqlite_files import (
    BACKUPS,
    REPLACED,
    copies_of_bank,
    date_in,
    is_backed_up,
    sweep,
)
from quizapp.core.content.ids import PackId
from quizapp.core.content.scoping import scoped
from quizapp.core.errors import ExpectedError, Kind
from quizapp.env.clock import Clock, learning_day
from quizapp.env.logs import LOG_FILE
from quizapp.env.private import make_private, make_private_folder
from quizapp.packs.digests import digest_of

if TYPE_CHECKING:
    from quizapp.core.content.packs import BuildReport, Totals
    from quizapp.core.views.records import BackupFile

log = logging.getLogger(__name__)

BANK_FILE = "bank.sqlite"
OWN_NAMES = frozenset((BACKUPS, "originals", "packs", "settings.json"))
"""Other names that the app creates in the data folder."""

READING = 0.8
"""The share of a build's time that reading the content takes."""

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1; may raise to stop."""


class ContentUnsound(ExpectedError):
    """The content folder has errors, so the bank keeps what it had.

    ``lines`` holds every problem as ``file:line: id: what is wrong; how to mend it``.
    """

    kind = Kind.UNSOUND_CONTENT

    def __init__(self, lines: tuple[str, ...]) -> None:
        errors = "1 error" if len(lines) == 1 else f"{len(lines)} errors"
        super().__init__(
            f"The content has {errors}.",
            "The bank was left as it was. `quizapp content check` lists them all.",
            lines,
        )


class BankMaintenance:
    """Operations on the bank as a whole.

    Args:
        address: the bank's file, or the URL of a database.
        content: the folder of the pack that it is built from.
        clock: returns the current time.
    """

    def __init__(self, address: Path | str, content: Path, clock: Clock) -> None:
        self._address = address
        self._content = content
        self._clock = clock

    @property
    def content(self) -> Path:
        """Return the folder of the built-in pack."""
        return self._content

    def open(self) -> Bank:
        """Open the bank; create it and its folder if there is none.

        Raises:
            ExpectedError: it cannot be opened; nothing was overwritten.
        """
        if isinstance(self._address, Path):
            folder = self._address.parent
            refuse_bad_name(folder)
            try:
                make_private_folder(folder)
            except OSError as error:
                raise BadPlace(
                    f"The folder {folder} cannot be made: {error.strerror or 'unknown reason'}.",
                    "Nothing was changed. Choose another folder for your data.",
                ) from error
        bank = Bank.open(self._address, self._clock)
        if bank.path is not None and not bank.read_only:
            sweep(bank.path)
            _close_to_others(bank.path)
        return bank

    def take_password(self, password: str) -> None:
        """Use a password, typed by somebody, for the database server from now on."""
        from quizapp.bank.server import with_password

        if isinstance(self._address, str):
            self._address = with_password(self._address, password)

    def is_current(self, bank: Bank) -> bool:
        """Return whether the bank was built from the content as it is now, or from newer."""
        with bank.read() as db:
            packs = Content(db).packs()
        digest = digest_of(self._content)
        if any(pack.digest == digest for pack in packs):
            return True
        from quizapp.packs.head import read_head

        head = read_head(self._content)
        held = None if head is None else {pack.id: pack for pack in packs}.get(PackId(head.id))
        return (
            head is not None and held is not None and (held.retired or held.release > head.release)
        )

    def build(self, bank: Bank, progress: Progress | None = None) -> BuildReport:
        """Bring the bank's content up to date; records are never touched.

        Raises:
            ContentUnsound: the content has errors; the bank is left as it was.
            ExpectedError: the bank cannot be written.
        """
        from quizapp.bank.build import build_bank
        from quizapp.packs.load import read_pack

        digest = digest_of(self._content)
        tell = progress or (lambda _: None)
        loaded = read_pack(self._content, lambda share: tell(READING * share))
        if loaded.pack is None:
            raise ContentUnsound(tuple(str(problem) for problem in loaded.problems))
        tell(READING)
        report = build_bank(
            bank,
            scoped(loaded.pack),
            digest,
            lambda done, total: tell(READING + (1 - READING) * done / total),
        )
        bank.checkpoint()
        log.info(
            "bank built: %d questions added, %d changed, %d retired, %d unchanged",
            report.added,
            report.changed,
            report.retired,
            report.unchanged,
        )
        return report

    def totals(self, bank: Bank) -> Totals:
        """Return how much the bank holds."""
        with bank.read() as db:
            return Content(db).totals()

    def back_up(self, bank: Bank, to: Path | None = None) -> Path:
        """Copy the bank in one step, check the copy, and return its place.

        Args:
            bank: the open bank.
            to: the copy; a dated file in the folder ``backups`` beside the bank if left out.

        Raises:
            ExpectedError: the copy could not be made; the bank is untouched.
        """
        from quizapp.bank.backup import back_up

        place = back_up(bank, to)
        log.info("backup made")
        return place

    def back_up_today(self, bank: Bank) -> Path | None:
        """Make today's backup; return None if there is one already, or nothing to back up.

        Raises:
            ExpectedError: the copy could not be made, or the bank is damaged; the older backups
                are as they were.
        """
        # Asked first: most starts find one, and need not load what makes backups.
        if bank.path is not None and is_backed_up(bank.path, learning_day(self._clock())):
            log.debug("there is a backup of today already")
            return None
        from quizapp.bank.backup import back_up_today

        try:
            place = back_up_today(bank)
        except BankError as error:
            raise ExpectedError(
                f"Today's backup could not be made. {error.message}", error.hint
            ) from error
        log.debug("there is nothing to back up yet" if place is None else "today's backup made")
        return place

    def backups(self) -> tuple[BackupFile, ...]:
        """Return what can be restored, latest first: backups, banks that a restore replaced."""
        if not isinstance(self._address, Path):
            return ()
        return backup_files(copies_of_bank(self._address))

    def restore(self, backup: Path) -> Path | None:
        """Replace the bank by a backup; the bank must be closed.

        Returns:
            Where the replaced bank is kept now; None if there was none.

        Raises:
            ExpectedError: the backup is not sound, or the bank is on a server; nothing was changed.
        """
        if not isinstance(self._address, Path):
            raise ExpectedError(
                "The question bank is kept on a database server.",
                "Nothing was changed. Whoever runs the server restores it.",
            )
        from quizapp.bank.backup import restore

        aside = restore(backup, self._address, self._clock)
        log.info("backup restored")
        return aside

    def troubles(self, bank: Bank) -> tuple[str, ...]:
        """Return what a thorough check finds wrong with the bank; empty for a sound one."""
        from quizapp.bank.backup import check

        return check(bank)

    def damage_in(self, backup: BackupFile) -> tuple[str, ...]:
        """Return what a thorough check finds wrong with a backup; empty for a sound one."""
        from quizapp.bank.sqlite_files import troubles_of

        return troubles_of(backup.file, needs_table="alembic_version")


def backup_files(files: Iterable[Path]) -> tuple[BackupFile, ...]:
    """Return backups with their dates and sizes, the latest first."""
    from quizapp.core.views.records import BackupFile

    found = []
    for file in files:
        with suppress(OSError):  # it went in the meantime
            status = file.stat()
            made_at = date_in(file) or datetime.fromtimestamp(status.st_mtime, UTC)
            found.append(BackupFile(file, made_at, status.st_size, REPLACED in file.name))
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def _close_to_others(bank_file: Path) -> None:
    """Make the records of people unreadable for other accounts of the computer.

    The folder too, if everything in it is ours: in one that holds other things (somebody keeps the
    bank in "Documents") only our files are closed.
    """
    folder = bank_file.parent
    with suppress(OSError):
        names = {path.name for path in folder.iterdir()}
        ours = {name for name in names if _is_ours(name, bank_file)}
        if ours == names:
            make_private([folder])
        for name in ours:
            make_private([folder / name])
            if (folder / name).is_dir():
                make_private((folder / name).rglob("*"))


def _is_ours(name: str, bank_file: Path) -> bool:
    if name.endswith(".part"):  # another window is writing it just now: ``env.atomic_files``
        name = name.removeprefix(".").removesuffix(".part")
    return (
        name in OWN_NAMES
        or (name.startswith(bank_file.stem) and ".sqlite" in name)
        or (name.startswith(LOG_FILE))
    )
