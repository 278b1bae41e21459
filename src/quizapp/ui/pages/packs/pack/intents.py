"""What can be done with one pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from quizapp.ui.pages.packs.intents import CloseNotice, OfferAgain, RetirePack, SaveCopy
from quizapp.ui.shell import destinations as to

if TYPE_CHECKING:
    from quizapp.core.authoring.drafts import QuestionState
    from quizapp.core.content.ids import ItemId
    from quizapp.ui.pages.packs.pack.state import Tab


@dataclass(frozen=True)
class ShowTab:
    """Show another part of the pack."""

    tab: Tab


@dataclass(frozen=True)
class Check:
    """Look at what publishing would do."""


@dataclass(frozen=True)
class CloseCheck:
    """Leave the check; nothing was published."""


@dataclass(frozen=True)
class Publish:
    """Publish what was checked."""

    note: str


@dataclass(frozen=True)
class SetState:
    """Make a question ready or a draft again, retire it or bring it back."""

    item_id: ItemId
    state: QuestionState


@dataclass(frozen=True)
class Undo:
    """Take the last edit back."""


@dataclass(frozen=True)
class ShowChanges:
    """Show what a version changed; 0: nothing any more."""

    number: int


@dataclass(frozen=True)
class GoBack:
    """Publish an earlier version anew. Asks first."""

    number: int


@dataclass(frozen=True)
class Teach:
    """Prepare a session with a class on this pack, and work with it from now on."""


@dataclass(frozen=True)
class ExportAs:
    """Write the questions for another program. Says first what can't come along."""

    format: str
    """As the services name it."""


PackIntent: TypeAlias = (
    ShowTab
    | Check
    | CloseCheck
    | Publish
    | SetState
    | Undo
    | ShowChanges
    | GoBack
    | ExportAs
    | Teach
    | RetirePack
    | OfferAgain
    | SaveCopy
    | CloseNotice
    | to.OpenPacks
    | to.OpenWorkbench
    | to.OpenIntake
    | to.FindSources
)
