"""Published questions on their way out, in the form that every format is written from."""

from collections.abc import Iterator, Mapping

from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion
from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Item
from quizapp.core.content.packs import Pack


def outgoing(pack: Pack) -> tuple[ForeignQuestion, ...]:
    """Return the questions of a pack, numbered from 1, each with its source in words."""
    return tuple(_outgoing(pack))


def _outgoing(pack: Pack) -> Iterator[ForeignQuestion]:
    topics = {topic.id: topic.title for topic in pack.topics}
    titles = {
        passage.id: document.title for document in pack.documents for passage in document.passages
    }
    number = 0
    for fact in pack.facts:
        for item in fact.items:
            number += 1
            yield ForeignQuestion(
                number=number,
                kind=item.kind,
                stem=_stem(item),
                options=tuple(
                    ForeignOption(option.text, option.is_key, option.feedback)
                    for option in item.options
                ),
                feedback=_feedback(fact, item),
                correction=item.correction,
                name=str(item.id),
                topic=topics.get(fact.topic_id, ""),
                tags=item.tags,
                source=_source(fact, item, titles),
            )


def _stem(item: Item) -> str:
    """Return what is asked, with the line above it and what its picture shows in words."""
    stem = f"{item.source_line}: {item.stem}" if item.source_line else item.stem
    return stem if item.picture is None else f"{stem} [{picture_in_words(item.picture)}]"


def _feedback(fact: Fact, item: Item) -> str:
    return item.takeaway or fact.statement


def _source(fact: Fact, item: Item, titles: Mapping[PassageId, str]) -> str:
    deciding = set(item.evidence) or {piece.passage_id for piece in fact.evidence[:1]}
    quotes = (piece for piece in fact.evidence if piece.passage_id in deciding)
    return " ".join(
        f"“{piece.quote}” ({titles.get(piece.passage_id, piece.passage_id)})" for piece in quotes
    )
