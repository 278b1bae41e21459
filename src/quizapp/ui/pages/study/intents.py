"""What can be done in a quiz: at a question, at its feedback, and looking back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Certainty
    from quizapp.core.content.ids import PassageId, PresentedId


@dataclass(frozen=True)
class Choose:
    """Choose an option, without submitting it."""

    position: int
    """In the shown order."""


@dataclass(frozen=True)
class Answer:
    """Submit what is chosen."""

    position: int
    """In the shown order."""
    certainty: Certainty | None
    """How sure one is; None where that was not said."""


@dataclass(frozen=True)
class Skip:
    """Skip the question."""


@dataclass(frozen=True)
class MoreTime:
    """Give the question its time once more, as often as is wished (spec UI-2)."""


@dataclass(frozen=True)
class Continue:
    """Leave a card that was read: its debt is paid."""


@dataclass(frozen=True)
class Leave:
    """Leave the quiz; everything is kept, and a card that is open stays owed."""


@dataclass(frozen=True)
class SetFlag:
    """Flag the question that is shown, or take its flag away."""

    flagged: bool


@dataclass(frozen=True)
class FlagQuestion:
    """Flag one of the questions of an attempt, or take its flag away."""

    presented_id: PresentedId
    flagged: bool


@dataclass(frozen=True)
class OpenPassage:
    """Read a passage of a card in its document."""

    passage_id: PassageId


@dataclass(frozen=True)
class AskAnother:
    """Leave the card for another question like its own, on top of the quiz."""


@dataclass(frozen=True)
class SayWrong:
    """Say that something is wrong with the question, or see what came of it. Asks what."""


@dataclass(frozen=True)
class SayWrongWith:
    """Say that something is wrong with one of the questions of an attempt."""

    presented_id: PresentedId


@dataclass(frozen=True)
class ShowWords:
    """Tell what the words of the card's passages mean that the glossary explains."""


@dataclass(frozen=True)
class Again:
    """Ask again what was missed."""


QuestionIntent: TypeAlias = Choose | Answer | Skip | MoreTime | SetFlag | Leave | to.ShowKeys
MoreIntent: TypeAlias = AskAnother | SayWrong | ShowWords
"""What can be done at a card besides going on."""

FeedbackIntent: TypeAlias = Continue | Leave | SetFlag | OpenPassage | MoreIntent | to.ShowKeys
RowIntent: TypeAlias = FlagQuestion | OpenPassage | SayWrongWith
"""What can be done with a question of a summary."""

SummaryIntent: TypeAlias = Again | RowIntent | to.SetUpQuiz | to.LeaveStudy
