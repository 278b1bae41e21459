"""The only door to threads: work goes out, callbacks come back on the window's thread.

Bank work runs in a pool of one thread, in the order given, so that no two pieces of it race.
"""

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from quizapp.core.errors import ExpectedError

Result = TypeVar("Result")

log = logging.getLogger(__name__)


class JobRunner(Protocol):
    """What screens' flows need of a job runner; tests may run the work at once."""

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work`` elsewhere, then ``done`` or ``failed`` on the window's thread."""


class Jobs(QObject):
    """Runs work off the window's thread."""

    broke = Signal(Exception)
    """An exception that no caller wanted: a bug, or the user's world where nobody looked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._reports: set[_Report] = set()
        self._closed = False

    @property
    def idle(self) -> bool:
        """Return whether nothing is running or waiting."""
        return not self._reports

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run ``work`` in the bank's thread, then ``done`` or ``failed`` on this one.

        Args:
            work: takes nothing; must not touch widgets.
            done: gets what ``work`` returned.
            failed: gets what ``work`` raised; without it ``broke`` is emitted.
        """
        if self._closed:
            return
        report = _Report(self)
        self._reports.add(report)

        def finish(outcome: object, error: Exception | None) -> None:
            self._reports.discard(report)
            report.deleteLater()
            if self._closed:
                return
            if error is None:
                done(outcome)  # type: ignore[arg-type]
            elif failed is not None:
                failed(error)
            else:
                self.broke.emit(error)

        report.ended.connect(finish)
        self._pool.start(_Job(work, report))

    def wait(self) -> None:
        """Wait until nothing is running or waiting; callbacks come afterwards."""
        self._pool.waitForDone()

    def close(self) -> None:
        """Let running work end, and deliver no more callbacks."""
        self._closed = True
        self._pool.waitForDone()


class _Report(QObject):
    """Carries the outcome of a job from its thread to the window's."""

    ended = Signal(object, object)  # what the work returned, of whatever kind, or its error


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], report: _Report) -> None:
        super().__init__()
        self._work = work
        self._report = report

    @Slot()
    def run(self) -> None:
        """Do the work; one of the three edges at which every exception is caught."""
        try:
            outcome = self._work()
        except ExpectedError as error:
            self._report.ended.emit(None, error)
        except Exception as error:
            log.exception("a job failed")
            self._report.ended.emit(None, error)
        else:
            self._report.ended.emit(outcome, None)
