"""What publishing would do, and the versions that there are, as screens show them."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.authoring.judging import Trouble
from quizapp.core.content.ids import ItemId, PackId


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
