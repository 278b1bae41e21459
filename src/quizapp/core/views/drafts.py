"""Working copies as screens list them."""

from dataclasses import dataclass

from quizapp.core.authoring.drafts import WorkingCopy
from quizapp.core.authoring.edits import Change
from quizapp.core.content.ids import PackId


@dataclass(frozen=True)
class CopyLine:
    """A pack that is being written, in a list."""

    pack_id: PackId
    title: str
    drafts: int
    """Questions that aren't ready."""
    ready: int


@dataclass(frozen=True)
class OpenedCopy:
    """A working copy with what can be undone."""

    copy: WorkingCopy
    undo: str = ""
    """What undoing takes back, in words; empty for nothing."""
    redo: str = ""


@dataclass(frozen=True)
class EditDone:
    """An edit that was stored: made, taken back or made again."""

    change: Change
    """What was exchanged: of one taken back its inverse. Applied to the working copy as it was,
    it gives the one that is."""
    revision: int
    undo: str
    redo: str
