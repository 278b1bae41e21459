"""What can be done where a session is prepared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import QuizSpec
    from quizapp.core.content.ids import ItemId
    from quizapp.core.session.setup import Roster, SessionPlan


@dataclass(frozen=True)
class Draw:
    """Draw other questions."""

    spec: QuizSpec


@dataclass(frozen=True)
class ChooseByHand:
    """Choose questions from all that there are."""


@dataclass(frozen=True)
class TakeMissed:
    """Ask again what the class got wrong."""


@dataclass(frozen=True)
class BringBackList:
    """Have the list back that another one took the place of."""


@dataclass(frozen=True)
class Reorder:
    """Ask these questions, in this order."""

    items: tuple[ItemId, ...]


@dataclass(frozen=True)
class ChangePlan:
    """Take another setting or title."""

    plan: SessionPlan


@dataclass(frozen=True)
class EditClassList:
    """Change a class list; None: make one."""

    roster: Roster | None


@dataclass(frozen=True)
class Preview:
    """See the session as its pupils will."""

    place: int = 0
    """The question to begin with, from 0."""


@dataclass(frozen=True)
class KeepPlan:
    """Keep it as a plan."""


@dataclass(frozen=True)
class SavePlanFile:
    """Save it as a file, for another computer."""


@dataclass(frozen=True)
class Start:
    """Begin the session."""


@dataclass(frozen=True)
class Leave:
    """Go back to Class. Asks first where something would be lost."""


PreparingIntent: TypeAlias = (
    Draw
    | ChooseByHand
    | TakeMissed
    | BringBackList
    | Reorder
    | ChangePlan
    | EditClassList
    | Preview
    | KeepPlan
    | SavePlanFile
    | Start
    | Leave
)
