"""Exporting, erasing and merging learners, and taking in copies from other computers.

All but exporting can be undone for a while: what that needs is kept in memory, nowhere else.
"""

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quizapp.bank.engine import Bank, Db
from quizapp.bank.errors import BankError, of_disk
from quizapp.bank.learner_copies import Added, CopiedRecords
from quizapp.bank.learner_rows import Snapshot, erase, join, part, put_back, snapshot
from quizapp.bank.learners import LearnerRecords
from quizapp.bank.review_cards import ReviewCards
from quizapp.bank.secure_erase import copies_beside, has_traces, mark_for_vacuum, may_hold
from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError, LearnerGone
from quizapp.core.learning.review_cards import Days
from quizapp.core.session.names import NAME_LENGTH, name_key, tidy_name
from quizapp.core.views.changes import Changed
from quizapp.core.views.copies import CopyPreview, TakenIn, Watch
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


@dataclass(frozen=True)
class _TakenIn:
    at: datetime
    added: Added
    name: str
    is_new: bool


class Rights:
    """Exports, erases and merges learners, takes in copies, and undoes it.

    Args:
        bank: the open bank.
        clock: returns the current time.
        day_of: returns the learning day of a moment.
    """

    def __init__(self, bank: Bank, clock: Clock, day_of: Days) -> None:
        self._bank = bank
        self._clock = clock
        self._day_of = day_of
        self._done: list[_Done | _TakenIn] = []

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

    def look_into(self, file: Path, into: LearnerId | None, watch: Watch) -> CopyPreview:
        """Return what taking in a copy would do; nothing is changed.

        Args:
            file: the copy.
            into: who is to have it; None: whoever it belongs to, or a new learner.
            watch: is told how far it has come, and says whether to go on.

        Raises:
            ExpectedError: it is no copy, or damaged, newer or too large, or it was stopped.
        """
        # Not at the top: what checks such files is loaded only for one.
        from quizapp.services.taking_in import preview_of

        with self._bank.read() as db:
            return preview_of(db, file, None if into is None else _learner(db, into), watch)

    def take_in(self, file: Path, into: LearnerId | None, watch: Watch) -> TakenIn:
        """Take in a copy: what it holds and this bank does not is added to a learner.

        Args:
            file: the copy.
            into: who has it then; None: a new learner of the name that stands in it.
            watch: is told how far it has come, and says whether to go on.

        Raises:
            ExpectedError: it is no copy, or damaged, newer or too large, it was stopped, or the
                bank cannot be written: nothing was changed then.
        """
        from quizapp.services.taking_in import name_in, take_in

        name = name_in(file, watch) if into is None else ""
        with self._bank.write(*Changed) as db:
            if into is None:
                records = LearnerRecords(db)
                free = _free_name(tidy_name(name) or "Copy", records.everyone())
                learner = records.add(free, self._clock())
            else:
                learner = _learner(db, into)
            added, counts = take_in(db, file, learner, watch)
            if counts.new:
                ReviewCards(db, self._day_of).rebuild(learner.id, self._clock())
            learner = _learner(db, learner.id)
        changed = into is None or added.anything
        if changed:
            self._remember(_TakenIn(self._clock(), added, learner.name, into is None))
        self._bank.checkpoint()
        log.info("a copy with %d new answers taken in by learner %d", counts.new, learner.id)
        return TakenIn(learner, into is None, counts, changed)

    def undo_offer(self) -> UndoOffer | None:
        """Return the latest change that can be undone, None if there is none (any more)."""
        self._drop_old()
        if not self._done:
            return None
        last = self._done[-1]
        if isinstance(last, _TakenIn):
            return UndoOffer(Change.TAKEN_IN, last.name, last.name, last.at + UNDO_FOR)
        return UndoOffer(
            last.change,
            last.gone.learner.name,
            "" if last.kept is None else last.kept.learner.name,
            last.at + UNDO_FOR,
        )

    def undo(self) -> Learner:
        """Undo the latest change, and return the learner who is back, or as before.

        Everything has its old ids, unless SQLite gave them away since. A name that was taken since
        gets a number. A learner made for a copy goes with it, unless they have answered since.

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
        if isinstance(last, _TakenIn):
            return self._take_out(last)
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
        self._follow(last.gone.learner.id, back)
        log.info("learner %d is back: %s undone", back, last.change)
        return replace(last.gone.learner, id=back, name=name)

    def _take_out(self, last: _TakenIn) -> Learner:
        """Undo the taking in of a copy; what was done since then stays."""
        learner_id = last.added.learner_id
        with self._bank.write(*Changed) as db:
            learner = _learner(db, learner_id)
            mark_for_vacuum(db)
            has_more = CopiedRecords(db).take_out(last.added)
            if last.is_new and not has_more:
                erase(db, learner_id)
            else:
                ReviewCards(db, self._day_of).rebuild(learner_id, self._clock())
        self._done.pop()
        erase_traces(self._bank)
        log.info("a copy taken out of learner %d", learner_id)
        return learner

    def _follow(self, old: LearnerId, new: LearnerId) -> None:
        """Let what can still be undone name a learner who came back under another number."""
        for done in self._done:
            if isinstance(done, _TakenIn) and done.added.learner_id == old:
                done.added.learner_id = new

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

    def _remember(self, done: _Done | _TakenIn) -> None:
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


def _learner(db: Db, learner_id: LearnerId) -> Learner:
    found = (one for one in LearnerRecords(db).everyone() if one.id == learner_id)
    learner = next(found, None)
    if learner is None:
        raise LearnerGone
    return learner


def _free_name(name: str, learners: Sequence[Learner]) -> str:
    """Return a name, with a number if it has been taken since."""
    taken = {name_key(one.name) for one in learners}
    free, number = name, 2
    while name_key(free) in taken:
        ending = f" {number}"
        free, number = name[: NAME_LENGTH - len(ending)] + ending, number + 1
    return free
