"""Finding the passages that may answer a question, while the documents stay the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.content.items import ItemKind

if TYPE_CHECKING:
    from quizapp.core.authoring.finding_sources import ProposedSource, SourceIndex
    from quizapp.core.content.documents import Document
    from quizapp.core.content.items import Item


class SourceFinder:
    """Counts the words of a pack's passages once for many questions."""

    def __init__(self) -> None:
        self._known: tuple[tuple[Document, ...], SourceIndex] | None = None

    def best(self, documents: tuple[Document, ...], item: Item) -> tuple[ProposedSource, ...]:
        """Return the three passages that fit a question best.

        Args:
            documents: all of its pack.
            item: the question; may be incomplete.
        """
        from quizapp.core.authoring.finding_sources import SourceIndex

        known = self._known
        if known is None or known[0] is not documents:
            passages = (one for document in documents for one in document.passages)
            known = self._known = (documents, SourceIndex(passages))
        key = next((option.text for option in item.options if option.is_key), "")
        return known[1].best(item.stem, key if item.kind is ItemKind.CHOICE else "")
