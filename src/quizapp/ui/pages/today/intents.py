"""What can be done on Today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import TopicId


@dataclass(frozen=True)
class StartTask:
    """Start the session that does the day's task."""


@dataclass(frozen=True)
class More:
    """Ask some more, though the day is done."""


@dataclass(frozen=True)
class PractiseTopic:
    """Start a quiz on a topic."""

    topic_id: TopicId


TodayIntent: TypeAlias = (
    StartTask
    | More
    | PractiseTopic
    | to.BeginReading
    | to.ContinueAttempt
    | to.EndAttempt
    | to.PayCorrections
    | to.SetUpQuiz
    | to.OpenSummary
    | to.OpenTestPlan
    | to.RemoveTestPlan
)
