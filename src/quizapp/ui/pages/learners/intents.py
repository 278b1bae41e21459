"""What can be done on the page of learners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.content.ids import LearnerId


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
class Undo:
    """Undo the latest removal or merging."""


@dataclass(frozen=True)
class DeleteCopies:
    """Delete the backups that hold who was removed. Asks first."""


@dataclass(frozen=True)
class CloseNotice:
    """Put away what was told."""


RecordsIntent: TypeAlias = Export | Undo | DeleteCopies | CloseNotice
"""What the settings offer too, for the one who is learning."""

LearnersIntent: TypeAlias = Choose | Add | Rename | Remove | Merge | RecordsIntent
