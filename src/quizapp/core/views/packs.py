"""Packs as screens list them."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.core.content.ids import PackId


class PackState(StrEnum):
    """Whether learners are offered a pack."""

    PUBLISHED = "published"
    RETIRED = "retired"
    NOT_BUILT = "not built"
    """There are files of it, with errors, and the bank has never held it."""
    WRITTEN = "being written"
    """Nothing of it was published yet."""


@dataclass(frozen=True)
class PackLine:
    """A pack in a list."""

    id: PackId
    title: str
    state: PackState
    release: int
    questions: int
    """How many learners may be asked."""
    built_in: bool
    trouble: tuple[str, ...] = ()
    """What is wrong with its files as they are now; the bank then keeps what it had."""
    drafts: int = 0
    """Questions of it that are being written and learners don't see."""


@dataclass(frozen=True)
class OfferedPacks:
    """What a learner can choose from."""

    chosen: PackId
    """The pack that the learner works with."""
    packs: tuple[tuple[PackId, str], ...]
    """Every pack that is offered, with its title; the built-in one first."""


@dataclass(frozen=True)
class PackPreview:
    """What a folder or a file holds, before it is taken in."""

    id: PackId
    title: str
    licence: str
    release: int
    questions: int
    documents: int
    topics: int
    replaces: int | None
    """The release that the bank holds of it; None: it is new."""
    trouble: tuple[str, ...] = ()
    """Everything that is wrong with it; then it can't be taken in."""
