"""The flow of a session's results: looked at, saved as files, made into a plan, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from quizapp.core.content.ids import PassageId, SessionId
from quizapp.core.session.setup import SessionPlan
from quizapp.core.views.classroom import DeletedSession
from quizapp.core.views.records import Traces
from quizapp.env.clock import Clock
from quizapp.services.classroom import Classroom
from quizapp.services.preparing import Preparing
from quizapp.services.rights import Rights
from quizapp.ui.shell import destinations as to
from quizapp.ui.shell.context import Context
from quizapp.ui.shell.dialogs import Dialogs
from quizapp.ui.shell.flow import Flow
from quizapp.ui.shell.jobs import JobRunner
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:  # a screen is loaded when it is first opened: the start must not wait for it
    from quizapp.ui.pages.classroom.results.screen import ResultsScreen
    from quizapp.ui.pages.classroom.results.state import ResultsState


class ResultsFlow(Flow):
    """Leads through what a session came to.

    Signals:
        left: back to Class, with what was just done in words; empty for nothing.
        plan_made: the kept SessionPlan for the next lesson.
        passage_wanted: a PassageId to read in its document, and the spans that are evidence.
    """

    left = Signal(str)
    plan_made = Signal(object)
    passage_wanted = Signal(str, object)

    def __init__(
        self,
        classroom: Classroom,
        preparing: Preparing,
        rights: Rights,
        jobs: JobRunner,
        clock: Clock,
        put: Callable[[QWidget], None],
        dialogs: Dialogs,
    ) -> None:
        super().__init__(jobs)
        self._classroom = classroom
        self._preparing = preparing
        self._rights = rights
        self._clock = clock
        self._put = put
        self._dialogs = dialogs
        self._state: ResultsState | None = None
        self._screen: ResultsScreen | None = None

    @property
    def is_open(self) -> bool:
        """Return whether results are being looked at."""
        return self._state is not None

    def come_back(self) -> None:
        """Show again what was looked at."""
        if self._screen is not None and self._state is not None:
            self._put(self._screen)

    def rest(self) -> None:
        """Let go: the window, or the bank, is about to go."""
        self._state = None

    def open(self, session_id: SessionId) -> None:
        """Show the results of a session that is over; what a crash left undone is done first."""

        def look() -> ResultsState:
            from quizapp.ui.pages.classroom.results.state import ResultsState

            results = self._classroom.finish(session_id)
            session = self._classroom.session(session_id)
            return ResultsState(
                session=session,
                results=results,
                cards=self._classroom.cards(session.setup),
                now=self._clock().astimezone(),
            )

        self.run(look, self._show)

    def _show(self, state: ResultsState) -> None:
        if self._screen is None:
            from quizapp.ui.pages.classroom.results.screen import ResultsScreen

            screen = ResultsScreen()
            screen.next_lesson_wanted.connect(self._plan)
            screen.workbook_wanted.connect(self._choose_workbook)
            screen.tables_wanted.connect(self._choose_tables)
            screen.deletion_wanted.connect(self._ask_delete)
            screen.passage_opened.connect(self._read)
            screen.left.connect(lambda: self._leave(""))
            self._screen = screen
        self._state = state
        self._screen.begin()
        self._screen.render(state)
        self._put(self._screen)

    def _leave(self, notice: str) -> None:
        self._state = None
        self.left.emit(notice)

    def _plan(self) -> None:
        state = self._state
        if state is None:
            return

        def work() -> SessionPlan:
            results = state.results
            return self._preparing.keep(
                self._preparing.next_lesson(
                    state.session.setup, results.ask_again, results.not_reached
                )
            )

        def done(plan: SessionPlan) -> None:
            self._state = None
            self.plan_made.emit(plan)

        self.run(work, done)

    # Files

    def _choose_workbook(self) -> None:
        self._choose(self.tr("Workbooks (*.xlsx)"), "xlsx", self._write_workbook)

    def _choose_tables(self) -> None:
        self._choose(self.tr("Tables (*.csv)"), "csv", self._write_tables)

    def _choose(self, kinds: str, ending: str, then: Callable[[Path], None]) -> None:
        state = self._state
        if state is None:
            return
        day = state.session.started_at.astimezone().date().isoformat()
        # A title may hold what no file name may.
        title = "".join(c if c.isalnum() or c in " -_()" else " " for c in state.results.title)
        name = " ".join(f"{title} {day}".split())
        self._dialogs.save_file(
            self._screen,
            self.tr("Save the results with all names"),
            f"{name}.{ending}",
            kinds,
            then,
        )

    def _write_workbook(self, path: Path) -> None:
        def work(state: ResultsState) -> str:
            from quizapp.services.session_exporting import write_xlsx

            return str(write_xlsx(state.results, path))

        self._write(work)

    def _write_tables(self, path: Path) -> None:
        def work(state: ResultsState) -> str:
            from quizapp.services.session_exporting import write_csv

            files = write_csv(state.results, path)
            names = ", ".join(file.stem.rpartition(" - ")[2] for file in files)
            words = self.tr("{n} files in {folder}: {names}")
            return words.format(n=len(files), folder=files[0].parent, names=names)

        self._write(work)

    def _write(self, work: Callable[[ResultsState], str]) -> None:
        state = self._state
        if state is not None:
            self.run(lambda: work(state), self._tell_saved)

    def _tell_saved(self, name: str) -> None:
        if self._state is not None and self._screen is not None:
            self._state = replace(self._state, saved=name)
            self._screen.render(self._state)

    # Deleting

    def _ask_delete(self) -> None:
        from quizapp.ui.pages.classroom.results.wording import deletion

        state = self._state
        if state is None:
            return
        self._dialogs.confirm(
            self._screen,
            self.tr("Delete {title} with all names?").format(title=state.results.title),
            deletion(state.session, state.results),
            self.tr("Delete the session"),
            destructive=True,
            then=lambda: self._delete(state.session.id),
        )

    def _delete(self, session_id: SessionId) -> None:
        self.run(lambda: self._classroom.delete(session_id), self._tell_deleted)

    def _tell_deleted(self, deleted: DeletedSession) -> None:
        if deleted.copies:
            self._dialogs.confirm(
                self._screen,
                self.tr("Delete the backups that hold it too?"),
                self.tr(
                    "{n} made before still hold the session with its names. They also hold "
                    "everything else as it was then."
                ).format(n=self._backups(len(deleted.copies))),
                self.tr("Delete these backups"),
                destructive=True,
                then=lambda: self._delete_copies(deleted),
            )
        self._leave(self._told(deleted.traces))

    def _delete_copies(self, deleted: DeletedSession) -> None:
        self.run(
            lambda: self._rights.delete_copies(deleted.copies),
            lambda _: self.left.emit(
                self.tr("The session and the backups that held it are deleted.")
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

    def _read(self, passage_id: str) -> None:
        cards = self._state.cards if self._state is not None else ()
        marks = next(
            (
                source.marks
                for card in cards
                for source in card.sources
                if source.passage.id == PassageId(passage_id)
            ),
            (),
        )
        self.passage_wanted.emit(passage_id, marks)


def results_flow(context: Context) -> ResultsFlow:
    """Return the flow of a session's results."""
    services = context.services
    flow = ResultsFlow(
        services.classroom,
        services.preparing,
        services.rights,
        context.jobs,
        context.clock,
        partial(context.show, PageId.CLASS),
        context.dialogs,
    )
    flow.trouble.connect(context.tell)
    flow.trouble_over.connect(lambda: context.tell(None))
    flow.left.connect(lambda notice: context.go(to.OpenClass(notice)))
    flow.plan_made.connect(lambda plan: context.go(to.PrepareSession(plan)))
    flow.passage_wanted.connect(
        lambda passage_id, marks: context.go(to.ReadPassage(passage_id, marks, PageId.CLASS))
    )
    return flow
