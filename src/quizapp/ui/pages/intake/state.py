"""What the intake shows: one step of one file at a time."""

from dataclasses import dataclass
from typing import TypeAlias

from quizapp.core.authoring.columns import ColumnGuess
from quizapp.core.authoring.document_making import DocumentHead
from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.importing import ImportPreview
from quizapp.core.authoring.passage_steps import PassageSteps
from quizapp.core.content.ids import PackId
from quizapp.core.views.plan_files import PlanPreview
from quizapp.ui.shell.state import PageId


@dataclass(frozen=True)
class Reading:
    """A file that is being read."""

    share: float = 0.0
    """How much of it is read, 0 to 1."""


@dataclass(frozen=True)
class ChoosePack:
    """Into which pack it goes: one of the teacher's own, or a new one."""

    packs: tuple[tuple[PackId, str], ...]
    """Ids and titles."""
    title: str
    """What a new one would be called, unless something else is typed."""


@dataclass(frozen=True)
class ChooseColumns:
    """A table of which one has to say what its columns hold."""

    columns: ColumnGuess
    """As it is guessed, or as it was said before."""


@dataclass(frozen=True)
class LookAtQuestions:
    """The questions of a file, before any is taken."""

    preview: ImportPreview
    pack: str
    """The title of the pack that would take them."""
    has_documents: bool = False
    """Whether the pack has documents in which their sources may be found."""


@dataclass(frozen=True)
class LookAtDocument:
    """A document as it was read, and the passages that would be made of it."""

    handout: Handout
    steps: PassageSteps
    head: DocumentHead
    """What is proposed to be said of it."""
    pack: str
    """The title of the pack that would take it."""
    single_keys: bool = True


@dataclass(frozen=True)
class LookAtPlan:
    """A plan of a session, before it is taken."""

    preview: PlanPreview


@dataclass(frozen=True)
class Told:
    """A file that is nothing for this place: what it is, and what to do with it."""

    message: str
    hint: str
    leads: PageId | None = None
    """The place of the rail where it belongs."""
    fits: bool = False
    """Whether something was done with it, and it isn't refused."""
    here: bool = False
    """Whether it is here already, and need not be taken."""


Step: TypeAlias = (
    Reading | ChoosePack | ChooseColumns | LookAtQuestions | LookAtDocument | LookAtPlan | Told
)


@dataclass(frozen=True)
class IntakeState:
    """The file that is looked at."""

    name: str
    step: Step
    waiting: int = 0
    """How many more were brought at once, and are looked at next."""
    taking: bool = False
    """Whether it is being written."""
