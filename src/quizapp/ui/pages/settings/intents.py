"""What can be done in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.pages.learners.intents import RecordsIntent
from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.views.records import BackupFile


@dataclass(frozen=True)
class OpenFolder:
    """Show the data folder in the system's own file manager."""


@dataclass(frozen=True)
class ChooseFolder:
    """Keep the bank in another folder. Asks which, and whether to."""


@dataclass(frozen=True)
class BackUp:
    """Make a backup now."""


@dataclass(frozen=True)
class Restore:
    """Go back to a listed backup. Asks first."""

    backup: BackupFile


@dataclass(frozen=True)
class RestoreFromFile:
    """Go back to a backup that is to be chosen. Asks which, and whether to."""


@dataclass(frozen=True)
class AllowSensitive:
    """Allow sensitive questions in this bank, or no longer. Asks for the PIN where there is one."""

    allowed: bool


@dataclass(frozen=True)
class SetOwnerPin:
    """Guard the bank's decisions with a PIN, or with another one. Asks for it."""


@dataclass(frozen=True)
class RemoveOwnerPin:
    """Guard them no longer. Asks for the PIN."""


@dataclass(frozen=True)
class CloseMessage:
    """Put away what came of a press; it was read."""


SettingsIntent: TypeAlias = (
    OpenFolder
    | ChooseFolder
    | BackUp
    | Restore
    | RestoreFromFile
    | AllowSensitive
    | SetOwnerPin
    | RemoveOwnerPin
    | CloseMessage
    | RecordsIntent
    | to.ChangeSettings
    | to.ChooseLearner
    | to.ShowKeys
)
