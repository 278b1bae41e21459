"""The linter: every rule on every item, fact and the bank.

Two rules do not concern a pack: L10 (``positions.py``) judges an export whose options keep a fixed
order, L25 (``cross.py``) a drawn quiz.
"""

from collections.abc import Iterator, Mapping

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.content.packs import Pack
from quizapp.core.linting import (
    completeness,
    content,
    cues,
    duplicates,
    grammar,
    lengths,
    numbers,
    options,
    plausibility,
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
    cues.convergence,
    plausibility.other_types,
    stems.unfocused_stem,
    options.vague_options,
    stems.blanks,
    options.repeated_start,
    options.opposite_pair,
    cues.lone_qualifier,
)


def lint_item(item: Item, fact: Fact, passages: Mapping[PassageId, Passage]) -> tuple[Finding, ...]:
    """Return the findings of the rules on single items.

    Args:
        item: a choice or true-false item.
        fact: the fact it is on.
        passages: the pack's passages by id; only those that the fact cites are looked at.
    """
    return tuple(_item_findings(item, fact, passages))


def lint_fact(fact: Fact, passages: Mapping[PassageId, Passage]) -> tuple[Finding, ...]:
    """Return the findings of the rules on single facts, without those on its items."""
    return (
        *completeness.located_evidence(fact, passages),
        *plausibility.unlinked_myth(fact),
        *content.lint_content_of_fact(fact, passages),
    )


def lint_bank(pack: Pack) -> tuple[Finding, ...]:
    """Return the findings of the rules over all items of a pack (spec QU-2)."""
    items = tuple(pack.items())
    return (
        *lengths.keys_too_often_longest(items, pack.id),
        *duplicates.alike_items(items),
        *statements.true_false_balance(items, pack.id),
        *statements.verbatim_leak(pack.facts, passages_of(pack), pack.id),
        *statements.statement_leaks(items, pack.id),
        *lengths.keys_too_often_shortest(items, pack.id),
        *content.lint_demand(items, pack.id),
    )


def lint_pack(pack: Pack) -> tuple[Finding, ...]:
    """Return all findings: each fact's, then its items', in the pack's order; the bank's last."""
    passages = passages_of(pack)
    found: list[Finding] = []
    for fact in pack.facts:
        found.extend(lint_fact(fact, passages))
        for item in fact.items:
            found.extend(lint_item(item, fact, passages))
    found.extend(lint_bank(pack))
    return tuple(found)


def passages_of(pack: Pack) -> dict[PassageId, Passage]:
    """Return the pack's passages by id."""
    return {passage.id: passage for document in pack.documents for passage in document.passages}


def _item_findings(
    item: Item, fact: Fact, passages: Mapping[PassageId, Passage]
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
