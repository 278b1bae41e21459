"""What can be done on the page Review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.content.ids import FactId
    from quizapp.core.views.objections import ObjectionId


@dataclass(frozen=True)
class Practise:
    """Practise facts of the list."""

    facts: tuple[FactId, ...]
    """In the order to ask."""


@dataclass(frozen=True)
class ReviewDue:
    """Review what is due today."""


@dataclass(frozen=True)
class OpenEntry:
    """Open one fact of the list."""

    fact_id: FactId


@dataclass(frozen=True)
class BackToList:
    """Leave an opened fact."""


@dataclass(frozen=True)
class ReadAnswer:
    """The answer to what the learner said is wrong was read: it need not be shown again."""

    objection_id: ObjectionId


@dataclass(frozen=True)
class SayWrong:
    """Say that something is wrong with the question of the opened fact."""


EntryIntent: TypeAlias = Practise | BackToList | SayWrong | to.ReadPassage
"""What can be done on an opened fact."""

AnswersIntent: TypeAlias = ReadAnswer | to.OpenSummary
"""What can be done with an answer."""

ReviewIntent: TypeAlias = ReviewDue | OpenEntry | EntryIntent | AnswersIntent | to.SetUpQuiz
