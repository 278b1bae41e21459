"""Results as files: a workbook with a sheet for each table, or a CSV file for each."""

import io
import logging
from pathlib import Path

from quizapp.core.session.results import SessionResults
from quizapp.core.spreadsheets import csv_bytes
from quizapp.services.session_tables import Table, tables_of
from quizapp.services.writing import write_wholly

log = logging.getLogger(__name__)

NARROW, WIDE = 8, 60
"""Widths of columns, in characters: as wide as what stands in them, within reason."""

_MEASURED = 200
"""Rows that say how wide a column is: the rest is like them."""


def write_xlsx(results: SessionResults, path: Path, *, with_names: bool = True) -> Path:
    """Write the results as one workbook.

    Args:
        results: the results.
        path: the file; one that is there is replaced.
        with_names: whether to tell who did what.

    Raises:
        ExpectedError: it can't be written there; a file that was there is as it was.
    """
    from openpyxl import Workbook  # takes a fifth of a second, and few ever export
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for table in tables_of(results, with_names=with_names, wide=True):
        sheet = book.create_sheet(table.title)
        sheet.freeze_panes = "A2"
        for place, width in enumerate(_widths(table), 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append(table.header)
        for row in table.rows:
            sheet.append(row)
    content = io.BytesIO()  # whole before the file is begun: a full disk leaves nothing behind
    book.save(content)
    written = write_wholly(path, content.getvalue())
    log.info("results of a session saved as a workbook")
    return written


def write_csv(results: SessionResults, path: Path, *, with_names: bool = True) -> tuple[Path, ...]:
    """Write the results as CSV files beside one another, and return them.

    Args:
        results: the results.
        path: names them: "Lesson.csv" makes "Lesson - Questions.csv" and so on.
        with_names: whether to tell who did what.

    Raises:
        ExpectedError: one can't be written there; those before it are written.
    """
    stem = path.name.removesuffix(".csv")
    written = []
    for table in tables_of(results, with_names=with_names):
        content = csv_bytes(table.header, table.rows)
        own = path.with_name(f"{stem} - {table.title}.csv")
        written.append(write_wholly(own, content))
    log.info("results of a session saved as %d CSV files", len(written))
    return tuple(written)


def _widths(table: Table) -> list[int]:
    some = [table.header, *table.rows[:_MEASURED]]
    longest = (
        max(len(str(row[place])) for row in some if row[place] is not None)
        for place in range(len(table.header))
    )
    return [min(WIDE, max(NARROW, length + 2)) for length in longest]
