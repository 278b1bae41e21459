"""The sheets of a workbook (XLSX) as tables, read within limits."""

import re
import warnings
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.number_formats import in_figures
from quizapp.packs.formats.sheet_tables import MOST_COLUMNS, MOST_ROWS, Row, is_open_document
from quizapp.packs.formats.texts import tidy
from quizapp.packs.zip_guard import Bounds, UnsafeArchive, guarded

MOST_UNPACKED = 300_000_000
"""Bytes of all that a workbook holds."""
MOST_STRINGS = 150_000_000
"""Bytes of the part that has to be held as a whole: each text once."""
_BOUNDS = Bounds(5_000, MOST_UNPACKED, MOST_UNPACKED)
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1 << 20
_OVERLAP = 2_000
"""Bytes of a piece that are looked at again with the next one: longer than any tag of a row."""

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,7})[\"']")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_FORMULA = re.compile(
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_RETURN = re.compile("_x000[dD]_")


class _Cell(Protocol):
    """A cell of openpyxl, as far as it is used."""

    @property
    def value(self) -> object: ...

    @property
    def number_format(self) -> str: ...


class _Sheet(Protocol):
    """A sheet of openpyxl that is only read."""

    def iter_rows(self, *, max_row: int, max_col: int) -> Iterator[tuple[_Cell, ...]]: ...


class SheetTable:
    """A sheet as a table.

    Args:
        title: what its tab says.
        sheet: it.
        part: the place of its content in the archive.
        archive: the workbook.
    """

    def __init__(self, title: str, sheet: _Sheet, part: str, archive: zipfile.ZipFile) -> None:
        self.sheet = title
        self.separator = ""
        self.unclosed: set[int] = set()
        self.length = 0
        """How many rows it has, without those that the file leaves out as empty."""
        self.dates = 0
        """How many cells with a date were read; they are written as 2024-08-20."""
        self._sheet = sheet
        hidden: set[int] = set()
        self._down: dict[int, list[tuple[int, int]]] = {}
        self._across: list[tuple[int, int, int]] = []
        self.empty_formulas = 0
        """Formulas of which the file doesn't say what they come to."""
        for piece, fresh in _pieces(archive, part):
            self._look_at(piece, fresh, hidden)
        for spans in self._down.values():
            spans.sort()
        self.hidden = frozenset(hidden)

    def rows(self) -> Iterator[Row]:
        """Yield the rows from the first, the empty ones too.

        Raises:
            ExpectedError: the sheet is damaged; the message names the row.
        """
        number = 0
        try:
            # With bounds of our own: what a sheet says of its size is often wrong.
            for number, cells in enumerate(
                self._sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), 1
            ):
                width = len(cells)
                while width and cells[width - 1].value is None:
                    width -= 1
                shown = tuple(map(self._shown, cells[:width]))
                yield number, self._spread(number, shown)
        except DAMAGE as error:
            raise ExpectedError(
                f"The sheet “{self.sheet}” can't be read after row {number}: it is damaged.",
                "Nothing was taken. Open it in your table program, save it anew, and bring that.",
            ) from error

    def filled(self, row: int, column: int) -> bool:
        """Return whether a cell belongs to the one above it: the two are joined."""
        spans = self._down.get(column)
        if not spans:
            return False
        place = bisect_right(spans, (row, MOST_ROWS)) - 1
        return place >= 0 and spans[place][0] < row <= spans[place][1]

    def _spread(self, row: int, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return a row in which cells that are joined across columns say the same."""
        for line, first, last in self._across if row <= _HEADING_ROWS else ():
            if line == row and first < len(cells):
                cells = (*cells[:first], *[cells[first]] * (last + 1 - first), *cells[last + 1 :])
        return cells

    def _look_at(self, piece: bytes, fresh: int, hidden: set[int]) -> None:
        """Take in what openpyxl doesn't tell of sheets that it only reads."""
        for found in _ROW.finditer(piece):
            if found.end() <= fresh:
                continue
            self.length += 1
            if _HIDDEN.search(found[1]):
                number = _NUMBER.search(found[1])
                if number:
                    hidden.add(int(number[1]))
        for found in _MERGED.finditer(piece):
            if found.end() <= fresh:
                continue
            left, right = _column(found[1]), _column(found[3])
            top, bottom = int(found[2]), int(found[4])
            if left == right:
                self._down.setdefault(left, []).append((top, bottom))
            elif top <= _HEADING_ROWS and right < MOST_COLUMNS:
                self._across.append((top, left, right))
        self.empty_formulas += sum(found.end() > fresh for found in _FORMULA.finditer(piece))

    def _shown(self, cell: _Cell) -> str:
        """Return a cell as people read it: 2019.0 is 2019, a date has no midnight."""
        value = cell.value
        if value is None:
            return ""
        if isinstance(value, str):
            return tidy(_RETURN.sub("", value)) if value else ""
        if isinstance(value, bool):
            return "True" if value else "False"
        if isinstance(value, int | float):
            return tidy(in_figures(value, cell.number_format))
        if isinstance(value, datetime | date | time | timedelta):
            self.dates += 1
            return _dated(value)
        return tidy(str(value))


_HEADING_ROWS = 30


def _dated(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    return str(value)


def _column(letters: bytes) -> int:
    """Return the place of a column, from 0: B is 1."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


DAMAGE = (
    KeyError,
    ValueError,
    IndexError,
    OSError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    TypeError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    RecursionError,
    UnboundLocalError,
    AssertionError,
)
"""What openpyxl and its XML reader raise for workbooks that are none."""


@contextmanager
def workbook(file: BinaryIO) -> Iterator[tuple[SheetTable, ...]]:
    """Open a workbook; yield its sheets that people see, in their order.

    Raises:
        ExpectedError: it is none, a damaged one, or too large.
    """
    # A tenth of a second to load, which only workbooks need.
    from openpyxl.reader.excel import ExcelReader

    # openpyxl warns of what it doesn't know in a workbook, and that is nothing that we read.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _told():
            with guarded(file, "The workbook", _BOUNDS, _is_part):
                pass
            archive = zipfile.ZipFile(file)
        with archive:
            with _told():
                _check(archive)
                reader = ExcelReader(file, read_only=True, data_only=True)
                reader.read()
                parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
                found = [
                    (sheet, parts[sheet.title])
                    for sheet in reader.wb.worksheets
                    if sheet.sheet_state == "visible"
                ]
            try:
                yield tuple(SheetTable(sheet.title, sheet, part, archive) for sheet, part in found)
            finally:
                reader.wb.close()


@contextmanager
def _told() -> Iterator[None]:
    """Tell in words that a workbook can't be opened."""
    try:
        yield
    except (UnsafeArchive, *DAMAGE) as error:
        raise ExpectedError(
            "This file is no workbook that can be read here, or it is damaged.",
            "Nothing was changed. Open it in your table program and save it as XLSX or CSV.",
        ) from error


def _is_part(path: PurePosixPath) -> bool:
    return True


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse an archive that would fill the memory, or whose XML declares entities."""
    parts = archive.infolist()
    strings = [part.file_size for part in parts if "sharedstrings" in part.filename.lower()]
    if is_open_document(archive):
        raise ExpectedError(
            "This is a table in the form of LibreOffice, ODS.",
            "Open it there, choose Save as, and take XLSX or CSV. Nothing was changed.",
        )
    if (
        any(part.compress_type not in _COMPRESSIONS for part in parts)
        or sum(part.file_size for part in parts) > MOST_UNPACKED
        or sum(strings) > MOST_STRINGS
    ):
        raise ExpectedError(
            "This workbook holds far more than a list of questions.",
            "Copy the sheet with the questions into a workbook of its own. Nothing was changed.",
        )
    for part in parts:
        if "/media/" not in part.filename:  # so each is known to be whole, too
            for piece, _ in _pieces(archive, part.filename):
                if _DECLARES.search(piece):
                    raise ExpectedError(
                        "This workbook declares things that no table program writes.",
                        "Open it in your table program and save it anew. Nothing was changed.",
                    )


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, int]]:
    """Yield a part piece by piece, and up to where a piece was there before.

    A piece begins with the end of the one before it, so that nothing is cut in two.
    """
    kept = b""
    with archive.open(part) as stream:
        while True:
            piece = stream.read(_PIECE)
            if not piece:
                return
            yield kept + piece, len(kept)
            kept = (kept + piece)[-_OVERLAP:]
