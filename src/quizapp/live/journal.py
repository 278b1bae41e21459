"""Writes down what happens in a session: many entries in one transaction, in a thread of its own.

With one transaction for each vote a slow disk (15 ms for a sync) would need half a minute for two
thousand phones; drained and written together they wait for two syncs at most (DESIGN.md 8).
"""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.core.errors import ExpectedError
from quizapp.core.live import LiveEntry

log = logging.getLogger(__name__)

RETRY_SECONDS = 0.5
"""How long to wait before writing again what could not be written."""

MOST_AT_ONCE = 5_000

Write = Callable[[Sequence[LiveEntry]], None]


@dataclass(frozen=True)
class _Page:
    entry: LiveEntry
    written: Callable[[], None]


class Journal:
    """A queue of entries, and the thread that empties it.

    What cannot be written (a full disk) is kept and tried again, in its order, and nothing is said
    to be written until it is.

    Args:
        write: writes entries durably, in one transaction.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._queue: queue.SimpleQueue[_Page | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self.trouble: ExpectedError | None = None
        """What keeps entries from being written now; None: nothing."""
        self.waiting = 0
        """How many entries are not written yet (read by the window, written by one thread)."""

    def start(self) -> None:
        """Start writing."""
        self._thread.start()

    def put(self, entry: LiveEntry, written: Callable[[], None]) -> None:
        """Have an entry written.

        Args:
            entry: what to write.
            written: called in the writing thread when it is durable.
        """
        self._queue.put(_Page(entry, written))

    def close(self) -> None:
        """Write what is waiting, and end. What cannot be written is given up: nobody was told."""
        self._closing.set()
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while True:
            first = self._queue.get()
            pages, last = self._drain(first)
            if pages and not self._write_pages(pages):
                return
            if last:
                return

    def _drain(self, first: _Page | None) -> tuple[list[_Page], bool]:
        pages: list[_Page] = []
        page = first
        while True:
            if page is None:
                return pages, True
            pages.append(page)
            if len(pages) == MOST_AT_ONCE:
                return pages, False
            try:
                page = self._queue.get_nowait()
            except queue.Empty:
                return pages, False

    def _write_pages(self, pages: list[_Page]) -> bool:
        entries = [page.entry for page in pages]
        self.waiting = len(entries)
        while True:
            try:
                self._write(entries)
                break
            except ExpectedError as error:
                if self.trouble is None:
                    log.warning("%d entries wait to be written: %s", len(entries), error.message)
                self.trouble = error
                if self._closing.wait(RETRY_SECONDS):
                    return self._write_last(entries, pages)
        self._say_written(pages)
        return True

    def _write_last(self, entries: list[LiveEntry], pages: list[_Page]) -> bool:
        """Try once more at the end."""
        try:
            self._write(entries)
        except ExpectedError as error:
            log.error("%d entries could not be written: %s", len(entries), error.message)  # noqa: TRY400
            return False
        self._say_written(pages)
        return True

    def _say_written(self, pages: list[_Page]) -> None:
        self.trouble = None
        self.waiting = 0
        for page in pages:
            page.written()
