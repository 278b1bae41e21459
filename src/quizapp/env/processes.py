"""Telling a running copy of the app from one that has ended, on this computer.

Only ever a short cut: where nothing can be told (another computer, a container, Windows), a process
counts as running.
"""

import os
import platform
import sys
import uuid
from functools import cache
from pathlib import Path

_PROC = Path("/proc")


def own_process() -> str:
    """Return what names this process: its computer, its number and when it began."""
    return f"{_computer()}/{os.getpid()}/{_began(os.getpid())}"


def has_ended(process: str) -> bool:
    """Return whether a process that was named by ``own_process`` has certainly ended.

    Args:
        process: what ``own_process`` returned there, which may have been another computer.
    """
    computer, _, rest = process.partition("/")
    number, _, began = rest.partition("/")
    # On Windows signal 0 is no question: it would end the process.
    if sys.platform == "win32" or computer != _computer() or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    # Its number may have been given to another process since.
    return _began(int(number)) != began


@cache
def _computer() -> str:
    """Return what no two computers, and no two containers on one, share; no slash in it."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        space = (_PROC / "self/ns/pid").readlink()
    except OSError:
        return f"{platform.node()}-{uuid.getnode():x}".replace("/", "-")
    return f"{boot}-{space}".replace("/", "-")


def _began(number: int) -> str:
    """Return when a process began, in the system's own count; empty where it does not tell."""
    try:
        stat = (_PROC / str(number) / "stat").read_text()
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]  # the 22nd field; the second may hold anything
