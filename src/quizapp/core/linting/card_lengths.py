"""L33: a card that is longer than anybody reads after one answer."""

from collections.abc import Iterator, Mapping
from statistics import median

from quizapp.core.cards.length import card_words
from quizapp.core.content.documents import Document, Passage
from quizapp.core.content.facts import Fact, Status
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Deck, Item
from quizapp.core.content.packs import Pack
from quizapp.core.linting import limits
from quizapp.core.linting.content import DEMANDING_TAGS
from quizapp.core.linting.findings import Finding, warning

Placed = Mapping[PassageId, tuple[Passage, Document]]
"""Passages by id, each with its document."""


def placed_passages(pack: Pack) -> dict[PassageId, tuple[Passage, Document]]:
    """Return the pack's passages by id, each with its document."""
    return {
        passage.id: (passage, document)
        for document in pack.documents
        for passage in document.passages
    }


def card_length(item: Item, fact: Fact, passages: Placed) -> tuple[int, int] | None:
    """Return the words beside the passages and of the whole card (spec FB-13).

    Returns:
        Both numbers; None where a cited passage is missing, which L26 reports.
    """
    if any(piece.passage_id not in passages for piece in fact.evidence):
        return None
    return card_words(item, fact, passages)


def long_card(item: Item, fact: Fact, passages: Placed) -> Iterator[Finding]:
    """L33, one item: too many words beside the passages, or on the whole card.

    Where two passages or a table decide, the whole may be longer.
    """
    length = card_length(item, fact, passages) if _one_key(item) else None
    if length is None:
        return
    left, whole = length
    if left > limits.CARD_LEFT_MOST:
        yield warning(
            "L33",
            item.id,
            f"The card has {left} words beside the passage, more than {limits.CARD_LEFT_MOST}.",
            "Leave out the explanation, or what feedback and fact say twice.",
        )
    if whole > limits.CARD_MOST and not _needs_more(item, fact, passages):
        yield warning(
            "L33",
            item.id,
            f"The card has {whole} words with its passage, more than {limits.CARD_MOST}.",
            "Choose a shorter passage that decides it, or say less beside it.",
        )


def long_cards(pack: Pack) -> Iterator[Finding]:
    """L33, bank: half of the cards are longer than they should be."""
    lengths = card_lengths(pack)
    if len(lengths) < limits.CARDS:
        return
    for place, most, what in (
        (0, limits.CARD_LEFT_MEDIAN, "beside the passages"),
        (1, limits.CARD_MEDIAN, "with their passages"),
    ):
        middle = median(length[place] for length in lengths)
        if middle > most:
            yield warning(
                "L33",
                pack.id,
                f"Half of the {len(lengths)} cards have more than {middle:.0f} words {what}; "
                f"it should be {most}.",
                "Shorten the longest of them, or let shorter passages decide.",
            )


def card_lengths(pack: Pack) -> list[tuple[int, int]]:
    """Return the lengths of the cards of the default deck."""
    passages = placed_passages(pack)
    found = (
        card_length(item, fact, passages)
        for fact in pack.facts
        for item in fact.items
        if item.deck is Deck.DEFAULT and _one_key(item)
    )
    return [length for length in found if length is not None]


def _needs_more(item: Item, fact: Fact, passages: Placed) -> bool:
    """Return whether two passages decide it, the sides of a dispute for instance, or a table."""
    deciding = item.evidence or tuple(piece.passage_id for piece in fact.evidence[:1])
    both_sides = fact.status is Status.DISPUTED and not item.evidence
    tables = any(passages[one][0].table is not None for one in deciding if one in passages)
    return len(deciding) > 1 or both_sides or tables or bool(DEMANDING_TAGS & {*item.tags})


def _one_key(item: Item) -> bool:
    return sum(option.is_key for option in item.options) == 1
