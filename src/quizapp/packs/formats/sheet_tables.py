"""The tables in a file: the sheets of a workbook, or a text whose lines are cut into cells.

Rows are read one after another: a table of 50,000 is never held as a whole.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice

from quizapp.core.errors import ExpectedError
from quizapp.packs.formats.texts import tidy

MOST_COLUMNS = 100
MOST_ROWS = 1_048_576
"""As many as a sheet can have; a text that has more holds no questions."""

SEPARATORS = (";", ",", "\t", "|")

Row = tuple[int, tuple[str, ...]]
"""The number that a spreadsheet shows beside it, and its cells, each in the form of ``tidy``."""

_SAID = re.compile(r"\s*\"?sep=([;,\t|])\"?\s*", re.IGNORECASE)
_MOST_LINES = 100
_LONGEST = 50_000
"""Lines and letters after which an open quotation mark holds no cell together any more."""
_CLOSED = re.compile(r'[^"]*(?:""[^"]*)*"(?!")')


class TextTable:
    """A text as a table.

    Args:
        text: it, with line feeds.
        separator: one of ``SEPARATORS``.
        form: the form into which each cell is brought.
        begin: where in the text the table begins.
    """

    sheet = ""
    hidden: frozenset[int] = frozenset()

    def __init__(
        self, text: str, separator: str, form: Callable[[str], str] = tidy, begin: int = 0
    ) -> None:
        self._text = text
        self._begin = begin
        self._form = form
        self.separator = separator
        self.unclosed: set[int] = set()
        """Rows in which a quotation mark was never closed, as far as they have been read."""

    @property
    def length(self) -> int:
        """Return about how many rows there are."""
        return self._text.count("\n") + 1

    def rows(self) -> Iterator[Row]:
        """Yield the rows from the first, the empty ones too."""
        for number, (record, closed) in enumerate(self._records(), 1):
            if not closed:
                self.unclosed.add(number)
            if number == 1 and _SAID.fullmatch(record):
                yield number, ()
                continue
            yield number, self._cells(record, closed=closed)

    def filled(self, row: int, column: int) -> bool:
        """Return whether a cell belongs to the one above it: never in a text."""
        return False

    def _cells(self, record: str, *, closed: bool) -> tuple[str, ...]:
        if not closed:
            bare = (
                cell.removeprefix('"').removesuffix('"') for cell in record.split(self.separator)
            )
            return tuple(self._form(cell) for cell in islice(bare, MOST_COLUMNS))
        try:
            cells = next(csv.reader(io.StringIO(record), delimiter=self.separator), [])
        except csv.Error:  # a cell of more than 128 KB
            cells = record.split(self.separator)
        return tuple(self._form(cell) for cell in cells[:MOST_COLUMNS])

    def _records(self) -> Iterator[tuple[str, bool]]:
        """Yield the rows as they stand there, and whether their quotation marks are closed."""
        # Slices of the text and no io.StringIO, which takes four bytes for every letter.
        text, at = self._text, self._begin
        while at < len(text):
            end = last = self._line_end(at)
            is_open = self._is_open_after(text[at:end], is_open=False)
            lines = 1
            while is_open and last < len(text) and lines < _MOST_LINES and last - at < _LONGEST:
                after = self._line_end(last)
                is_open = self._is_open_after(text[last:after], is_open=True)
                last = after
                lines += 1
            if is_open is not False:
                # A mark that nobody closed swallows nothing: its line stands for itself.
                yield text[at:end].removesuffix("\n"), False
                at = end
            else:
                yield text[at:last].removesuffix("\n"), True
                at = last

    def _line_end(self, at: int) -> int:
        return self._text.find("\n", at) + 1 or len(self._text)

    def _is_open_after(self, line: str, *, is_open: bool) -> bool | None:
        """Return whether a quoted cell goes on after a line.

        None: what was open before this line was never closed; the next quotation mark here begins
        another cell.
        """
        if not is_open and '"' not in line:
            return False
        at, begins = 0, not is_open
        while True:
            if is_open:
                closed = _CLOSED.match(line, at)
                if closed is None:
                    return True
                is_first, is_open, begins, at = at == 0, False, False, closed.end()
                if is_first and line[at:].lstrip(" ")[:1] not in ("", "\n", self.separator):
                    return None
            elif begins and line[at : at + 1] == '"':
                is_open, at = True, at + 1
            else:
                at = line.find(self.separator, at) + 1
                if not at:
                    return False
                begins = True


def said_separator(text: str) -> str:
    """Return the separator that the first line names ("sep=;"), else ""."""
    said = _SAID.fullmatch(text.partition("\n")[0])
    return said[1] if said else ""


def refuse_unreadable(head: bytes) -> None:
    """Refuse what is neither a workbook nor text.

    Raises:
        ExpectedError: it is a file of another kind.
    """
    for marks, what, hint in _OTHERS:
        if head.startswith(marks):
            raise ExpectedError(f"This file is {what}.", f"{hint} Nothing was changed.")


_SAVE_AS = "Open it in your table program, choose Save as, and take XLSX or CSV."
_OTHERS = (
    (
        (b"\xd0\xcf\x11\xe0",),
        "a workbook in an old form, or one that is locked with a password",
        f"{_SAVE_AS} Without a password.",
    ),
    (
        (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite", b"\x1f\x8b", b"Rar!"),
        "no table",
        "Bring a workbook (XLSX), or a text (CSV, TSV) with a row for each question.",
    ),
)


def is_zip(head: bytes) -> bool:
    """Return whether a file begins as a workbook does."""
    return head.startswith(b"PK\x03\x04")


def is_open_document(file: zipfile.ZipFile) -> bool:
    """Return whether an archive is a table of LibreOffice in its own form."""
    names = set(file.namelist()[:50])
    return "content.xml" in names and "mimetype" in names


_GUARDED = re.compile(r"'+[\s\x00-\x1f\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """Return a text that begins like a guarded formula with one more apostrophe.

    What makes a formula harmless is an apostrophe before it; a text that has one of its own must
    not lose it when the table is read back (``unguarded``).
    """
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that kept it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text
