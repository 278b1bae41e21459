"""The formats by the names that commands take, each loaded when it is first asked for."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, TypeAlias

from quizapp.core.authoring.questions import ForeignQuestion, Parsed, Progress, WrittenFile
from quizapp.core.errors import ExpectedError

Reader: TypeAlias = Callable[[BinaryIO, Progress], Parsed]
Writer: TypeAlias = Callable[[Sequence[ForeignQuestion]], WrittenFile]

READABLE = ("gift", "aiken", "moodle-xml", "qti", "h5p", "sheet", "csv", "anki")
WRITABLE = ("gift", "aiken", "moodle-xml", "qti", "h5p", "kahoot", "csv", "anki")


def reader(name: str) -> Reader:
    """Return what reads the files of a format.

    Args:
        name: one of ``READABLE``.

    Raises:
        ExpectedError: there is no such format.
    """
    match name:
        case "gift":
            from quizapp.packs.formats import gift

            return gift.read
        case "aiken":
            from quizapp.packs.formats import aiken

            return aiken.read
        case "moodle-xml":
            from quizapp.packs.formats import moodle_xml

            return moodle_xml.read
        case "qti":
            from quizapp.packs.formats import qti

            return qti.read
        case "h5p":
            from quizapp.packs.formats import h5p

            return h5p.read
        case "sheet" | "csv":
            from quizapp.packs.formats import sheets

            return sheets.read
        case "anki":
            from quizapp.packs.formats import anki

            return anki.read
        case _:
            raise _unknown(name, READABLE, "read")


def writer(name: str) -> Writer:
    """Return what writes questions in a format.

    Args:
        name: one of ``WRITABLE``.

    Raises:
        ExpectedError: there is no such format.
    """
    match name:
        case "gift":
            from quizapp.packs.formats import gift

            return gift.write
        case "aiken":
            from quizapp.packs.formats import aiken

            return aiken.write
        case "moodle-xml":
            from quizapp.packs.formats import moodle_xml

            return moodle_xml.write
        case "qti":
            from quizapp.packs.formats import qti

            return qti.write
        case "h5p":
            from quizapp.packs.formats import h5p

            return h5p.write
        case "kahoot":
            from quizapp.packs.formats import sheets

            return sheets.write_kahoot
        case "csv":
            from quizapp.packs.formats import sheets

            return sheets.write_csv
        case "anki":
            from quizapp.packs.formats import anki

            return anki.write
        case _:
            raise _unknown(name, WRITABLE, "written")


def _unknown(name: str, names: Sequence[str], done: str) -> ExpectedError:
    return ExpectedError(
        f"Questions are not {done} in the format {name}.", f"There are: {', '.join(names)}."
    )
