"""What all flows share: running service calls, and telling of trouble."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from quizapp.core.errors import ExpectedError
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
        """Tell of the user's world; let a bug go on as a bug."""
        if not isinstance(error, ExpectedError):
            raise error
        self._in_trouble = True
        self.trouble.emit(error)
