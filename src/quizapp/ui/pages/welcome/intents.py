"""What can be done in the first hour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from quizapp.core.content.ids import PackId
from quizapp.ui.shell import destinations as to


@dataclass(frozen=True)
class BeginWith:
    """Read what is on one of the topics."""

    place: int
    """Among those on offer."""


@dataclass(frozen=True)
class ReadOn:
    """Show the next passage, or after the last one the questions."""


@dataclass(frozen=True)
class ReadBack:
    """Show the passage before, or before the first one what there is to begin with."""


@dataclass(frozen=True)
class ShowWords:
    """Tell what the words of the passage mean that the glossary explains."""


@dataclass(frozen=True)
class TakeSubject:
    """Work with another subject that is here."""

    pack_id: PackId


WelcomeIntent: TypeAlias = BeginWith | ReadOn | ReadBack | ShowWords | TakeSubject | to.SetUpQuiz
