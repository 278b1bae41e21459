"""The page of a session's results: looked at, saved as files, made into a plan, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from quizapp.core.cards.card import marks_in
from quizapp.core.views.records import Traces
from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.pages.classroom.results.intents import (
    DeleteSession,
    PlanNextLesson,
    ResultsIntent,
    SaveTables,
    SaveWorkbook,
)
from quizapp.ui.pages.classroom.results.state import ResultsState
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.destinations import OpenClass, PrepareSession, ReadPassage
from quizapp.ui.shell.page import Page, Screen
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import SessionId
    from quizapp.core.session.setup import SessionPlan
    from quizapp.core.views.classroom import DeletedSession
    from quizapp.ui.pages.classroom.results.screen import ResultsScreen


class ResultsPage(Page[ResultsState, ResultsIntent]):
    """Shows what a session came to. It watches nothing: what is over does not change.

    Args:
        context: the services and what is around the page.
    """

    place = PageId.CLASS

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._built: ResultsScreen | None = None

    def visit(self, session_id: SessionId) -> None:
        """Show the results of a session that is over; what a crash left undone is done first."""
        self.run(partial(self._finish, session_id), self.show)

    @override
    def build(self, act: Callable[[ResultsIntent], None]) -> Screen[ResultsState, ResultsIntent]:
        from quizapp.ui.pages.classroom.results.screen import ResultsScreen

        self._built = ResultsScreen(act)
        return self._built

    @override
    def show(self, state: ResultsState) -> None:
        if self._built is not None:
            self._built.begin()
        super().show(state)

    @override
    def handle(self, intent: ResultsIntent) -> None:
        state = self.state
        if state is None:
            return
        match intent:
            case PlanNextLesson():
                self._plan(state)
            case SaveWorkbook():
                kinds = self.tr("Workbooks (*.xlsx)")
                self._choose(state, kinds, "xlsx", partial(self._write_workbook, state))
            case SaveTables():
                kinds = self.tr("Tables (*.csv)")
                self._choose(state, kinds, "csv", partial(self._write_tables, state))
            case DeleteSession():
                self._ask_delete(state)
            case OpenPassage(passage_id):
                marks = marks_in(state.cards, passage_id)
                self.context.go(ReadPassage(passage_id, marks, PageId.CLASS))
            case _:
                self.context.go(intent)

    def _finish(self, session_id: SessionId) -> ResultsState:
        classroom = self.context.services.classroom
        results = classroom.finish(session_id)
        session = classroom.session(session_id)
        return ResultsState(
            session=session,
            results=results,
            cards=classroom.cards(session.setup),
            now=self.context.now(),
        )

    def _plan(self, state: ResultsState) -> None:
        preparing, results = self.context.services.preparing, state.results

        def work() -> SessionPlan:
            return preparing.keep(
                preparing.next_lesson(state.session.setup, results.ask_again, results.not_reached)
            )

        self.run(work, lambda plan: self.context.go(PrepareSession(plan)))

    # Files

    def _choose(
        self, state: ResultsState, kinds: str, ending: str, then: Callable[[Path], None]
    ) -> None:
        day = state.session.started_at.astimezone().date().isoformat()
        # A title may hold what no file name may.
        title = "".join(c if c.isalnum() or c in " -_()" else " " for c in state.results.title)
        name = " ".join(f"{title} {day}".split())
        self.context.dialogs.save_file(
            self.screen,
            self.tr("Save the results with all names"),
            f"{name}.{ending}",
            kinds,
            then,
        )

    def _write_workbook(self, state: ResultsState, path: Path) -> None:
        classroom = self.context.services.classroom
        self.run(lambda: str(classroom.write_workbook(state.results, path)), self._tell_saved)

    def _write_tables(self, state: ResultsState, path: Path) -> None:
        classroom = self.context.services.classroom

        def work() -> str:
            files = classroom.write_tables(state.results, path)
            names = ", ".join(file.stem.rpartition(" - ")[2] for file in files)
            words = self.tr("{n} files in {folder}: {names}")
            return words.format(n=len(files), folder=files[0].parent, names=names)

        self.run(work, self._tell_saved)

    def _tell_saved(self, name: str) -> None:
        if self.state is not None:
            self.render(replace(self.state, saved=name))

    # Deleting

    def _ask_delete(self, state: ResultsState) -> None:
        from quizapp.ui.pages.classroom.results.wording import deletion

        self.context.dialogs.confirm(
            self.screen,
            self.tr("Delete {title} with all names?").format(title=state.results.title),
            deletion(state.session, state.results),
            self.tr("Delete the session"),
            destructive=True,
            then=lambda: self._delete(state.session.id),
        )

    def _delete(self, session_id: SessionId) -> None:
        classroom = self.context.services.classroom
        self.run(lambda: classroom.delete(session_id), self._tell_deleted)

    def _tell_deleted(self, deleted: DeletedSession) -> None:
        if deleted.copies:
            self.context.dialogs.confirm(
                self.screen,
                self.tr("Delete the backups that hold it too?"),
                self.tr(
                    "{n} made before still hold the session with its names. They also hold "
                    "everything else as it was then."
                ).format(n=self._backups(len(deleted.copies))),
                self.tr("Delete these backups"),
                destructive=True,
                then=lambda: self._delete_copies(deleted),
            )
        self.context.go(OpenClass(self._told(deleted.traces)))

    def _delete_copies(self, deleted: DeletedSession) -> None:
        self.run(
            lambda: self.context.services.rights.delete_copies(deleted.copies),
            lambda _: self.context.go(
                OpenClass(self.tr("The session and the backups that held it are deleted."))
            ),
        )

    def _backups(self, number: int) -> str:
        if number == 1:
            return self.tr("1 backup")
        return self.tr("{n} backups").format(n=number)

    def _told(self, traces: Traces) -> str:
        if traces is Traces.NONE:
            return self.tr("The session is deleted with all names, out of the file as well.")
        if traces is Traces.SERVER:
            return self.tr("The session is deleted with all names.")
        return self.tr(
            "The session is deleted with all names. Traces leave the file when the app next starts."
        )
