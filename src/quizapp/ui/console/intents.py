"""What a teacher can do at the console."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizapp.core.session.events import FromTeacher


@dataclass(frozen=True)
class TakeStep:
    """Take the session a step on or back, such as closing the vote."""

    event: FromTeacher


@dataclass(frozen=True)
class AskToEnd:
    """End the session before its last question. Asks first."""


@dataclass(frozen=True)
class Leave:
    """Close a session that is over, and go to its results."""


@dataclass(frozen=True)
class Send:
    """Tell the room what is no step: a count of hands, a team's vote, another name."""

    event: FromTeacher


@dataclass(frozen=True)
class UseNetwork:
    """Serve phones in another network of this computer."""

    address: str


@dataclass(frozen=True)
class ShowJoinInfo:
    """Show on the projector how to join, over everything else, or hide it again."""

    large: bool


@dataclass(frozen=True)
class TurnView:
    """On one screen: show what the class sees, or the console."""


@dataclass(frozen=True)
class MoveText:
    """Scroll the explanation on the projector."""

    pages: float
    """Down, or (negative) up."""


StepIntent: TypeAlias = TakeStep | AskToEnd | Leave
"""What the steps at the foot of the console do."""

SessionIntent: TypeAlias = StepIntent | Send | UseNetwork | ShowJoinInfo
"""What concerns the session, and not only its two windows."""

ConsoleIntent: TypeAlias = SessionIntent | TurnView | MoveText
