"""Rows of cells as a table whose first column names the row."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.authoring.plain_text import one_line
from quizapp.core.content.documents import Table

MOST_COLUMNS = 50
LONGEST_CELL = 400
"""A longer cell holds running text: the table is there to place it on the page."""
EMPTY = "–"


@dataclass(frozen=True)
class Cell:
    """A cell, and over how many columns and rows it runs."""

    text: str
    across: int = 1
    down: int = 1


def spread(rows: Sequence[Sequence[Cell]]) -> tuple[list[list[str]], bool]:
    """Return rows with merged cells repeated, and whether there were any."""
    merged = False
    hanging: dict[int, tuple[int, str]] = {}
    grid: list[list[str]] = []
    for row in rows:
        line: list[str] = []
        cells = iter(row)
        cell = next(cells, None)
        while len(line) < MOST_COLUMNS and (cell is not None or len(line) in hanging):
            if (above := hanging.pop(len(line), None)) is not None:
                left, text = above
                if left > 1:
                    hanging[len(line)] = (left - 1, text)
                line.append(text)
                continue
            if cell is None:
                break
            text = one_line(cell.text)
            for _ in range(max(1, min(cell.across, MOST_COLUMNS - len(line)))):
                if cell.down > 1:
                    hanging[len(line)] = (cell.down - 1, text)
                line.append(text)
            merged = merged or cell.across > 1 or cell.down > 1
            cell = next(cells, None)
        grid.append(line)
    return grid, merged


def as_table(
    grid: Sequence[Sequence[str]], has_head: bool = True
) -> tuple[Table, list[str]] | None:
    """Return the table that rows make up and what was changed; None if they are no table.

    Every column and every row gets a name of its own and no cell is empty, as a pack asks it.

    Args:
        grid: rows of cells, each on one line.
        has_head: whether the first row names the columns.
    """
    rows = [list(row) for row in grid if any(row)]
    width = max((len(row) for row in rows), default=0)
    used = [place for place in range(width) if any(place < len(row) and row[place] for row in rows)]
    if len(used) < 2 or len(rows) < (2 if has_head else 1):
        return None
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return None
    told = []
    full = [[row[place] if place < len(row) else "" for place in used] for row in rows]
    head = full.pop(0) if has_head else [f"Column {place + 1}" for place in range(len(used))]
    if not has_head:
        told.append("the table has no heading row: its columns are numbered")
    if any(not cell for cell in head):
        told.append("columns without a name got one")
    columns = _own_names([cell or f"Column {place + 1}" for place, cell in enumerate(head)])
    if any(not cell for row in full for cell in row):
        told.append(f"empty cells are shown as {EMPTY}")
    names = _own_names([row[0] or EMPTY for row in full])
    if [row[0] or EMPTY for row in full] != names or columns != [
        cell or f"Column {place + 1}" for place, cell in enumerate(head)
    ]:
        told.append("rows or columns of one name were numbered")
    body = [
        (name, *(cell or EMPTY for cell in row[1:])) for name, row in zip(names, full, strict=True)
    ]
    return Table(tuple(columns), tuple(body)), told


def _own_names(names: Sequence[str]) -> list[str]:
    """Return names with a number after each that stood before."""
    taken: set[str] = set()
    times: dict[str, int] = {}
    found = []
    for name in names:
        new = name
        while new in taken:
            times[name] = times.get(name, 1) + 1
            new = f"{name} ({times[name]})"
        taken.add(new)
        found.append(new)
    return found
