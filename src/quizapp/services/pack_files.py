"""The files of packs in the data folder: one folder each, replaced as a whole."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from quizapp.core.content.ids import PackId
from quizapp.core.errors import ExpectedError
from quizapp.env.atomic_files import write_atomically
from quizapp.env.private import make_private_folder
from quizapp.packs.digests import digest_of

log = logging.getLogger(__name__)

_PART, _OLD = ".part", ".old"
"""End the names of folders that are being filled, or replaced; these begin with a full stop."""


class PackFiles:
    """The folders of packs.

    Args:
        folder: where they are; made when the first is added.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, pack_id: PackId) -> Path:
        """Return the folder of a pack, whether it is there or not."""
        return self._folder / pack_id

    def folders(self) -> Iterator[Path]:
        """Yield the folders of all packs that have files here."""
        if self._folder.is_dir():
            for folder in sorted(self._folder.iterdir()):
                if (folder / "pack.yaml").is_file() and not folder.name.startswith("."):
                    yield folder

    def part(self, pack_id: PackId) -> Path:
        """Return where the files of a pack are written before they are swapped in; it is empty.

        Raises:
            ExpectedError: the disk refuses it.
        """
        part = self._folder / f".{pack_id}{_PART}"
        with told_in_words():
            make_private_folder(self._folder)
            shutil.rmtree(part, ignore_errors=True)
        return part

    def copied(self, source: Path, pack_id: PackId) -> Path:
        """Copy the files of a pack beside their place and return where.

        Raises:
            ExpectedError: they are too many or too large, or the disk refuses them.
        """
        from quizapp.packs.archive import files_of

        part = self.part(pack_id)
        with told_in_words():
            try:
                for file in files_of(source):
                    to = part / file.relative_to(source)
                    to.parent.mkdir(parents=True, exist_ok=True)
                    write_atomically(to, file.read_bytes(), private=True)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
        log.debug("the files of the pack %s copied", pack_id)
        return part

    def swap_in(self, part: Path, pack_id: PackId) -> None:
        """Put the files that the bank was built from in the place of those before."""
        place, old = self.place(pack_id), self._folder / f".{pack_id}{_OLD}"
        with told_in_words():
            shutil.rmtree(old, ignore_errors=True)
            if place.exists():
                place.rename(old)
            part.rename(place)
        shutil.rmtree(old, ignore_errors=True)

    def sweep(self, digests: Mapping[PackId, str]) -> None:
        """Finish or undo what a copy of the app that was killed left half done.

        Args:
            digests: of the files that the bank was built from, by pack.
        """
        if not self._folder.is_dir():
            return
        for part in sorted(self._folder.glob(f".*{_PART}")):
            pack_id = PackId(part.name[1 : -len(_PART)])
            if digests.get(pack_id) == digest_of(part):
                self.swap_in(part, pack_id)
            else:
                shutil.rmtree(part, ignore_errors=True)
        for old in sorted(self._folder.glob(f".*{_OLD}")):
            place = self.place(PackId(old.name[1 : -len(_OLD)]))
            if place.exists():
                shutil.rmtree(old, ignore_errors=True)
            else:
                old.rename(place)


@contextmanager
def opened(source: Path) -> Iterator[Path]:
    """Yield the folder of a pack: the source itself, or what a file holds, unpacked for a while.

    Raises:
        ExpectedError: the file is no pack, or not safe to open, or the disk refuses it.
    """
    if source.is_dir():
        yield source
        return
    from quizapp.packs.archive import unpack
    from quizapp.packs.exported_source import is_export

    with tempfile.TemporaryDirectory(prefix="quizapp-") as made:
        folder = Path(made) / source.name  # by which its errors name it
        with told_in_words():
            with source.open("rb") as stream:
                exported = is_export(stream.read(64))
            if exported:
                _write_exported(source, folder)
            else:
                unpack(source, folder)
        yield folder


def _write_exported(source: Path, folder: Path) -> None:
    """Write a pack that was exported as JSON into a folder of its files."""
    from quizapp.packs.exported_source import MOST_BYTES, pack_of
    from quizapp.packs.write import write_pack

    with source.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    write_pack(pack_of(data, source.name), folder)


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what a disk refuses into words."""
    try:
        yield
    except OSError as error:
        raise ExpectedError(
            f"The pack can't be copied: {error.strerror or 'unknown reason'}.",
            "Nothing was changed. See that the file can be read, and the data folder be written.",
        ) from error
