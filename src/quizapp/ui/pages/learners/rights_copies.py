"""Taking in a learner's copy from another computer: chosen, looked at, taken in, or stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.content.ids import LearnerId
from quizapp.core.errors import ExpectedError, Kind
from quizapp.ui.kit.layout.banner import BannerKind
from quizapp.ui.pages.learners import wording
from quizapp.ui.pages.learners.state import CopyState, RightsNotice
from quizapp.ui.shell.context import Context

if TYPE_CHECKING:
    from quizapp.core.answering.attempts import Learner
    from quizapp.core.views.copies import CopyPreview, TakenIn
    from quizapp.core.views.records import UndoOffer

_STEP = 0.01
"""Shares closer together than this are not told one by one."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("learners", text)


class CopyFlow(QObject):
    """Leads from the choice of a file to what was taken in.

    Args:
        context: the services and what is around the pages.
        moved: is called when ``state`` is another one.
        told: takes the notice at the end; None: there is none.
        taken: is called when a copy was taken in, before the notice.
    """

    _progressed = Signal(float)

    def __init__(
        self,
        context: Context,
        moved: Callable[[], None],
        told: Callable[[RightsNotice | None], None],
        taken: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context = context
        self._moved, self._told, self._taken = moved, told, taken
        self._file: Path | None = None
        self._stopped = False
        self._share = 0.0
        self.state: CopyState | None = None
        self._progressed.connect(self._show_progress)

    def choose(
        self, into: Learner | None, parent: QWidget | None, then: Callable[[], None]
    ) -> None:
        """Let a copy be chosen, and look into it; ``then`` is called once one was chosen."""

        def read(file: Path) -> None:
            self._read(file, into)
            then()

        title = (
            _tr("Choose a learner's copy from another computer")
            if into is None
            else _tr("Choose {name}'s copy from another computer").format(name=into.name)
        )
        self._context.dialogs.choose_file(parent, title, _tr("JSON files (*.json)"), read)

    def take_in(self, into: LearnerId | None) -> None:
        """Take in what was looked at."""
        file, rights = self._file, self._context.services.rights
        if file is None or self.state is None:
            return

        def work() -> tuple[TakenIn, UndoOffer | None]:
            return rights.take_in(file, into, self._note), rights.undo_offer()

        def done(found: tuple[TakenIn, UndoOffer | None]) -> None:
            self.state = None
            self._taken()
            self._told(wording.taken_in_notice(*found, self._context.now()))

        self._begin(replace(self.state, doing=_tr("Taking in"), share=0.0))
        self._context.jobs.run(work, done, self._fail)

    def stop(self) -> None:
        """Stop what is under way, or put away what was looked at."""
        self._stopped = True
        if self.state is not None and self.state.doing:
            self._move(replace(self.state, doing=_tr("Stopping")))
        else:
            self.state = None
            self._told(None)

    def _read(self, file: Path, into: Learner | None) -> None:
        self._file = file
        rights = self._context.services.rights
        who = None if into is None else into.id

        def done(preview: CopyPreview) -> None:
            if self.state is not None:
                self._move(replace(self.state, doing="", preview=preview))

        self._begin(CopyState(file.name, _tr("Reading"), chosen=into))
        self._context.jobs.run(lambda: rights.look_into(file, who, self._note), done, self._fail)

    def _begin(self, state: CopyState) -> None:
        self._stopped = False
        self._share = 0.0
        self._move(state)

    def _note(self, share: float) -> bool:
        """Tell how far it is; called in the bank's thread."""
        if abs(share - self._share) >= _STEP:
            self._share = share
            self._progressed.emit(share)
        return not self._stopped

    def _show_progress(self, share: float) -> None:
        if self.state is not None and self.state.doing:
            self._move(replace(self.state, share=share))

    def _fail(self, error: Exception) -> None:
        self.state = None
        if not isinstance(error, ExpectedError):
            self._told(None)
            raise error
        if error.kind is Kind.LEARNER_GONE:
            self._context.tell(error)
        kind = BannerKind.NOTE if self._stopped else BannerKind.TROUBLE
        self._told(RightsNotice(kind, error.message, error.hint))

    def _move(self, state: CopyState) -> None:
        self.state = state
        self._moved()
