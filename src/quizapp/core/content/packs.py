"""A pack: documents, facts and items that are released together under one licence."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Fact
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.core.content.ids import TopicId
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

    id: str
    title: str
    language: str
    licence: str
    about: str
    topics: tuple[Topic, ...]
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    glossary: tuple[GlossaryEntry, ...] = ()

    def items(self) -> Iterator[Item]:
        """Yield the items of all facts, in their order."""
        for fact in self.facts:
            yield from fact.items


@dataclass(frozen=True)
class BuildReport:
    """What building a pack into a bank did to the items."""

    added: int
    changed: int
    retired: int
    unchanged: int


@dataclass(frozen=True)
class Totals:
    """Counts of what a bank holds, without what is retired."""

    documents: int
    facts: int
    items: int
