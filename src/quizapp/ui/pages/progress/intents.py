"""What can be done on the page Progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import PresentedId


@dataclass(frozen=True)
class RemoveFlag:
    """Take the flag of a question away."""

    presented_id: PresentedId


@dataclass(frozen=True)
class ExportProgress:
    """Write everything to a file. Asks where."""


FlaggedIntent: TypeAlias = RemoveFlag | to.OpenSummary
"""What can be done with a flagged question."""

ProgressIntent: TypeAlias = ExportProgress | FlaggedIntent | to.ContinueAttempt | to.SetUpQuiz
