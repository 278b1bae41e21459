"""Rules on the set of options: L03, L04, L09 inside an item, L14, L20, L23, L27."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from quizapp.core.content.quantities import Quantity, comparable, parse_quantity
from quizapp.core.linting import limits
from quizapp.core.linting.choices import Choice, named
from quizapp.core.linting.findings import Finding, error, warning
from quizapp.core.linting.vocabulary import ANTONYMS, NEGATIONS, VAGUE
from quizapp.core.linting.words import found, jaccard, plain, tokens

_OF_THE_ABOVE = re.compile(
    r"^\W*(?:all|none|both|neither|any|some)(?: (?:two|three|four))? (?:of )?(?:the )?"
    r"(?:above|(?:of )?(?:these|those|them)(?: (?:options|answers|choices))?"
    r"|(?:the )?(?:other )?(?:options|answers|choices)(?: above)?)\W*$"
    r"|\b(?:all|none|both|neither|any) of the above\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    r"^(?:both |neither |options? |only )*\(?[A-E]\)?(?:, ?\(?[A-E]\)?)*,? ?(?:and|or|nor|&|\+) ?"
    r"\(?[A-E]\)?(?: only)?\.?$",
    re.IGNORECASE,
)
_ROMAN_OR_DIGIT = r"\(?(?:i{1,3}|iv|v|[1-9])\)?"
_K_TYPE = re.compile(
    rf"^(?:only )?{_ROMAN_OR_DIGIT}(?:, ?{_ROMAN_OR_DIGIT})*,? ?(?:and|&|\+) ?{_ROMAN_OR_DIGIT}"
    r"(?: only)?\.?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r",? and |,? or |, | & | plus ", re.IGNORECASE)
_LEAD_IN = re.compile(r"^(?:both|either|only) ", re.IGNORECASE)


def of_the_above(text: str) -> bool:
    """Return whether an option speaks of the other options (L03)."""
    return bool(_OF_THE_ABOVE.search(text) or _LETTERS.match(text.strip()))


def refers_to_options(choice: Choice) -> Iterator[Finding]:
    """L03: all, none, both or neither of the above; "A and B"."""
    for option in choice.options:
        if of_the_above(option.text):
            yield error(
                "L03",
                choice.id,
                f"The option {named(option.text)} speaks of the other options.",
                "Replace it by a statement of its own, or leave it out: three options are enough.",
                named(option.text),
            )


def combines_options(choice: Choice) -> Iterator[Finding]:
    """L04: two or more options are put together from the parts of others."""
    texts = [text for text in choice.texts if not of_the_above(text)]
    parts = [_parts(text) for text in texts]
    combined = [
        text
        for place, text in enumerate(texts)
        if _K_TYPE.match(text.strip())
        or (
            len(parts[place]) > 1
            and all(
                any(part in other for at, other in enumerate(parts) if at != place)
                for part in parts[place]
            )
        )
    ]
    if len(combined) >= limits.K_TYPE_OPTIONS:
        listed = " and ".join(named(text) for text in combined)
        yield error(
            "L04",
            choice.id,
            f"The options {listed} combine other options.",
            "Ask for one thing, or write true-false items on the parts.",
            listed,
        )


def alike_options(choice: Choice) -> Iterator[Finding]:
    """L09 inside an item: options that are the same, equal in value or nearly the same.

    The same words in another order are no near duplicate: there the order is what is asked.
    """
    for a, b in combinations(choice.texts, 2):
        both = (named(a), named(b))
        pair, remedy = f"The options {named(a)} and {named(b)}", "Replace one of them."
        if plain(a) == plain(b):
            yield error("L09", choice.id, f"{pair} are the same.", remedy, *both, case="same")
        elif _equal_value(parse_quantity(a), parse_quantity(b)):
            said = f"{pair} are the same number."
            yield error("L09", choice.id, said, remedy, *both, case="number")
        elif _nearly_alike(plain(a).split(), plain(b).split()):
            yield warning(
                "L09",
                choice.id,
                f"{pair} have nearly the same words.",
                "Make the difference plain, or replace one of them.",
                *both,
                case="nearly",
            )


def option_count(choice: Choice) -> Iterator[Finding]:
    """L14: fewer than three options is an error, more than four a warning."""
    number = len(choice.options)
    if number < limits.OPTIONS_LEAST:
        yield error(
            "L14",
            choice.id,
            f"There are only {number} options.",
            "Add a plausible distractor, or write a true-false item.",
            case="few",
        )
    elif number > limits.OPTIONS_MOST:
        yield warning(
            "L14",
            choice.id,
            f"There are {number} options.",
            "Keep the three or four most plausible.",
            case="many",
        )


def vague_options(choice: Choice) -> Iterator[Finding]:
    """L20: words of frequency that everyone reads differently."""
    for option in choice.options:
        if vague := found(option.text, VAGUE):
            yield warning(
                "L20",
                choice.id,
                f"{vague[0]!r} in the option {named(option.text)} is vague.",
                "Say how much or how often, or leave the word out.",
                vague[0],
                named(option.text),
            )


def repeated_start(choice: Choice) -> Iterator[Finding]:
    """L23: all options begin with the same three words or more."""
    starts = [tokens(text) for text in choice.texts]
    shared = 0
    for place in zip(*starts, strict=False):
        if len(set(place)) > 1:
            break
        shared += 1
    if len(starts) > 1 and shared >= limits.SHARED_FIRST_WORDS:
        yield warning(
            "L23",
            choice.id,
            f"All options begin with {' '.join(starts[0][:shared])!r}.",
            "Move these words to the stem.",
            " ".join(starts[0][:shared]),
        )


def opposite_pair(choice: Choice) -> Iterator[Finding]:
    """L27: exactly one pair of options are opposites of each other, and one of them is the key."""
    pairs = [
        (a, b)
        for a, b in combinations(choice.options, 2)
        if _opposites(tokens(a.text), tokens(b.text))
    ]
    if len(pairs) == 1 and any(option.is_key for option in pairs[0]):
        first, second = pairs[0]
        yield warning(
            "L27",
            choice.id,
            f"{named(first.text)} and {named(second.text)} are opposites: the key seems to be one.",
            "Give another distractor its opposite too, or change the one that opposes the key.",
            named(first.text),
            named(second.text),
        )


def _parts(text: str) -> frozenset[str]:
    pieces = _JOINED.split(_LEAD_IN.sub("", text.strip()))
    return frozenset(part for piece in pieces if (part := plain(piece)))


def _equal_value(a: Quantity | None, b: Quantity | None) -> bool:
    if a is None or b is None or a.unit != b.unit or not comparable((a, b)):
        return False
    same_low = a.low == b.low or abs(a.low - b.low) < 1e-9
    return same_low and (a.high == b.high or abs(a.high - b.high) < 1e-9)


def _nearly_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return sorted(a) != sorted(b) and jaccard(a, b) >= limits.NEAR_DUPLICATE


def _opposites(a: Sequence[str], b: Sequence[str]) -> bool:
    if a == b:
        return False
    bare = [[t for t in side if t not in NEGATIONS and not t.endswith("n't")] for side in (a, b)]
    if len(a) != len(b) and bare[0] == bare[1] and bare[0]:
        return True
    differing = [frozenset(pair) for pair in zip(a, b, strict=False) if len(set(pair)) > 1]
    return len(a) == len(b) and len(differing) == 1 and differing[0] in ANTONYMS
