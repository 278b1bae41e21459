"""Archives from anybody, read within bounds: what a pack, an H5P and a QTI package share.

No name in an archive leads out of it, links and folders are none of its files, and it is bounded by
what it really holds, not by what it says that it holds (spec DB-9).
"""

import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

_PIECE = 1 << 16
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others need memory as the archive says, and no program that makes our files uses them."""
_MOST_DIRECTORY = 16_000_000
"""Bytes of an archive's list of files, which Python reads at once."""


class UnsafeArchive(Exception):
    """An archive is damaged, hostile or too large; in one sentence."""


class NoArchive(UnsafeArchive):
    """A file is no archive at all, or a damaged one."""


@dataclass(frozen=True)
class Bounds:
    """How much an archive may hold."""

    files: int
    bytes: int
    """Of all files together, unpacked."""
    file_bytes: int
    """Of one file."""


class GuardedArchive:
    """The files of an archive that are wanted, by their places in it.

    Args:
        archive: as Python opened it.
        name: of the file, for what is told.
        bounds: how much it may hold.
        places: the files that are wanted.
    """

    def __init__(
        self,
        archive: zipfile.ZipFile,
        name: str,
        bounds: Bounds,
        places: Mapping[PurePosixPath, zipfile.ZipInfo],
    ) -> None:
        self._archive = archive
        self._name = name
        self._bounds = bounds
        self._left = bounds.bytes
        self._places = places

    @property
    def paths(self) -> tuple[PurePosixPath, ...]:
        """Return the places of its files, in the order of the archive."""
        return tuple(self._places)

    def __contains__(self, path: PurePosixPath) -> bool:
        """Return whether it has a file that is wanted at a place."""
        return path in self._places

    def read(self, path: PurePosixPath) -> bytes:
        """Return what a file holds.

        Args:
            path: one of ``paths``.

        Raises:
            UnsafeArchive: it is too large, damaged or encrypted.
        """
        with self._opened(path) as packed:
            content = _read(packed, min(self._left, self._bounds.file_bytes))
        if content is None:
            message = f"{path} in {self._name} is too large."
            raise UnsafeArchive(message)
        self._left -= len(content)
        return content

    def peek(self, path: PurePosixPath, size: int) -> bytes:
        """Return the beginning of a file.

        Args:
            path: one of ``paths``.
            size: how many bytes at most.

        Raises:
            UnsafeArchive: it is damaged or encrypted.
        """
        with self._opened(path) as packed:
            return packed.read(size)

    @contextmanager
    def _opened(self, path: PurePosixPath) -> Iterator[IO[bytes]]:
        entry = self._places[path]
        if entry.compress_type not in _COMPRESSIONS:
            raise UnsafeArchive(_locked(self._name))
        with _told(self._name), self._archive.open(entry) as packed:
            yield packed


@contextmanager
def guarded(
    stream: IO[bytes], name: str, bounds: Bounds, wanted: Callable[[PurePosixPath], bool]
) -> Iterator[GuardedArchive]:
    """Open an archive, and close it afterwards.

    Args:
        stream: the file, at its beginning.
        name: of the file, for what is told.
        bounds: how much it may hold.
        wanted: whether a file in it is read; whatever else it holds is passed over.

    Raises:
        NoArchive: it is no archive, or a damaged one.
        UnsafeArchive: it is hostile or too large.
    """
    with _told(name):
        archive = zipfile.ZipFile(_Bounded(stream))
    with archive:
        entries = archive.infolist()
        most = bounds.files
        places = dict(_placed(entries, name, wanted)) if len(entries) <= 2 * most else None
        if places is None or len(places) > most:
            message = f"{name} has more than {most:,} files."
            raise UnsafeArchive(message)
        yield GuardedArchive(archive, name, bounds, places)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell in words what goes wrong when an archive is read."""
    try:
        yield
    except (NotImplementedError, RuntimeError) as error:  # another compression, or encrypted
        raise UnsafeArchive(_locked(name)) from error
    # Of a damaged archive places are read that no file has: the system refuses them.
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, OverflowError) as error:
        message = f"{name} is no archive, or it is damaged."
        raise NoArchive(message) from error


def _locked(name: str) -> str:
    return f"{name} is packed in a way that can't be opened: encrypted, perhaps."


def safe_path(name: str) -> PurePosixPath | None:
    """Return where a name leads inside an archive; None where it leads out of it.

    Args:
        name: as it stands in the archive, or in a file of it.
    """
    # Some programs write the backslashes of their system.
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return None
    return path


def _placed(
    entries: Iterable[zipfile.ZipInfo], name: str, wanted: Callable[[PurePosixPath], bool]
) -> Iterator[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Yield the files that are wanted with their places; what is none is passed over.

    Raises:
        UnsafeArchive: a name leads out of the archive, or stands there twice.
    """
    seen = set()
    for entry in entries:
        told = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.is_dir() or told.parts[:1] == ("__MACOSX",) or not wanted(told):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            continue
        path = safe_path(entry.filename)
        if path is None:
            message = f"{name} is not safe to open: a file in it would land outside of it."
            raise UnsafeArchive(message)
        key = str(path).casefold()  # a file system that knows no capitals has but one of them
        if key in seen:
            message = f"{name} has the file {path} twice."
            raise UnsafeArchive(message)
        seen.add(key)
        yield path, entry


def _read(file: IO[bytes], limit: int) -> bytes | None:
    """Return what a packed file holds; None for more than a limit."""
    pieces, size = [], 0
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > limit:
            return None
        pieces.append(piece)
    return b"".join(pieces)


class _Bounded:
    """A file of which nobody reads more than a list of files has at once.

    Python believes the number of bytes that an archive says its list has.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, as files do."""
        if size > _MOST_DIRECTORY:
            raise zipfile.BadZipFile
        return self._stream.read(size if size >= 0 else _MOST_DIRECTORY)

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place, as files do."""
        return self._stream.seek(place, whence)

    def tell(self) -> int:
        """Return the place, as files do."""
        return self._stream.tell()

    def seekable(self) -> bool:
        """Return that one can go to a place."""
        return True
