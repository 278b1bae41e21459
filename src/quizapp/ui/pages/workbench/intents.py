"""What can be done at the Workbench. Every change of a question can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.core.content.facts import Evidence, Importance, Stance, Status
    from quizapp.core.content.ids import DocumentId, ItemId, PassageId, TopicId
    from quizapp.core.content.items import ItemKind
    from quizapp.ui.pages.workbench.state import Filter, Tab


# What is looked at


@dataclass(frozen=True)
class ChooseDocument:
    """Show the passages of a document."""

    document_id: DocumentId


@dataclass(frozen=True)
class ChooseQuestion:
    """Put a question into the editor."""

    item_id: ItemId


@dataclass(frozen=True)
class ShowTab:
    """Turn to a side of the editor."""

    tab: Tab


@dataclass(frozen=True)
class ShowOnly:
    """List some of the questions."""

    filter: Filter


@dataclass(frozen=True)
class ShowHints:
    """Mark sentences with something to ask, or no more."""

    on: bool


@dataclass(frozen=True)
class NextTrouble:
    """Go to the next thing that is wrong, across questions."""

    forward: bool = True


@dataclass(frozen=True)
class StepQuestion:
    """Go to the question after the chosen one, or before."""

    by: int


@dataclass(frozen=True)
class TryIt:
    """Go through the questions as a pupil sees them, from the one in hand."""


@dataclass(frozen=True)
class CloseTold:
    """The message was read."""


# Questions


@dataclass(frozen=True)
class NewQuestion:
    """Begin a question on words of a passage, or on nothing yet."""

    passage_id: PassageId | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Retire:
    """Take a question out of the next version, or bring it back."""

    item_id: ItemId


@dataclass(frozen=True)
class MarkReady:
    """Say that the chosen question is ready, or make it a draft again."""


# The chosen question


@dataclass(frozen=True)
class Write:
    """Store what was written in a field, which paused or was left."""

    item_id: ItemId
    field: str
    text: str


@dataclass(frozen=True)
class SetKind:
    """Make it a choice, or a statement to judge."""

    kind: ItemKind


@dataclass(frozen=True)
class MarkRight:
    """Mark the right option."""

    place: int


@dataclass(frozen=True)
class AddOption:
    """Add an empty option."""


@dataclass(frozen=True)
class RemoveOption:
    """Take an option out."""

    place: int


@dataclass(frozen=True)
class UseAsSource:
    """Quote words of a passage as its source."""

    passage_id: PassageId
    start: int
    end: int
    stance: Stance | None = None
    """None: they say so."""


@dataclass(frozen=True)
class TakeProposal:
    """Take one of the proposed sources."""

    number: int


@dataclass(frozen=True)
class MoveSource:
    """Put a quote to where its words are now."""

    before: Evidence
    after: Evidence


@dataclass(frozen=True)
class RemoveSource:
    """Let a quote go."""

    piece: Evidence


@dataclass(frozen=True)
class SetTopic:
    """Put its fact under a topic."""

    topic_id: TopicId


@dataclass(frozen=True)
class SetImportance:
    """Say how much it matters."""

    importance: Importance


@dataclass(frozen=True)
class SetStatus:
    """Say whether it is settled, somebody's word, or disputed."""

    status: Status


@dataclass(frozen=True)
class SetSensitive:
    """Mark its fact as sensitive, or not."""

    on: bool


@dataclass(frozen=True)
class SetAboutMyth:
    """Say whether the question is about the false belief."""

    on: bool


@dataclass(frozen=True)
class SetBelieved:
    """Say which wrong option is the false belief; None: none is."""

    place: int | None


@dataclass(frozen=True)
class SetDifficulty:
    """Say how much thought it needs, 1 to 3."""

    difficulty: int


@dataclass(frozen=True)
class AcceptWarning:
    """Live with a warning. Asks for a reason."""

    rule: str


@dataclass(frozen=True)
class TakeBackAccepted:
    """Be warned again of what was accepted."""

    rule: str


# Pictures


@dataclass(frozen=True)
class Spot:
    """Where a picture is shown: with a question, or else with a passage."""

    item_id: ItemId | None = None
    passage_id: PassageId | None = None


@dataclass(frozen=True)
class ChoosePicture:
    """Add a picture, or another one in its place. Asks for a file."""

    spot: Spot


@dataclass(frozen=True)
class BringPicture:
    """Add a picture that was dropped or pasted."""

    spot: Spot
    files: tuple[Path, ...] = ()
    data: bytes = field(default=b"", repr=False)
    """What was handed on without a file."""


@dataclass(frozen=True)
class RemovePicture:
    """Take the picture away."""

    spot: Spot


@dataclass(frozen=True)
class DescribePicture:
    """Store what was written about the picture of a passage."""

    spot: Spot
    words: str


# Undoing


@dataclass(frozen=True)
class Undo:
    """Take the last edit of the pack back."""


@dataclass(frozen=True)
class Redo:
    """Make it again."""


@dataclass(frozen=True)
class KeepMine:
    """Store the words that another window's edit kept from being stored."""


@dataclass(frozen=True)
class TakeTheirs:
    """Let them go and show what is stored."""


QuestionIntent: TypeAlias = (
    Write
    | SetKind
    | MarkRight
    | AddOption
    | RemoveOption
    | UseAsSource
    | TakeProposal
    | MoveSource
    | RemoveSource
    | SetTopic
    | SetImportance
    | SetStatus
    | SetSensitive
    | SetAboutMyth
    | SetBelieved
    | SetDifficulty
    | TakeBackAccepted
)
"""What changes a question."""

PictureIntent: TypeAlias = ChoosePicture | BringPicture | RemovePicture | DescribePicture
"""What is done with pictures."""

WorkbenchIntent: TypeAlias = (
    QuestionIntent
    | PictureIntent
    | ChooseDocument
    | ChooseQuestion
    | ShowTab
    | ShowOnly
    | ShowHints
    | NextTrouble
    | StepQuestion
    | TryIt
    | CloseTold
    | NewQuestion
    | Retire
    | MarkReady
    | AcceptWarning
    | Undo
    | Redo
    | KeepMine
    | TakeTheirs
    | to.OpenPack
    | to.OpenIntake
    | to.OpenGuide
)
