"""Choosing the items of a quiz from candidates that the bank has drawn."""

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.ids import DocumentId, FactId, ItemId, ItemVersionId, TopicId
from quizapp.core.items import ItemKind


@dataclass(frozen=True)
class Candidate:
    """What choosing needs to know of an item."""

    item_id: ItemId
    version_id: ItemVersionId
    fact_id: FactId
    topic_id: TopicId
    documents: frozenset[DocumentId]
    """The documents that its fact's evidence cites."""
    kind: ItemKind
    key_is_true: bool | None
    """For a true-false item, whether its statement is true."""
    last_shown: datetime | None
    """When this learner last saw the item; None if never."""
