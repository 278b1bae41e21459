"""Tables of questions: workbooks (XLSX), CSV, TSV; templates of other programs and plain tables.

Kahoot, ClassQuiz, Wayground (Quizizz), Blooket and Gimkit have templates that differ in their
headings and in what the key is; any other table with headings is read in the same way. Where
headings say nothing, ``columns_of`` guesses by the cells, and a person has to confirm it.
"""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from quizapp.core.authoring.columns import ColumnGuess, Meaning
from quizapp.core.authoring.questions import (
    ForeignQuestion,
    LeftOut,
    Parsed,
    Progress,
    ignore_progress,
)
from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.common import Losses
from quizapp.packs.formats.gathering import MOST_QUESTIONS
from quizapp.packs.formats.sheet_columns import HEADING_ROWS, OWN, Table, guess
from quizapp.packs.formats.sheet_headings import GARBLED_MARK, weight_of
from quizapp.packs.formats.sheet_questions import RowReader
from quizapp.packs.formats.sheet_tables import (
    SEPARATORS,
    TextTable,
    is_zip,
    refuse_unreadable,
    said_separator,
    unguarded,
)
from quizapp.packs.formats.sheet_writing import write_csv, write_kahoot
from quizapp.packs.formats.texts import decoded, without_controls
from quizapp.packs.formats.workbook_tables import SheetTable, workbook

__all__ = [
    "ColumnGuess",
    "Meaning",
    "columns_of",
    "looks_like",
    "read",
    "write_csv",
    "write_kahoot",
]

LARGEST = 200_000_000
_SAMPLE = 200
_EVERY_SHEET = 1_000
"""The numbers of a second sheet begin after the next number that can be divided by this."""
_EVERY = 500
"""Rows between two words to ``progress``."""


def looks_like(head: bytes, name: str = "") -> bool:
    """Return whether a file can be a table of questions.

    Args:
        head: its first bytes; some thousand are enough.
        name: its name.
    """
    ending = name.casefold().rpartition(".")[2]
    if is_zip(head):
        return ending in ("xlsx", "xlsm", "xltx") or b"xl/" in head
    if head[:1000].count(0) > 50 and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    text, _ = decoded(head)
    lines = "\n".join(text.split("\n")[:HEADING_ROWS])
    for separator in SEPARATORS:
        rows = list(islice(TextTable(lines, separator).rows(), HEADING_ROWS))
        if any(weight_of(cells) for _, cells in rows):
            return True
        if ending in ("csv", "tsv") and sum(len(cells) > 2 for _, cells in rows) > len(rows) / 2:
            return True
    return False


def columns_of(
    file: BinaryIO,
    *,
    sheet: str = "",
    separator: str = "",
    encoding: str = "",
    header_row: int | None = None,
) -> ColumnGuess:
    """Return which columns a table has, and what they most likely hold.

    Args:
        file: it.
        sheet: of a workbook, look at this one; empty: at the one with most headings.
        separator: of a text; empty: the likeliest.
        encoding: of a text, as Python calls it; empty: the likeliest.
        header_row: the row of the headings; 0: there are none; None: look for it.

    Raises:
        ExpectedError: it is no table, or too large.
    """
    with _tables(file, separator, encoding) as (tables, notes):
        titles = tuple(table.sheet for table in tables)
        guesses = [
            guess(table, titles, encoding, header_row, notes)
            for table in tables
            if not sheet or table.sheet == sheet
        ]
    if not guesses:
        raise ExpectedError(
            f"There is no sheet “{sheet}” in this workbook." if sheet else _EMPTY,
            "Choose another sheet, or another file.",
        )
    return max(guesses, key=_likelihood)


