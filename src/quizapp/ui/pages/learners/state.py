"""What the screen of learners shows."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
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
    on_server: bool = False
    """Whether what is recorded is kept on a database server, and not on this computer."""
