"""Converting what an author wrote to values of ``core``; it is validated already."""

from quizapp.core.content.facts import Evidence, Fact, Myth
from quizapp.core.content.ids import FactId, ItemId, PassageId, TopicId
from quizapp.core.content.items import Item, ItemKind, Option
from quizapp.core.content.packs import Topic
from quizapp.core.content.pictures import Picture
from quizapp.packs.locate import Place
from quizapp.packs.models import (
    ChoiceSource,
    EvidenceSource,
    FactSource,
    MythSource,
    TopicSource,
    TrueFalseSource,
)


def to_topic(source: TopicSource) -> Topic:
    """Return a topic."""
    return Topic(TopicId(source.id), source.title, source.about)


def to_evidence(source: EvidenceSource, place: Place) -> Evidence:
    """Return a piece of evidence at its place in the passage's text."""
    return Evidence(
        passage_id=PassageId(source.passage),
        quote=source.quote,
        stance=source.stance,
        start=place.start,
        end=place.end,
        row=source.row or "",
        column=source.column or "",
    )


def to_fact(source: FactSource, topic_id: str, evidence: tuple[Evidence, ...]) -> Fact:
    """Return a fact with its items, and with its evidence as it was located.

    Of the items' pictures only what is written is known yet.
    """
    fact_id = FactId(source.id)
    return Fact(
        id=fact_id,
        topic_id=TopicId(topic_id),
        statement=source.fact,
        status=source.status,
        attributed_to=source.attributed_to or "",
        as_of=source.as_of or "",
        sensitive=source.sensitive,
        explanation=source.explanation or "",
        reading=source.reading or "",
        evidence=evidence,
        myth=_myth(source.myth) if source.myth else None,
        items=tuple(
            _choice(item, source) if isinstance(item, ChoiceSource) else _true_false(item, source)
            for item in source.items
        ),
        importance=source.importance,
        provenance=source.provenance or "",
        places=tuple(source.places),
    )


def _myth(source: MythSource) -> Myth:
    return Myth(
        claim=source.claim,
        origin=source.origin,
        why_misleading=source.why_misleading,
        technique=source.technique or "",
        replacement=source.replacement or "",
    )


def _choice(source: ChoiceSource, fact: FactSource) -> Item:
    options = tuple(
        Option(
            text=option.text,
            is_key=option.key is True,
            feedback=option.feedback or "",
            misconception=FactId(option.misconception) if option.misconception else None,
        )
        for option in source.options
    )
    embodied = any(option.misconception == fact.id for option in source.options)
    return _item(source, fact, source.stem, options, about_myth=embodied)


def _true_false(source: TrueFalseSource, fact: FactSource) -> Item:
    """Return a true-false item: ``feedback`` goes to the key's side, ``tempting`` to the other."""
    options = tuple(
        Option(
            text=text,
            is_key=source.key is side,
            feedback=(source.feedback if source.key is side else source.tempting) or "",
        )
        for text, side in (("True", True), ("False", False))
    )
    return _item(source, fact, source.statement, options, about_myth=not source.key)


def _item(
    source: ChoiceSource | TrueFalseSource,
    fact: FactSource,
    stem: str,
    options: tuple[Option, ...],
    *,
    about_myth: bool,
) -> Item:
    """Return an item; ``about_myth`` holds where the author does not say."""
    said = source.about_myth
    picture = source.picture
    return Item(
        id=ItemId(source.id),
        fact_id=FactId(fact.id),
        kind=ItemKind(source.kind),
        stem=stem,
        options=options,
        difficulty=source.difficulty,
        tags=tuple(source.tags),
        correction=(source.correction or "") if isinstance(source, TrueFalseSource) else "",
        source_line=source.source_line or fact.source_line or "",
        takeaway=source.takeaway or "",
        evidence=tuple(map(PassageId, source.evidence)),
        deck=source.deck,
        talk=source.talk,
        about_myth=fact.myth is not None and (about_myth if said is None else said),
        picture=None if picture is None else Picture(picture.file, picture.alt),
    )
