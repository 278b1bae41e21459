"""What can be done on the page of learners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import LearnerId
    from quizapp.ui.pages.learners.state import Wanted


@dataclass(frozen=True)
class Choose:
    """Learn as one of the list."""

    learner_id: LearnerId


@dataclass(frozen=True)
class Add:
    """Become a learner."""

    name: str
    """As it was typed."""
    beside_look_alike: bool = False
    """Whether it may look like another learner's."""
    teaches: bool = False
    """Whether somebody who teaches comes: to the page Class, not to the first hour."""


@dataclass(frozen=True)
class Rename:
    """Give a learner another name."""

    learner_id: LearnerId
    name: str
    beside_look_alike: bool = False


@dataclass(frozen=True)
class Remove:
    """Remove a learner, who has been asked."""

    learner_id: LearnerId


@dataclass(frozen=True)
class Export:
    """Save everything that is kept of a learner."""

    learner: Learner


@dataclass(frozen=True)
class Merge:
    """Make two learners one; they have been asked."""

    gone: LearnerId
    kept: LearnerId


@dataclass(frozen=True)
class AskPin:
    """Something was pressed on a learner who has a PIN."""

    learner_id: LearnerId
    wanted: Wanted


@dataclass(frozen=True)
class TypePin:
    """A PIN was typed."""

    learner_id: LearnerId
    wanted: Wanted
    typed: str


@dataclass(frozen=True)
class ClosePin:
    """Leave the question for a PIN, or what it opened."""


@dataclass(frozen=True)
class SetPin:
    """Give a learner a PIN, or take it away."""

    learner: Learner
    pin: str | None


@dataclass(frozen=True)
class ChooseCopy:
    """Choose a copy from another computer, to see what is in it."""

    into: Learner | None = None
    """Who is to have it; None: whoever it belongs to, or somebody new."""


@dataclass(frozen=True)
class TakeInCopy:
    """Take in the copy that was looked at."""

    into: LearnerId | None
    """Who has it then; None: a new learner."""


@dataclass(frozen=True)
class StopCopy:
    """Stop reading or taking in a copy, or put it away."""


@dataclass(frozen=True)
class Undo:
    """Undo the latest removal, merging or taking in."""


@dataclass(frozen=True)
class DeleteCopies:
    """Delete the backups that hold who was removed. Asks first."""


@dataclass(frozen=True)
class CloseNotice:
    """Put away what was told."""


RecordsIntent: TypeAlias = Export | ChooseCopy | Undo | DeleteCopies | CloseNotice
"""What the settings offer too, for the one who is learning."""

PinIntent: TypeAlias = AskPin | TypePin | ClosePin | SetPin
CopyIntent: TypeAlias = TakeInCopy | StopCopy

LearnersIntent: TypeAlias = (
    Choose | Add | Rename | Remove | Merge | PinIntent | CopyIntent | RecordsIntent
)
