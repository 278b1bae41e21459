"""The one writer of files: a file is there wholly and durably, or it is as it was before.

A file is written beside its place under another name, brought to the disk, and then given its
name. The other name is always the same, and locked while it is written: what a killed program
left is taken over by the next one, and two programs that write the same file do it in turn.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from quizapp.env.private import private_opener

if sys.platform != "win32":
    import fcntl

_FLAGS: int = (
    os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)  # two of them are not known everywhere
_TURNS = 1000
"""How many other writers of the same file are waited for."""


def write_atomically(path: Path, content: bytes, *, private: bool) -> None:
    """Write a file, wholly or not at all.

    Args:
        path: where it belongs; a file that is there is replaced.
        content: its bytes.
        private: whether only its owner may read it; see ``atomic_file``.

    Raises:
        OSError: it can't be written there. A file that was there is as it was.
    """
    with atomic_file(path, private=private) as part, part.open("r+b") as opened:
        opened.write(content)


@contextmanager
def atomic_file(to: Path, *, private: bool) -> Iterator[Path]:
    """Make a file under another name; give it its own when the block ends without an error.

    Args:
        to: the file; one that is there is replaced.
        private: whether only its owner may read it (``env.private``). Otherwise it has the rights
            of the file that it replaces, or the usual ones.

    Yields:
        The path to write to: an empty file, beside the other. Write into it: do not replace it.

    Raises:
        OSError: it can't be written. A file that was there is as it was, and nothing is left.
    """
    part = part_of(to)
    handle = _claim(part, private=private)
    try:
        yield part
        if not private:
            _give_rights_of(to, handle)
        os.fsync(handle)
        if not _is_open_at(handle, part):  # another account took it for left by a killed program
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), str(part))
        if sys.platform == "win32":  # there an open file can't be given another name
            os.close(handle)
            handle = -1
        part.replace(to)
    except BaseException:
        if sys.platform == "win32" and handle >= 0:  # nor can it be deleted
            os.close(handle)
            handle = -1
        if _is_open_at(handle, part):
            with suppress(OSError):
                part.unlink()
        raise
    finally:
        if handle >= 0:
            os.close(handle)  # and with it the lock
    sync_folder(to.parent)


def part_of(file: Path) -> Path:
    """Return the path under which a file is written, until it is whole."""
    return file.with_name(f".{file.name}.part")


def sync_folder(folder: Path) -> None:
    """Have a new name in a folder outlive a power cut, where the system can."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _claim(part: Path, *, private: bool) -> int:
    """Open a file, empty, as the only one who writes it."""
    for _ in range(_TURNS):
        handle = _open(part, private=private)
        try:
            if sys.platform != "win32":
                with suppress(OSError):  # a file system that knows no locks
                    fcntl.flock(handle, fcntl.LOCK_EX)
            # Whoever was waited for has given it its name: then there is another one to open.
            if _is_open_at(handle, part):
                os.ftruncate(handle, 0)
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(part))


def _open(part: Path, *, private: bool) -> int:
    def opened() -> int:
        return private_opener(str(part), _FLAGS) if private else os.open(part, _FLAGS, 0o666)

    try:
        return opened()
    except PermissionError:
        if not (part.is_symlink() or part.exists()):
            raise
        part.unlink()  # left in a shared folder by another account, for that one alone to open
        return opened()


def _is_open_at(handle: int, path: Path) -> bool:
    """Return whether an open file is (still) the one that a path names."""
    if handle < 0:
        return path.exists()
    try:
        named = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(handle), named)


def _give_rights_of(file: Path, handle: int) -> None:
    if sys.platform != "win32":
        with suppress(OSError):  # there is none yet
            os.fchmod(handle, stat.S_IMODE(file.stat().st_mode))
