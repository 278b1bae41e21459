"""Exporting, erasing and merging learners.

Erasing and merging can be undone for a while: the previous rows are kept in memory, nowhere else.
"""

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.bank.engine import Bank
from quizapp.bank.errors import BankError, of_disk
from quizapp.bank.learner_rows import Snapshot, erase, join, part, put_back, snapshot
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.secure_erase import copies_beside, has_traces, mark_for_vacuum, may_hold
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError
from quizapp.core.learning.review_cards import Days
from quizapp.core.session.names import NAME_LENGTH, name_key
from quizapp.core.views.changes import Changed
from quizapp.core.views.records import UNDO_FOR, BackupFile, Change, Erased, Traces, UndoOffer
from quizapp.env.atomic_files import write_atomically
from quizapp.env.clock import Clock
from quizapp.services.bank_maintenance import backup_files
from quizapp.services.erasing import erase_traces
from quizapp.services.learner_export import exported

log = logging.getLogger(__name__)


SOON_MS = 500
"""How long the start of the app waits for other programs to finish an erasing."""


@dataclass(frozen=True)
class _Done:
    change: Change
    at: datetime
    gone: Snapshot
    kept: Snapshot | None = None


class Rights:
    """Exports, erases and merges learners, and undoes it.

    Args:
        bank: the open bank.
        clock: returns the current time.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, bank: Bank, clock: Clock, day_of: Days) -> None:
        self._bank = bank
        self._clock = clock
        self._day_of = day_of
        self._done: list[_Done] = []

    def export(self, learner_id: LearnerId, to: Path) -> Path:
        """Write everything recorded about a learner into a JSON file, completely or not at all.

        Args:
            learner_id: the learner.
            to: the file; one that is there is replaced.

        Returns:
            The file.

        Raises:
            ExpectedError: the learner is gone, or the file cannot be written.
        """
        self._refuse_own_file(to)
        with self._bank.read() as db:
            told = exported(db, learner_id, self._clock())
        content = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        try:
            write_atomically(to, content.encode(), private=False)
        except OSError as error:
            raise of_disk(error, to) from error
        log.info("learner %d exported", learner_id)
        return to

    def erase(self, learner_id: LearnerId) -> Erased:
        """Erase a learner and everything recorded about them, from the bank's file too.

        Raises:
            ExpectedError: the learner is gone already, or the bank cannot be written: nothing was
                changed then.
        """
        with self._bank.write(*Changed) as db:
            gone = snapshot(db, learner_id)
            mark_for_vacuum(db)
            erase(db, learner_id)
        self._remember(_Done(Change.ERASED, self._clock(), gone))
        log.info("learner %d erased", learner_id)
        return self._told(gone)

    def merge(self, gone_id: LearnerId, kept_id: LearnerId) -> Erased:
        """Merge two learners: everything of the first moves to the second, whose name stays.

        The cards are made again from all responses of both, so that it is the same whichever goes.

        Raises:
            ExpectedError: one of them is gone already, they are the same, or the bank cannot be
                written: nothing was changed then.
        """
        if gone_id == kept_id:
            raise ExpectedError(
                "These two are the same learner already.", "Choose another one to merge with."
            )
        with self._bank.write(*Changed) as db:
            gone, kept = snapshot(db, gone_id), snapshot(db, kept_id)
            mark_for_vacuum(db)
            join(db, gone, kept)
            ReviewCards(db, self._day_of).rebuild(kept_id, self._clock())
        self._remember(_Done(Change.MERGED, self._clock(), gone, kept))
        log.info("learner %d merged into learner %d", gone_id, kept_id)
        return self._told(gone)

    def undo_offer(self) -> UndoOffer | None:
        """Return the latest change that can be undone, None if there is none (any more)."""
        self._drop_old()
        if not self._done:
            return None
        last = self._done[-1]
        return UndoOffer(
            last.change,
            last.gone.learner.name,
            "" if last.kept is None else last.kept.learner.name,
            last.at + UNDO_FOR,
        )

    def undo(self) -> Learner:
        """Undo the latest change, and return the learner who is back.

        Everything has its old ids, unless SQLite gave them away since. A name that was taken since
        gets a number.

        Raises:
            ExpectedError: it is too late, who was merged with is gone, or the bank cannot be
                written. What can still be undone stays so.
        """
        self._drop_old()
        if not self._done:
            raise ExpectedError(
                "There is nothing to undo any more.",
                "Undoing is possible for 10 minutes, as long as the app stays open.",
            )
        last = self._done[-1]
        with self._bank.write(*Changed) as db:
            cards = ReviewCards(db, self._day_of)
            name = _free_name(last.gone.learner.name, LearnerRecords(db).everyone())
            if last.kept is None:
                back = put_back(db, last.gone, name)
            else:
                back = part(db, last.gone, last.kept, name)
                cards.rebuild(last.kept.learner.id, self._clock())
                cards.rebuild(back, self._clock())
        self._done.pop()
        log.info("learner %d is back: %s undone", back, last.change)
        return Learner(back, name, last.gone.learner.created_at)

    def copies_of(self, learner: Learner) -> tuple[BackupFile, ...]:
        """Return the backups beside the bank that hold a learner, the latest first."""
        copies = copies_beside(self._bank)
        return backup_files(
            copy for copy in copies if may_hold(copy, learner.id, learner.created_at)
        )

    def delete_copies(self, copies: Sequence[BackupFile]) -> Path:
        """Delete backups that hold an erased learner, once there is a fresh one without.

        Returns:
            The fresh backup.

        Raises:
            ExpectedError: the fresh backup could not be made: none was deleted. Or one could not
                be deleted.
        """
        from quizapp.bank.backup import back_up

        fresh = back_up(self._bank)
        for copy in copies:
            for beside in ("", "-wal", "-shm"):
                file = copy.file.with_name(copy.file.name + beside)
                try:
                    file.unlink(missing_ok=True)
                except OSError as error:
                    raise ExpectedError(
                        f"The backup {copy.file.name} cannot be deleted.",
                        "It may be open in another program. Close that, then try again.",
                    ) from error
        log.info("%d backups deleted that held somebody who was erased", len(copies))
        return fresh

    def finish_erasing(self) -> Traces:
        """Remove the remains of an erasing that was interrupted or had to wait for another program.

        Raises nothing: a failure here must not keep anybody from learning.
        """
        with suppress(BankError):
            if not has_traces(self._bank):
                return Traces.NONE
        return erase_traces(self._bank, SOON_MS)

    def close(self) -> None:
        """Forget everything that could be undone: the app is about to close."""
        self._done.clear()
        self.finish_erasing()

    def _told(self, gone: Snapshot) -> Erased:
        return Erased(
            learner=gone.learner,
            attempts=gone.number_of("attempt"),
            responses=gone.number_of("response"),
            traces=erase_traces(self._bank),
            copies=self.copies_of(gone.learner),
        )

    def _remember(self, done: _Done) -> None:
        self._drop_old()
        self._done.append(done)

    def _drop_old(self) -> None:
        now = self._clock()
        self._done = [done for done in self._done if now - done.at <= UNDO_FOR]

    def _refuse_own_file(self, to: Path) -> None:
        own = self._bank.path
        if own is None or not to.name.startswith(own.name):
            return
        if to.absolute().parent.resolve() == own.absolute().parent.resolve():
            raise ExpectedError(
                f"The file {to} is the question bank itself.",
                "Nothing was changed. Choose another name for the copy.",
            )


def _free_name(name: str, learners: Sequence[Learner]) -> str:
    """Return a name, with a number if it has been taken since."""
    taken = {name_key(one.name) for one in learners}
    free, number = name, 2
    while name_key(free) in taken:
        ending = f" {number}"
        free, number = name[: NAME_LENGTH - len(ending)] + ending, number + 1
    return free
