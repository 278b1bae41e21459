"""The pictures that cards and passages show, found in them and changed in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from quizapp.core.cards.card import FeedbackCard, Source
from quizapp.core.cards.outline import PassagePart
from quizapp.core.content.pictures import Picture

Change = Callable[[Picture], Picture]


def pictures_of_card(card: FeedbackCard) -> Iterator[Picture]:
    """Yield the pictures of a card: its question's and those of its passages."""
    yield from (card.picture,) if card.picture is not None else ()
    yield from _pictures(card.sources)


def pictures_to_read(parts: Iterable[PassagePart]) -> Iterator[Picture]:
    """Yield the pictures of passages that are read before a question."""
    yield from _pictures(part.source for part in parts)


def with_pictures(card: FeedbackCard, change: Change) -> FeedbackCard:
    """Return a card whose pictures are changed, each by itself."""
    shown = None if card.picture is None else change(card.picture)
    sources = tuple(_changed(source, change) for source in card.sources)
    return replace(card, picture=shown, sources=sources)


def parts_with_pictures(parts: Iterable[PassagePart], change: Change) -> tuple[PassagePart, ...]:
    """Return passages whose pictures are changed, each by itself."""
    return tuple(replace(part, source=_changed(part.source, change)) for part in parts)


def _pictures(sources: Iterable[Source]) -> Iterator[Picture]:
    for source in sources:
        if source.passage.picture is not None:
            yield source.passage.picture


def _changed(source: Source, change: Change) -> Source:
    shown = source.passage.picture
    if shown is None:
        return source
    return replace(source, passage=replace(source.passage, picture=change(shown)))
