"""The packs of a bank: those that a teacher brought beside the built-in one.

The files of a pack are kept in the data folder, one folder each. The bank is built from them pack
by pack, each in a transaction of its own: one with errors keeps nobody from the others.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.chosen_packs import choose_pack, chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.content.ids import LearnerId, PackId
from quizapp.core.content.scoping import BUILT_IN, scoped
from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.core.views.packs import OfferedPacks, PackLine, PackState
from quizapp.env.atomic_files import write_atomically
from quizapp.env.private import make_private_folder
from quizapp.packs.digests import digest_of

if TYPE_CHECKING:
    from quizapp.packs.load import LoadedPack

log = logging.getLogger(__name__)

_MOST_FILES = 2_000
_MOST_BYTES = 200_000_000


class Packs:
    """Adds packs, retires them and brings them back.

    Args:
        bank: the open bank.
        folder: where the files of the packs are kept; made when the first is added.
    """

    def __init__(self, bank: Bank, folder: Path) -> None:
        self._bank = bank
        self._folder = folder
        self._troubles: dict[PackId, tuple[str, ...]] = {}

    def lines(self) -> tuple[PackLine, ...]:
        """Return all packs, the built-in one first, then by title."""
        with self._bank.read() as db:
            content = Content(db)
            built = content.packs()
            numbers = content.questions_per_pack()
        lines = [
            PackLine(
                id=pack.id,
                title=pack.title,
                state=PackState.RETIRED if pack.retired else PackState.PUBLISHED,
                release=pack.release,
                questions=numbers.get(pack.id, 0),
                built_in=pack.id == BUILT_IN,
                trouble=self._troubles.get(pack.id, ()),
            )
            for pack in built
        ]
        known = {pack.id for pack in built}
        lines += [
            PackLine(pack_id, pack_id, PackState.NOT_BUILT, 0, 0, built_in=False, trouble=trouble)
            for pack_id, trouble in sorted(self._troubles.items())
            if pack_id not in known
        ]
        return tuple(lines)

    def add(self, source: Path) -> PackLine:
        """Take in a pack from a folder, and offer it to learners.

        The folder is copied; what is there of the same pack is replaced, and kept if it cannot be.

        Args:
            source: a folder with ``pack.yaml``.

        Raises:
            ExpectedError: it is no pack, has errors, is the built-in one, or is older than what is
                here. Nothing was changed.
        """
        loaded = _read_sound(source)
        pack = loaded.sound
        if pack.id == BUILT_IN:
            raise ExpectedError(
                f"The pack {pack.id} comes with the app.",
                "Nothing was changed. A pack of your own needs another id in its pack.yaml.",
            )
        self._refuse_older(pack.id, pack.release)
        part = self._copied(source, pack.id)
        try:
            self._build(part, loaded, bring_back=True)
            place = self._folder / pack.id
            if place.exists():
                shutil.rmtree(place)
            part.rename(place)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        self._troubles.pop(pack.id, None)
        log.info("pack %s added, release %d", pack.id, pack.release)
        return self._line(pack.id)

    def offered(self, learner_id: LearnerId) -> OfferedPacks:
        """Return the packs that a learner can choose from, and the one they work with."""
        with self._bank.read() as db:
            packs = [pack for pack in Content(db).packs() if not pack.retired]
            chosen = chosen_pack(db, learner_id)
        return OfferedPacks(chosen, tuple((pack.id, pack.title) for pack in packs))

    def choose(self, learner_id: LearnerId, pack_id: PackId) -> None:
        """Let a learner work with a pack from now on.

        Raises:
            ExpectedError: it is not offered any more.
        """
        with self._bank.write(Changed.CONTENT) as db:
            if not any(pack.id == pack_id and not pack.retired for pack in Content(db).packs()):
                raise ExpectedError(
                    "This pack is not offered any more.", "Choose another one from the list."
                )
            choose_pack(db, learner_id, pack_id)
        log.info("learner %d works with the pack %s", learner_id, pack_id)

    def retire(self, pack_id: PackId) -> None:
        """Offer a pack to nobody any more. What learners did with it stays; quizzes go on.

        Raises:
            ExpectedError: there is no such pack, or no other that would be left.
        """
        from quizapp.bank.build import retire_pack

        self._line(pack_id)
        others = (line for line in self.lines() if line.id != pack_id)
        if not any(line.state is PackState.PUBLISHED for line in others):
            raise ExpectedError(
                "It is the only pack that learners are offered.",
                "Nothing was changed. Add another pack, or bring one back, before you retire it.",
            )
        retire_pack(self._bank, pack_id)
        log.info("pack %s retired", pack_id)

    def bring_back(self, pack_id: PackId, content: Path) -> PackLine:
        """Offer a retired pack again, as its files are now.

        Args:
            pack_id: the pack.
            content: the folder of the built-in pack.

        Raises:
            ExpectedError: there is no such pack, or its files are missing or have errors.
        """
        self._line(pack_id)
        folder = content if pack_id == BUILT_IN else self._folder / pack_id
        self._build(folder, _read_sound(folder), bring_back=True)
        log.info("pack %s brought back", pack_id)
        return self._line(pack_id)

    def build_all(self) -> None:
        """Bring the bank up to date with the files of every pack; trouble is kept for its card."""
        for folder in self._folders():
            pack_id = PackId(folder.name)
            with self._bank.read() as db:
                held = {pack.id: pack for pack in Content(db).packs()}.get(pack_id)
            if held is not None and (held.retired or held.digest == digest_of(folder)):
                continue
            try:
                self._build(folder, _read_sound(folder))
                self._troubles.pop(pack_id, None)
            except ExpectedError as error:
                log.warning("the pack %s could not be built", pack_id)
                self._troubles[pack_id] = error.lines or (f"{error.message} {error.hint}",)

    def _build(self, folder: Path, loaded: LoadedPack, *, bring_back: bool = False) -> None:
        from quizapp.bank.build import build_bank

        build_bank(self._bank, scoped(loaded.sound), digest_of(folder), bring_back=bring_back)
        self._bank.checkpoint()

    def _line(self, pack_id: PackId) -> PackLine:
        lines = {line.id: line for line in self.lines()}
        if pack_id not in lines:
            raise ExpectedError(
                f"There is no pack {pack_id}.", f"There are: {', '.join(sorted(lines))}."
            )
        return lines[pack_id]

    def _refuse_older(self, pack_id: PackId, release: int) -> None:
        with self._bank.read() as db:
            held = {pack.id: pack for pack in Content(db).packs()}.get(pack_id)
        if held is not None and held.release > release:
            raise ExpectedError(
                f"This is release {release} of {held.title}; the bank has release {held.release}.",
                "Nothing was changed. A pack never goes back to an older release.",
            )

    def _folders(self) -> Iterator[Path]:
        if self._folder.is_dir():
            for folder in sorted(self._folder.iterdir()):
                if (folder / "pack.yaml").is_file() and not folder.name.startswith("."):
                    yield folder

    def _copied(self, source: Path, pack_id: PackId) -> Path:
        """Copy the files of a pack beside their place and return where."""
        try:
            make_private_folder(self._folder)
            part = self._folder / f".{pack_id}.part"
            shutil.rmtree(part, ignore_errors=True)
            for file in _files_of(source):
                to = part / file.relative_to(source)
                to.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(to, file.read_bytes(), private=True)
        except OSError as error:
            raise ExpectedError(
                f"The pack cannot be copied: {error.strerror or 'unknown reason'}.",
                "Nothing was changed. See that the data folder can be written and has room.",
            ) from error
        return part


def _read_sound(folder: Path) -> LoadedPack:
    """Return the pack in a folder.

    Raises:
        ExpectedError: it has errors, all of them named.
    """
    from quizapp.packs.load import read_pack

    if not (folder / "pack.yaml").is_file():
        raise ExpectedError(
            f"There is no pack in {folder}.",
            "Nothing was changed. A pack is a folder with a file pack.yaml.",
        )
    _files_of(folder)
    loaded = read_pack(folder)
    if loaded.pack is None:
        number = len(loaded.problems)
        raise ExpectedError(
            f"The pack in {folder} has {number} error{'s' if number > 1 else ''}.",
            "Nothing was changed. Mend them and try again.",
            tuple(str(problem) for problem in loaded.problems),
        )
    return loaded


def _files_of(folder: Path) -> list[Path]:
    """Return the files that make up a pack, without what links to elsewhere.

    Raises:
        ExpectedError: they are too many or too large.
    """
    files = [
        file
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".md", ".yaml", ".txt") and file.is_file() and not file.is_symlink()
    ]
    if len(files) > _MOST_FILES or sum(file.stat().st_size for file in files) > _MOST_BYTES:
        raise ExpectedError(
            f"The folder {folder} is too large for a pack.",
            f"Nothing was changed. At most {_MOST_FILES:,} files and {_MOST_BYTES // 10**6} MB.",
        )
    return files
