"""Opening the file of a class list: text in any usual encoding, or a workbook."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

from quizapp.core.content.encodings import said_encoding
from quizapp.core.errors import ExpectedError
from quizapp.core.session.list_encodings import ENCODINGS, likeliest
from quizapp.core.session.rosters import read_roster
from quizapp.core.views.classroom import ListFile

LARGEST = 5_000_000
"""Files of more bytes are refused."""
MOST_ROWS = 5_000
"""How many rows of a sheet are read: more than any school's classes."""
MOST_COLUMNS = 60


def open_list(path: Path, encoding: str = "", sheet: str = "") -> ListFile:
    """Return the content of a class list's file.

    Args:
        path: the file.
        encoding: read it in this one; empty: in the likeliest.
        sheet: of a workbook, read this one; empty: the first with names in it.

    Raises:
        ExpectedError: it cannot be read, or is no list.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ExpectedError(
            f"{path.name} could not be read.", "Open another file, or paste the names."
        ) from error
    if len(content) > LARGEST:
        raise ExpectedError(
            f"{path.name} is far larger than a class list.",
            "Copy the names from where you see them and paste them here.",
        )
    if content.startswith(b"PK"):
        return _workbook(path.name, content, sheet)
    _refuse_others(path.name, content)
    return _text(path.name, content, encoding)


_OTHERS = (
    (
        (b"%PDF",),
        "is a PDF, which holds letters on a page and no list.",
        "Open it, copy the names and paste them here; or save the list as CSV or XLSX at school.",
    ),
    (
        (b"\xd0\xcf\x11\xe0",),
        "is in an old or locked format of Excel or Word.",
        "Open it there, choose Save as, and take XLSX or CSV, without a password.",
    ),
    (
        (b"<html", b"<!doctype", b"<table", b"<?xml", b"{\\rtf"),
        "is a page or a document, not a list.",
        "Open it, and save it as XLSX or CSV; or copy the names and paste them here.",
    ),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"SQLite", b"\x1f\x8b", b"Rar!"),
        "is not a list of names.",
        "Choose the CSV, TXT or XLSX file that your school's program wrote.",
    ),
)
"""Beginnings of files that people mistake for lists, and what to tell them."""


def _refuse_others(name: str, content: bytes) -> None:
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for marks, what, hint in _OTHERS:
        if any(head.startswith(mark.lower()) for mark in marks):
            raise ExpectedError(f"{name} {what}", hint)


def _text(name: str, content: bytes, encoding: str) -> ListFile:
    said = said_encoding(content)
    texts = _readings(content)
    if said is not None and said not in texts:
        texts = {said: content.decode(said, errors="replace"), **texts}
    if not texts or _is_binary(content, said):
        raise ExpectedError(
            f"{name} is not a list of names.",
            "Choose the CSV, TXT or XLSX file that your school's program wrote.",
        )
    sure = True
    if encoding not in texts:
        if said is not None:
            encoding = said
        else:
            encoding, sure = likeliest(texts, _ranks(content, tuple(texts)))
    return ListFile(name, texts[encoding], tuple(texts), encoding, sure)


def _readings(content: bytes) -> dict[str, str]:
    """Return the text by codec, for every encoding that can decode the bytes."""
    found = {}
    for one in ENCODINGS:
        try:
            found[one.codec] = content.decode(one.codec)
        except UnicodeDecodeError:
            continue
    return found


def _ranks(content: bytes, codecs: tuple[str, ...]) -> dict[str, int]:
    """Return the places of encodings in what the statistics of their letters say."""
    # Half a megabyte of tables that only a list in an old encoding needs.
    from charset_normalizer import from_bytes

    matches = from_bytes(content, cp_isolation=list(codecs), language_threshold=0.05)
    return {match.encoding: place for place, match in enumerate(matches)}


def _is_binary(content: bytes, said: str | None) -> bool:
    if said is not None and said.startswith(("utf-16", "utf-32")):
        return False
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a" for byte in content)
    return control > max(2, len(content) // 100)


def _workbook(name: str, content: bytes, wanted: str) -> ListFile:
    try:
        sheets = _sheets(content)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, SyntaxError, TypeError) as error:
        raise ExpectedError(
            f"{name} is not a workbook that can be read here.",
            "In your table program choose Save as, XLSX or CSV; or copy the names and paste them.",
        ) from error
    if not sheets:
        raise ExpectedError(f"{name} has nothing in it.", "Open another file, or paste the names.")
    if wanted not in sheets:
        # The sheet with a heading and the most names; a cover sheet stands first in many files.
        def worth(sheet: str) -> tuple[bool, int]:
            reading = read_roster(sheets[sheet])
            return reading.wish.heading != 0, len(reading.names)

        wanted = max(sheets, key=worth)
    return ListFile(name, sheets[wanted], sheets=tuple(sheets), sheet=wanted)


def _sheets(content: bytes) -> dict[str, str]:
    """Return the sheets of a workbook as text, cells apart by tabs; empty ones are left out."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        found = {}
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            lines = ["\t".join(_shown(value) for value in row).rstrip("\t") for row in rows]
            while lines and not lines[-1]:
                lines.pop()
            if lines:
                found[sheet.title] = "\n".join(lines)
        return found
    finally:
        book.close()


def _shown(value: object) -> str:
    """Return a cell as a spreadsheet shows it: 8.0 is 8, a date has no midnight."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())
