"""Stores the records of a session: many in one transaction, in a thread of its own.

With one transaction for each vote a slow disk (15 ms for a sync) would need half a minute for two
thousand phones. Written together they wait for two syncs at most (spec SE-9).
"""

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from quizapp.core.errors import ExpectedError
from quizapp.core.session.events import Record
from quizapp.core.session.setup import LeaseLost
from quizapp.env.clock import Clock
from quizapp.env.logs import timed

log = logging.getLogger(__name__)

RETRY_SECONDS = 0.5
"""How long to wait before a failed write is tried again."""

SLOW = timedelta(seconds=2)
"""The teacher is told of a write that takes longer. SQLite itself waits ten seconds for a lock."""

BEAT_SECONDS = 2.0
"""How often an idle host writes an empty batch, which tells other hosts that it is alive."""

MOST_AT_ONCE = 5_000

Write = Callable[[Sequence[Record]], None]
"""Writes records durably, or raises: ``LeaseLost`` if they may never be. None is a heartbeat."""

Written = Callable[[int], None]


class StillWriting(ExpectedError):
    """A write is taking long: a slow disk, or a bank that another program has locked."""

    def __init__(self) -> None:
        super().__init__(
            "The question bank takes long to write.",
            "Responses are kept and written as soon as it goes on; nobody is told before that "
            "they are saved. Close other programs that use the bank or the disk.",
        )


class CannotWrite(ExpectedError):
    """Writing failed with an unexpected error."""

    def __init__(self) -> None:
        super().__init__(
            "Responses cannot be written to the question bank.",
            "It is tried again and again, and nobody is told that they are saved. "
            "Everything that was confirmed before is kept.",
        )


class WriteQueue:
    """A queue of records, and the thread that empties it.

    A batch that cannot be written (a full disk) is tried again until it is, and what came after it
    waits: records are reported as written in their order and only when they are. Once another host
    has taken the session over, nothing is ever written again.

    Args:
        write: writes records durably, in one transaction.
        clock: returns the current time.
    """

    def __init__(self, write: Write, clock: Clock) -> None:
        self._write = write
        self._clock = clock
        self._queue: queue.SimpleQueue[Record | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._failed: ExpectedError | None = None
        self._began: datetime | None = None
        self.lost: LeaseLost | None = None
        """Why nothing is written any more; None while records are written."""

    @property
    def trouble(self) -> ExpectedError | None:
        """Return what keeps records from being written now; None: nothing."""
        began = self._began
        if self._failed is None and began is not None and self._clock() - began > SLOW:
            return StillWriting()
        return self._failed

    def start(self, written: Written) -> None:
        """Start writing.

        Args:
            written: called in the writing thread with how many of the records that were put,
                in their order, have become durable.
        """
        self._thread = threading.Thread(
            target=self._work, args=(written,), name="write-queue", daemon=True
        )
        self._thread.start()

    def put(self, record: Record) -> None:
        """Add a record. It is written in its turn."""
        self._queue.put(record)

    def close(self) -> None:
        """Write what is waiting, then end the thread.

        If that fails the rest is dropped: nobody was told that it is saved.
        """
        self._closing.set()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()

    def _work(self, written: Written) -> None:
        last = False
        while not last:
            records, last = self._drain()
            if records or not last:
                if not self._write_batch(records):
                    return
                if records:
                    written(len(records))

    def _drain(self) -> tuple[list[Record], bool]:
        """Return the next batch, and whether it is the last one.

        The batch is empty when no record came for a while: time for a heartbeat.
        """
        records: list[Record] = []
        try:
            record = self._queue.get(timeout=BEAT_SECONDS)
            while record is not None:
                records.append(record)
                if len(records) == MOST_AT_ONCE:
                    return records, False
                record = self._queue.get_nowait()
        except queue.Empty:
            return records, False
        return records, True

    def _write_batch(self, records: list[Record]) -> bool:
        """Write a batch, trying again until it succeeds; return False if it was given up."""
        self._began = self._clock()
        last = False
        while (failed := self._try(records)) is not None:
            if isinstance(failed, LeaseLost):
                self.lost = failed
            elif self._failed is None:
                log.warning("%d records wait to be written: %s", len(records), failed.message)
            self._failed = failed
            if last or self.lost is not None:
                log.error("%d records were given up: %s", len(records), failed.message)
                return False
            last = self._closing.wait(RETRY_SECONDS)
        if self._failed is not None:
            log.warning("%d records that waited are written now", len(records))
        self._failed = self._began = None
        return True

    def _try(self, records: list[Record]) -> ExpectedError | None:
        try:
            with timed(log, "writing votes and steps"):
                self._write(records)
        except ExpectedError as error:
            return error
        except Exception:  # if the thread died, votes would wait for ever unnoticed
            log.exception("%d records could not be written", len(records))
            return CannotWrite()
        return None
