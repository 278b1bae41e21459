"""The linter: every rule on every item, fact and the bank.

One rule does not concern a pack: L25 (``cross.py``) judges a drawn quiz.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Deck, Item, ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.linting import (
    bank_cues,
    card_lengths,
    completeness,
    content,
    cues,
    duplicates,
    glossary,
    grammar,
    headlines,
    lengths,
    naming,
    numbers,
    options,
    picture_words,
    plausibility,
    positions,
    reconciling,
    sensitivity,
    statements,
    stems,
)
from quizapp.core.linting.choices import choice_of
from quizapp.core.linting.findings import Finding

_CHOICE_RULES = (
    lengths.key_much_longer,
    options.refers_to_options,
    options.combines_options,
    cues.absolute_distractors,
    cues.hedged_key,
    stems.negative_stem,
    grammar.grammar,
    options.alike_options,
    numbers.number_order,
    numbers.overlapping_ranges,
    options.option_count,
    cues.clang,
    cues.echo,
    cues.convergence,
    plausibility.other_types,
    stems.unfocused_stem,
    options.vague_options,
    stems.blanks,
    options.repeated_start,
    options.opposite_pair,
    cues.lone_qualifier,
)


def lint_item(
    item: Item,
    fact: Fact,
    passages: Mapping[PassageId, Passage],
    titles: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings of the rules on single items.

    Args:
        item: a choice or true-false item.
        fact: the fact it is on.
        passages: the pack's passages by id; only those that the fact cites are looked at.
        titles: the titles of the pack's documents (L32).
    """
    return tuple(_item_findings(item, fact, passages, titles))


def lint_fact(fact: Fact, passages: Mapping[PassageId, Passage]) -> tuple[Finding, ...]:
    """Return the findings of the rules on single facts, without those on its items."""
    return (
        *completeness.located_evidence(fact, passages),
        *plausibility.unlinked_myth(fact),
        *headlines.headline(fact),
        *sensitivity.unmarked_fact(fact),
        *content.lint_content_of_fact(fact, passages),
    )


def lint_bank(pack: Pack) -> tuple[Finding, ...]:
    """Return the findings of the rules over all items of a pack (spec QU-2).

    Cues and shares are judged over the default deck alone: detective items argue about texts on
    screen, and two of them that are alike are alike all the same (L09).
    """
    default = default_deck(pack)
    items = tuple(default.items())
    return (
        *lengths.keys_too_often_longest(items, pack.id),
        *duplicates.alike_items(pack.items()),
        *statements.true_false_balance(items, pack.id),
        *statements.verbatim_leak(default.facts, passages_of(pack), pack.id),
        *statements.statement_leaks(items, pack.id),
        *lengths.keys_too_often_shortest(items, pack.id),
        *positions.keys_too_often_in_one_place(items, pack.id),
        *content.lint_demand(items, pack.id),
        *bank_cues.telling_cues(items, pack.id),
        *reconciling.keys_too_often_reconciling(items, pack.id),
        *naming.too_many_documents(items, titles_of(pack), pack.id),
        *card_lengths.long_cards(pack),
    )


def lint_pack(pack: Pack) -> tuple[Finding, ...]:
    """Return all findings: passages first, then each fact's and its items', the bank's last."""
    passages, titles = passages_of(pack), titles_of(pack)
    placed = card_lengths.placed_passages(pack)
    found = list(sensitivity.unmarked_passages(passages.values()))
    for fact in pack.facts:
        found.extend(lint_fact(fact, passages))
        for item in fact.items:
            found.extend(lint_item(item, fact, passages, titles))
            found.extend(card_lengths.long_card(item, fact, placed))
    found.extend(glossary.hard_entries(pack.glossary))
    found.extend(lint_bank(pack))
    return tuple(found)


def passages_of(pack: Pack) -> dict[PassageId, Passage]:
    """Return the pack's passages by id."""
    return {passage.id: passage for document in pack.documents for passage in document.passages}


def default_deck(pack: Pack) -> Pack:
    """Return the pack without its detective items; facts that had no others stay, without any."""
    facts = tuple(
        replace(fact, items=tuple(item for item in fact.items if item.deck is Deck.DEFAULT))
        for fact in pack.facts
    )
    return replace(pack, facts=facts)


def titles_of(pack: Pack) -> tuple[str, ...]:
    """Return the titles of the pack's documents."""
    return tuple(document.title for document in pack.documents)


def _item_findings(
    item: Item, fact: Fact, passages: Mapping[PassageId, Passage], titles: Collection[str]
) -> Iterator[Finding]:
    yield from completeness.complete_item(item)
    choice = choice_of(item) if item.kind is ItemKind.CHOICE else None
    if choice is not None:
        for rule in _CHOICE_RULES:
            yield from rule(choice)
    if item.kind is ItemKind.TRUE_FALSE:
        yield from statements.copies_passage(item, fact, passages)
        yield from statements.statement_form(item)
    yield from stems.load(item)
    yield from content.lint_content_of_item(item, fact)
    yield from content.lint_chart(item, fact, passages)
    yield from naming.needless_document(item, fact, titles)
    yield from sensitivity.unmarked_item(item, fact)
    yield from picture_words.picture_words(item)
