"""Writes a table into a text document."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from quizapp.ui.kit.table.shown_table import Cell, Lines


@dataclass(frozen=True)
class CellStyle:
    """How a cell is written."""

    words: QTextCharFormat
    edge: QTextTableCellFormat | None = None
    """Its padding and borders; None: as the table has them."""
    right_margin: int = 0


@dataclass(frozen=True)
class WrittenTable:
    """A table in a document."""

    table: QTextTable
    cells: tuple[tuple[tuple[int, int], ...], ...]
    """Where the words of each cell begin and end, the header row first."""


def insert_table(
    cursor: QTextCursor,
    lines: Lines,
    frame: QTextTableFormat,
    style: Callable[[Cell], CellStyle],
) -> WrittenTable:
    """Write a table at the cursor, its first line as its header.

    Args:
        cursor: where; it moves into the table.
        lines: of the table.
        frame: width, margins and borders of the whole.
        style: how a cell is written.
    """
    frame.setHeaderRowCount(1)
    frame.setCellSpacing(0)
    made = cursor.insertTable(len(lines), len(lines[0]), frame)
    cells = tuple(
        tuple(_insert_cell(made.cellAt(row, c), line[c], style(line[c])) for c in range(len(line)))
        for row, line in enumerate(lines)
    )
    return WrittenTable(made, cells)


def _insert_cell(place: QTextTableCell, cell: Cell, style: CellStyle) -> tuple[int, int]:
    if style.edge is not None:
        place.setFormat(style.edge)
    at = place.firstCursorPosition()
    shape = QTextBlockFormat()
    shape.setAlignment(Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft)
    shape.setRightMargin(style.right_margin)
    at.setBlockFormat(shape)
    start = at.position()
    at.insertText(cell.text, style.words)
    return start, at.position()
