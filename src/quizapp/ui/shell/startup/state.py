"""What the screens before the app's own show."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class BuildingState:
    """The bank being prepared."""

    doing: str
    """What is happening now, in words."""
    share: float | None = None
    """How far it has come, from 0 to 1; None while that is not known."""
    can_cancel: bool = True
    cancelling: bool = False


class Way(StrEnum):
    """A way out of trouble."""

    TRY_AGAIN = "try again"
    PASSWORD = "password"
    RESTORE_LATEST = "restore the latest backup"
    RESTORE = "restore"
    CHOOSE_FOLDER = "choose folder"
    OPEN_FOLDER = "open folder"
    GO_ON = "go on"
    QUIT = "quit"


@dataclass(frozen=True)
class TroubleState:
    """Something that keeps the app from going on."""

    title: str
    what: str
    """What happened."""
    kept: str
    """What was kept: the first thing that a teacher wants to know."""
    advice: str
    """What to do."""
    ways: tuple[Way, ...]
    """The first is the one to try first."""
    latest: str = ""
    """The day of the latest backup, where there is the way to go back to it."""
    details: str = ""
    """For whoever helps: folded away until asked for."""
