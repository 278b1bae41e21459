"""Keeping what is recorded of people from other accounts of the computer: 0700 and 0600.

A folder that was made to be shared stays as it is: one that everybody, or a group other than the
owner's own, may write to, or whose files take its group. Where the system has no such rights
(Windows), nothing happens: there the folder of an account is closed to other accounts by itself.
"""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, where there is none; shared in a shared one.

    Raises:
        OSError: it can't be made, or something else is in its place.
    """
    mode = 0o777 if is_shared(folder.parent) else FOLDER_MODE
    folder.mkdir(mode=mode, parents=True, exist_ok=True)


def private_opener(path: str, flags: int) -> int:
    """Open a file for ``open(…, opener=private_opener)``; a new one only its owner may read."""
    shared = is_shared(Path(path).parent)
    return os.open(path, flags, 0o666 if shared else FILE_MODE)


def make_private(paths: Iterable[Path]) -> None:
    """Close files and folders of this account to all others, unless they are shared on purpose.

    What is missing, or belongs to somebody else, is passed over.
    """
    if os.name != "posix":
        return
    for path in paths:
        with suppress(OSError):
            status = path.stat(follow_symlinks=False)
            is_folder = stat.S_ISDIR(status.st_mode)
            if not (is_folder or stat.S_ISREG(status.st_mode)) or status.st_uid != os.geteuid():
                continue
            wanted = FOLDER_MODE if is_folder else FILE_MODE
            mode = stat.S_IMODE(status.st_mode)
            if mode & ~wanted & 0o077 and not is_shared(path if is_folder else path.parent):
                path.chmod(mode & 0o700)


def is_shared(folder: Path) -> bool:
    """Return whether a folder was made for several accounts to work in."""
    try:
        status = folder.stat()
    except OSError:
        return False
    mode = status.st_mode
    if os.name != "posix" or mode & stat.S_ISVTX:  # in /tmp everybody keeps to their own files
        return False
    of_others = mode & stat.S_IWGRP and status.st_gid != os.getegid()
    return bool(mode & (stat.S_IWOTH | stat.S_ISGID) or of_others)
