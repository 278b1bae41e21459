"""What is decided about a table before a document or the projector shows it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTableFormat,
)
from pytestqt.qtbot import QtBot

from quizapp.core.content.documents import Table
from quizapp.ui.kit.table.document_table import CellStyle, insert_table
from quizapp.ui.kit.table.shown_table import column_widths, shown_table, with_gaps

YEARS = Table(
    ("Year", "Arrivals", "Share", "Remark"),
    (
        ("1998", "947", "~12.5%", "famine"),
        ("2009", "2,914", "77%", "the most"),
        ("2019", "1,047", "", "before the border shut"),
        ("2021", "63", "~2%", ""),
    ),
)


def test_the_header_comes_first_and_every_line_has_all_columns() -> None:
    lines = shown_table(YEARS)
    assert [cell.text for cell in lines[0]] == list(YEARS.columns)
    assert [cell.head for cell in lines[0]] == [True] * 4
    assert [line[0].text for line in lines[1:]] == ["1998", "2009", "2019", "2021"]
    assert not any(cell.head for line in lines[1:] for cell in line)


def test_figures_line_up_at_the_right_with_their_header_and_words_do_not() -> None:
    for line in shown_table(YEARS, (0, 3)):
        assert [cell.right for cell in line] == [False, True, True, False]


def test_only_what_is_cited_is_marked() -> None:
    lines = shown_table(YEARS, cited={("2009", "Arrivals"), ("2009", "Year")})
    marked = [(n, cell.text) for n, line in enumerate(lines) for cell in line if cell.marked]
    assert marked == [(2, "2009"), (2, "2,914")]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ((0, 1, 2, 3), [0, 1, 2, 3]),
        ((0, 1), [0, 1, None]),
        ((2, 3), [None, 2, 3]),
        ((1, 3), [None, 1, None, 3]),
    ],
)
def test_where_rows_are_left_out_a_line_says_so(
    rows: tuple[int, ...], lines: list[int | None]
) -> None:
    assert with_gaps(rows, 4) == lines
    shown = [line[0].text for line in shown_table(YEARS, rows)[1:]]
    assert shown == ["…" if n is None else YEARS.rows[n][0] for n in lines]


def test_what_fits_keeps_its_width_and_else_the_widest_gives_way() -> None:
    assert column_widths((50, 80, 20), 150) == (50, 80, 20)
    assert column_widths((50, 400, 20), 170) == pytest.approx((50, 100, 20), abs=1.5)
    assert column_widths((300, 400, 20), 220) == pytest.approx((100, 100, 20), abs=1.5)
    assert all(width >= 1 for width in column_widths((300, 400, 20), 0))


def test_a_document_gets_the_cells_where_they_are_said_to_stand(qtbot: QtBot) -> None:
    paper = QTextDocument()
    styles = CellStyle(QTextCharFormat(), right_margin=7)
    lines = shown_table(YEARS, (1,))
    made = insert_table(QTextCursor(paper), lines, QTextTableFormat(), lambda _cell: styles)
    assert made.table.format().headerRowCount() == 1
    cursor = QTextCursor(paper)
    for line, places in zip(lines, made.cells, strict=True):
        for cell, (start, end) in zip(line, places, strict=True):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == cell.text
            shape: QTextBlockFormat = cursor.blockFormat()
            right = bool(shape.alignment() & Qt.AlignmentFlag.AlignRight)
            assert right is cell.right
            assert shape.rightMargin() == 7
