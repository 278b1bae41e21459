"""What a file is that somebody brings, told by what is in it and not by how it is called."""

from pathlib import Path
from typing import BinaryIO

from quizapp.core.authoring.file_kinds import (
    DocumentFile,
    FileKind,
    LearnersCopy,
    NameList,
    NotTaken,
    PackFile,
    PlanFile,
    QuestionFile,
)
from quizapp.core.errors import ExpectedError
from quizapp.packs.magic import EMPTY, OLE, UNKNOWN, is_binary, not_taken_by, old_office

_HEAD = 65_536
"""Bytes at its beginning by which a file is told."""

_FOLDER = NotTaken("a folder without a pack in it", "Open it, and drop the files that are in it.")
_NO_FILE = NotTaken("no file", "Choose a document or a file of questions.")


def kind_of(file: Path) -> FileKind:
    """Return what a file is; it is only read, and of large ones only the beginning.

    Args:
        file: the file, or a folder.

    Raises:
        ExpectedError: it can't be read.
    """
    try:
        if file.is_dir():
            return PackFile() if (file / "pack.yaml").is_file() else _FOLDER
        if not file.is_file():  # a pipe would never end
            if not file.exists():
                raise FileNotFoundError(file)
            return _NO_FILE
        return _kind(file)
    except OSError as error:
        raise ExpectedError(
            f"{file.name} could not be read.", "Look whether it is still there, and may be opened."
        ) from error


def question_format(file: Path) -> str:
    """Return in which format a file holds questions.

    Args:
        file: the file.

    Returns:
        One of ``known.READABLE``.

    Raises:
        ExpectedError: it holds none, with what it is instead and what to do; or it can't be read.
    """
    match kind_of(file):
        case QuestionFile(name):
            return name
        case NotTaken(what, remedy):
            told = what, remedy
        case PackFile():
            told = "a pack", "Add it as one: its questions have their sources with them."
        case PlanFile():
            told = "a plan of a session", "Open it on the page Class."
        case LearnersCopy():
            told = "the copy of what a learner did", "Take it in on the page Learners."
        case NameList():
            told = "a class list", "Bring it on the page Class, under Class lists."
        case DocumentFile():
            told = "a document", "Bring it as one, and write questions on its passages."
    raise ExpectedError(f"{file.name} holds no questions: it is {told[0]}.", told[1])


def _kind(file: Path) -> FileKind:
    with file.open("rb") as stream:
        return kind_in(stream, file.name)


def kind_in(stream: BinaryIO, name: str) -> FileKind:
    """Return what an open file is, as ``kind_of`` does.

    Args:
        stream: the file, at its beginning.
        name: its name.

    Raises:
        OSError: it can't be read.
    """
    head = stream.read(_HEAD)
    if not head:
        return EMPTY
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from quizapp.packs.zip_kinds import kind_of_zip

        stream.seek(0)
        return kind_of_zip(stream, name)
    if head.startswith(OLE):
        return old_office(head, stream)
    if b"%PDF-" in head[:1024]:
        return DocumentFile("pdf")
    told = not_taken_by(head)
    if told is not None:
        return told
    if is_binary(head):
        return UNKNOWN
    from quizapp.packs.text_kinds import kind_of_text

    return kind_of_text(head, name)
