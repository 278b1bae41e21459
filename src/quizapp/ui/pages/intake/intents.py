"""What can be done with files that were brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.authoring.columns import ColumnGuess
    from quizapp.core.authoring.document_making import DocumentHead
    from quizapp.core.content.ids import PackId


@dataclass(frozen=True)
class BringFiles:
    """Bring files. Asks which."""


@dataclass(frozen=True)
class IntoPack:
    """Take what was brought into a pack that is there."""

    pack_id: PackId


@dataclass(frozen=True)
class IntoNewPack:
    """Take what was brought into a new pack."""

    title: str


@dataclass(frozen=True)
class ChangeColumns:
    """Say what the columns of the table hold that the questions were read from."""


@dataclass(frozen=True)
class CutTable:
    """Look at the table in another way: another sheet, separator, encoding or row of headings."""

    sheet: str
    separator: str
    encoding: str
    header_row: int | None


@dataclass(frozen=True)
class ReadColumns:
    """Read the questions, now that it is said what the columns hold."""

    columns: ColumnGuess


@dataclass(frozen=True)
class TakeQuestions:
    """Take the questions that are looked at as drafts."""

    without: frozenset[int]
    """Numbers of those that are left out."""
    then_find: bool = False
    """Whether their sources are looked for next, in the documents of the pack."""


@dataclass(frozen=True)
class JoinWithNext:
    """Join a passage with the next one."""

    place: int


@dataclass(frozen=True)
class SplitPassage:
    """Cut a passage in two."""

    place: int
    letter: int
    """With which the second part begins."""


@dataclass(frozen=True)
class LeaveOut:
    """Leave a passage out, or take it again."""

    place: int
    left_out: bool


@dataclass(frozen=True)
class MarkSensitive:
    """Mark a passage as sensitive, or not."""

    place: int
    sensitive: bool


@dataclass(frozen=True)
class ChangeWords:
    """Let a passage have other words."""

    place: int
    text: str


@dataclass(frozen=True)
class TableAsWords:
    """Let a table be a text like others."""

    place: int


@dataclass(frozen=True)
class UndoStep:
    """Take back what was done last with the passages."""


@dataclass(frozen=True)
class RedoStep:
    """Do again what was taken back."""


PassageIntent: TypeAlias = (
    JoinWithNext
    | SplitPassage
    | LeaveOut
    | MarkSensitive
    | ChangeWords
    | TableAsWords
    | UndoStep
    | RedoStep
)


@dataclass(frozen=True)
class TakeDocument:
    """Take the document that is looked at."""

    head: DocumentHead


@dataclass(frozen=True)
class TakePlan:
    """Keep the plan that is looked at, with the packs that it brings."""


@dataclass(frozen=True)
class PutAside:
    """Leave this file, also while it is being read; nothing is written."""


IntakeIntent: TypeAlias = (
    BringFiles
    | IntoPack
    | IntoNewPack
    | ChangeColumns
    | CutTable
    | ReadColumns
    | TakeQuestions
    | PassageIntent
    | TakeDocument
    | TakePlan
    | PutAside
    | to.OpenPage
)
