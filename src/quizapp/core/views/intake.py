"""What a teacher brought, as the intake shows it."""

from dataclasses import dataclass
from pathlib import Path

from quizapp.core.authoring.file_kinds import FileKind


@dataclass(frozen=True)
class BroughtFile:
    """A file, with what it is."""

    path: Path
    kind: FileKind
