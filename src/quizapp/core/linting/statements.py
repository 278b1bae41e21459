"""Rules on true-false items: L24 and L15 on one, L11, L15 and L24 over the bank."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from quizapp.core.content.documents import Passage
from quizapp.core.content.facts import Fact
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import Item, ItemKind
from quizapp.core.learning.statistics import binomial_two_sided, fisher_exact
from quizapp.core.linting import limits
from quizapp.core.linting.clauses import double_negative, joins_two_ideas
from quizapp.core.linting.findings import Finding, error, warning
from quizapp.core.linting.words import negations, tokens


@dataclass(frozen=True)
class SharedRun:
    """The longest run of tokens that a statement shares with a passage."""

    passage_id: PassageId | None
    tokens: int
    share: float
    """Of the statement's tokens."""


def statement_form(item: Item) -> Iterator[Finding]:
    """L24, one item: a double negative, or two ideas in one statement."""
    if double := double_negative(item.stem):
        yield error(
            "L24",
            item.id,
            f"The statement negates twice ({double[0]!r}, {double[1]!r}).",
            "Say what is so, with one negation at most.",
            double[0],
            double[1],
            case="negations",
        )
    if join := joins_two_ideas(item.stem):
        yield warning(
            "L24",
            item.id,
            f"The statement seems to hold two ideas, joined by {join!r}.",
            "Write a statement for each; one of them may be true and the other false.",
            join,
            case="ideas",
        )


def copies_passage(
    item: Item, fact: Fact, passages: Mapping[PassageId, Passage]
) -> Iterator[Finding]:
    """L15, one item: most of the statement is a run of words from its passage."""
    run = shared_run(item, fact, passages)
    if run.tokens >= limits.VERBATIM_TOKENS and run.share >= limits.VERBATIM_SHARE:
        yield warning(
            "L15",
            item.id,
            f"{run.tokens} words in a row, {run.share:.0%} of the statement, stand so in "
            f"{run.passage_id}.",
            "Say it in other words, so that remembering the sentence is not enough.",
            str(run.tokens),
        )


def shared_run(item: Item, fact: Fact, passages: Mapping[PassageId, Passage]) -> SharedRun:
    """Return the longest run of tokens that the stem shares with a passage its fact cites."""
    stem = tokens(item.stem)
    best = SharedRun(None, 0, 0.0)
    for passage_id in dict.fromkeys(piece.passage_id for piece in fact.evidence):
        passage = passages.get(passage_id)
        length = longest_run(stem, tokens(passage.text)) if passage else 0
        if length > best.tokens:
            best = SharedRun(passage_id, length, length / len(stem))
    return best


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest run of tokens that stands in both sequences."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(b):
        places.setdefault(token, []).append(place)
    longest = 0
    ending: dict[int, int] = {}
    for token in a:
        ending = {place: ending.get(place - 1, 0) + 1 for place in places.get(token, ())}
        longest = max(longest, *ending.values(), 0)
    return longest


def true_false_balance(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """L11: true and false statements are further from balance than chance allows."""
    true, false = _true_and_false(items)
    n = len(true) + len(false)
    if n < limits.BALANCE_ITEMS:
        return
    p = binomial_two_sided(len(true), n)
    if p < limits.SIGNIFICANCE:
        rare = "false" if len(true) > len(false) else "true"
        yield warning(
            "L11",
            where,
            f"{len(true)} of {n} true-false items are true (p = {p:.3f}).",
            f"Write more {rare} statements.",
        )


def statement_leaks(items: Iterable[Item], where: str) -> Iterator[Finding]:
    """L24, bank: length or negation tells true statements from false ones."""
    true, false = _true_and_false(items)
    if min(len(true), len(false)) < limits.STATEMENTS_OF_EACH:
        return
    ratio = fmean(len(item.stem) for item in true) / fmean(len(item.stem) for item in false)
    if not limits.LENGTH_RATIO_LEAST <= ratio <= limits.LENGTH_RATIO_MOST:
        longer, shorter = ("true", "false") if ratio > 1 else ("false", "true")
        yield warning(
            "L24",
            where,
            f"True statements are {ratio:.2f} times as long as false ones.",
            f"Shorten {longer} statements or make {shorter} ones as exact.",
        )
    in_true = sum(bool(negations(item.stem)) for item in true)
    in_false = sum(bool(negations(item.stem)) for item in false)
    p = fisher_exact(in_true, len(true) - in_true, in_false, len(false) - in_false)
    if p < limits.SIGNIFICANCE:
        more = "true" if in_true * len(false) > in_false * len(true) else "false"
        yield error(
            "L24",
            where,
            f"{in_true} of {len(true)} true statements and {in_false} of {len(false)} false ones "
            f"hold a negation (p = {p:.3f}): a negation tells that a statement is {more}.",
            f"Rephrase {more} statements positively, or negate some of the others.",
        )


def verbatim_leak(
    facts: Iterable[Fact], passages: Mapping[PassageId, Passage], where: str
) -> Iterator[Finding]:
    """L15, bank: true statements copy their passages more than false ones do."""
    shares: dict[bool, list[float]] = {True: [], False: []}
    for fact in facts:
        for item in fact.items:
            if _judged(item):
                run = shared_run(item, fact, passages)
                shares[not item.statement_is_false].append(run.share)
    true, false = shares[True], shares[False]
    if min(len(true), len(false)) < limits.STATEMENTS_OF_EACH:
        return
    leak = fmean(true) - fmean(false)
    if leak > limits.VERBATIM_LEAK:
        yield warning(
            "L15",
            where,
            f"True statements share runs of {fmean(true):.0%} of their words with the passage, "
            f"false ones {fmean(false):.0%}: copied wording tells that a statement is true.",
            "Say true statements in other words, and let false ones keep more of the passage's.",
        )


def _judged(item: Item) -> bool:
    one_key = sum(option.is_key for option in item.options) == 1
    return item.kind is ItemKind.TRUE_FALSE and one_key


def _true_and_false(items: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    judged = [item for item in items if _judged(item)]
    true = [item for item in judged if not item.statement_is_false]
    return true, [item for item in judged if item.statement_is_false]
