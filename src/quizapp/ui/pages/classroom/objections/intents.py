"""What can be done with what learners say is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.views.objections import ObjectionId


@dataclass(frozen=True)
class AnswerObjection:
    """Tell a learner what came of what they said."""

    objection_id: ObjectionId
    answer: str


@dataclass(frozen=True)
class ShowWho:
    """Say who says so, or stop saying it."""

    on: bool


@dataclass(frozen=True)
class SaveObjections:
    """Write all of them to a file for the pack's author. Asks where."""


ObjectionsIntent: TypeAlias = (
    AnswerObjection | ShowWho | SaveObjections | to.OpenClass | to.ReadPassage
)
