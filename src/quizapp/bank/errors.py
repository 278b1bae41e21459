"""The errors of a bank that a user can act on, in words.

Every error says what was kept and what to do next. Anything that is not listed here is a bug and
passes through untouched.
"""

import errno
import sqlite3
from pathlib import Path

from quizapp.core.errors import ExpectedError, Kind


class BankError(ExpectedError):
    """The base of the errors: something is wrong with the bank's path, file or server."""


class BankBusy(BankError):
    """Another program keeps the bank locked."""

    kind = Kind.BUSY

    def __init__(self) -> None:
        super().__init__(
            "Another program is using the question bank and keeps it locked.",
            "Nothing was changed. Close other copies of the app, then try again.",
        )


class BankMalformed(BankError):
    """The file is damaged, or it is not a bank at all."""

    kind = Kind.MALFORMED

    def __init__(self, message: str = "The question bank's file is damaged.") -> None:
        super().__init__(
            message,
            "The file was left as it is. Restore a backup, or choose another folder.",
        )


class BankNewer(BankError):
    """The bank was made by a newer version of the app."""

    kind = Kind.NEWER

    def __init__(self) -> None:
        super().__init__(
            "The question bank was made by a newer version of this app.",
            "It was left as it is. Update the app, or choose another folder.",
        )


class BankReadOnly(BankError):
    """The bank may be read but not written."""

    kind = Kind.READ_ONLY

    def __init__(self) -> None:
        super().__init__(
            "The question bank cannot be written: its file or folder is read-only.",
            "Nothing was changed. Allow writing there, or choose another folder.",
        )


class BankUnreachable(BankError):
    """The folder, file or server cannot be opened."""


class BadPlace(BankUnreachable):
    """A bank can't be kept in this folder at all: another one must be chosen."""

    kind = Kind.BAD_PLACE


class BankGone(BankError):
    """The file was deleted, moved or replaced under the open bank: writes would be lost."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            "The question bank's file was moved, deleted or replaced while the app was open.",
            f"This was not recorded. Put {file} back and try again, or start the app anew.",
        )


class WalGone(BankError):
    """The write-ahead log beside the file was deleted or replaced: writes would be lost."""

    def __init__(self, *, saved: bool) -> None:
        before = (
            "Everything recorded before is saved. "
            if saved
            else "Leave the app open until a backup of the folder was made. "
        )
        super().__init__(
            "The question bank's journal (the file that ends on -wal) was deleted, moved or "
            "replaced while the app was open.",
            f"This was not recorded. {before}Close all windows of the app, then start it anew.",
        )


class BankTaken(BankError):
    """Two packs claim the same id."""

    def __init__(self, what: str, taken: str, pack: str) -> None:
        super().__init__(
            f"The {what} id {taken} already belongs to the pack {pack}.",
            "The bank was left as it was. Rename the id in one of the packs.",
        )


class IdTwice(BankError):
    """A fact or an item is in the bank already, or twice in what is imported."""

    def __init__(self, pack: str) -> None:
        super().__init__(
            f"A fact or item of the pack {pack} has an id that is there already.",
            "The bank was left as it was. Give every fact and item an id of its own.",
        )


class PackThere(BankError):
    """The bank has a pack of this id."""

    def __init__(self, pack: str) -> None:
        super().__init__(
            f"The bank has a pack {pack} already.",
            "The bank was left as it was. Give the new pack another id.",
        )


class BackupFailed(BankError):
    """A backup could not be made, or is not fit to be restored."""


class DiskFull(BankError):
    """There is no room left to write."""

    kind = Kind.DISK_FULL

    def __init__(self) -> None:
        super().__init__(
            "The disk is full, or has reached its limit.",
            "Everything recorded before is kept. Free some space, then try again.",
        )


class DiskFailed(BankError):
    """The disk refused to read or write."""

    def __init__(self) -> None:
        super().__init__(
            "The disk reported an error while the question bank was used.",
            "Everything recorded before is kept. Check the disk or the network, then try again.",
        )


def of_sqlite(error: sqlite3.Error) -> BankError | None:
    """Return the error to show for one of SQLite, or None if it is a bug."""
    code: int = getattr(error, "sqlite_errorcode", 0)  # extended: the plain code is its low byte
    if code in (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC):
        return DiskFull()
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return BankBusy()
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT:
            return BankMalformed()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return BankReadOnly()
        case sqlite3.SQLITE_FULL:
            return DiskFull()
        case sqlite3.SQLITE_IOERR:
            return DiskFailed()
        case sqlite3.SQLITE_CANTOPEN:
            return BankUnreachable(
                "The question bank cannot be opened where it is kept.",
                "Check that the folder exists and may be written, or choose another folder.",
            )
    return None


def of_disk(error: OSError, file: Path) -> BankError:
    """Return the error to show for one of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull()
    return BackupFailed(
        f"The file {file} cannot be written.",
        "Nothing was changed. Allow writing there, or choose another folder.",
    )
