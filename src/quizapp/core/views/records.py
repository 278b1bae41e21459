"""Values about backups, erased or merged learners, and what can be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from quizapp.core.answering.attempts import Learner

UNDO_FOR = timedelta(minutes=10)
"""How long erasing and merging can be undone."""


@dataclass(frozen=True)
class BackupFile:
    """A backup that can be restored."""

    file: Path
    made_at: datetime
    size: int
    """In bytes."""
    replaced: bool = False
    """Whether it is the bank that was put aside when a backup took its place."""


class Traces(StrEnum):
    """What is left of erased records in the bank's file."""

    NONE = "none"
    """The file was written anew: reading its bytes finds nothing."""
    BUSY = "busy"
    """Another program is reading the bank; the app tries again when it closes and starts."""
    NO_ROOM = "no room"
    """The disk is too full to write the file anew; tried again likewise."""
    SERVER = "server"
    """The database server clears the room by itself, and its keeper has the backups."""


class Change(StrEnum):
    """What can be undone."""

    ERASED = "erased"
    MERGED = "merged"
    TAKEN_IN = "taken in"


@dataclass(frozen=True)
class Erased:
    """The result of erasing a learner, or of merging one into another."""

    learner: Learner
    attempts: int
    responses: int
    traces: Traces
    copies: tuple[BackupFile, ...]
    """Backups made before, and banks put aside by a restore, that still hold the learner.

    The latest first. A dated backup goes when newer ones have replaced it
    (``bank.sqlite_files.to_keep``), which takes some weeks.
    """


@dataclass(frozen=True)
class PinCheck:
    """Whether a PIN that was typed is the right one."""

    right: bool
    wait: timedelta = timedelta(0)
    """How long nothing more is looked at."""


@dataclass(frozen=True)
class UndoOffer:
    """The latest change that can be undone."""

    change: Change
    name: str
    """Who was erased, or merged away, or whose copy was taken in."""
    into: str
    """Who has everything now; empty for an erasing."""
    until: datetime
