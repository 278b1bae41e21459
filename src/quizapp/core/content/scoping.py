"""Ids of packs side by side: all but the built-in one have ``pack:id`` in a bank (spec DB-6).

Authors write short ids, unique within their pack. Two packs may have the same ones, so they are
told apart where a pack is built into a bank, and only there.
"""

from collections.abc import Iterable
from dataclasses import replace

from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import (
    DocumentId,
    FactId,
    ItemId,
    PackId,
    PassageId,
    TopicId,
)
from quizapp.core.content.items import Item, Option
from quizapp.core.content.packs import Pack

BUILT_IN = PackId("north-korean-defectors")
"""The pack that comes with the app: its ids stand in banks as they are written."""

SIGN = ":"
"""Between a pack's id and an id of its own. No id that is written has it."""


def scoped(pack: Pack) -> Pack:
    """Return a pack with its ids as a bank has them: as written for the built-in pack.

    Raises:
        ValueError: its ids are a bank's already.
    """
    if pack.id == BUILT_IN:
        return pack
    if any(SIGN in topic.id for topic in pack.topics):
        message = f"the ids of {pack.id} are a bank's already"
        raise ValueError(message)
    return _Scoping(f"{pack.id}{SIGN}").pack(pack)


class _Scoping:
    """Puts a prefix before every id of a pack."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def pack(self, pack: Pack) -> Pack:
        return replace(
            pack,
            topics=tuple(replace(one, id=TopicId(self._prefix + one.id)) for one in pack.topics),
            documents=tuple(map(self._document, pack.documents)),
            facts=tuple(map(self._fact, pack.facts)),
            glossary=tuple(
                replace(one, rests_on=tuple(self._prefix + name for name in one.rests_on))
                for one in pack.glossary
            ),
        )

    def _document(self, document: Document) -> Document:
        return replace(
            document,
            id=DocumentId(self._prefix + document.id),
            passages=tuple(map(self._passage, document.passages)),
        )

    def _passage(self, passage: Passage) -> Passage:
        return replace(
            passage,
            id=PassageId(self._prefix + passage.id),
            document_id=DocumentId(self._prefix + passage.document_id),
        )

    def _fact(self, fact: Fact) -> Fact:
        return replace(
            fact,
            id=FactId(self._prefix + fact.id),
            topic_id=TopicId(self._prefix + fact.topic_id),
            evidence=tuple(
                replace(one, passage_id=PassageId(self._prefix + one.passage_id))
                for one in fact.evidence
            ),
            items=tuple(map(self._item, fact.items)),
        )

    def _item(self, item: Item) -> Item:
        return replace(
            item,
            id=ItemId(self._prefix + item.id),
            fact_id=FactId(self._prefix + item.fact_id),
            evidence=tuple(self._passages(item.evidence)),
            options=tuple(map(self._option, item.options)),
        )

    def _passages(self, ids: Iterable[PassageId]) -> Iterable[PassageId]:
        return (PassageId(self._prefix + one) for one in ids)

    def _option(self, option: Option) -> Option:
        if option.misconception is None:
            return option
        return replace(option, misconception=FactId(self._prefix + option.misconception))
