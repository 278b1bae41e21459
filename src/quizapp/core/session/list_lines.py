"""Reading one line of a class list, and whether it needs checking by a person."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.core.session.list_tables import Row
from quizapp.core.session.names import (
    NAME_LENGTH,
    NameFault,
    look_alikes,
    name_fault,
    name_key,
    tidied,
)

MOST_NAMES = 500


class Order(StrEnum):
    """The order of names inside a cell that holds a whole name."""

    AS_WRITTEN = "as written"
    COMMA = "comma"
    """Where a comma stands, the last name stands before it: Smith, John."""
    LAST_FIRST = "last first"
    """The last name stands first: Kowalski Jan, DUPONT Marie."""


class LineKind(StrEnum):
    """What a line is."""

    NAME = "name"
    HEADING = "heading"
    ABOVE = "above"
    """It stands above the heading."""
    NO_NAME = "no name"
    """Nothing in it can be a name."""


@dataclass(frozen=True)
class ListLine:
    """A line of a list and what was read in it."""

    line: int
    text: str
    """As it stands in the list."""
    kind: LineKind
    name: str = ""
    doubt: str = ""
    """Why a person should check it; empty if nothing is doubtful."""
    group: str = ""
    """The class that the line names, where a column does."""
    taken: bool = False


NUMBERED = re.compile(r"\s*\(?#?\d{1,4}\s*(?:[.):]|\s|[-–]\s)\s*(?=[^\W\d])")
_BULLET = re.compile(r"\s*[-–—•*·▪◦●]\s+")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def last_in_capitals(words: Sequence[str]) -> int:
    """Return how many words in capitals a name begins with, before others: DUPONT Marie."""
    number = 0
    for word in words:
        if len(word) < 2 or word != word.upper() or word == word.lower():
            break
        number += 1
    return number if number < len(words) else 0


def unnumbered(cell: str) -> str:
    """Return a cell without the number or the bullet that a list begins its lines with."""
    return NUMBERED.sub("", _BULLET.sub("", cell, count=1), count=1)


_TOTALS = re.compile(
    r"(?:total|totals|sum|summe|gesamt|insgesamt|anzahl|count|somme|totale|suma|razem|celkem|итого"
    r"|всего|합계|合计|合計|tổng|toplam)\b\W*(.*)",
    re.IGNORECASE,
)


def _is_total(row: Row) -> bool:
    """Return whether a line counts the others: "Summe: 28", "Total;3 pupils"."""
    found = _TOTALS.fullmatch(" ".join(cell for cell in row.cells if cell))
    return found is not None and any(sign.isdigit() for sign in found.group(1))


class LineReader:
    """Reads the lines of a list.

    Args:
        columns: which make the name, in their order.
        order: the order of names inside a cell that holds a whole name.
        body: all lines below the heading: a number before every one of them is no part of a name.
    """

    def __init__(self, columns: Sequence[int], order: Order, body: Sequence[Row]) -> None:
        self._columns = columns
        self._order = order
        cells = [row.cell(columns[0]) for row in body if columns and row.cell(columns[0])]
        numbered = sum(NUMBERED.match(cell) is not None for cell in cells)
        # "1st Ana" among other names is a name; a number on every line is none.
        self._numbered = numbered > len(cells) * 0.7 and numbered > 0
        width = Counter(len(row.cells) for row in body).most_common(1)
        self._width = width[0][0] if width else 1

    def read(self, row: Row) -> ListLine:
        """Return what a line says."""
        parts = [self._part(row.cell(column)) for column in self._columns]
        found = [part for part in parts if part]
        made = ListLine(row.line, row.text, LineKind.NAME, taken=True)
        if not found:
            return replace(made, kind=LineKind.NO_NAME, doubt=_NOTHING, taken=False)
        doubt = ""
        if len(parts) == 1:
            words, doubt = self._ordered(found[0])
        else:
            words = _joined(found)
            if len(found) < 2 <= len(parts):
                doubt = "Only one part of the name stands here."
        tidy = tidied(words)
        if _is_total(row):
            doubt = "This looks like a total, not a name."
            return replace(made, kind=LineKind.NO_NAME, doubt=doubt, taken=False)
        fault = name_fault(tidy)
        if fault is NameFault.LONG:
            short = _shortened(tidy)
            doubt = f"{len(tidy)} characters, at most {NAME_LENGTH} fit: shortened."
            return replace(made, name=short, doubt=doubt)
        if fault is not None:
            doubt = f"“{words[:NAME_LENGTH]}” cannot be shown as a name."
            return replace(made, kind=LineKind.NO_NAME, doubt=doubt, taken=False)
        return replace(made, name=tidy, doubt=_oddness(words) or doubt or self._rest(row))

    def _part(self, cell: str) -> str:
        cell = _BULLET.sub("", cell, count=1)
        return (NUMBERED.sub("", cell, count=1) if self._numbered else cell).strip(' "')

    def _rest(self, row: Row) -> str:
        beyond = [cell for cell in row.cells[self._width :] if cell]
        return f"There is more on this line: {', '.join(beyond)[:60]}." if beyond else ""

    def _ordered(self, cell: str) -> tuple[str, str]:
        """Return a whole name with the first name first, and what is doubtful in it."""
        if self._order is Order.AS_WRITTEN:
            return cell, ""
        parts = [part.strip() for part in cell.split(",") if part.strip()]
        suffix = ""
        if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]):
            suffix = f" {parts.pop()}"
        if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):
            return f"{parts[0]}, {parts[1]}", ""
        if len(parts) == 2:
            return _joined([parts[1], parts[0]], eastern_too=False) + suffix, ""
        if len(parts) > 2:
            return cell, "Several commas: which part is the first name?"
        if self._order is Order.COMMA:
            return cell, ""
        words = cell.split()
        number = last_in_capitals(words) or (1 if len(words) == 2 else 0)
        if not number:
            if len(words) == 1:
                return cell, ""
            return cell, "Which part is the first name? It was kept as it is written."
        return " ".join((*words[number:], *words[:number])), ""


_NOTHING = "There is no name where the others have theirs."


def _joined(parts: Sequence[str], *, eastern_too: bool = True) -> str:
    """Return the parts of a name as they are written together."""
    together = eastern_too and all(_is_eastern(part) for part in parts)
    return ("" if together else " ").join(parts)


def _is_eastern(part: str) -> bool:
    """Return whether a part is written in Chinese, Japanese or Korean signs: without spaces."""
    return all(
        unicodedata.name(sign, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))
        for sign in part
    )


def _shortened(name: str) -> str:
    """Return a name that is too long as its first part and the initial of the last."""
    words = name.split()
    short = f"{words[0]} {words[-1][0]}." if len(words) > 1 else name
    return tidied(short[:NAME_LENGTH])


_WRONG_LETTERS = re.compile(
    r"[\ufffd\x80-\x9f¤¦§¨©«¬®¯±²³µ¶¹»¼½¾¿¡†‡‰€™√∂∫≈÷◊]|[^\W\d_]\?[^\W\d_]|Ã[\x80-\xbf¤-¿]"
)


def _oddness(name: str) -> str:
    """Return what is unusual in a name that can be shown."""
    if _WRONG_LETTERS.search(name) or _scripts(name) > 1:
        return "Some letters look wrong. Another encoding may mend it."
    if "@" in name or "://" in name:
        return "This looks like an address, not a name."
    if name.isdigit():
        return "This is a number, not a name."
    if _TOTALS.fullmatch(name):
        return "Is this a name, or the end of the list?"
    if len(name.split()) > 6:
        return "So many words: is this a name?"
    return ""


def _scripts(name: str) -> int:
    """Return how many alphabets a word of the name mixes at most."""
    alphabets = ("LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC")
    most = 0
    for word in name.split():
        found = {unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha()}
        most = max(most, len(found & set(alphabets)))
    return most


def told_apart(lines: Sequence[ListLine], group: str) -> tuple[ListLine, ...]:
    """Return the lines with every name once: a repeated name gets a number."""
    first: dict[str, int] = {}
    done: list[ListLine] = []
    taken = 0
    for one in lines:
        if not one.taken:
            done.append(one)
            continue
        if group and one.group != group:
            done.append(replace(one, taken=False, doubt=""))
            continue
        if taken == MOST_NAMES:
            doubt = f"A list holds at most {MOST_NAMES} names."
            done.append(replace(one, taken=False, doubt=doubt))
            continue
        taken += 1
        name, number = one.name, 2
        while name_key(name) in first:
            ending = f" ({number})"
            name, number = one.name[: NAME_LENGTH - len(ending)] + ending, number + 1
        if name != one.name:
            same = first[name_key(one.name)]
            doubt = f"{one.name} stands on line {same} too. Write an initial to tell the two apart."
            one = replace(one, name=name, doubt=doubt)
        first[name_key(name)] = one.line
        done.append(one)
    alike = look_alikes(one.name for one in done if one.taken)
    return tuple(
        replace(one, doubt=f"It looks almost like {alike[one.name]}.")
        if one.taken and not one.doubt and one.name in alike
        else one
        for one in done
    )
