"""Tells whether the host of a session is alive (spec SE-11).

No wall clock is trusted, neither another computer's nor our own: clocks disagree, and are set. A
lease holds a counter that its host increments every few seconds. A program that wants the session
watches the counter and measures with its own stopwatch how long it has not moved. The host counts
as dead only after a time in which any living host would have written.

This keeps a running session from being taken away. It is not what keeps votes safe: that is the
check of the lease in every transaction that writes (``bank.sessions``).
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from quizapp.core.content.ids import SessionId
from quizapp.core.session.setup import Lease
from quizapp.env.clock import Stopwatch

LEASE_SECONDS = 15.0
"""After how long without a move of the counter a host counts as dead.

A write may wait ten seconds for that of another program."""

MOST_BETWEEN_LOOKS = 5.0
"""After a longer gap measuring starts again: we slept, and perhaps so did a host that wakes now."""


@dataclass
class _Watched:
    lease: Lease
    looked_at: float
    still: float = 0.0
    """For how many seconds the counter is known not to have moved."""


class LeaseWatch:
    """Watches the leases of sessions. May be used from several threads.

    Args:
        stopwatch: measures how long counters do not move.
        has_ended: tells whether the process in a host id has certainly ended.
    """

    def __init__(self, stopwatch: Stopwatch, has_ended: Callable[[str], bool]) -> None:
        self._stopwatch = stopwatch
        self._has_ended = has_ended
        self._watched: dict[SessionId, _Watched] = {}
        self._lock = threading.Lock()

    def lives(self, session_id: SessionId, lease: Lease | None) -> bool:
        """Return whether a session has a host that may be alive.

        True for a host that was never looked at before: ask again every second or two.

        Args:
            session_id: the session.
            lease: its lease as it stands in the bank now.
        """
        with self._lock:
            if lease is None or self._has_ended(process_of(lease.host_id)):
                self._watched.pop(session_id, None)
                return False
            now = self._stopwatch()
            before = self._watched.get(session_id)
            if before is None or before.lease != lease:
                self._watched[session_id] = _Watched(lease, now)
                return True
            gone = now - before.looked_at
            before.still = before.still + gone if gone <= MOST_BETWEEN_LOOKS else 0.0
            before.looked_at = now
            return before.still < LEASE_SECONDS


def host_id(process: str, number: int) -> str:
    """Return a unique id for a host: its process and a random number.

    Args:
        process: as ``env.processes.own_process`` names it.
        number: a large random number.
    """
    return f"{process}#{number:x}"


def process_of(host: str) -> str:
    """Return the process in the id of a host."""
    return host.rpartition("#")[0]
