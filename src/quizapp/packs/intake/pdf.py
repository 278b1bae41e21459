"""Reading a PDF file: letters on pages, put together into what one reads."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.packs.intake.gathering import Gathering, damaged, scanned
from quizapp.packs.intake.parts import locked
from quizapp.packs.intake.pdf_blocks import blocks_of
from quizapp.packs.intake.pdf_columns import columns_of
from quizapp.packs.intake.pdf_edges import without_edges
from quizapp.packs.intake.pdf_letters import Letters, letters_of, usual_size

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 500
MOST_LETTERS = 3_000_000
"""Of all pages."""

_ONE_AT_A_TIME = threading.Lock()
"""Pdfium must not be used by two threads."""
_PROGRAMS = ("microsoft word -", "microsoft powerpoint -", "untitled", "unbenannt")
_ENDINGS = (".doc", ".docx", ".odt", ".indd", ".pdf", ".tex", ".dvi", ".qxd", ".pages")


def read(data: bytes, name: str, progress: Progress = ignore_progress) -> Handout:
    """Return a PDF file as blocks, each with its page.

    Columns are read downwards, words that were parted at the ends of lines are joined, and what
    stands at the head and foot of every page is left out. What is uncertain is told.

    Args:
        data: the file.
        name: its name, as refusals say it.
        progress: told the share that is done, page by page; may raise to stop.

    Raises:
        NoHandout: it is no PDF file, a damaged or locked one, or has no text but pictures of it.
    """
    with _ONE_AT_A_TIME:
        pages, said, number = _pages(data, name, progress)
    if not any(page.runs for page in pages):
        raise scanned(name)
    kept, edges = without_edges([page.runs for page in pages])
    size = usual_size([run for page in kept for run in page])
    columns = []
    for place, runs in enumerate(kept, 1):
        columns += columns_of(runs, place)
    progress(0.95)
    gathering = Gathering()
    blocks, has_contents = blocks_of(columns, size)
    for block in blocks:
        gathering.add(block)
    if has_contents:
        gathering.tell_whole("The table of contents was left out.")
    gathering.tell_whole(*_told(pages, edges, number))
    title = said.get("Title", "")
    if title.lower().startswith(_PROGRAMS) or title.lower().endswith(_ENDINGS):
        title = ""  # a file's name, or what a program writes where nobody gave a title
    date = said.get("CreationDate", "") or said.get("ModDate", "")
    return gathering.handout(
        "pdf", data, name, title=title, author=said.get("Author", ""), date=date
    )


def _pages(data: bytes, name: str, progress: Progress) -> tuple[list[Letters], dict[str, str], int]:
    """Return the letters of the pages, what the file says of itself, and how many pages it has."""
    import pypdfium2  # 8 MB that only PDF files need
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise locked(name) from error
        raise damaged(name, "a PDF file") from error
    try:
        number = len(document)
        found: list[Letters] = []
        left = MOST_LETTERS
        for place in range(min(number, MOST_PAGES)):
            found.append(_letters(document, place, raw) if left > 0 else Letters([], 0, 0, 1))
            left -= sum(len(run.parts) for run in found[-1].runs)
            progress(0.05 + 0.85 * (place + 1) / min(number, MOST_PAGES))
        said = {key: str(value) for key, value in document.get_metadata_dict().items()}
        return found, said, number
    except pypdfium2.PdfiumError as error:
        raise damaged(name, "a PDF file") from error
    finally:
        document.close()


def _letters(document: pypdfium2.PdfDocument, place: int, raw: ModuleType) -> Letters:
    """Return the letters of a page; none of a page that is damaged."""
    import pypdfium2

    try:
        page = document[place]
    except pypdfium2.PdfiumError:
        return Letters([], 0, 0, 0)
    try:
        text_page = page.get_textpage()
        try:
            return letters_of(text_page.raw, raw)
        finally:
            text_page.close()
    except pypdfium2.PdfiumError:
        return Letters([], 0, 0, 0)
    finally:
        page.close()


def _told(pages: Sequence[Letters], edges: Sequence[str], number: int) -> list[str]:
    """Return what holds for the whole file."""
    told = []
    empty = [place for place, page in enumerate(pages, 1) if not page.runs]
    if empty:
        told.append(
            f"{_in_words(empty)} without text, pictures perhaps: a scan can't be read. Use the "
            "file's text version."
        )
    if number > len(pages):
        told.append(
            f"Only the first {len(pages)} of {number:,} pages were read. Split the file to bring "
            "the rest too."
        )
    if edges:
        shown = "; ".join(f'"{edge[:60]}"' for edge in edges[:4])
        told.append(f"Left out, since it stands at the head or foot of many pages: {shown}.")
    if any(page.beyond for page in pages):
        told.append("Some pages hold more letters than are read: the rest was left out.")
    if any(page.askew for page in pages):
        count = sum(page.askew for page in pages)
        told.append(f"{count:,} letters that stand in another direction were left out.")
    letters = sum(len(run.parts) for page in pages for run in page.runs)
    unknown = sum(page.unknown for page in pages)
    if unknown > 0.02 * letters:
        told.append("Many letters can't be told: the file doesn't say what its signs mean.")
    return told


def _in_words(numbers: Sequence[int]) -> str:
    """Return "Page 3 is" or "Pages 3, 5 to 9 are"."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = ", ".join(f"{a} to {b}" if b > a else str(a) for a, b in spans[:10])
    more = " and others" if len(spans) > 10 else ""
    return f"Page {shown} is" if len(numbers) == 1 else f"Pages {shown}{more} are"
