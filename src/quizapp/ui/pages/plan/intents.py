"""What can be done at the set-up of a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import TopicId
    from quizapp.ui.pages.plan.state import TypedDate


@dataclass(frozen=True)
class TypeDate:
    """Read the date as its fields now stand, and say what would follow."""

    fields: TypedDate


@dataclass(frozen=True)
class ChooseTopics:
    """Limit the test to topics."""

    topics: frozenset[TopicId]
    """Empty for all."""


@dataclass(frozen=True)
class ChooseSize:
    """Ask so many questions in a session."""

    size: int


@dataclass(frozen=True)
class SavePlan:
    """Keep what is chosen, or say what is wrong with it."""


PlanIntent: TypeAlias = (
    TypeDate | ChooseTopics | ChooseSize | SavePlan | to.RemoveTestPlan | to.OpenPage
)
