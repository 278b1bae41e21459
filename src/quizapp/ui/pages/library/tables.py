"""A table passage on a page: as a table, or as a list where it is too wide for the lines."""

from functools import partial

from PySide6.QtGui import (
    QFontMetricsF,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from quizapp.core.content.documents import Table
from quizapp.ui.kit.table.document_table import CellStyle, insert_table
from quizapp.ui.kit.table.shown_table import Cell, shown_table
from quizapp.ui.kit.theme.theme import Space, Theme, Type, font_for
from quizapp.ui.pages.library.pen import LINE, Pen
from quizapp.ui.pages.library.picture import insert_chart, picture_width
from quizapp.ui.pages.library.places import Stretch

Cells = tuple[tuple[Stretch, ...], ...]

_NBSP = "\N{NO-BREAK SPACE}"


def write_table(pen: Pen, table: Table, room: float) -> tuple[Stretch, Cells]:
    """Write a table; return where it and each of its cells stand, the header row first.

    Args:
        pen: writes.
        table: the table.
        room: the width of a line; a table that does not fit becomes a list.
    """
    if table_width(table, pen.theme) > room:
        return _as_list(pen, table)
    return _as_table(pen, table, room)


def table_width(table: Table, theme: Theme) -> float:
    """Return the least width at which no word of a table is broken."""
    metrics = QFontMetricsF(font_for(theme, bold=True))
    return sum(
        max(metrics.horizontalAdvance(word) for cell in cells for word in cell.split() or [""])
        + 2 * Space.S
        for cells in zip(table.columns, *table.rows, strict=True)
    )


def _as_list(pen: Pen, table: Table) -> tuple[Stretch, Cells]:
    """Write a table that is too wide as one paragraph a row."""
    start: int | None = None
    rows: list[tuple[Stretch, ...]] = [()]
    for words in table.rows:
        pen.block(0, Space.S)
        start = pen.at if start is None else start
        cells = [pen.piece(words[0], bold=True)]
        for head, word in zip(table.columns[1:], words[1:], strict=True):
            pen.text("  " + head.replace(" ", _NBSP) + _NBSP, pen.style(Type.SMALL, "quiet"))
            cells.append(pen.piece(word))
        rows.append(tuple(cells))
    return Stretch(start or 0, pen.at), tuple(rows)


def _as_table(pen: Pen, table: Table, room: float) -> tuple[Stretch, Cells]:
    frame = QTextTableFormat()
    frame.setBorder(0)
    frame.setBorderCollapse(True)
    frame.setTopMargin(Space.S)
    frame.setBottomMargin(Space.S)
    # Not 100: rounded up, it would let the page scroll sideways by a pixel.
    frame.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99.5))
    written = insert_table(pen.cursor, shown_table(table), frame, partial(_cell_style, pen))
    made = written.table
    pen.go_on_after(made.lastCursorPosition())
    stretch = Stretch(made.firstPosition(), made.lastPosition())
    if insert_chart(pen.cursor, table, picture_width(room), pen.theme):
        line = pen.shape(0, Space.M, LINE * pen.theme.px(Type.BODY))
        pen.cursor.insertBlock(line, pen.style())
    return stretch, tuple(tuple(Stretch(*cell) for cell in line) for line in written.cells)


def _cell_style(pen: Pen, cell: Cell) -> CellStyle:
    edge = QTextTableCellFormat()
    edge.setPadding(Space.S)
    edge.setBottomBorder(1)
    edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    edge.setBottomBorderBrush(pen.theme.colour("control" if cell.head else "line"))
    return CellStyle(pen.style(bold=cell.head or cell.first), edge)
