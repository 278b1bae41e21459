"""What publishing would do, and the versions that there are, as screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.content.grades import Grade
from quizapp.core.content.ids import DocumentId, ItemId, PackId
from quizapp.core.linting.findings import Severity
from quizapp.core.views.packs import PackLine

if TYPE_CHECKING:  # brings the linter along, which a list of packs does not need
    from quizapp.core.authoring.judging import Trouble


@dataclass(frozen=True)
class QuestionTroubles:
    """What is wrong with one question."""

    item_id: ItemId
    stem: str
    """What is asked; empty where nothing is written."""
    troubles: tuple[Trouble, ...]
    """At least one."""


@dataclass(frozen=True)
class SinceVersion:
    """What is different from what learners have."""

    version: int
    """What learners have; 0: nothing was published yet."""
    new: int
    reworded: int
    removed: int
    responses: int
    """To questions that are reworded or removed: they keep the wording that was answered."""
    other: bool
    """Whether anything else differs: a title, a document, a source, an explanation."""

    @property
    def any(self) -> bool:
        """Return whether there is anything to publish."""
        return bool(self.new or self.reworded or self.removed or self.other)


@dataclass(frozen=True)
class PublishCheck:
    """Whether a pack can be published, and what that would change."""

    pack_id: PackId
    version: int
    """The number that it would have."""
    ready: int
    drafts: int
    """Questions that stay behind."""
    retired_pack: bool
    """Whether the pack is retired: it is brought back first."""
    whole: tuple[str, ...]
    """What is wrong with the pack as a whole, in words."""
    errors: tuple[QuestionTroubles, ...]
    warnings: tuple[QuestionTroubles, ...]
    since: SinceVersion
    by_hand: tuple[str, ...]
    """What was changed by hand in its files since the last version, and would be replaced."""

    @property
    def can_publish(self) -> bool:
        """Return whether nothing speaks against it."""
        return not (self.whole or self.errors or self.retired_pack) and self.since.any


@dataclass(frozen=True)
class VersionLine:
    """A published version in a list."""

    number: int
    at: datetime
    by: str
    """The name of whoever published it; empty where it came as a file."""
    note: str
    questions: int
    current: bool
    """Whether learners have it."""


@dataclass(frozen=True)
class QuestionRow:
    """A question of a pack that is being written, in a list."""

    item_id: ItemId
    stem: str
    """What is asked; empty where nothing is written."""
    state: QuestionState
    grade: Grade
    troubles: tuple[Trouble, ...]
    """Of one that is retired none is told."""

    @property
    def errors(self) -> int:
        """Return how many of them keep it from being published."""
        return sum(one.severity is Severity.ERROR for one in self.troubles)


@dataclass(frozen=True)
class DocumentRow:
    """A document of a pack that is being written, in a list."""

    id: DocumentId
    title: str
    passages: int
    questions: int
    """How many rest on it; retired ones don't count."""


@dataclass(frozen=True)
class PackOverview:
    """One pack with everything that its page lists."""

    pack_id: PackId
    title: str
    line: PackLine | None
    """What learners have of it; None: nothing was published yet."""
    questions: tuple[QuestionRow, ...]
    documents: tuple[DocumentRow, ...]
    versions: tuple[VersionLine, ...]
    undo: str
    """What undoing would take back, in words; empty for nothing."""
    has_pin: bool
    """Whether retiring it, and bringing it back, asks for a PIN."""

    def number(self, state: QuestionState) -> int:
        """Return how many questions have a state."""
        return sum(question.state is state for question in self.questions)
