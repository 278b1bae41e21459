"""A pack as one file, ``.quizpack``: its folder, zipped.

What is read may come from anybody (spec DB-9): ``zip_guard`` refuses what leads out of the folder
that it is unpacked to, and what is too large.
"""

import io
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePath, PurePosixPath

from quizapp.core.errors import ExpectedError
from quizapp.env.atomic_files import write_atomically
from quizapp.packs.digests import is_of_pack
from quizapp.packs.files import LIMIT_BYTES
from quizapp.packs.zip_guard import Bounds, NoArchive, UnsafeArchive, guarded

ENDING = ".quizpack"


MOST_FILES = 2_000
MOST_BYTES = 200_000_000
"""Of all files together, unpacked."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in what is written: the same pack gives the same bytes."""


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
        if _is_of_pack(file.relative_to(folder)) and file.is_file() and not file.is_symlink()
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


def packed_files(pack: Path | bytes) -> dict[str, bytes]:
    """Return the files of a pack's folder, or of an archive that ``packed`` made, by name."""
    if isinstance(pack, Path):
        return {one.relative_to(pack).as_posix(): one.read_bytes() for one in files_of(pack)}
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpack(file: Path, folder: Path) -> None:
    """Write the files of an archive into an empty folder.

    Args:
        file: the archive.
        folder: where its files go; made if it is missing.

    Raises:
        NoQuizpack: it is no archive, a damaged or hostile one, or too large.
        OSError: the folder can't be written.
    """
    bounds = Bounds(MOST_FILES, MOST_BYTES, LIMIT_BYTES)
    with file.open("rb") as stream:
        try:
            with guarded(stream, file.name, bounds, _is_of_pack) as archive:
                top = _top(archive.paths)
                for path in archive.paths:
                    if path.is_relative_to(top):
                        to = folder.joinpath(*path.relative_to(top).parts)
                        content = archive.read(path)
                        to.parent.mkdir(parents=True, exist_ok=True)
                        write_atomically(to, content, private=True)
        except NoArchive as error:
            message = f"{file.name} is no .quizpack file, or it is damaged."
            raise NoQuizpack(message) from error
        except UnsafeArchive as error:
            raise NoQuizpack(str(error)) from error


def _is_of_pack(path: PurePath) -> bool:
    """Return whether a file makes up a pack; whatever else an archive holds is left in it."""
    return path.suffix == ".txt" or is_of_pack(path)


def _top(paths: Iterable[PurePosixPath]) -> PurePosixPath:
    """Return the folder in an archive that holds the pack: the root, or the one at the top."""
    heads = [path.parent for path in paths if path.name == "pack.yaml"]
    head = min(heads, key=lambda path: len(path.parts), default=PurePosixPath())
    return head if len(head.parts) <= 1 else PurePosixPath()
