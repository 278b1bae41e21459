"""The packs of a bank: those that a teacher brought beside the built-in one.

The files of a pack are kept in the data folder, one folder each. The bank is built from them pack
by pack, each in a transaction of its own: one with errors keeps nobody from the others.
"""

from __future__ import annotations

import logging
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.bank.chosen_packs import choose_pack, chosen_pack
from quizapp.bank.content import Content
from quizapp.bank.engine import Bank
from quizapp.core.content.ids import LearnerId, PackId
from quizapp.core.content.scoping import BUILT_IN, scoped
from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.core.views.packs import OfferedPacks, PackLine, PackPreview, PackState
from quizapp.packs.digests import digest_of
from quizapp.services.pack_files import PackFiles, opened, told_in_words
from quizapp.services.writing import write_wholly

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.bank.engine import Db
    from quizapp.core.content.packs import Pack
    from quizapp.packs.load import LoadedPack
    from quizapp.services.owner import Owner

log = logging.getLogger(__name__)


class Packs:
    """Adds packs, retires them and brings them back.

    Args:
        bank: the open bank.
        folder: where the files of the packs are kept; made when the first is added.
        owner: the decisions of whoever looks after the bank, whose PIN is asked before a pack is
            retired or brought back; None: nobody is asked, as on the command line.
    """

    def __init__(self, bank: Bank, folder: Path, owner: Owner | None = None) -> None:
        self._bank = bank
        self._owner = owner
        self._files = PackFiles(folder)
        self._writing = threading.Lock()
        """Held while files come: what is half written must not be swept by the build of a start."""
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

    def ids(self) -> frozenset[PackId]:
        """Return the ids of all packs that are here, in the bank or as files."""
        folders = {PackId(folder.name) for folder in self._files.folders()}
        return frozenset(line.id for line in self.lines()) | folders

    def read_own(self, pack_id: PackId) -> Pack:
        """Return a pack of one's own as its files in the data folder have it.

        Raises:
            ExpectedError: there are no files of it here, or they have errors.
        """
        folder = self._files.place(pack_id)
        if not folder.is_dir():
            self._line(pack_id)
            raise _no_files(pack_id)
        return _read_sound(folder).sound

    def look(self, source: Path) -> PackPreview:
        """Return what a folder or a file holds, without changing anything.

        Args:
            source: a folder with ``pack.yaml``, or a ``.quizpack`` file.

        Raises:
            ExpectedError: it is no pack, or not safe to open.
        """
        from quizapp.packs.load import read_pack

        with opened(source) as folder:
            _refuse_no_pack(folder)
            loaded = read_pack(folder)
        pack = loaded.sound
        with self._bank.read() as db:
            held = {one.id: one for one in Content(db).packs()}.get(pack.id)
        return PackPreview(
            id=pack.id,
            title=pack.title or pack.id,
            licence=pack.licence,
            release=pack.release,
            questions=sum(1 for _ in pack.items()),
            documents=len(pack.documents),
            topics=len(pack.topics),
            replaces=None if held is None else held.release,
            trouble=tuple(str(problem) for problem in loaded.problems),
        )

    def add(self, source: Path) -> PackLine:
        """Take in a pack, and offer it to learners.

        Its files are copied; what is there of the same pack is replaced, and kept if it cannot be.

        Args:
            source: a folder with ``pack.yaml``, or a ``.quizpack`` file.

        Raises:
            ExpectedError: it is no pack, has errors, is the built-in one, or is older than what is
                here. Nothing was changed.
        """
        with self._writing:
            with opened(source) as folder:
                loaded = _read_sound(folder)
                pack = loaded.sound
                if pack.id == BUILT_IN:
                    raise ExpectedError(
                        f"The pack {pack.id} comes with the app.",
                        "Nothing was changed. A pack of one's own needs another id in pack.yaml.",
                    )
                self._refuse_older(pack.id, pack.release)
                part = self._files.copied(folder, pack.id)
            try:
                self._build(part, loaded, bring_back=True)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
            self._files.swap_in(part, pack.id)
        self._troubles.pop(pack.id, None)
        log.info("pack %s added, release %d", pack.id, pack.release)
        return self._line(pack.id)

    def folder(self, pack_id: PackId) -> Path | None:
        """Return the folder with the files of a pack of one's own; None: there is none."""
        folder = self._files.place(pack_id)
        return folder if pack_id != BUILT_IN and folder.is_dir() else None

    def export(self, pack_id: PackId, file: Path) -> None:
        """Write the files of a pack of one's own as one file.

        Args:
            pack_id: the pack.
            file: where to; a file that is there is replaced.

        Raises:
            ExpectedError: there are no files of it here, or it can't be written there.
        """
        from quizapp.packs.archive import packed

        self._line(pack_id)
        folder = self._files.place(pack_id)
        if pack_id == BUILT_IN or not folder.is_dir():
            raise _no_files(pack_id)
        write_wholly(file, packed(folder))
        log.info("pack %s saved as a file", pack_id)

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

    def retire(self, pack_id: PackId, pin: str = "") -> None:
        """Offer a pack to nobody any more. What learners did with it stays; quizzes go on.

        Args:
            pack_id: the pack.
            pin: of whoever looks after the bank (spec PE-5).

        Raises:
            ExpectedError: there is no such pack, or no other that would be left, or the PIN is not
                the right one. Nothing was changed.
        """
        from quizapp.bank.build import retire_pack

        self._line(pack_id)

        def allowed(db: Db) -> None:  # in the transaction: two windows may retire at once
            if self._owner is not None:
                self._owner.refuse_wrong(db, pin)
            packs = Content(db).packs()
            if not any(pack.id != pack_id and not pack.retired for pack in packs):
                raise ExpectedError(
                    "It is the only pack that learners are offered.",
                    "Nothing was changed. Add another pack, or bring one back, before you retire "
                    "it.",
                )

        retire_pack(self._bank, pack_id, allowed)
        log.info("pack %s retired", pack_id)

    def bring_back(self, pack_id: PackId, content: Path, pin: str = "") -> PackLine:
        """Offer a retired pack again, as its files are now.

        Args:
            pack_id: the pack.
            content: the folder of the built-in pack.
            pin: of whoever looks after the bank (spec PE-5).

        Raises:
            ExpectedError: there is no such pack, its files are missing or have errors, or the PIN
                is not the right one. Nothing was changed.
        """
        self._line(pack_id)
        if self._owner is not None:
            self._owner.check_pin(pin)
        folder = content if pack_id == BUILT_IN else self._files.place(pack_id)
        self._build(folder, _read_sound(folder), bring_back=True)
        self._troubles.pop(pack_id, None)
        log.info("pack %s brought back", pack_id)
        return self._line(pack_id)

    def publish(
        self,
        pack_id: PackId,
        write: Callable[[Path, Path | None], LoadedPack],
        also: Callable[[Db, bytes], None],
    ) -> None:
        """Put a version of a pack in the place of the one before: in the bank and as files.

        Args:
            pack_id: the pack; it isn't retired.
            write: writes the files into an empty folder, with the folder of the version before
                beside it (None: there is none), and returns what is read from there.
            also: is called in the transaction that builds it, with its files as a ``.quizpack``.

        Raises:
            ExpectedError: the disk refuses it, or the bank holds a newer version already. Nothing
                was changed.
        """
        from quizapp.packs.archive import packed

        with self._writing:
            part = self._files.part(pack_id)
            place = self._files.place(pack_id)
            try:
                with told_in_words():
                    loaded = write(part, place if place.is_dir() else None)
                    data = packed(part)
                built = False

                def kept(db: Db) -> None:
                    nonlocal built
                    also(db, data)
                    built = True

                self._build(part, loaded, also=kept)
                if not built:
                    raise ExpectedError(
                        "Another window has published this pack, or retired it, meanwhile.",
                        "Nothing was changed. Look at what is published now, and try again.",
                    )
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
            self._files.swap_in(part, pack_id)
        self._troubles.pop(pack_id, None)
        log.debug("the files of the pack %s exchanged", pack_id)

    def build_all(self, *, sweep: bool = True) -> None:
        """Bring the bank up to date with the files of every pack; trouble is kept for its card.

        Args:
            sweep: whether to finish or undo what a killed program left half done; False: another
                program may be in the middle of it.
        """
        with self._writing:
            if sweep:
                with self._bank.read() as db:
                    self._files.sweep({pack.id: pack.digest for pack in Content(db).packs()})
            for folder in self._files.folders():
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

    def _build(
        self,
        folder: Path,
        loaded: LoadedPack,
        *,
        bring_back: bool = False,
        also: Callable[[Db], None] | None = None,
    ) -> None:
        from quizapp.bank.build import build_bank

        pack = scoped(loaded.sound)
        build_bank(self._bank, pack, digest_of(folder), bring_back=bring_back, also=also)
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


def _no_files(pack_id: PackId) -> ExpectedError:
    return ExpectedError(
        f"There are no files of the pack {pack_id} in the data folder.",
        "Bring it again as a file, and it can be changed and saved.",
    )


def _read_sound(folder: Path) -> LoadedPack:
    """Return the pack in a folder.

    Raises:
        ExpectedError: it has errors, all of them named.
    """
    from quizapp.packs.archive import files_of
    from quizapp.packs.load import read_pack

    _refuse_no_pack(folder)
    files_of(folder)
    loaded = read_pack(folder)
    if loaded.pack is None:
        number = len(loaded.problems)
        raise ExpectedError(
            f"The pack in {folder.name or folder} has {number} error{'s' if number > 1 else ''}.",
            "Nothing was changed. Mend them and try again.",
            tuple(str(problem) for problem in loaded.problems),
        )
    return loaded


def _refuse_no_pack(folder: Path) -> None:
    """Tell a folder of anything else from a pack with errors.

    Raises:
        ExpectedError: it has no ``pack.yaml``.
    """
    if not (folder / "pack.yaml").is_file():
        raise ExpectedError(
            f"There is no pack in {folder.name or folder}.",
            "Nothing was changed. A pack is a folder with a file pack.yaml.",
        )
