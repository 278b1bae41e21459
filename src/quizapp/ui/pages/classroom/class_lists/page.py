"""The page of a class list: read, linked, kept, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.errors import ExpectedError
from quizapp.core.session.setup import Roster
from quizapp.core.views.classroom import ListFile
from quizapp.ui.pages.classroom.class_lists.intents import (
    ChooseFile,
    ClassListIntent,
    KeepList,
    LeaveList,
    ReadAgain,
    RemoveList,
)
from quizapp.ui.pages.classroom.class_lists.state import Problem, RosterState, text_of
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.ui.pages.classroom.class_lists.screen import RosterScreen


class ClassListsPage(Page[RosterState, ClassListIntent]):
    """Makes a class list, or changes one.

    It watches nothing: what is half typed must not be loaded over.

    Args:
        context: the services and what is around the page.
        kept: gets a list that was kept, and all that there are now.
        removed: gets a list that was deleted, and all that there are now.
        left: leads back to what it was opened from, after a change too.
    """

    place = PageId.CLASS

    def __init__(
        self,
        context: Context,
        kept: Callable[[Roster, tuple[Roster, ...]], None],
        removed: Callable[[Roster, tuple[Roster, ...]], None],
        left: Callable[[], None],
    ) -> None:
        super().__init__(context)
        self._kept, self._removed, self._left = kept, removed, left
        self._path: Path | None = None
        """The file whose text is shown."""
        self._built: RosterScreen | None = None

    def visit(self, roster: Roster | None) -> None:
        """Change a list, or make one."""
        shown = roster or Roster("", ())
        self.run(
            self.context.services.learners.everyone,
            lambda learners: self.show(RosterState(shown, text_of(shown), learners)),
        )

    @override
    def build(self, act: Callable[[ClassListIntent], None]) -> Screen[RosterState, ClassListIntent]:
        from quizapp.ui.pages.classroom.class_lists.screen import RosterScreen

        self._built = RosterScreen(act)
        return self._built

    @override
    def show(self, state: RosterState) -> None:
        if self._built is not None:
            self._built.begin()
        super().show(state)

    @override
    def handle(self, intent: ClassListIntent) -> None:
        match intent:
            case KeepList(roster):
                self._keep(roster)
            case RemoveList(roster):
                self._ask_remove(roster)
            case ChooseFile():
                kinds = self.tr("Class lists (*.csv *.txt *.tsv *.xlsx);;All files (*)")
                title = self.tr("Open a class list")
                self.context.dialogs.choose_file(self.screen, title, kinds, self._read)
            case ReadAgain(encoding, sheet):
                if self._path is not None:
                    self._read(self._path, encoding, sheet)
            case LeaveList():
                self._left()

    def _read(self, path: Path, encoding: str = "", sheet: str = "") -> None:
        def done(file: ListFile) -> None:
            self._path = path
            if self.state is not None:
                self.render(replace(self.state, text=file.text, file=file, problem=None))

        preparing = self.context.services.preparing
        self.run(lambda: preparing.read_list(path, encoding, sheet), done, self._tell)

    def _tell(self, error: ExpectedError) -> None:
        if self.state is not None:
            self.render(replace(self.state, problem=Problem(error.message, error.hint)))

    def _keep(self, roster: Roster) -> None:
        preparing = self.context.services.preparing

        def work() -> tuple[Roster, tuple[Roster, ...]]:
            return preparing.keep_roster(roster), preparing.rosters()

        def done(found: tuple[Roster, tuple[Roster, ...]]) -> None:
            self._kept(*found)
            self._left()

        self.run(work, done, self._tell)

    def _ask_remove(self, roster: Roster) -> None:
        self.context.dialogs.confirm(
            self.screen,
            self.tr("Delete the class list {title}?").format(title=roster.title),
            self.tr("All {n} names in it go. Past sessions keep what was recorded.").format(
                n=len(roster.names)
            ),
            self.tr("Delete the list"),
            destructive=True,
            then=lambda: self._remove(roster),
        )

    def _remove(self, roster: Roster) -> None:
        preparing = self.context.services.preparing

        def work() -> tuple[Roster, ...]:
            assert roster.id is not None  # only a kept list can be deleted
            preparing.remove_roster(roster.id)
            return preparing.rosters()

        def done(rosters: tuple[Roster, ...]) -> None:
            self._removed(roster, rosters)
            self._left()

        self.run(work, done)
