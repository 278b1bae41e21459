"""What can be done on the page Progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import PresentedId, TopicId


@dataclass(frozen=True)
class RemoveFlag:
    """Take the flag of a question away."""

    presented_id: PresentedId


@dataclass(frozen=True)
class PractiseTopic:
    """Start a quiz of a topic."""

    topic_id: TopicId


@dataclass(frozen=True)
class PractiseFlagged:
    """Start a quiz on the flagged questions."""


@dataclass(frozen=True)
class ExportProgress:
    """Write everything to a file. Asks where."""


TopicsIntent: TypeAlias = PractiseTopic | to.OpenPage
"""What can be done with the topics and what is near."""

FlaggedIntent: TypeAlias = RemoveFlag | PractiseFlagged | to.OpenSummary
"""What can be done with the flagged questions."""

ProgressIntent: TypeAlias = (
    ExportProgress | TopicsIntent | FlaggedIntent | to.ContinueAttempt | to.SetUpQuiz
)
