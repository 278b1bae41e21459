"""The flow of class lists: read, linked, kept, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.attempts import Learner
from quizapp.core.errors import ExpectedError
from quizapp.core.live import Roster
from quizapp.core.rosters import decoded
from quizapp.services.learners import Learners
from quizapp.services.preparing import Preparing
from quizapp.ui.dialogs import Dialogs
from quizapp.ui.flows.flow import Flow
from quizapp.ui.jobs import Runs
from quizapp.ui.preparing.state import Problem, RosterState

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.preparing.roster_screen import RosterScreen

_LARGEST = 1_000_000
"""A class list of more bytes is none."""
_WORKBOOKS = (b"PK", b"\xd0\xcf")
"""How the files of table programs begin: they are not lists of text."""


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
        jobs: Runs,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._preparing = preparing
        self._learners = learners
        self._put = put
        self._dialogs = dialogs
        self._state: RosterState | None = None
        self._screen: RosterScreen | None = None

    def open(self, roster: Roster | None) -> None:
        """Change a list, or make one."""
        self.run(self._learners.everyone, lambda found: self._show(roster, found))

    def _show(self, roster: Roster | None, learners: tuple[Learner, ...]) -> None:
        from quizapp.ui.preparing.roster_screen import RosterScreen, text_of

        if self._screen is None:
            screen = RosterScreen()
            screen.kept.connect(self._keep)
            screen.file_wanted.connect(self._choose_file)
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
        kinds = self.tr("Lists (*.csv *.txt *.tsv);;All files (*)")
        self._dialogs.choose_file(self._screen, self.tr("Open a class list"), kinds, self._read)

    def _read(self, path: Path) -> None:
        self._jobs.run(
            lambda: _text_in(path), lambda text: self._render(text=text, problem=None), self._tell
        )

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


def _text_in(path: Path) -> str:
    """Return the text of a list file.

    Raises:
        ExpectedError: it cannot be read, or is no list.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise ExpectedError(
            f"{path.name} could not be read.", "Open another file, or paste the names."
        ) from error
    if len(content) > _LARGEST or content.startswith(_WORKBOOKS):
        raise ExpectedError(
            f"{path.name} is not a list that can be read here.",
            "In your table program choose Save as, CSV; or copy the names and paste them here.",
        )
    return decoded(content)
