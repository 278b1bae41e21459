"""Tables among the lines of a page: lines whose parts stand below each other."""

from collections.abc import Sequence
from itertools import pairwise

from quizapp.core.authoring.plain_text import one_line
from quizapp.core.content.documents import Table
from quizapp.packs.intake.grids import as_table
from quizapp.packs.intake.pdf_columns import Line
from quizapp.packs.intake.text import ITEM

_LEAST_ROWS = 3
_MOST_LINES = 200
_LONGEST_CELL = 60
"""Letters of most cells on one line; more are a text."""
_FARTHEST = 3.2
"""Of rows, in sizes of their letters."""

_CLOSE = 1.2
"""Columns that are nearer than so many sizes were found by the gap between them."""
_NARROWEST = 2.5
"""Points between two columns."""

_Columns = Sequence[tuple[float, float]]


def table_at(lines: Sequence[Line], begin: int) -> tuple[Table, list[str], int] | None:
    """Return the table that begins at a line, what was changed, and where the text goes on.

    None where no table begins: at least three rows have to have parts in the same columns. A cell
    may run over several lines.
    """
    first = lines[begin].cells
    if len(first) < 2 or ITEM.match(f"{first[0][2]} x"):  # an item behind its dot or number
        return None
    group = lines[begin : _end(lines, begin)]
    columns = _columns(group)
    if columns is None:
        return None
    found = _rows(group, columns)
    if found is None:
        return None
    rows, merged = found
    made = as_table([[one_line(cell) for cell in row] for row in rows])
    if made is None or len(rows) < _LEAST_ROWS:
        return None
    table, told = made
    told.insert(0, "a table put together from its columns: compare it with the page")
    if merged:
        told.insert(1, "merged cells are repeated")
    return table, told, begin + len(group)


def _end(lines: Sequence[Line], begin: int) -> int:
    """Return behind the last line that may belong to the table that begins at one."""
    inner = lines[begin].cells[1][0]
    last = begin + 1
    for place in range(begin + 1, min(len(lines), begin + _MOST_LINES)):
        line, drop = lines[place], lines[place - 1].base - lines[place].base
        if not 0 < drop < _FARTHEST * line.size:
            break
        is_row = len(line.cells) > 1 or any(len(run.cut([inner])) > 1 for run in line.runs)
        goes_on = line.x0 > inner - 2.5 or (line.x1 < inner and drop < 1.4 * line.size)
        if not is_row and not goes_on:
            break
        if is_row or line.x0 > inner - 2.5:
            last = place + 1  # a lone line on the left may be the text below the table
    return last


def _columns(lines: Sequence[Line]) -> _Columns | None:
    """Return from where to where each column goes, by the lines with the most parts."""
    most = max(len(line.cells) for line in lines)
    full = [line for line in lines if len(line.cells) == most]
    if len(full) < _LEAST_ROWS - 1:
        return None
    columns: list[tuple[float, float]] = []
    for place in range(most):
        cells = [line.cells[place] for line in full]
        if sum(len(cell[2]) > _LONGEST_CELL for cell in cells) > len(cells) // 2:
            return None
        columns.append((min(cell[0] for cell in cells), max(cell[1] for cell in cells)))
    if not all(a[1] <= b[0] + 0.5 for a, b in pairwise(columns)):
        return None
    return [part for column in columns for part in _parts(lines, column)]


def _parts(lines: Sequence[Line], column: tuple[float, float]) -> _Columns:
    """Return a column, or the columns that it is made of: a gap runs through it in every line.

    So do numbers that end where the words of the next column begin.
    """
    rows: list[list[tuple[float, float]]] = []
    for line in lines:
        pieces: list[tuple[float, float]] = []
        for run in line.runs:
            edges = [run.x0, *(edge for gap in run.gaps for edge in gap[1:]), run.x1]
            pieces += zip(edges[::2], edges[1::2], strict=True)
        inside = [one for one in pieces if column[0] - 1 < (one[0] + one[1]) / 2 < column[1] + 1]
        if inside:
            rows.append(inside)
    parts: list[tuple[float, float]] = []
    for x0, x1 in sorted(piece for row in rows for piece in row):
        if parts and x0 - parts[-1][1] < _NARROWEST:
            parts[-1] = (parts[-1][0], max(parts[-1][1], x1))
        else:
            parts.append((x0, x1))
    for begin, end in parts:
        filled = sum(any(begin <= x0 < end for x0, _ in row) for row in rows)
        if filled < max(2, len(rows) // 2):
            return [column]
    return parts or [column]


def _rows(lines: Sequence[Line], columns: _Columns) -> tuple[list[list[str]], bool] | None:
    """Return the cells of each row and whether some are merged; None where a part lies askew."""
    drops = [above.base - line.base for above, line in pairwise(lines)]
    # Lines of one cell are nearer to each other than rows, where the rows have a margin.
    least = min(drops) if drops else 0.0
    nearest = 1.2 * least if drops and max(drops) > 1.25 * least else 0.0
    rows: list[list[str]] = []
    merged = False
    for line, drop in zip(lines, (0.0, *drops), strict=True):
        cells = _cells(line, columns)
        if cells is None:
            return None
        goes_on = bool(rows) and (drop < nearest if nearest else not cells[0][0])
        if not goes_on:
            rows.append([""] * len(columns))
        for place, (text, runs_on) in enumerate(cells):
            rows[-1][place] = f"{rows[-1][place]} {text}".strip()
            merged = merged or runs_on
    return rows, merged


def _cells(line: Line, columns: _Columns) -> list[tuple[str, bool]] | None:
    """Return a line's text in each column, and whether it runs over several."""
    starts = [start for start, _ in columns[1:]]
    between = [(a[1], b[0]) for a, b in pairwise(columns) if b[0] - a[1] < _CLOSE * line.size]
    found: list[list[str]] = [[] for _ in columns]
    merged = [False] * len(columns)
    for run in line.runs:
        for piece in run.cut(starts, between):
            below = [
                place
                for place, (a, b) in enumerate(columns)
                if min(b, piece.x1) - max(a, piece.x0) > 0.5
            ]
            if not below:
                return None
            for place in below:
                found[place].append(piece.text)
                merged[place] = merged[place] or len(below) > 1
    return [(" ".join(texts), runs_on) for texts, runs_on in zip(found, merged, strict=True)]
