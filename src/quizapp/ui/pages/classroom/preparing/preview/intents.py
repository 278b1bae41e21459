"""What can be done in the preview of a session."""

from dataclasses import dataclass
from typing import TypeAlias

from quizapp.ui.pages.classroom.intents import OpenPassage


@dataclass(frozen=True)
class ShowQuestion:
    """Show another question."""

    place: int
    """Counted from 0."""


@dataclass(frozen=True)
class LeavePreview:
    """Go back to the session."""


PreviewIntent: TypeAlias = ShowQuestion | LeavePreview | OpenPassage
