"""A pack: documents, facts and items that are released together under one licence."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Fact
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import PackId, TopicId
from quizapp.core.content.items import Item


@dataclass(frozen=True)
class Topic:
    """A group of facts that learners choose by."""

    id: TopicId
    title: str
    about: str


@dataclass(frozen=True)
class Pack:
    """The content of a folder, with every quote located."""

    id: PackId
    title: str
    language: str
    licence: str
    about: str
    topics: tuple[Topic, ...]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    glossary: tuple[GlossaryEntry, ...] = ()
    release: int = 1
    """Only rises, so that an older app does not put its content in place of newer."""

    def items(self) -> Iterator[Item]:
        """Yield the items of all facts, in their order."""
        for fact in self.facts:
            yield from fact.items


@dataclass(frozen=True)
class BuiltPack:
    """A pack as a bank holds it, without its content."""

    id: PackId
    title: str
    digest: str
    """Of the files that it was built from."""
    release: int
    retired: bool
    """Whether learners are no longer offered it."""


@dataclass(frozen=True)
class BuildReport:
    """What building a pack into a bank did to the items."""

    added: int
    changed: int
    retired: int
    unchanged: int
    newer_there: bool = False
    """Whether nothing was done because the bank holds a higher release of the pack."""


@dataclass(frozen=True)
class Totals:
    """Counts of what a bank holds, without what is retired."""

    documents: int
    facts: int
    items: int
