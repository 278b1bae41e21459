"""Reading an author's text file safely: limited size, no control characters."""

import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from quizapp.packs.problems import Problem

LIMIT_BYTES = 5_000_000
"""Larger files are refused: the whole built-in pack is a fifth of this."""

_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters but tab and newline, and line ends that editors count differently."""


@dataclass(frozen=True)
class TextFile:
    """A file's text: line ends are newlines, characters are composed (NFC), no byte order mark."""

    label: str
    """The file as problems name it."""
    stem: str
    """Its name without the ending: the id of what it holds."""
    text: str


def read_text(path: Path, label: str, limit: int = LIMIT_BYTES) -> TextFile | Problem:
    """Return the text of a file, or the one problem that makes it unreadable.

    Args:
        path: the file.
        label: how problems name it.
        limit: the largest size in bytes that is read at all.
    """
    raw = _bytes(path, label, limit)
    if isinstance(raw, Problem):
        return raw
    text = _decoded(raw, path.stem, label)
    if isinstance(text, Problem):
        return text
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if (refused := _REFUSED.search(text)) is not None:
        line = text.count("\n", 0, refused.start()) + 1
        what = f"an invisible control character (U+{ord(refused.group()):04X}) is in the text"
        return Problem(label, line, path.stem, what, "delete it and type the text anew")
    if not text.strip():
        return Problem(label, 1, path.stem, "the file is empty", "write it, or delete it")
    return TextFile(label, path.stem, unicodedata.normalize("NFC", text))


def _bytes(path: Path, label: str, limit: int) -> bytes | Problem:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "this is not a file"
            return Problem(label, 1, path.stem, what, "put a text file of this name there")
        if found.st_size <= limit:
            with path.open("rb") as stream:
                raw = stream.read(limit + 1)
            if len(raw) <= limit:
                return raw
    except FileNotFoundError:
        return Problem(label, 1, path.stem, "the file is missing", "create it, or check its name")
    except OSError as error:
        what = f"the file can't be read ({error.strerror or 'unknown reason'})"
        return Problem(label, 1, path.stem, what, "check that you may open it")
    what = f"the file is larger than {limit // 1_000_000} MB and was not read"
    return Problem(label, 1, path.stem, what, "split it, or check that it is the right file")


def _decoded(raw: bytes, stem: str, label: str) -> str | Problem:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        what = "the file is saved as UTF-16"
        return Problem(label, 1, stem, what, "save it as UTF-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"the file is not UTF-8: byte {error.start} is 0x{raw[error.start]:02X}"
        return Problem(label, line, stem, what, "save it as UTF-8")
