"""Working copies: what teachers write before learners see it.

Every edit is stored, durably, before the call returns (spec DB-10): a kill or a power cut loses
what was typed since the last pause and nothing else, and what was done can be undone after a
restart too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizapp.bank.content import Content
from quizapp.bank.drafts import Drafts, PartChangedError, StoredEdit, StoredVersion
from quizapp.bank.pictures import Pictures
from quizapp.core.authoring.drafts import PackHead, WorkingCopy, working_copy_of
from quizapp.core.authoring.illustrating import (
    filled_change,
    filled_copy,
    pictures_of_change,
    pictures_of_copy,
)
from quizapp.core.authoring.naming import slug, unique_id
from quizapp.core.content.ids import PackId, TopicId
from quizapp.core.content.packs import Topic
from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.core.views.drafts import CopyLine, EditDone, OpenedCopy
from quizapp.services.draft_codec import change_of, copy_of, stored_entries, stored_parts

if TYPE_CHECKING:
    from quizapp.bank.engine import Bank, Db
    from quizapp.core.authoring.edits import Change
    from quizapp.env.clock import Clock
    from quizapp.services.packs import Packs

log = logging.getLogger(__name__)

BROUGHT = "As it came as a file."
"""The note on a version that nobody published here."""

FIRST_LICENCE = "All rights reserved"
"""What a new pack says of its licence until its teacher says something else."""


class Workbench:
    """Opens working copies, edits them, and takes edits back.

    Args:
        bank: the open bank.
        packs: the packs of the bank, with their files.
        clock: the time.
    """

    def __init__(self, bank: Bank, packs: Packs, clock: Clock) -> None:
        self._bank = bank
        self._packs = packs
        self._clock = clock

    def copies(self) -> tuple[CopyLine, ...]:
        """Return the packs that are being written."""
        with self._bank.read() as db:
            stored = Drafts(db).copies()
        return tuple(
            CopyLine(PackId(one.pack_id), one.title, one.drafts, one.ready) for one in stored
        )

    def new(self, title: str, language: str = "en", wanted: str = "") -> PackId:
        """Begin a pack of which nothing is written yet, and return its id.

        Args:
            title: what it is called; its id is made from it.
            language: a language tag.
            wanted: an id that somebody wants it to have.

        Raises:
            ExpectedError: the title is empty, or there can't be a pack of the id that is wanted.
        """
        title = " ".join(title.split())
        if not title:
            raise ExpectedError("The pack has no title.", "Write what it is about, in a few words.")
        if wanted and slug(wanted, "") != wanted:
            raise ExpectedError(
                f"{wanted} can't be the id of a pack.",
                "An id has small letters, digits and hyphens, such as kitchen-myths.",
            )
        topic = Topic(TopicId(slug(title, "topic")), title, title)
        head = PackHead(title, language, FIRST_LICENCE, title, (topic,))
        with self._bank.write(Changed.DRAFTS) as db:
            drafts = Drafts(db)
            taken = {one.pack_id for one in drafts.copies()} | self._packs.ids() | {BUILT_IN}
            if wanted in taken:
                raise ExpectedError(f"There is a pack {wanted} already.", "Choose another id.")
            pack_id = PackId(wanted or unique_id(slug(title, "pack"), taken))
            self._begin(db, WorkingCopy(pack_id, head))
        log.info("pack %s begun", pack_id)
        return pack_id

    def open(self, pack_id: PackId) -> OpenedCopy:
        """Return the working copy of a pack; begin one from its published files where none is.

        Raises:
            ExpectedError: it comes with the app, there is no such pack, or its files have errors.
        """
        opened = self._there(pack_id)
        if opened is not None:
            return opened
        fresh = self._fresh(pack_id)
        with self._bank.write(Changed.DRAFTS) as db:
            opened = self._opened(db, pack_id)
            if opened is None:
                self._begin(db, fresh)
                self._keep_files(db, fresh)
                opened = self._opened(db, pack_id)
        assert opened is not None  # it was just stored
        log.info("pack %s opened for writing", pack_id)
        return opened

    def look(self, pack_id: PackId) -> WorkingCopy:
        """Return the working copy of a pack, or the one that would be begun; nothing is stored.

        Raises:
            ExpectedError: as for ``open``.
        """
        opened = self._there(pack_id)
        return opened.copy if opened is not None else self._fresh(pack_id)

    def edit(self, pack_id: PackId, change: Change) -> EditDone:
        """Make an edit.

        Raises:
            ExpectedError: another window changed the same meanwhile; nothing was changed.
        """
        with self._bank.write(Changed.DRAFTS) as db, _told_if_changed():
            Pictures(db).keep(pictures_of_change(change))
            entries = stored_entries(change)
            revision = Drafts(db).edit(pack_id, change.label, entries, self._clock())
            done = self._done(db, pack_id, change, revision)
        log.info("pack %s edited: %d parts, revision %d", pack_id, len(entries), revision)
        return done

    def undo(self, pack_id: PackId) -> EditDone | None:
        """Take the last edit back; None: there is nothing to take back.

        Raises:
            ExpectedError: another window changed the same meanwhile; nothing was changed.
        """
        return self._step(pack_id, undone=True)

    def redo(self, pack_id: PackId) -> EditDone | None:
        """Make the edit again that was taken back last; None: there is none.

        Raises:
            ExpectedError: another window changed the same meanwhile; nothing was changed.
        """
        return self._step(pack_id, undone=False)

    def discard(self, pack_id: PackId) -> None:
        """Delete a working copy with everything that is in no version. It can't be undone."""
        with self._bank.write(Changed.DRAFTS) as db:
            Drafts(db).drop(pack_id)
        log.info("working copy of the pack %s discarded", pack_id)

    def _step(self, pack_id: PackId, *, undone: bool) -> EditDone | None:
        with self._bank.write(Changed.DRAFTS) as db, _told_if_changed():
            drafts = Drafts(db)
            stored = drafts.last_edit(pack_id) if undone else drafts.next_edit(pack_id)
            if stored is None:
                return None
            change = _change(stored)
            if undone:
                change = change.inverse()
            revision = drafts.mark(
                pack_id, stored, stored_entries(change), self._clock(), undone=undone
            )
            data = Pictures(db).data(one.digest for one in pictures_of_change(change))
            done = self._done(db, pack_id, filled_change(change, data), revision)
        log.info("pack %s: an edit %s", pack_id, "undone" if undone else "made again")
        return done

    def _done(self, db: Db, pack_id: PackId, change: Change, revision: int) -> EditDone:
        drafts = Drafts(db)
        for entry in change.entries:
            if isinstance(entry.after, PackHead):
                drafts.rename(pack_id, entry.after.title)
        return EditDone(change, revision, *drafts.labels(pack_id))

    def _there(self, pack_id: PackId) -> OpenedCopy | None:
        with self._bank.read() as db:
            return self._opened(db, pack_id)

    def _fresh(self, pack_id: PackId) -> WorkingCopy:
        """Return the working copy that is begun from the files of a pack."""
        if pack_id == BUILT_IN:
            raise ExpectedError(
                "The pack that comes with the app can't be changed.",
                "Begin a pack of your own beside it.",
            )
        pack = self._packs.read_own(pack_id)
        return working_copy_of(pack, pack.release)

    def _opened(self, db: Db, pack_id: PackId) -> OpenedCopy | None:
        drafts = Drafts(db)
        revision = drafts.revision(pack_id)
        if revision is None:
            return None
        versions = drafts.versions(pack_id)
        built = {pack.id: pack.release for pack in Content(db).packs()}.get(pack_id, 0)
        version = max(versions[0].number if versions else 0, built)
        copy = copy_of(pack_id, drafts.parts(pack_id), revision, version)
        data = Pictures(db).data(one.digest for one in pictures_of_copy(copy))
        return OpenedCopy(filled_copy(copy, data), *drafts.labels(pack_id))

    def _keep_files(self, db: Db, copy: WorkingCopy) -> None:
        """Keep what a working copy begins from as a version: it can be gone back to (DB-11).

        What changes in the files by hand from then on is told from it, too.
        """
        from quizapp.packs.archive import packed

        drafts, folder = Drafts(db), self._packs.folder(copy.pack_id)
        kept = {one.number for one in drafts.versions(copy.pack_id)}
        if folder is None or copy.version in kept:
            return
        number = sum(1 for _ in copy.questions())
        version = StoredVersion(copy.version, self._clock(), "", BROUGHT, number)
        drafts.add_version(copy.pack_id, version, packed(folder))

    def _begin(self, db: Db, copy: WorkingCopy) -> None:
        Pictures(db).keep(pictures_of_copy(copy))
        Drafts(db).begin(copy.pack_id, copy.head.title, stored_parts(copy), 0, self._clock())


def _change(stored: StoredEdit) -> Change:
    return change_of(stored.label, stored.entries)


@contextmanager
def _told_if_changed() -> Iterator[None]:
    """Turn a part that another window changed into words."""
    try:
        yield
    except PartChangedError as error:
        raise ExpectedError(
            "This was changed in another window meanwhile.",
            "Nothing was changed here. It is shown as it is now; make your change again.",
        ) from error
