"""Keeping the bank: opening it, bringing its content up to date, backing it up.

What an ordinary start does not need (building, backups, the parsers) is loaded when it is asked
for.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.errors import ExpectedError, Kind
from quizapp.core.packs import BuildReport, Totals
from quizapp.env.clock import Clock

BANK_FILE = "bank.sqlite"
BACKUPS = "backups"
"""The folder beside the bank in which dated backups are kept."""

FORMAT = b"1"
"""Part of the digest: raised when the same content files are built into other rows."""

READING = 0.8
"""The share of a build's time that reading the content takes."""

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1; may raise to stop."""


@dataclass(frozen=True)
class BackupFile:
    """A backup that can be restored."""

    file: Path
    made_at: datetime
    size: int
    """In bytes."""


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


class Keeping:
    """What happens to the bank as a whole.

    Args:
        address: the bank's file, or the URL of a database.
        content: the folder of the pack that it is built from.
        clock: the time.
    """

    def __init__(self, address: Path | str, content: Path, clock: Clock) -> None:
        self._address = address
        self._content = content
        self._clock = clock

    def open(self) -> Bank:
        """Open the bank, making it and its folder where there is none.

        Raises:
            ExpectedError: it cannot be opened; nothing was overwritten.
        """
        if isinstance(self._address, Path):
            try:
                self._address.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ExpectedError(
                    f"The folder {self._address.parent} cannot be made.",
                    "Nothing was changed. Choose another folder for your data.",
                ) from error
        return Bank.open(self._address, self._clock)

    def is_current(self, bank: Bank) -> bool:
        """Return whether the bank was built from the content as it is now."""
        with bank.read() as db:
            return self._digest() in Content(db).digests()

    def build(self, bank: Bank, progress: Progress | None = None) -> BuildReport:
        """Bring the bank's content up to date; records are never touched.

        Raises:
            ContentUnsound: the content has errors; the bank is left as it was.
            ExpectedError: the bank cannot be written.
        """
        from quizapp.bank.build import build_bank
        from quizapp.packs.load import read_pack

        digest = self._digest()
        tell = progress or (lambda _: None)
        loaded = read_pack(self._content, lambda share: tell(READING * share))
        if loaded.pack is None:
            raise ContentUnsound(tuple(str(problem) for problem in loaded.problems))
        tell(READING)
        return build_bank(
            bank,
            loaded.pack,
            digest,
            lambda done, total: tell(READING + (1 - READING) * done / total),
        )

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

        return back_up(bank, to)

    def backups(self) -> tuple[BackupFile, ...]:
        """Return the backups beside the bank, the latest first."""
        if not isinstance(self._address, Path):
            return ()
        found = []
        for file in (self._address.parent / BACKUPS).glob("*.sqlite"):
            status = file.stat()
            made_at = datetime.fromtimestamp(status.st_mtime, UTC)
            found.append(BackupFile(file, made_at, status.st_size))
        return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))

    def restore(self, backup: Path) -> Path | None:
        """Put a backup in the bank's place; the bank must be closed.

        Returns:
            Where the bank that was there before is kept now; None if there was none.

        Raises:
            ExpectedError: the backup is not sound, or the bank is on a server; nothing was changed.
        """
        if not isinstance(self._address, Path):
            raise ExpectedError(
                "The question bank is kept on a database server.",
                "Nothing was changed. Whoever runs the server restores it.",
            )
        from quizapp.bank.backup import restore

        return restore(backup, self._address, self._clock)

    def troubles(self, bank: Bank) -> tuple[str, ...]:
        """Return what a thorough check of the bank finds; nothing for a sound one."""
        from quizapp.bank.backup import check

        return check(bank)

    def _digest(self) -> str:
        digest = hashlib.sha256(FORMAT)
        for file in sorted(self._content.rglob("*")):
            if file.suffix in (".md", ".yaml") and file.is_file():
                digest.update(file.relative_to(self._content).as_posix().encode() + b"\0")
                digest.update(file.read_bytes())
        return digest.hexdigest()
