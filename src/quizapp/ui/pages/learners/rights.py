"""What a learner may ask for: a copy of everything, one taken in, removal, merging, undoing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError
from quizapp.core.views.records import UNDO_FOR, Change, Erased, UndoOffer
from quizapp.ui.pages.learners import wording
from quizapp.ui.pages.learners.rights_copies import CopyFlow
from quizapp.ui.pages.learners.state import RightsNotice
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.jobs import Result

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
"""What some system does not allow in the name of a file."""


@dataclass(frozen=True)
class Moved:
    """Whom a change took from the list, and where everything of theirs is now."""

    gone: LearnerId
    now: LearnerId | None
    """None: nowhere, the learner was removed."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("learners", text)


class LearnerRights:
    """Exports, removes and merges learners for the pages that show its ``notice``.

    Args:
        context: the services and what is around the pages.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rights = context.services.rights
        self._dialogs = context.dialogs
        self._erased: Erased | None = None
        self._in_trouble = False
        self._told: list[Callable[[], None]] = []
        self._moved: list[Callable[[Moved], None]] = []
        self.notice: RightsNotice | None = None
        self.busy = ""
        """What is under way, in words."""
        self.copies = CopyFlow(context, self._send, self._tell, self._wait_for_end)
        self._end = QTimer()
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._end_undo)

    def follow(
        self, told: Callable[[], None], moved: Callable[[Moved], None] | None = None
    ) -> None:
        """Let a page hear of what is done.

        Args:
            told: is called when the notice, or what is under way, is another one: the lists may
                be others too.
            moved: is called before, where somebody was taken from the list.
        """
        self._told.append(told)
        if moved is not None:
            self._moved.append(moved)

    def export(self, learner: Learner, parent: QWidget | None) -> None:
        """Let a place be chosen, and save everything kept of a learner there."""
        self._dialogs.save_file(
            parent,
            _tr("Save everything kept of {name}").format(name=learner.name),
            _NOT_IN_NAMES.sub("-", learner.name).strip("-.") + ".json",
            _tr("JSON files (*.json)"),
            lambda file: self._export(learner, file),
        )

    def erase(self, learner_id: LearnerId) -> None:
        """Remove a learner; it has been asked."""

        def work() -> tuple[Erased, UndoOffer | None]:
            return self._rights.erase(learner_id), self._rights.undo_offer()

        def done(found: tuple[Erased, UndoOffer | None]) -> None:
            self._erased = found[0]
            self._wait_for_end()
            self._move(Moved(learner_id, None))
            self._tell(wording.erased_notice(*found, self._now()))

        self._do(_tr("Removing"), work, done)

    def merge(self, gone: LearnerId, kept: LearnerId) -> None:
        """Make two learners one; it has been asked."""

        def work() -> tuple[Erased, UndoOffer | None]:
            return self._rights.merge(gone, kept), self._rights.undo_offer()

        def done(found: tuple[Erased, UndoOffer | None]) -> None:
            self._erased = None
            self._wait_for_end()
            self._move(Moved(gone, kept))
            self._tell(wording.merged_notice(*found, self._now()))

        self._do(_tr("Merging"), work, done)

    def undo(self) -> None:
        """Undo the latest removal, merging or taking in."""

        def work() -> tuple[Learner, UndoOffer | None]:
            offer = self._rights.undo_offer()
            return self._rights.undo(), offer

        def done(found: tuple[Learner, UndoOffer | None]) -> None:
            back, offer = found
            self._erased = None
            assert offer is not None
            if offer.change is Change.TAKEN_IN:
                self._tell(wording.taken_out_notice(back))
            else:
                self._tell(wording.undone_notice(back, offer))

        self._do(_tr("Undoing"), work, done)

    def delete_copies(self, parent: QWidget | None) -> None:
        """Ask, then delete the backups that hold the learner who was removed last."""
        erased = self._erased
        if erased is None:
            return
        name = erased.learner.name

        def done(_: Path) -> None:
            self._erased = None
            self._tell(wording.copies_gone_notice(len(erased.copies), name))

        title, text = wording.deletion_question(name, erased.copies, self._now())
        self._dialogs.confirm(
            parent,
            title,
            text,
            _tr("Delete"),
            destructive=True,
            then=lambda: self._do(
                _tr("Deleting backups"),
                lambda: self._rights.delete_copies(erased.copies),
                done,
            ),
        )

    def set_pin(self, learner: Learner, pin: str | None) -> None:
        """Give a learner a PIN, or take it away."""
        learners = self._context.services.learners
        self._do(
            _tr("Saving"),
            lambda: learners.set_pin(learner.id, pin),
            lambda _: self._tell(wording.pin_notice(learner, has_pin=pin is not None)),
        )

    def close_notice(self) -> None:
        """Put the notice away; it was read."""
        self._tell(None)

    def rest(self) -> None:
        """Stop waiting: the window, or the bank, is about to go."""
        self._end.stop()

    def put_away_read(self) -> None:
        """Put a notice away that offers nothing any more: its reader has gone on."""
        if self.notice is not None and not self.notice.undo and not self.notice.copies:
            self.notice = None

    def _export(self, learner: Learner, file: Path) -> None:
        self._do(
            _tr("Saving"),
            lambda: self._rights.export(learner.id, file),
            lambda saved: self._tell(wording.exported_notice(learner, saved.name)),
        )

    def _do(self, what: str, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        self.busy = what
        self.notice = None
        self._send()
        self._run(work, done)

    def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Run a service call; where it fails the lists are looked at again: who is gone?"""

        def succeed(outcome: Result) -> None:
            if self._in_trouble:
                self._in_trouble = False
                self._context.tell(None)
            done(outcome)

        def fail(error: Exception) -> None:
            self.busy = ""
            if not isinstance(error, ExpectedError):
                raise error
            self._in_trouble = True
            self._context.tell(error)
            self._send()

        self._context.jobs.run(work, succeed, fail)

    def _send(self) -> None:
        for told in self._told:
            told()

    def _move(self, change: Moved) -> None:
        for moved in self._moved:
            moved(change)

    def _tell(self, notice: RightsNotice | None) -> None:
        self.busy = ""
        self.notice = notice
        self._send()

    def _wait_for_end(self) -> None:
        """Have what was kept for undoing let go of when its time is over, whoever looks."""
        self._end.start(int(UNDO_FOR.total_seconds() * 1000) + 1000)

    def _end_undo(self) -> None:
        def done(offer: UndoOffer | None) -> None:
            if offer is None and self.notice is not None and self.notice.undo:
                self._tell(replace(self.notice, undo="", hint=""))

        self._run(self._rights.undo_offer, done)

    def _now(self) -> datetime:
        return self._context.now()
