"""The flow of class lists: read, linked, kept, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.answering.attempts import Learner
from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Roster
from quizapp.core.views.classroom import ListFile
from quizapp.services.learners import Learners
from quizapp.services.list_files import open_list
from quizapp.services.preparing import Preparing
from quizapp.ui.pages.classroom.preparing.state import Problem, RosterState
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.classroom.preparing.roster_screen import RosterScreen


class ClassListsFlow(Flow):
    """Leads to a class list.

    Signals:
        kept, removed: the ``Roster``, and all that there are now.
        left: back to what it was opened from, after a change too.
    """

    kept = Signal(object, object)
    removed = Signal(object, object)
    left = Signal()

    def __init__(
        self,
        preparing: Preparing,
        learners: Learners,
        jobs: JobRunner,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._preparing = preparing
        self._learners = learners
        self._put = put
        self._dialogs = dialogs
        self._state: RosterState | None = None
        self._path: Path | None = None
        """The file whose text is shown."""
        self._screen: RosterScreen | None = None

    def open(self, roster: Roster | None) -> None:
        """Change a list, or make one."""
        self.run(self._learners.everyone, lambda found: self._show(roster, found))

    def _show(self, roster: Roster | None, learners: tuple[Learner, ...]) -> None:
        from quizapp.ui.pages.classroom.preparing.roster_screen import RosterScreen, text_of

        if self._screen is None:
            screen = RosterScreen()
            screen.kept.connect(self._keep)
            screen.file_wanted.connect(self._choose_file)
            screen.encoding_wanted.connect(lambda encoding: self._read_again(encoding=encoding))
            screen.sheet_wanted.connect(lambda sheet: self._read_again(sheet=sheet))
            screen.removed.connect(self._ask_remove)
            screen.left.connect(self.left)
            self._screen = screen
        shown = roster or Roster("", ())
        self._state = RosterState(shown, text_of(shown), learners)
        self._screen.begin()
        self._screen.render(self._state)
        self._put(self._screen)

    def _render(self, **changes: object) -> None:
        if self._state is not None and self._screen is not None:
            self._state = replace(self._state, **changes)  # type: ignore[arg-type]
            self._screen.render(self._state)

    def _choose_file(self) -> None:
        kinds = self.tr("Class lists (*.csv *.txt *.tsv *.xlsx);;All files (*)")
        self._dialogs.choose_file(self._screen, self.tr("Open a class list"), kinds, self._read)

    def _read(self, path: Path, encoding: str = "", sheet: str = "") -> None:
        def done(file: ListFile) -> None:
            self._path = path
            self._render(text=file.text, file=file, problem=None)

        self._jobs.run(lambda: open_list(path, encoding, sheet), done, self._tell)

    def _read_again(self, encoding: str = "", sheet: str = "") -> None:
        if self._path is not None:
            self._read(self._path, encoding, sheet)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        self._render(problem=Problem(error.message, error.hint))

    def _keep(self, roster: Roster) -> None:
        def work() -> tuple[Roster, tuple[Roster, ...]]:
            return self._preparing.keep_roster(roster), self._preparing.rosters()

        def done(found: tuple[Roster, tuple[Roster, ...]]) -> None:
            self.kept.emit(*found)
            self.left.emit()

        self._jobs.run(work, done, self._tell)

    def _ask_remove(self, roster: Roster) -> None:
        self._dialogs.confirm(
            self._screen,
            self.tr("Delete the class list {title}?").format(title=roster.title),
            self.tr("All {n} names in it go. Past sessions keep what was recorded.").format(
                n=len(roster.names)
            ),
            self.tr("Delete the list"),
            destructive=True,
            then=lambda: self._remove(roster),
        )

    def _remove(self, roster: Roster) -> None:
        def work() -> tuple[Roster, ...]:
            assert roster.id is not None  # only a kept list can be deleted
            self._preparing.remove_roster(roster.id)
            return self._preparing.rosters()

        def done(rosters: tuple[Roster, ...]) -> None:
            self.removed.emit(roster, rosters)
            self.left.emit()

        self.run(work, done)