def read(
    file: BinaryIO, progress: Progress = ignore_progress, columns: ColumnGuess | None = None
) -> Parsed:
    """Return the questions in a table; numbers are rows, as a spreadsheet counts them.

    Where several sheets are read, a note says with which number the rows of the second begin.

    Args:
        file: it.
        progress: told how far it is.
        columns: which column holds what, as somebody confirmed it; without it the headings say
            it, of every sheet that has any.

    Raises:
        ExpectedError: it is no table, a damaged one, too large, or its columns say nothing.
    """
    separator = columns.separator if columns else ""
    with _tables(file, separator, columns.encoding if columns else "") as (tables, notes):
        if columns is not None:
            named = [table for table in tables if table.sheet == columns.sheet]
            if not named:
                raise ExpectedError(
                    f"There is no sheet “{columns.sheet}” in this workbook any more.",
                    "Choose the file again.",
                )
            chosen = [(named[0], columns)]
        else:
            titles = tuple(table.sheet for table in tables)
            guesses = [(table, guess(table, titles)) for table in tables]
            chosen = [(table, one) for table, one in guesses if one.sure]
            if not chosen:
                raise _no_headings([one for _, one in guesses])
        return _read_all(chosen, tables, notes, progress)


def _read_all(
    chosen: Sequence[tuple[Table, ColumnGuess]],
    tables: Sequence[Table],
    notes: tuple[str, ...],
    progress: Progress,
) -> Parsed:
    questions: list[ForeignQuestion] = []
    left_out: list[LeftOut] = []
    lost = Losses()
    said = list(notes)
    whole = sum(table.length for table, _ in chosen) or 1
    done = below = number = 0
    for table, columns in chosen:
        if Meaning.QUESTION not in columns.meanings:
            raise ExpectedError(
                "No column is said to hold the questions.", "Choose the column of the questions."
            )
        reader = RowReader(table, columns, table.sheet if len(chosen) > 1 else "")
        guards = columns.template == OWN
        for number, cells in islice(table.rows(), columns.header_row + _SAMPLE):
            if number > columns.header_row:
                reader.learn(cells)
        for number, cells in table.rows():
            if number % _EVERY == 0:
                progress(min(1.0, (done + number) / whole))
            if number <= columns.header_row or not any(cells):
                continue
            if guards:
                cells = tuple(map(unguarded, cells))
            made = reader.read(number, cells)
            if made is not None and below:
                made = replace(made, number=below + number)
            if isinstance(made, ForeignQuestion):
                questions.append(made)
            elif made is not None:
                left_out.append(made)
            if len(questions) + len(left_out) > MOST_QUESTIONS:
                raise ExpectedError(
                    f"This file has more than {MOST_QUESTIONS:,} questions.",
                    "Split it into several files. Nothing was taken.",
                )
        done += table.length
        for one in reader.lost.told():
            lost.add(one.what, one.number)
        said += _notes_on(table, columns)
        if below:
            said.append(f"Row 2 of the sheet “{table.sheet}” has the number {below + 2:,}.")
        # No two questions of a file have one number.
        below += _EVERY_SHEET * (1 + number // _EVERY_SHEET)
    if len(tables) > 1:
        said.append(_on_sheets(chosen, tables))
    progress(1.0)
    return Parsed(
        "csv" if isinstance(chosen[0][0], TextTable) else "sheet",
        tuple(questions),
        tuple(left_out),
        lost.told(),
        tuple(said),
    )


_IN_WORDS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}


def _notes_on(table: Table, columns: ColumnGuess) -> Iterator[str]:
    if columns.template and columns.template != OWN:
        yield f"Read as a template of {columns.template}."
    if columns.separator:
        yield f"Its cells are apart by {_IN_WORDS.get(columns.separator, columns.separator)}."
    if columns.headings[:1] and columns.headings[0].startswith(GARBLED_MARK):
        yield (
            "Letters beyond A to Z are garbled in this file: a table program opened it in another "
            "encoding and saved it so. Open the file that was there before, as UTF-8."
        )
    if isinstance(table, SheetTable):
        where = f" of the sheet “{table.sheet}”" if len(columns.sheets) > 1 else ""
        if table.dates:
            yield f"Dates{where} are written as 2024-08-20: look whether they are meant as dates."
        if table.empty_formulas:
            yield (
                f"{table.empty_formulas} formulas{where} have no result in the file. Open it in "
                "your table program, save it, and bring it again."
            )
    if table.unclosed:
        rows = ", ".join(map(str, sorted(table.unclosed)[:5]))
        yield f"A quotation mark is not closed in row {rows}."


