"""L32: a stem that names a document, where the question should be about the world."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from quizapp.core.content.facts import Fact, Status
from quizapp.core.content.items import Deck, Item
from quizapp.core.linting import limits
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.words import tokens

_THE = r"(?:the|this|that|these|those|both|which|whose|what|no|neither|each|our|any)"
_COUNT = r"(?:one|two|three|four|five|other|same|later|earlier|first|second|last|latest|new|old)"
_SOURCE = re.compile(
    r"\b(?:encyclop(?:a|æ)?edias?|listicles?)\b"
    # The article of a law and of clothing is none; nor is what people report.
    r"|\barticles?\b(?! \d| of (?:clothing|the (?:law|constitution|convention|treaty)))"
    rf"|\b(?:{_THE}|an?|news|agency|press|{_COUNT}) reports?\b(?! to\b)"
    r"|\breports? (?:of|from|on|about) (?:\d{4}|\w+ \d{4}|an? |the )"
    rf"|\b(?:{_THE}|an) overview\b|\boverview (?:says|of)\b"
    r"|\blists? of \d+ facts|\blist of facts"
    r"|\b(?:the|this|both|which) lists?(?! of (?!\d|facts))\b"
    rf"|(?<!at )(?<!on )(?<!under )\b(?:the|this|which|both) (?:\w+ )?tables?\b"
    rf"|\b(?:{_THE}|{_COUNT}|of) documents?\b|\bdocuments? (?:says?|tells?|names?|gives?)\b"
    rf"|\b(?:{_THE}|{_COUNT}) (?:passages?|texts?|paragraphs?)\b(?! (?:to|through|across|home)\b)"
    rf"|\b(?:{_THE}|{_COUNT}) sources?\b(?! of\b)|\bsources (?:disagree|differ|agree|say|clash)\b",
    re.IGNORECASE,
)


def names_document(stem: str, titles: Iterable[str] = ()) -> bool:
    """Return whether a stem speaks of a document instead of the world."""
    return bool(document_named(stem, titles))


def document_named(stem: str, titles: Iterable[str] = ()) -> str:
    """Return the words of a stem that speak of a document, or nothing.

    It does if it speaks of an article, a report, a list of facts, an overview, an encyclopedia, a
    table, a passage or a document as a source, or holds what a title says before its colon.

    Args:
        stem: a question or a statement.
        titles: the documents' titles; those of fewer than three words name too many things.
    """
    if match := _SOURCE.search(stem):
        return match[0]
    said = f" {' '.join(tokens(stem))} "
    heads = (" ".join(title) for title in map(_heads, titles) if len(title) > 2)
    return next((head for head in heads if f" {head} " in said), "")


def needless_document(item: Item, fact: Fact, titles: Collection[str] = ()) -> Iterator[Finding]:
    """L32, one item: the stem names a document, though no two of them clash on the fact."""
    about_texts = item.deck is Deck.DETECTIVE or fact.status is Status.DISPUTED
    if not about_texts and (document := document_named(item.stem, titles)):
        yield warning(
            "L32",
            item.id,
            f"The stem names a document ({document!r}).",
            "Ask what is so in the world; say whose word it is in the source line.",
        )


def share_naming(items: Iterable[Item], titles: Collection[str] = ()) -> float:
    """Return which share of the default deck's stems name a document; 0 for no items."""
    stems = [item.stem for item in items if item.deck is Deck.DEFAULT]
    naming = sum(names_document(stem, titles) for stem in stems)
    return naming / len(stems) if stems else 0.0


def too_many_documents(
    items: Iterable[Item], titles: Collection[str], where: str
) -> Iterator[Finding]:
    """L32, bank: too many stems of the default deck name a document."""
    default = tuple(item for item in items if item.deck is Deck.DEFAULT)
    share = share_naming(default, titles)
    if len(default) >= limits.NAMING_ITEMS and share > limits.NAMING_SHARE:
        yield warning(
            "L32",
            where,
            f"{share:.0%} of the {len(default)} stems name a document, more than "
            f"{limits.NAMING_SHARE:.0%}.",
            "Keep the documents' names for questions on where they clash; else ask what is so.",
        )


@lru_cache(maxsize=64)
def _heads(title: str) -> tuple[str, ...]:
    return tokens(title.partition(":")[0])
