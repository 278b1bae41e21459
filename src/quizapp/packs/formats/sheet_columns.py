"""Which column of a table holds what: told by the headings, guessed where there are none."""

from itertools import islice

from quizapp.core.authoring.columns import ColumnGuess, Meaning
from quizapp.packs.formats.sheet_headings import (
    GARBLED_MARK,
    RIGHT_PLACE,
    meanings_of,
    weight_of,
)
from quizapp.packs.formats.sheet_keys import by_place, by_text
from quizapp.packs.formats.sheet_tables import TextTable
from quizapp.packs.formats.workbook_tables import SheetTable

HEADING_ROWS = 30
"""How far down the headings are looked for."""
_SAMPLE = 200
PREVIEW = 5

OWN = "quizapp"
"""The template of the tables that the app writes itself."""


Table = SheetTable | TextTable


def guess(
    table: Table,
    sheets: tuple[str, ...],
    encoding: str = "",
    header_row: int | None = None,
    notes: tuple[str, ...] = (),
) -> ColumnGuess:
    """Return what the columns of a table most likely hold.

    Args:
        table: it.
        sheets: the titles of all sheets of its file.
        encoding: as it is told in the guess.
        header_row: the row of the headings, where somebody said it; 0: there are none.
        notes: what was guessed before.
    """
    sample = [row for row in islice(table.rows(), HEADING_ROWS + _SAMPLE)]
    weights = {
        number: weight_of(cells) for number, cells in sample[:HEADING_ROWS] if len(cells) > 1
    }
    if header_row is None:
        best = max(weights.values(), default=0)
        header_row = next((row for row, weight in weights.items() if weight == best > 0), 0)
    below = [_trimmed(cells) for number, cells in sample if number > header_row and any(cells)]
    headings = _trimmed(sample[header_row - 1][1]) if 0 < header_row <= len(sample) else ()
    width = max(map(len, [headings, *below[:_SAMPLE]]), default=0)
    sure = weights.get(header_row, 0) > 0
    meanings = meanings_of(headings) if sure else _by_cells(below[:_SAMPLE], width)
    headings = (*headings, *map(column_letter, range(len(headings), width)))
    meanings = (*meanings, *[Meaning.NOTHING] * (width - len(meanings)))
    template = _template(headings) if sure else ""
    first = tuple((*cells, *[""] * (width - len(cells))) for cells in below[:PREVIEW])
    return ColumnGuess(
        table.sheet,
        sheets,
        table.separator,
        encoding,
        header_row,
        headings,
        first,
        meanings,
        sure,
        template,
        notes,
    )


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row without the empty cells at its end."""
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return cells[:width]


def column_letter(place: int) -> str:
    """Return what a spreadsheet writes above a column: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_TEMPLATES = (
    (OWN, (RIGHT_PLACE, "question")),
    ("Kahoot", ("question - max", "answer 1 - max")),
    ("Wayground", ("question text", "question type", "option 1")),
    ("Blooket", ("question text", "answer 1", "question #")),
    ("Gimkit", ("question", "correct answer", "incorrect answer 1")),
)


def _template(headings: tuple[str, ...]) -> str:
    folded = [heading.removeprefix(GARBLED_MARK).casefold() for heading in headings]
    for name, beginnings in _TEMPLATES:
        if all(any(one.startswith(words) for one in folded) for words in beginnings):
            return name
    return ""


def _by_cells(rows: list[tuple[str, ...]], width: int) -> tuple[Meaning, ...]:
    """Return a guess by what the cells look like: the longest texts are the questions."""
    if not rows or width < 2:
        return ()
    cells = [[row[place] if place < len(row) else "" for row in rows] for place in range(width)]
    lengths = [sum(map(len, column)) for column in cells]
    stem = lengths.index(max(lengths))
    others = [place for place in range(width) if place != stem and any(cells[place])]
    key = _key_by_cells(rows, others)
    return tuple(
        Meaning.QUESTION
        if place == stem
        else Meaning.KEY
        if place == key
        else Meaning.OPTION
        if place in others
        else Meaning.NOTHING
        for place in range(width)
    )


def _key_by_cells(rows: list[tuple[str, ...]], places: list[int]) -> int | None:
    """Return the column whose cells name one of the others in most rows."""
    best, most = None, len(rows) * 0.6
    for key in places:
        fits = 0
        for row in rows:
            texts = {
                number: row[place]
                for number, place in enumerate((p for p in places if p != key), 1)
                if place < len(row) and row[place]
            }
            said = row[key] if key < len(row) else ""
            fits += bool(said and (by_text(said, texts) or by_place(said, texts)))
        if fits > most:
            best, most = key, fits
    return best
