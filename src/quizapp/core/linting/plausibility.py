"""L18: distractors that nobody would choose."""

import re
from collections.abc import Iterator
from enum import StrEnum

from quizapp.core.answering.presenting import are_letters
from quizapp.core.content.facts import Fact
from quizapp.core.content.items import ItemKind
from quizapp.core.content.quantities import QuantityKind, parse_quantity
from quizapp.core.linting.choices import Choice, named
from quizapp.core.linting.findings import Finding, warning
from quizapp.core.linting.options import of_the_above

_SMALL = frozenset(
    ("the", "of", "and", "for", "in", "on", "de", "von", "van", "al", "to", "at", "a", "an")
)


class OptionType(StrEnum):
    """What sort of thing an option names. Where form cannot tell, it is OPEN and fits them all."""

    NUMBER = "number"
    DATE = "date"
    YEAR = "year"
    NAME = "name"
    PHRASE = "phrase"
    OPEN = "open"


_TYPE_OF = {
    QuantityKind.NUMBER: OptionType.NUMBER,
    QuantityKind.DATE: OptionType.DATE,
    QuantityKind.YEAR: OptionType.YEAR,
}
_COMPATIBLE = (
    {OptionType.YEAR, OptionType.NUMBER},
    {OptionType.YEAR, OptionType.DATE},
)


def option_type(text: str) -> OptionType:
    """Return the type of an option as far as its form shows it.

    One capitalised word may be a name or a common noun (Mars, Water); a phrase that holds a proper
    name or a figure may stand for a name or a number: both are OPEN.
    """
    quantity = parse_quantity(text)
    if quantity is not None:
        return _TYPE_OF[quantity.kind]
    words = re.findall(r"[^\W_][\w'’.-]*", text)
    if any(c.isdigit() for c in text) or len(words) < 2:
        return OptionType.OPEN
    later = [word for word in words[1:] if word.lower() not in _SMALL]
    first_small = words[0].lower() in _SMALL
    capitals = [word for word in later if word[0].isupper()]
    if later and len(capitals) == len(later):
        preposition = first_small and words[0].lower() not in ("the", "a", "an")
        return OptionType.OPEN if preposition or not _may_name(words[0]) else OptionType.NAME
    return OptionType.OPEN if capitals else OptionType.PHRASE


def other_types(choice: Choice) -> Iterator[Finding]:
    """L18: a distractor of another type (number, date, name, phrase) than the key."""
    key = option_type(choice.key.text)
    if are_letters(option.text for option in (choice.key, *choice.distractors)):
        return  # "Town A" has the form of a phrase and "Town B" that of a name
    for option in choice.distractors:
        kind = option_type(option.text)
        if of_the_above(option.text) or OptionType.OPEN in (key, kind) or kind is key:
            continue
        if {kind, key} not in _COMPATIBLE:
            yield warning(
                "L18",
                choice.id,
                f"The key {named(choice.key.text)} is a {key}, the distractor "
                f"{named(option.text)} a {kind}.",
                "Write distractors of the key's own type.",
                named(choice.key.text),
                str(key),
                named(option.text),
                str(kind),
                case="type",
            )


def unlinked_myth(fact: Fact) -> Iterator[Finding]:
    """L18: a fact corrects a myth, but no distractor of its choice items embodies one."""
    choices = [item for item in fact.items if item.kind is ItemKind.CHOICE]
    linked = any(option.misconception for item in choices for option in item.options)
    if fact.myth is not None and choices and not linked:
        yield warning(
            "L18",
            fact.id,
            "The fact corrects a myth, but no distractor of its choice items embodies it.",
            "Let a distractor say the myth and name it (misconception), or mark the one that does.",
            case="myth",
        )


def _may_name(first: str) -> bool:
    prepositions = (
        "through across into from by with without over under against after before towards about "
        "between among during because when where if no only both all any some most"
    )
    return first.lower() not in prepositions.split()