def _on_sheets(chosen: Sequence[tuple[Table, ColumnGuess]], tables: Sequence[Table]) -> str:
    taken = [table.sheet for table, _ in chosen]
    others = [table.sheet for table in tables if table.sheet not in taken]
    said = f"Read: the sheet{'s' if len(taken) > 1 else ''} {_quoted(taken)}."
    return f"{said} Not read: {_quoted(others)}." if others else said


def _quoted(titles: Sequence[str]) -> str:
    shown = [f"“{title}”" for title in titles[:5]]
    return ", ".join([*shown, "…"] if len(titles) > 5 else shown)


_EMPTY = "There is nothing in this file."


def _likelihood(one: ColumnGuess) -> tuple[bool, int, int]:
    known = sum(meaning is not Meaning.NOTHING for meaning in one.meanings)
    return one.sure, known if one.sure else 0, len(one.first_rows)


def _no_headings(guesses: Sequence[ColumnGuess]) -> ExpectedError:
    if not any(one.first_rows for one in guesses):
        return ExpectedError(_EMPTY, "Choose another file.")
    where = f"the sheet “{guesses[0].sheet}”" if len(guesses) == 1 and guesses[0].sheet else "it"
    return ExpectedError(
        f"No row in the first {HEADING_ROWS} of {where} says which column holds the question, its "
        "options and the right one.",
        "Write such words above the columns (Question, Answer 1, Answer 2, Correct answer), or "
        "choose the columns. Nothing was changed.",
    )


@contextmanager
def _tables(
    file: BinaryIO, separator: str, encoding: str
) -> Iterator[tuple[Sequence[SheetTable | TextTable], tuple[str, ...]]]:
    """Open a file; yield its tables, and what was guessed."""
    file.seek(0, 2)
    if file.tell() > LARGEST:
        raise ExpectedError(
            f"This file has more than {LARGEST // 10**6} MB.",
            "Split it into several files. Nothing was changed.",
        )
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    refuse_unreadable(head)
    if is_zip(head) or zipfile.is_zipfile(file):
        file.seek(0)
        with workbook(file) as tables:
            yield tables, ()
        return
    file.seek(0)
    text, note = _text(file.read(), encoding)
    yield [_text_table(text, separator)], (note,) if note else ()


def _text(content: bytes, encoding: str) -> tuple[str, str]:
    if not encoding:
        if content[:4096].count(0) > 400 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ExpectedError("This file is no table.", "Bring a workbook (XLSX) or a CSV file.")
        return decoded(content)
    try:
        return without_controls(content.decode(encoding, errors="replace")), ""
    except LookupError as error:
        raise ExpectedError(f"There is no encoding {encoding}.", "Choose another.") from error


def _text_table(text: str, separator: str) -> TextTable:
    """Return a text as a table, cut at the separator with which its headings say most."""
    separator = separator or said_separator(text)
    if separator:
        return TextTable(text, separator)

    def worth(table: TextTable) -> tuple[int, int]:
        rows = [cells for _, cells in islice(table.rows(), HEADING_ROWS)]
        widths = [len(cells) for cells in rows if any(cells)]
        usual = max(set(widths), key=widths.count, default=0)
        return (
            max(map(weight_of, rows), default=0),
            widths.count(usual) * min(usual, 8) if usual > 1 else 0,
        )

    return max((TextTable(text, one) for one in SEPARATORS), key=worth)
