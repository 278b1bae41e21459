"""What the screen of learners shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.views.copies import CopyPreview
from quizapp.ui.kit.layout.banner import BannerKind


@dataclass(frozen=True)
class LearnerRow:
    """A learner with what tells them apart at a glance."""

    learner: Learner
    last_active: datetime | None
    """When the latest attempt began; None if there is none."""
    attempts: int
    looks_like: str = ""
    """Another learner's name that this one is hard to tell from."""
    is_locked: bool = False
    """Whether their PIN has to be typed before anything is done with them."""


class Wanted(StrEnum):
    """What was pressed on a learner whose PIN is asked for first."""

    CHOOSE = "choose"
    RENAME = "rename"
    RECORDS = "records"
    REMOVE = "remove"


@dataclass(frozen=True)
class PinQuestion:
    """A PIN that is asked for, or was typed and let something happen."""

    learner_id: LearnerId
    wanted: Wanted
    problem: str = ""
    """Why it was not the right one."""
    wait_ms: int = 0
    """How long nothing more is looked at."""


@dataclass(frozen=True)
class CopyState:
    """A learner's copy from another computer: being read, looked at, or taken in."""

    file_name: str
    doing: str = ""
    """What is under way, in words; empty while it is asked what is to be done."""
    share: float = 0.0
    """How far that is, from 0 to 1."""
    preview: CopyPreview | None = None
    chosen: Learner | None = None
    """Who was asked to have it; None: it was left open."""


@dataclass(frozen=True)
class NameProblem:
    """Why a name was not taken, shown beside the field where it was typed."""

    message: str
    hint: str
    learner_id: LearnerId | None = None
    """The learner who was to be renamed; None for the field of a new name."""
    anyway: str = ""
    """The words of the button that takes the name all the same; empty where it can't be."""


@dataclass(frozen=True)
class RightsNotice:
    """What became of exporting, removing or merging a learner, and the way back."""

    kind: BannerKind
    message: str
    hint: str = ""
    undo: str = ""
    """The words of the button that undoes it; empty where it can't be undone (any more)."""
    copies: str = ""
    """Which backups still hold the learner; empty if none does."""
    copies_hint: str = ""
    """When these go by themselves."""
    delete_copies: str = ""
    """The words of the button that deletes them."""


@dataclass(frozen=True)
class LearnersState:
    """The learners of this computer."""

    rows: tuple[LearnerRow, ...]
    now: datetime
    """The present, in the reader's time zone."""
    problem: NameProblem | None = None
    current: LearnerId | None = None
    """Who is learning now, if the screen was opened to change that."""
    notice: RightsNotice | None = None
    busy: str = ""
    """What is being done with a learner's records, in words; empty when nothing is."""
    pin: PinQuestion | None = None
    """Whose PIN is asked for."""
    opened: PinQuestion | None = None
    """What a PIN has just opened."""
    copy: CopyState | None = None
    """The copy that is being taken in; then the list waits."""
    on_server: bool = False
    """Whether what is recorded is kept on a database server, and not on this computer."""
