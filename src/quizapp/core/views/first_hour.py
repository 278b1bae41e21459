"""Values about the first hour: what can be read, and the questions that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.core.cards.outline import Claim
    from quizapp.core.content.documents import Document, Passage
    from quizapp.core.content.glossary import GlossaryEntry
    from quizapp.core.content.ids import FactId, ItemId, TopicId


@dataclass(frozen=True)
class Offer:
    """Something to begin with."""

    topic_id: TopicId | None
    """None: common myths, from all topics."""
    title: str
    about: str


@dataclass(frozen=True)
class ReadPassage:
    """A short passage to read."""

    headline: str
    """What it comes to; empty where it says so itself."""
    passage: Passage
    document: Document
    myth: Claim | None = None
    """Among common myths the one that it corrects."""


@dataclass(frozen=True)
class Reading:
    """Two or three passages, and the questions on them."""

    offer: Offer
    passages: tuple[ReadPassage, ...]
    questions: tuple[tuple[FactId, ItemId], ...]
    """What is asked afterwards, in its order."""
    glossary: tuple[GlossaryEntry, ...] = ()
    """The words that its pack explains."""
