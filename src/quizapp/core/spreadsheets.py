"""Tables as CSV that spreadsheet programs open rightly and harmlessly.

* UTF-8 with a byte order mark: without it Excel reads another encoding.
* Lines end in CR LF, as RFC 4180 has it.
* A text that a spreadsheet would run as a formula gets an apostrophe before it: content packs come
  from anywhere, and so do learners' names.
"""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_STARTS_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
"""What makes a spreadsheet take a text for a formula; the full-width forms do in some."""


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as the bytes of a CSV file; None is an empty cell."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in header])
    for row in rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a text that no spreadsheet runs as a formula.

    Spaces and control characters before a formula do not stop every program from running it.
    """
    shown = cell.replace("\x00", "")
    begins = shown.lstrip().lstrip("".join(map(chr, range(32))) + "\ufeff\u200b")[:1]
    return "'" + shown if begins in _STARTS_FORMULA and begins else shown
