"""What can be done on Today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import AttemptId


@dataclass(frozen=True)
class StartReview:
    """Start a session on what is due."""


@dataclass(frozen=True)
class StartTestSession:
    """Start the session that prepares for the test."""


@dataclass(frozen=True)
class QuickQuiz:
    """Start a quiz as it comes, without choosing."""


@dataclass(frozen=True)
class PractiseMissed:
    """Ask again what an attempt missed."""

    attempt_id: AttemptId


TodayIntent: TypeAlias = (
    StartReview
    | StartTestSession
    | QuickQuiz
    | PractiseMissed
    | to.ContinueAttempt
    | to.PayCorrections
    | to.SetUpQuiz
    | to.OpenSummary
    | to.OpenPage
    | to.OpenTestPlan
    | to.RemoveTestPlan
)
