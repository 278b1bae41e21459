"""Reading a document, whatever its format: which it is is told by what is in it."""

import io
from pathlib import Path

from quizapp.core.authoring.file_kinds import DocumentFile, FileKind, NotTaken, QuestionFile
from quizapp.core.authoring.handouts import Handout
from quizapp.core.authoring.questions import Progress, ignore_progress
from quizapp.packs.file_kinds import kind_in
from quizapp.packs.intake.gathering import MOST_BYTES, NoHandout, nothing_in


def read_handout(
    file: Path | bytes, name: str = "", progress: Progress = ignore_progress
) -> Handout:
    """Return a document as blocks.

    Questions in a format of plain text are read as a text, if somebody wants them so.

    Args:
        file: the file, or its bytes.
        name: its name, where bytes are given.
        progress: called now and then with the share that is done; may raise to stop.

    Raises:
        ExpectedError: it can't be opened or read, is none of the formats, damaged, locked, too
            large, or has no text; with what to do.
    """
    if isinstance(file, Path):
        name = name or file.name
        data = _bytes_of(file, name)
    else:
        name = name or "The file"
        data = file
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise nothing_in(name)
    form = _format_of(kind_in(io.BytesIO(data), name), name)
    # Each reader loads what it needs, and most files need one of them.
    if form == "docx":
        from quizapp.packs.intake import docx

        return docx.read(data, name, progress)
    if form == "pdf":
        from quizapp.packs.intake import pdf

        return pdf.read(data, name, progress)
    if form == "html":
        from quizapp.packs.intake import html

        return html.read(data, name, progress)
    if form == "md":
        from quizapp.packs.intake import markdown

        return markdown.read(data, name, progress)
    from quizapp.packs.intake import text

    return text.read(data, name, progress)


_PLAIN = frozenset({"gift", "aiken", "csv", "anki"})


def _format_of(kind: FileKind, name: str) -> str:
    match kind:
        case DocumentFile(form):
            return form
        case QuestionFile(form) if form in _PLAIN and not name.lower().endswith((".apkg", ".xlsx")):
            return "txt"
        case NotTaken(what, remedy):
            raise NoHandout(f"{name} is {what}.", f"Nothing was taken. {remedy}")
        case QuestionFile():
            remedy = "Bring it as questions: it holds no text to read."
            raise NoHandout(f"{name} is a file of questions.", f"Nothing was taken. {remedy}")
    raise NoHandout(
        f"{name} is no document.",
        "Nothing was taken. Bring a Word file (.docx), a PDF, a web page, or a text.",
    )


def _bytes_of(file: Path, name: str) -> bytes:
    try:
        if not file.is_file():  # a pipe would never end
            raise FileNotFoundError(file)
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoHandout(
            f"{name} could not be read.", "Look whether it is still there, and may be opened."
        ) from error


def _too_large(name: str) -> NoHandout:
    return NoHandout(
        f"{name} has more than {MOST_BYTES // 10**6} MB.",
        "Nothing was taken. Split it, or leave out the pictures, and bring the parts.",
    )
