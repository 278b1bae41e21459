"""A list as it stands in a file or a text field: its lines, cut into cells."""

import csv
import io
import re
from dataclasses import dataclass

LONGEST_LINE = 5_000
"""Longer texts are not lists of names and are not read."""

SEPARATORS = (";", "\t", ",", "|")
WHOLE_LINE = ""
"""In place of a separator: each line is one cell."""

_LOOKED_AT = 100
"""How many lines are looked at to detect the separator."""


@dataclass(frozen=True)
class Row:
    """A line that is not empty."""

    line: int
    """Its number in the text, from 1; of the first line where a cell goes over several."""
    text: str
    """As it stands there."""
    cells: tuple[str, ...]

    def cell(self, number: int) -> str:
        """Return a cell without spaces around it; empty where the row has none."""
        return self.cells[number] if number < len(self.cells) else ""


def rows_of(text: str, separator: str) -> tuple[Row, ...]:
    """Return the lines of a list that are not empty, cut into cells.

    Line ends of any system count, byte order marks do not. Quotation marks hold a cell together,
    over several lines too; one that nobody closed swallows nothing.

    Args:
        text: the list.
        separator: one of ``SEPARATORS``, or ``WHOLE_LINE``.
    """
    lines = lines_of(text)
    if lines and (said := _said_separator(lines[0])) is not None:
        lines[0] = ""  # an instruction to Excel, such as sep=;
        separator = said or separator
    if not separator:
        quoted = [(n, line, [_unquoted(line)]) for n, line in enumerate(lines, 1)]
    else:
        quoted = _cut(lines, separator)
    return tuple(
        Row(line, shown, cells)
        for line, shown, raw in quoted
        if any(cells := tuple(" ".join(cell.split()) for cell in raw))
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, none longer than is read."""
    text = text.replace("\ufeff", "").replace("\x00", "")
    text = re.sub("\r\n|\r|\u2028|\u2029|\x85|\x0b|\x0c", "\n", text)
    return [line[:LONGEST_LINE] for line in text.split("\n")]


def separator_of(text: str) -> str:
    """Return the separator of the columns of a list; ``WHOLE_LINE`` if there is none.

    It is what most lines have equally often.
    """
    lines = [line for line in lines_of(text) if line.strip()][:_LOOKED_AT]
    if lines and (said := _said_separator(lines[0])) is not None:
        return said or WHOLE_LINE
    best, most = WHOLE_LINE, 0.0
    for separator in SEPARATORS:
        counts = [len(cells) for _, _, cells in _cut(lines, separator)]
        several = [count for count in counts if count > 1]
        if not several:
            continue
        usual = max(set(several), key=several.count)
        alike = several.count(usual) / len(counts)
        score = len(several) / len(counts) + alike
        if score > most + 0.01:
            best, most = separator, score
    return best


def _said_separator(line: str) -> str | None:
    found = re.fullmatch(r'\s*"?sep=(.?)"?\s*', line.replace("\ufeff", ""), re.IGNORECASE)
    if found is None:
        return None
    return found.group(1) if found.group(1) in SEPARATORS else ""


def _unquoted(line: str) -> str:
    found = re.fullmatch(r'\s*"((?:[^"]|"")*)"\s*', line)
    return (found.group(1).replace('""', '"') if found else line).strip('" \t')


def _cut(lines: list[str], separator: str) -> list[tuple[int, str, list[str]]]:
    # Spaces after a separator: a quotation mark behind them holds its cell together too.
    def reader(text: str) -> "csv._reader":  # type: ignore[name-defined]
        return csv.reader(io.StringIO(text), delimiter=separator, skipinitialspace=True)

    if "\n".join(lines).count('"') % 2 == 0:
        found: list[tuple[int, str, list[str]]] = []
        try:
            rows, begin = reader("\n".join(lines)), 0
            for row in rows:
                end = rows.line_num
                found.append((begin + 1, " ".join(lines[begin:end]), row))
                begin = end
        except csv.Error:  # a cell longer than any list of names has
            pass
        else:
            return found
    # A quotation mark that nobody closed must not swallow the names below it.
    return [(n, line, next(reader(line), [])) for n, line in enumerate(lines, 1)]
