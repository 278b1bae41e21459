"""Tables among the lines of a page: lines whose parts stand below each other."""

from collections.abc import Sequence
from itertools import pairwise

from quizapp.core.authoring.plain_text import one_line
from quizapp.core.content.documents import Table
from quizapp.packs.intake.grids import as_table
from quizapp.packs.intake.pdf_columns import Line
from quizapp.packs.intake.text import ITEM

_LEAST_ROWS = 3
_MOST_ROWS = 200
_LONGEST_CELL = 60


def table_at(lines: Sequence[Line], begin: int) -> tuple[Table, list[str], int] | None:
    """Return the table that begins at a line, what was changed, and where the text goes on.

    None where no table begins: at least three lines have to have parts in the same columns.
    """
    if len(lines[begin].cells) < 2:
        return None
    end, most = begin, min(len(lines), begin + _MOST_ROWS)
    while end < most and len(lines[end].cells) >= 2 and _is_near(lines, begin, end):
        end += 1
    rows = lines[begin:end]
    items = sum(ITEM.match(f"{row.cells[0][2]} x") is not None for row in rows)
    if len(rows) < _LEAST_ROWS or items > len(rows) // 2:
        return None
    columns = _columns(rows)
    if columns is None:
        return None
    grid = [[""] * len(columns) for _ in rows]
    merged = False
    for row, line in zip(grid, rows, strict=True):
        for x0, x1, text in line.cells:
            below = [place for place, (a, b) in enumerate(columns) if min(b, x1) - max(a, x0) > 0.5]
            if not below or any(row[place] for place in below):
                return None
            merged = merged or len(below) > 1
            for place in below:
                row[place] = one_line(text)
    made = as_table(grid)
    if made is None:
        return None
    table, told = made
    told.insert(0, "a table put together from its columns: compare it with the page")
    return table, told, end


def _is_near(lines: Sequence[Line], begin: int, end: int) -> bool:
    if end == begin:
        return True
    return 0 < lines[end - 1].base - lines[end].base < 3 * lines[end].size


def _columns(rows: Sequence[Line]) -> list[tuple[float, float]] | None:
    """Return from where to where each column goes, by the rows with the most parts."""
    most = max(len(row.cells) for row in rows)
    full = [row for row in rows if len(row.cells) == most]
    if len(full) < _LEAST_ROWS - 1:
        return None
    columns: list[tuple[float, float]] = []
    for place in range(most):
        cells = [row.cells[place] for row in full]
        if sum(len(cell[2]) > _LONGEST_CELL for cell in cells) > len(cells) // 2:
            return None
        columns.append((min(cell[0] for cell in cells), max(cell[1] for cell in cells)))
    apart = all(a[1] <= b[0] + 0.5 for a, b in pairwise(columns))
    return columns if apart else None
