"""What the places that are no pages yet share: running service calls, and telling of trouble."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from quizapp.core.errors import ExpectedError
from quizapp.core.views.changes import Changed
from quizapp.env.settings import Settings
from quizapp.ui.shell.jobs import JobRunner, Result


class Flow(QObject):
    """Joins screens to services.

    Signals:
        trouble: an ExpectedError that the user must be told; what was on the screen stays.
        trouble_over: the first thing that worked again after it.
    """

    trouble = Signal(object)
    trouble_over = Signal()

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self._jobs = jobs
        self._in_trouble = False

    def run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Run a service call off the window's thread, then ``done`` with what it returned."""

        def succeed(outcome: Result) -> None:
            if self._in_trouble:
                self._in_trouble = False
                self.trouble_over.emit()
            done(outcome)

        self._jobs.run(work, succeed, self.fail)

    def fail(self, error: Exception) -> None:
        """Report expected errors; re-raise anything else."""
        if not isinstance(error, ExpectedError):
            raise error
        self._in_trouble = True
        self.trouble.emit(error)

    def changed(self, kinds: frozenset[Changed]) -> None:
        """Take what changed."""

    def settings_changed(self, settings: Settings) -> None:
        """Take changed settings."""

    def rest(self) -> None:
        """Let go of what is half done."""
