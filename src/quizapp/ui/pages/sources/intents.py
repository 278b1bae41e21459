"""What can be done about a question without a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.ui.pages.sources.state import ShownPassage


@dataclass(frozen=True)
class UsePassage:
    """Make the marked words of a passage the source."""

    passage: ShownPassage


@dataclass(frozen=True)
class LeaveWithout:
    """Go on; the question stays without a source."""


@dataclass(frozen=True)
class GoBackOne:
    """Go back to the question before, and take its source away again."""


@dataclass(frozen=True)
class SearchPassages:
    """Look for other passages by words."""

    words: str


@dataclass(frozen=True)
class StopFinding:
    """Leave; what was found stays."""


SourcesIntent: TypeAlias = (
    UsePassage | LeaveWithout | GoBackOne | SearchPassages | StopFinding | to.OpenPage
)
