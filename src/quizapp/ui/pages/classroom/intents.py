"""What can be done on the page Class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import FactId, PassageId
    from quizapp.core.session.setup import ClassSession, SessionPlan
    from quizapp.core.views.reports import MissedLine


@dataclass(frozen=True)
class EndSession:
    """End a session that was interrupted. Asks first."""

    session: ClassSession


@dataclass(frozen=True)
class RemovePlan:
    """Delete a kept plan. Asks first."""

    plan: SessionPlan


@dataclass(frozen=True)
class OpenPlanFile:
    """Choose a file that holds a plan, and look at it."""


@dataclass(frozen=True)
class ShowNames:
    """Say who missed what, or stop saying so."""

    on: bool


@dataclass(frozen=True)
class QuizOnFacts:
    """Start a quiz on facts that the class missed, in this order."""

    facts: tuple[FactId, ...]


@dataclass(frozen=True)
class OpenLine:
    """Explain the question that most learners missed on a fact."""

    line: MissedLine


@dataclass(frozen=True)
class OpenPassage:
    """Read a passage of a card in its document."""

    passage_id: PassageId


ClassIntent: TypeAlias = (
    EndSession
    | RemovePlan
    | OpenPlanFile
    | ShowNames
    | QuizOnFacts
    | OpenLine
    | OpenPassage
    | to.PrepareSession
    | to.RunSession
    | to.OpenResults
    | to.OpenObjections
    | to.OpenPacks
    | to.SetUpQuiz
)
