"""Values about taking in a learner's copy that was saved on another computer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from quizapp.core.answering.attempts import Learner

Watch = Callable[[float], bool]
"""Is told how far something has come, from 0 to 1; returns whether it is to go on."""


@dataclass(frozen=True)
class CopyCounts:
    """What is in a copy, and what this bank makes of it. Answers are counted, skipped ones too."""

    attempts: int = 0
    """With at least one answer that is new here."""
    new: int = 0
    """Answers that this bank does not have yet."""
    here: int = 0
    """Answers that are here already, of the same learner."""
    elsewhere: int = 0
    """Answers that are here already, of another learner."""
    unknown: int = 0
    """Answers to questions that this bank does not have: left out."""
    reworded: int = 0
    """Answers to wordings that are not known here, and whose words the file does not tell rightly:
    left out."""

    @property
    def left_out(self) -> int:
        """Return how many answers are not taken in for want of their question."""
        return self.unknown + self.reworded


@dataclass(frozen=True)
class CopyPreview:
    """What taking in a copy would do. Nothing was changed yet."""

    name: str
    """Whose copy it is, as it is called there."""
    since: datetime
    counts: CopyCounts
    into: Learner | None
    """Who would have it: who was asked for, else who has answers of it already, else who is called
    so; None: nobody, it makes a new learner."""
    same_answers: bool = False
    """Whether ``into`` was found by answers that are here already."""


@dataclass(frozen=True)
class TakenIn:
    """The result of taking in a copy."""

    learner: Learner
    """Who has it now."""
    is_new: bool
    """Whether the learner was made for it."""
    counts: CopyCounts
    changed: bool
    """Whether anything is other than before; else there is nothing to undo."""
