"""The linter: every rule on every item, fact and the bank.

L10 (``positions.py``) is for exports in a fixed order and L25 (``cross.py``) for a drawn quiz; both
are asked for where they are needed, not over a pack.
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


def lint_item(
    item: Item,
    fact: Fact,
    passages: Mapping[PassageId, Passage],
    class_grade: int | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules on single items have against an item.

    Args:
        item: a choice or true-false item.
        fact: the fact it is on.
        passages: the pack's passages by id; only those that the fact cites are looked at.
        class_grade: school year of the class, for the reading grade (L22); None leaves it out.
    """
    return tuple(_item_findings(item, fact, passages, class_grade))


def lint_fact(fact: Fact, passages: Mapping[PassageId, Passage]) -> tuple[Finding, ...]:
    """Return what the rules on single facts have against a fact, without its items."""
    return tuple(_fact_findings(fact, passages))


def lint_bank(pack: Pack) -> tuple[Finding, ...]:
    """Return what the rules over all items have against the pack's bank (spec QU-2)."""
    return tuple(_bank_findings(pack))


def lint_pack(pack: Pack, class_grade: int | None = None) -> tuple[Finding, ...]:
    """Return all findings: each fact's, then its items', in the pack's order; the bank's last."""
    passages = passages_of(pack)
    found: list[Finding] = []
    for fact in pack.facts:
        found.extend(_fact_findings(fact, passages))
        for item in fact.items:
            found.extend(_item_findings(item, fact, passages, class_grade))
    found.extend(_bank_findings(pack))
    return tuple(found)


def passages_of(pack: Pack) -> dict[PassageId, Passage]:
    """Return the pack's passages by id."""
    return {passage.id: passage for document in pack.documents for passage in document.passages}


def _item_findings(
    item: Item, fact: Fact, passages: Mapping[PassageId, Passage], class_grade: int | None
) -> Iterator[Finding]:
    yield from completeness.complete_item(item)
    choice = choice_of(item) if item.kind is ItemKind.CHOICE else None
    if choice is not None:
        for rule in _CHOICE_RULES:
            yield from rule(choice)
    if item.kind is ItemKind.TRUE_FALSE:
        yield from statements.copies_passage(item, fact, passages)
        yield from statements.statement_form(item)
    yield from stems.load(item, class_grade)
    yield from content.lint_content_of_item(item, fact)


def _fact_findings(fact: Fact, passages: Mapping[PassageId, Passage]) -> Iterator[Finding]:
    yield from completeness.located_evidence(fact, passages)
    yield from plausibility.unlinked_myth(fact)
    yield from content.lint_content_of_fact(fact, passages)


def _bank_findings(pack: Pack) -> Iterator[Finding]:
    yield from lengths.keys_too_often_longest(pack.items(), pack.id)
    yield from duplicates.alike_items(pack.items())
    yield from statements.true_false_balance(pack.items(), pack.id)
    yield from statements.verbatim_leak(pack.facts, passages_of(pack), pack.id)
    yield from statements.statement_leaks(pack.items(), pack.id)
    yield from lengths.keys_too_often_shortest(pack.items(), pack.id)
    yield from content.lint_demand(pack.items(), pack.id)
