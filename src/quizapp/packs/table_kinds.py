"""Whether a table is a class list: its headings are of names, and none of them asks anything."""

from collections.abc import Sequence

from quizapp.core.authoring.file_kinds import NameList
from quizapp.core.session.list_headings import headings_in
from quizapp.core.session.list_tables import rows_of, separator_of
from quizapp.packs.formats.sheet_headings import weight_of

_HEADING_WITHIN = 20
"""Rows in which headings are looked for: titles, school and date may stand above them."""
_LONGEST_NAME = 60
_FEWEST_NAMES = 2


def kind_of_rows(rows: Sequence[tuple[str, ...]]) -> NameList | None:
    """Return that a table is a class list; None: it is another one.

    Args:
        rows: its first rows.
    """
    near = [tuple(cell.strip() for cell in row) for row in rows[:_HEADING_WITHIN]]
    if any(weight_of(row) for row in near):
        return None
    for place, row in enumerate(near):
        filled = [cell for cell in row if cell]
        heads = headings_in(row)
        below = [cells for cells in near[place + 1 :] if any(cells)]
        if not heads.names or len(below) < _FEWEST_NAMES:
            continue
        if heads.known >= 2 and heads.known * 2 >= len(filled) and _is_table(below):
            return NameList()
        if place == 0 and len(filled) == 1 and all(_is_short(cells) for cells in below):
            return NameList()
    return None


def kind_of_text_table(text: str) -> NameList | None:
    """Return that a text is a class list; None: it is another one, or no table.

    Args:
        text: its beginning.
    """
    rows = rows_of(text, separator_of(text))
    return kind_of_rows([row.cells for row in rows[: 2 * _HEADING_WITHIN]])


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    """Return whether most rows have several cells: a line of code with names in it has none."""
    return 2 * sum(sum(map(bool, row)) > 1 for row in rows) > len(rows)


def _is_short(cells: tuple[str, ...]) -> bool:
    return sum(bool(cell) for cell in cells) == 1 and len("".join(cells)) <= _LONGEST_NAME
