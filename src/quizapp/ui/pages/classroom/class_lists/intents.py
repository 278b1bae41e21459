"""What can be done with a class list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.session.setup import Roster


@dataclass(frozen=True)
class KeepList:
    """Keep a list as it was read and linked."""

    roster: Roster


@dataclass(frozen=True)
class RemoveList:
    """Delete a kept list. Asks first."""

    roster: Roster


@dataclass(frozen=True)
class ChooseFile:
    """Choose a file to read a list from."""


@dataclass(frozen=True)
class ReadAgain:
    """Read the file again in another way; what is empty is found out."""

    encoding: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class LeaveList:
    """Go back without a change."""


ClassListIntent: TypeAlias = KeepList | RemoveList | ChooseFile | ReadAgain | LeaveList
