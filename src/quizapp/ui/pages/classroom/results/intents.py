"""What can be done with the results of a session."""

from dataclasses import dataclass
from typing import TypeAlias

from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.shell import destinations as to


@dataclass(frozen=True)
class PlanNextLesson:
    """Make the plan for the next lesson, and prepare a session on it."""


@dataclass(frozen=True)
class SaveWorkbook:
    """Save all of it as a workbook (XLSX)."""


@dataclass(frozen=True)
class SaveTables:
    """Save it as tables (CSV)."""


@dataclass(frozen=True)
class DeleteSession:
    """Delete the session with all names. Asks first."""


ResultsIntent: TypeAlias = (
    PlanNextLesson | SaveWorkbook | SaveTables | DeleteSession | OpenPassage | to.OpenClass
)
