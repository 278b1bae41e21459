"""Packs of many facts."""

from dataclasses import replace

from quizapp.core.content.documents import Document
from quizapp.core.content.facts import Evidence, Fact, Stance
from quizapp.core.content.ids import DocumentId, FactId, ItemId, PassageId, TopicId
from quizapp.core.content.packs import Pack, Topic
from tests.builders import (
    PASSAGE_TEXT,
    a_choice,
    a_document,
    a_fact,
    a_pack,
    a_passage,
    a_statement,
)


def a_document_named(name: str) -> Document:
    passage = a_passage(id=PassageId(f"{name}#one"), document_id=DocumentId(name))
    return a_document(id=DocumentId(name), title=name.title(), passages=(passage,))


def a_fact_numbered(
    number: int, *, topic: str = "routes", documents: tuple[str, ...] = ("news",), **changes: object
) -> Fact:
    """Return a fact with a choice, a true and a false statement."""
    fact_id = FactId(f"fact-{number}")
    about = changes.get("myth", "the builder's") is not None
    items = (
        a_choice(about_myth=about),
        a_statement(key=True, about_myth=about),
        a_statement(key=False, about_myth=about),
    )
    return replace(
        a_fact(
            id=fact_id,
            topic_id=TopicId(topic),
            statement=f"Fact {number} is so.",
            evidence=tuple(
                Evidence(PassageId(f"{name}#one"), PASSAGE_TEXT[:10], Stance.SUPPORTS, 0, 10)
                for name in documents
            ),
            items=tuple(
                replace(item, id=ItemId(f"{fact_id}-{kind}"), fact_id=fact_id)
                for item, kind in zip(items, ("choice", "true", "false"), strict=True)
            ),
        ),
        **changes,  # type: ignore[arg-type]
    )


def a_pack_of(*facts: Fact, **changes: object) -> Pack:
    """Return a pack with these facts and every topic and document that they name."""
    topics = sorted({fact.topic_id for fact in facts})
    cited = {piece.passage_id.partition("#")[0] for fact in facts for piece in fact.evidence}
    return a_pack(
        topics=tuple(Topic(topic, topic.title(), "About it.") for topic in topics),
        documents=tuple(a_document_named(name) for name in sorted(cited)),
        facts=facts,
        **changes,
    )


def without_items(fact: Fact, *kinds: str) -> Fact:
    """Return a fact without its items of these kinds: choice, true, false."""
    gone = tuple(f"-{kind}" for kind in kinds)
    return replace(fact, items=tuple(i for i in fact.items if not i.id.endswith(gone)))
