"""Which options the key of a row names: by number, by letter or by text."""

import re
from collections.abc import Mapping

_WORDS = re.compile(
    r"\b(?:answers?|options?|choices?|antwort(?:en)?|auswahl|nr|no|number|réponse|respuesta)\b\.?",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:[,;/&+|\n]|\band\b|\bund\b|\s)\s*", re.IGNORECASE)
_POINTS = re.compile(r"\d(?:\.\d)+")
_LABELLED = re.compile(r"\(?([A-Za-z]|\d{1,2})[).:]\s+(.+)", re.DOTALL)
_TEXTS_APART = (r"\n", r"\s*\|\s*", r"\s*;\s*", r"\s*,\s*")

_TRUE_OPTION = (
    "true|wahr|richtig|stimmt|right|correct|korrekt|vrai|verdader[oa]|cierto|vero|verdadeiro|waar"
    "|prawda|참|맞다|○|o|t"
)
_FALSE_OPTION = (
    "false|falsch|unwahr|stimmt nicht|wrong|incorrect|inkorrekt|faux|fals[oa]|onwaar|fałsz|거짓"
    "|틀리다|×|x|f|not true|nicht richtig"
)
_TRUE_OPTIONS = re.compile(_TRUE_OPTION)
_FALSE_OPTIONS = re.compile(_FALSE_OPTION)
_TRUE_KEYS = re.compile(f"{_TRUE_OPTION}|yes|ja|w|r|v|✓|✔")
_FALSE_KEYS = re.compile(f"{_FALSE_OPTION}|no|nein|✗|✘")
_MARKS = re.compile(f"{_TRUE_OPTION}|yes|ja|w|r|v|✓|✔|1|x|\\*")

SURE_TRUTH = (
    "true|false|wahr|falsch|vrai|faux|verdadero|verdadera|falso|falsa|vero|waar|onwaar|참|거짓"
)
"""Words that answer whether a statement is true, and hardly anything else."""
ANY_TRUTH = f"{SURE_TRUTH}|richtig|right|wrong|correct|incorrect|stimmt|t|f|w|r"
"""Words that answer it where it was asked."""
TRUE_OR_FALSE = r"(?:true|wahr|richtig|stimmt|correct|right|vrai|t|w|r)\s*(?:/|or|oder|ou)\s*"
TRUE_OR_FALSE += r"(?:false|falsch|stimmt nicht|incorrect|wrong|faux|f)"
"""The question itself, as a pattern."""


def is_mark(cell: str) -> bool:
    """Return whether a cell says of the option beside it that it is right."""
    return bool(_MARKS.fullmatch(folded(cell)))


def folded(text: str) -> str:
    """Return a text as keys and options are compared."""
    return " ".join(text.casefold().split()).rstrip(".").rstrip()


def truth_of_options(texts: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the places of "True" and of "False" among two options; None if they are others."""
    if len(texts) != 2:
        return None
    first, second = map(folded, texts)
    if _TRUE_OPTIONS.fullmatch(first) and _FALSE_OPTIONS.fullmatch(second):
        return 0, 1
    if _FALSE_OPTIONS.fullmatch(first) and _TRUE_OPTIONS.fullmatch(second):
        return 1, 0
    return None


def truth_of(key: str) -> bool | None:
    """Return whether a key says that its statement is true; None if it says something else."""
    said = folded(key)
    if _TRUE_KEYS.fullmatch(said):
        return True
    return False if _FALSE_KEYS.fullmatch(said) else None


def by_place(key: str, texts: Mapping[int, str]) -> frozenset[int]:
    """Return the options that a key names by number or letter; none if one of them isn't there.

    Args:
        key: such as "2", "B", "1,2", "A and C", "AC", "Option 3" or "B) Berlin".
        texts: the options by their number, from 1; the empty ones are not among them.
    """
    label = _LABELLED.fullmatch(key)
    if label:
        number = _number(label[1])
        if number in texts and folded(texts[number]) == folded(label[2]):
            return frozenset([number])
    said = _WORDS.sub(" ", key).strip(" .():#")
    if _POINTS.fullmatch(said):  # "1,2" that a spreadsheet took for a number
        said = said.replace(".", ",")
    parts = [part.strip(" .()") for part in _APART.split(said)]
    parts = [part for part in parts if part]
    if len(parts) == 1 and re.fullmatch(r"[A-H]{2,8}", said):
        if "".join(sorted(set(said))) != said:
            return frozenset()
        parts = list(said)
    numbers = {_number(part) for part in parts}
    return frozenset(numbers) if numbers and numbers <= texts.keys() else frozenset()


def _number(part: str) -> int:
    if part.isascii() and part.isdigit() and len(part) < 3:
        return int(part)
    if len(part) == 1 and part.isascii() and part.isalpha():
        return ord(part.casefold()) - 96
    return 0


def by_text(key: str, texts: Mapping[int, str]) -> frozenset[int]:
    """Return the options that a key names by their text, one or several; none if one is missing.

    Of two options with the same text the first is meant.
    """
    if not key:
        return frozenset()
    exact: dict[str, int] = {}
    loose: dict[str, int] = {}
    for number, text in sorted(texts.items()):
        exact.setdefault(text, number)
        loose.setdefault(folded(text), number)
    found = exact.get(key) or loose.get(folded(key))
    if found:
        return frozenset([found])
    for apart in _TEXTS_APART:
        parts = [part for part in re.split(apart, key) if part]
        if len(parts) > 1:
            numbers = [exact.get(part) or loose.get(folded(part)) for part in parts]
            if all(numbers):
                return frozenset(number for number in numbers if number)
    return frozenset()
