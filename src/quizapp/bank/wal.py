"""Where a SQLite file lies: how it is addressed, and which journal it may use there."""

import os
import sys
from pathlib import Path
from urllib.parse import quote

_NETWORK_TYPES = frozenset(
    ("9p", "afs", "ceph", "cifs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3", "smbfs")
)
_REMOTE_DRIVE = 4


def journal_mode_for(file: Path) -> str:
    """Return ``wal``, or ``truncate`` for a file on a network share.

    WAL keeps an index in memory that two computers cannot share (https://sqlite.org/wal.html).
    """
    return "truncate" if on_network(file) else "wal"


def on_network(file: Path) -> bool:
    """Return whether a file lies on a network share, as far as the system tells."""
    place = file.absolute()
    if sys.platform == "win32":
        import ctypes

        if str(place).startswith("\\\\"):
            return True
        return int(ctypes.windll.kernel32.GetDriveTypeW(place.anchor)) == _REMOTE_DRIVE
    mounts = Path("/proc/mounts")
    return mounts.exists() and type_of_mount(place, mounts.read_text("utf-8")) in _NETWORK_TYPES


def type_of_mount(file: Path, mounts: str) -> str:
    """Return the type of the file system that holds a file.

    Args:
        file: an absolute path.
        mounts: text of ``/proc/mounts``: device, mount point, type and more on each line.
    """
    best, found = "", ""
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if len(point) >= len(best) and file.is_relative_to(point):
            best, found = point, kind
    return found


def may_write(file: Path) -> bool:
    """Return whether a database can be kept at a path: SQLite writes its logs beside it."""
    return os.access(file.parent, os.W_OK) and (not file.exists() or os.access(file, os.W_OK))


def uri_of(file: Path) -> str:
    """Return the address of a file as SQLite reads it, without options."""
    return f"file:{quote(file.absolute().as_posix())}"


def reading_address(file: Path) -> str:
    """Return the address under which a file is read and never written.

    Where nothing can be written beside the file, it is opened as immutable: without locks, but
    without its write-ahead log too, so only if it has none.
    """
    log = file.with_name(file.name + "-wal")
    left = log.exists() and log.stat().st_size > 0
    immutable = not may_write(file) and not left
    return f"{uri_of(file)}?mode=ro" + ("&immutable=1" if immutable else "")
