"""Results of a search."""

from dataclasses import dataclass

from quizapp.core.content.documents import Passage
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, TopicId
from quizapp.core.content.items import ItemKind


@dataclass(frozen=True)
class PassageHit:
    """A passage that holds every word searched for."""

    passage: Passage
    document_title: str
    place: str
    """Document, section and paragraph in words."""
    marks: tuple[tuple[int, int], ...]
    """Character spans of the passage's text that match."""
    snippet: tuple[int, int]
    """The span of the text to show where the whole is too long: it holds the first match."""


@dataclass(frozen=True)
class ItemHit:
    """An item whose stem or options hold every word searched for."""

    item_id: ItemId
    version_id: ItemVersionId
    fact_id: FactId
    topic_id: TopicId
    kind: ItemKind
    stem: str
    marks: tuple[tuple[int, int], ...]
    """Character spans of the stem that match; none where only an option does."""
