"""Finding an evidence quote in its passage, and explaining what differs if it is not there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

from quizapp.core.content.documents import Passage, Table
from quizapp.core.content.quoting import cuts_a_word

_NEAR = 60.0
_WORDS_AROUND = 5


@dataclass(frozen=True)
class Place:
    """Character offsets into a passage's text."""

    start: int
    end: int


@dataclass(frozen=True)
class NotFound:
    """Why a quote was not found, and how to mend it."""

    what: str
    remedy: str


def find_quote(passage: Passage, quote: str, passages: Sequence[Passage]) -> Place | NotFound:
    """Return where a quote stands in a prose passage: its first place that cuts no word.

    Args:
        passage: the passage it is quoted from.
        quote: its words; runs of white space count as one space.
        passages: all passages, to name the nearest one where the quote is not found.
    """
    places = [Place(m.start(), m.end()) for m in _pattern(quote).finditer(passage.text)]
    whole = (place for place in places if not cuts_a_word(passage.text, place.start, place.end))
    if (first := next(whole, None)) is not None:
        return first
    if places:
        what = f"the quote '{quote}' begins or ends inside a word or number of {passage.id}"
        return NotFound(what, "quote whole words and numbers")
    return _not_found(passage, quote, passages)


def find_cell(passage: Passage, row: str, column: str, quote: str) -> Place | NotFound:
    """Return where a cell stands in the words of a table passage."""
    table = passage.table
    if table is None:
        return NotFound(f"{passage.id} is not a table", "leave out row and column")
    if column not in table.columns:
        known = ", ".join(f"'{head}'" for head in table.columns)
        return NotFound(f"{passage.id} has no column '{column}'", f"its columns are {known}")
    cell = table.cell(row, column)
    if cell is None:
        names = [cells[0] for cells in table.rows]
        near = process.extractOne(row, names, scorer=fuzz.ratio)
        hint = f"the nearest row is '{near[0]}'" if near else "it has no rows"
        return NotFound(f"{passage.id} has no row '{row}'", hint)
    if cell != quote:
        what = f"the cell {row} / {column} of {passage.id} is '{cell}', not '{quote}'"
        return NotFound(what, "quote the whole cell exactly")
    return cell_place(table, row, column)


def cell_place(table: Table, row: str, column: str) -> Place:
    """Return where a cell that exists stands in ``core.documents.table_in_words``."""
    wanted = table.columns.index(column)
    start = 0
    for cells in table.rows:
        here = start
        for position, (head, cell) in enumerate(zip(table.columns, cells, strict=True)):
            if position > 0:
                here += len(head) + 1
            if position == wanted and cells[0] == row:
                return Place(here, here + len(cell))
            here += len(cell) + 2  # ": " after the row's name, "; " after a pair
        start = here  # the last pair ends in "." and a newline, also two characters
    message = f"the table has no row {row!r}"
    raise LookupError(message)


def _pattern(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in quote.split()))


def _not_found(passage: Passage, quote: str, passages: Sequence[Passage]) -> NotFound:
    what = f"the quote '{quote}' is not in {passage.id}"
    for other in passages:
        if other.id != passage.id and _pattern(quote).search(other.text):
            return NotFound(what, f"it stands in {other.id}")
    here = fuzz.partial_ratio(quote, passage.text)
    near = process.extractOne(quote, [p.text for p in passages], scorer=fuzz.partial_ratio)
    best = passage
    if near is not None and near[1] > here + 10:
        best = passages[near[2]]
    if max(here, near[1] if near is not None else 0.0) < _NEAR:
        return NotFound(what, "no passage is close to it; copy the words from the passage")
    if best.id != passage.id:
        what += f", nearest is {best.id}"
    return NotFound(what, _difference(quote, best.text))


def _difference(quote: str, text: str) -> str:
    """Return in words where a quote first differs from the nearest span of a passage."""
    wanted = quote.split()
    there = _words_around(quote, text)
    steps = SequenceMatcher(None, there, wanted, autojunk=False).get_opcodes()
    for kind, i1, i2, j1, j2 in steps:
        at_edge = i1 == 0 or i2 == len(there)
        if kind == "equal" or (kind == "delete" and at_edge):
            continue
        if kind == "delete":
            skipped = " ".join(there[i1:i2])
            return f"the passage has '{skipped}' after '{there[i1 - 1]}', the quote has not"
        ours = " ".join(wanted[j1:j2])
        if kind == "insert":
            return f"the quote has '{ours}', the passage has not"
        if i1 == 0:  # words before the quote are no difference
            i1 = max(0, i2 - (j2 - j1))
        elif at_edge:
            i2 = min(i2, i1 + j2 - j1)
        theirs = " ".join(there[i1:i2])
        return f"the passage has '{theirs}' where the quote has '{ours}'"
    return f"the passage has '{' '.join(there)}'"


def _words_around(quote: str, text: str) -> list[str]:
    """Return the words of the passage's nearest span and a few to each side of it."""
    found = fuzz.partial_ratio_alignment(quote, text)
    start, end = (found.dest_start, found.dest_end) if found is not None else (0, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    before, after = text[:start].split(), text[end:].split()
    return [*before[-_WORDS_AROUND:], *text[start:end].split(), *after[:_WORDS_AROUND]]
