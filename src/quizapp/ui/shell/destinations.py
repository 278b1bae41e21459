"""Where a page can lead: what one page asks of another, as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from quizapp.env.settings import Settings
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Attempt, Learner
    from quizapp.core.content.ids import (
        AttemptId,
        FactId,
        ItemId,
        PackId,
        PassageId,
        PresentedId,
        SessionId,
    )
    from quizapp.core.session.setup import ClassSession, SessionPlan


@dataclass(frozen=True)
class OpenPage:
    """Open a place of the rail, as a click on it does."""

    page: PageId


@dataclass(frozen=True)
class BeginReading:
    """Begin the first hour: a little to read, then questions on it."""


@dataclass(frozen=True)
class ReturnTo:
    """Show a place as it was left, without loading it again."""

    page: PageId


@dataclass(frozen=True)
class ChooseLearner:
    """Ask who is learning."""


@dataclass(frozen=True)
class LearnAs:
    """A learner has been chosen."""

    learner: Learner
    first: OpenPage | BeginReading | None = None
    """Where it leads; None: what is owed, then Today."""


@dataclass(frozen=True)
class SetUpQuiz:
    """Open the set-up of a quiz."""


@dataclass(frozen=True)
class StartAttempt:
    """Begin an attempt; an unfinished one is ended first, if the learner agrees."""

    make: Callable[[], Attempt]
    """Makes the attempt; runs off the window's thread."""
    began_at: PageId = PageId.TODAY
    """Where Done at its summary leads back to."""


@dataclass(frozen=True)
class ContinueAttempt:
    """Go on with an attempt where it stopped."""

    attempt_id: AttemptId


@dataclass(frozen=True)
class EndAttempt:
    """End an attempt, explain what it left open, then lead on."""

    attempt_id: AttemptId
    then: PageId = PageId.STUDY
    """Where it leads: Study sets up another quiz."""


@dataclass(frozen=True)
class OpenSummary:
    """Look back on an attempt."""

    attempt_id: AttemptId
    opened: PresentedId | None = None
    """The question that is opened in it."""


@dataclass(frozen=True)
class PayCorrections:
    """Show the explanations that are still owed, then Today."""


@dataclass(frozen=True)
class LeaveStudy:
    """A quiz or its summary was left."""

    done: bool
    """Whether it was finished: then it leads back to where it was begun."""


@dataclass(frozen=True)
class OpenTestPlan:
    """Set the day of a test, or change it."""


@dataclass(frozen=True)
class RemoveTestPlan:
    """Forget the test; the learner is asked first."""

    pack_id: PackId | None = None
    """The pack that it is on; None: the one that the learner works with."""


@dataclass(frozen=True)
class ReadPassage:
    """Read a passage in its document."""

    passage_id: PassageId
    marks: tuple[tuple[int, int], ...]
    """Spans of its text that are evidence."""
    back: PageId
    """Where the way back leads."""


@dataclass(frozen=True)
class PrepareSession:
    """Prepare a class's session: on a plan, on facts, or on questions drawn at once."""

    plan: SessionPlan | None = None
    facts: tuple[FactId, ...] = ()


@dataclass(frozen=True)
class OpenClass:
    """Open the page Class anew."""

    notice: str = ""
    """What was just done, such as a session that was deleted."""


@dataclass(frozen=True)
class OpenResults:
    """Show what a session came to."""

    session_id: SessionId


@dataclass(frozen=True)
class OpenObjections:
    """Show what learners say is wrong with questions."""


@dataclass(frozen=True)
class OpenPacks:
    """Show the packs."""

    sources: tuple[Path, ...] = ()
    """Files and folders that are brought, to look at first."""


@dataclass(frozen=True)
class OpenPack:
    """Show one pack of one's own: its documents, questions and versions."""

    pack_id: PackId
    check: bool = False
    """Whether publishing is looked at at once."""
    taken: str = ""
    """What it has just taken of a file, to be told beside its questions; empty for nothing."""


@dataclass(frozen=True)
class OpenWorkbench:
    """Write the questions of a pack."""

    pack_id: PackId
    item_id: ItemId | None = None
    """The question to begin with; None: where it was left."""
    taken: str = ""
    """What the pack has just taken of a file, to be told; empty for nothing."""


@dataclass(frozen=True)
class OpenGuide:
    """Read what makes a good question."""

    pack_id: PackId | None = None
    """The pack that is being written, to which the way back leads; None: to all packs."""


@dataclass(frozen=True)
class OpenIntake:
    """Look at files that a teacher brought: documents and questions."""

    sources: tuple[Path, ...] = ()
    """Empty: asks which."""
    pack_id: PackId | None = None
    """The pack that takes them; None: asks."""
    from_workbench: bool = False
    """Whether the Workbench asked, to which one comes back."""


@dataclass(frozen=True)
class FindSources:
    """Find the source of each question of a pack that has none."""

    pack_id: PackId


@dataclass(frozen=True)
class RunSession:
    """Run a session with a class, begun just now or interrupted before."""

    session: ClassSession


@dataclass(frozen=True)
class ShowKeys:
    """Open the sheet of all keys."""


@dataclass(frozen=True)
class ChangeSettings:
    """Keep changed settings and apply them."""

    settings: Settings


@dataclass(frozen=True)
class MoveBank:
    """Keep the bank in another folder from now on; it has been confirmed."""

    folder: Path


@dataclass(frozen=True)
class RestoreBackup:
    """Let a backup take the bank's place; it has been confirmed."""

    backup: Path


ToApp: TypeAlias = ChangeSettings | MoveBank | RestoreBackup
"""What goes beyond one open bank."""

Destination: TypeAlias = (
    OpenPage
    | ReturnTo
    | ChooseLearner
    | LearnAs
    | SetUpQuiz
    | StartAttempt
    | ContinueAttempt
    | EndAttempt
    | BeginReading
    | OpenSummary
    | PayCorrections
    | LeaveStudy
    | OpenTestPlan
    | RemoveTestPlan
    | ReadPassage
    | PrepareSession
    | OpenClass
    | OpenResults
    | OpenObjections
    | OpenPacks
    | OpenPack
    | OpenWorkbench
    | OpenGuide
    | OpenIntake
    | FindSources
    | RunSession
    | ShowKeys
    | ToApp
)
