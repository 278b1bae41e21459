"""Checks of a path before SQLite opens it: can a bank be there at all?"""

import stat
from contextlib import suppress
from pathlib import Path

from quizapp.bank.errors import BadPlace, BankMalformed
from quizapp.env.paths import shown

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; the names end so."""

_HEAD = b"SQLite format 3\x00"


def refuse_bad_name(path: Path) -> None:
    """Refuse a path that is not text: neither a window nor the settings can show or store it.

    Raises:
        BadPlace: the name is not valid UTF-8.
    """
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadPlace(
            f"The name {shown(path)} is not valid text (UTF-8).",
            "Nothing was changed. Rename it, or choose another folder.",
        ) from error


def refuse_bad_place(file: Path) -> None:
    """Refuse a path where a bank can't be, or where something else is.

    A pipe is not opened: whoever opens one waits until somebody writes into it.

    Raises:
        BadPlace: there is no such folder, it may not be entered, or what is there may not
            be read, or is no file.
        BankMalformed: the file is something else.
    """
    refuse_bad_name(file.parent)
    refuse_bad_name(file)
    kind = _kind_of(file)
    if kind is None:
        return
    if stat.S_ISDIR(kind):
        raise BadPlace(f"{file} is a folder, not a file.", "Choose another place.")
    if not stat.S_ISREG(kind):
        raise BadPlace(
            f"{file} is a pipe, a socket or a device, not a file.",
            "It was left as it is. Remove it, or choose another folder.",
        )
    if not is_sqlite(file):
        message = f"The file {file} is not a question bank."
        raise BankMalformed(message)
    for ending in SIDE_FILES:
        beside = file.with_name(file.name + ending)
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(beside.stat().st_mode):
                raise BadPlace(
                    f"{beside} is in the way: the question bank keeps its journal there.",
                    "It was left as it is. Remove it, or choose another folder.",
                )


def is_sqlite(file: Path) -> bool:
    """Return whether a file is an SQLite file, or empty, which SQLite treats as a new one.

    Raises:
        BadPlace: it may not be read.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(len(_HEAD))
    except OSError as error:
        raise BadPlace(
            f"The file {file} may not be read.",
            "Ask for permission to read it, or choose another folder.",
        ) from error
    return head in (b"", _HEAD)


def _kind_of(file: Path) -> int | None:
    """Return the mode of the file at a path; None if there is none."""
    folder = file.parent
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise BadPlace(
                f"{folder} is not a folder.", "It was left as it is. Choose another folder."
            )
    except FileNotFoundError as error:
        raise BadPlace(
            f"The folder {folder} does not exist.",
            "Create it, connect the drive it is on, or choose another folder.",
        ) from error
    except OSError as error:
        raise _shut(folder) from error
    try:
        return file.stat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _shut(folder) from error


def _shut(folder: Path) -> BadPlace:
    return BadPlace(
        f"The folder {folder} may not be entered.",
        "Nothing was changed. Ask for permission to enter it, or choose another folder.",
    )
