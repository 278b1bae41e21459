"""A table as it is shown: which rows, what is marked, what lines up at the right, how wide.

Without Qt. A text document lays out its own tables and gives lines to screen readers, selection
and search; the projector paints, because it must know how high a table is in any size before it
chooses one. So they can't share a painter: they share what is decided here.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quizapp.core.content.documents import Table

GAP = "…"
"""Stands in the first column where rows are left out."""


@dataclass(frozen=True)
class Cell:
    """One cell."""

    text: str
    head: bool
    """It stands in the header row."""
    first: bool
    """It stands in the first column, which names the row."""
    right: bool
    """Its column holds figures, which line up at the right; so does the header above them."""
    marked: bool = False
    """It is evidence."""


Lines = tuple[tuple[Cell, ...], ...]
"""A table line by line, the header first; all lines are of one length."""


def shown_table(
    table: Table,
    rows: Iterable[int] | None = None,
    cited: Collection[tuple[str, str]] = (),
) -> Lines:
    """Return what is shown of a table.

    Args:
        table: the table.
        rows: numbers of the rows to show, in their order; None for all. Where rows between them
            are left out, a line says so.
        cited: row and column, by their names, of the cells to mark.
    """
    columns = range(len(table.columns))
    right = [_holds_figures(table, column) for column in columns]
    every = len(table.rows)

    def line(texts: Sequence[str], marked: Collection[int] = (), *, head: bool) -> tuple[Cell, ...]:
        return tuple(
            Cell(texts[c], head, first=c == 0, right=right[c], marked=c in marked) for c in columns
        )

    lines = [line(table.columns, head=True)]
    for place in with_gaps(range(every) if rows is None else rows, every):
        if place is None:
            lines.append(line((GAP, *[""] * (len(table.columns) - 1)), head=False))
            continue
        row = table.rows[place]
        marked = [c for c in columns if (row[0], table.columns[c]) in cited]
        lines.append(line(row, marked, head=False))
    return tuple(lines)


def with_gaps(rows: Iterable[int], of: int) -> list[int | None]:
    """Return row numbers, with None where rows between them, or after the last, are left out.

    Args:
        rows: the rows shown, in their order.
        of: how many there are.
    """
    lines: list[int | None] = []
    before = -1
    for place in rows:
        if place > before + 1:
            lines.append(None)
        lines.append(place)
        before = place
    if before < of - 1:
        lines.append(None)
    return lines


def column_widths(natural: Sequence[float], room: float) -> tuple[float, ...]:
    """Return the widths of columns: the natural ones where they fit, else the widest give way.

    Args:
        natural: how wide each column is when nothing in it wraps.
        room: for all of them.
    """
    widths = list(natural)
    while sum(widths) > room + 1:
        widest = max(widths)
        next_one = max((w for w in widths if w < widest - 0.5), default=0.0)
        many = sum(w > widest - 0.5 for w in widths)
        over = (sum(widths) - room) / many
        target = max(next_one, widest - over, 1.0)
        widths = [min(w, target) for w in widths]
        if target <= 1.0:
            break
    return tuple(widths)


def _holds_figures(table: Table, column: int) -> bool:
    cells = [row[column].replace(",", "") for row in table.rows if row[column]]
    return (
        column > 0
        and bool(cells)
        and all(cell.strip("~%-–").replace(".", "").isdigit() for cell in cells)
    )
