"""A pack as one file, ``.quizpack``: its folder, zipped.

What is read may come from anybody (spec DB-9): no name in an archive leads out of the folder that
it is unpacked to, and it is bounded by what it really holds, not by what it says that it holds.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from quizapp.core.errors import ExpectedError
from quizapp.env.atomic_files import write_atomically
from quizapp.packs.files import LIMIT_BYTES

ENDING = ".quizpack"

KINDS = (".md", ".yaml", ".txt")
"""Endings of the files that make up a pack; whatever else an archive holds is left in it."""

MOST_FILES = 2_000
MOST_BYTES = 200_000_000
"""Of all files together, unpacked."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in what is written: the same pack gives the same bytes."""

_PIECE = 1 << 16


class NoQuizpack(ExpectedError):
    """A file is no pack that can be opened."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            "Nothing was changed. A pack is a file that ends on .quizpack, as quizapp saves it, or "
            "a folder with a pack.yaml.",
        )


def files_of(folder: Path) -> list[Path]:
    """Return the files in a folder that make up a pack, without what links to elsewhere.

    Raises:
        NoQuizpack: they are too many or too large.
    """
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix in KINDS and file.is_file() and not file.is_symlink()
    ]
    if len(files) > MOST_FILES:
        message = f"The folder {folder.name} has more than {MOST_FILES:,} files."
        raise NoQuizpack(message)
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        message = f"The files in {folder.name} have more than {MOST_BYTES // 10**6} MB."
        raise NoQuizpack(message)
    return files


def packed(folder: Path) -> bytes:
    """Return the files of a pack's folder as one archive; the same files give the same bytes.

    Raises:
        NoQuizpack: they are too many or too large.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files_of(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(entry, file.read_bytes())
    return whole.getvalue()


def unpack(file: Path, folder: Path) -> None:
    """Write the files of an archive into an empty folder.

    Args:
        file: the archive.
        folder: where its files go; made if it is missing.

    Raises:
        NoQuizpack: it is no archive, a damaged or hostile one, or too large.
        OSError: the folder can't be written.
    """
    with file.open("rb") as stream:
        for path, content in _contents(stream, file.name):
            to = folder.joinpath(*path.parts)
            to.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(to, content, private=True)


def _contents(stream: IO[bytes], name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of the pack in an archive, by their places in the pack's folder."""
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _files_in(archive, name)
    except (NotImplementedError, RuntimeError) as error:  # another compression, or encrypted
        message = f"{name} is packed in a way that can't be opened: encrypted, perhaps."
        raise NoQuizpack(message) from error
    # Of a damaged archive places are read that no file has: the system refuses them.
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        message = f"{name} is no .quizpack file, or it is damaged."
        raise NoQuizpack(message) from error


def _files_in(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    entries = archive.infolist()
    placed = list(_placed(entries, name)) if len(entries) <= 2 * MOST_FILES else None
    if placed is None or len(placed) > MOST_FILES:
        message = f"{name} has more than {MOST_FILES:,} files."
        raise NoQuizpack(message)
    left = MOST_BYTES
    top = _top(path for path, _ in placed)
    for path, entry in placed:
        if not path.is_relative_to(top):
            continue
        with archive.open(entry) as packed_file:
            content = _read(packed_file, min(left, LIMIT_BYTES))
        if content is None:
            message = f"{path} in {name} is too large to be a file of a pack."
            raise NoQuizpack(message)
        left -= len(content)
        yield path.relative_to(top), content


def _placed(
    entries: Iterable[zipfile.ZipInfo], name: str
) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Yield the files of a pack with their places; what is none is passed over.

    Raises:
        NoQuizpack: a name leads out of the archive, or stands there twice.
    """
    seen = set()
    for entry in entries:
        # Some programs write the backslashes of their system.
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.is_dir() or path.suffix not in KINDS or path.parts[:1] == ("__MACOSX",):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            continue
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            message = f"{name} is not safe to open: a file in it would land outside of it."
            raise NoQuizpack(message)
        key = str(path).casefold()  # a file system that knows no capitals has but one of them
        if key in seen:
            message = f"{name} has the file {path} twice."
            raise NoQuizpack(message)
        seen.add(key)
        yield path, entry


def _top(paths: Iterable[PurePosixPath]) -> PurePosixPath:
    """Return the folder in an archive that holds the pack: the root, or the one at the top."""
    heads = [path.parent for path in paths if path.name == "pack.yaml"]
    head = min(heads, key=lambda path: len(path.parts), default=PurePosixPath())
    return head if len(head.parts) <= 1 else PurePosixPath()


def _read(file: IO[bytes], limit: int) -> bytes | None:
    """Return what a packed file holds; None for more than a limit."""
    pieces, size = [], 0
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > limit:
            return None
        pieces.append(piece)
    return b"".join(pieces)
