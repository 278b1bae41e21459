"""What can be done at the set-up of a quiz."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import QuizSpec


@dataclass(frozen=True)
class ChangeSpec:
    """Choose something else: what matches is counted again."""

    spec: QuizSpec


@dataclass(frozen=True)
class Start:
    """Start a quiz."""

    spec: QuizSpec


SetupIntent: TypeAlias = ChangeSpec | Start | to.ContinueAttempt | to.EndAttempt
