"""Telling whether the host of a session is alive (spec SE-11).

No clock of another computer is believed, nor this computer's own: clocks disagree, and are set. A
lease holds a count that its host lets grow every few seconds. Whoever wants the session watches the
count, and measures how long it stood still with a stopwatch of its own. The host is held for dead
only when it stood still longer than any host that lives could be kept from writing.

That is for courtesy: a session that lives is not taken away. That nothing is lost does not rest on
it, but on the lease being checked in every transaction that writes (``bank.sessions``).
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from quizapp.core.content.ids import SessionId
from quizapp.core.session.setup import Lease
from quizapp.env.clock import Stopwatch

LEASE_SECONDS = 15.0
"""So long a count must stand still. A write may wait ten seconds for another program's."""

MOST_BETWEEN_LOOKS = 5.0
"""After a longer time the watch begins anew: we slept, and so may the host have that wakes now."""


@dataclass
class _Watched:
    lease: Lease
    looked_at: float
    still: float = 0.0
    """For how many seconds its count is known to have stood still."""


class LeaseWatch:
    """Watches the leases of sessions. May be used from several threads.

    Args:
        stopwatch: measures how long counts stand still.
        has_ended: tells whether the process in a host id has certainly ended.
    """

    def __init__(self, stopwatch: Stopwatch, has_ended: Callable[[str], bool]) -> None:
        self._stopwatch = stopwatch
        self._has_ended = has_ended
        self._watched: dict[SessionId, _Watched] = {}
        self._lock = threading.Lock()

    def lives(self, session_id: SessionId, lease: Lease | None) -> bool:
        """Return whether a session has a host that may be alive.

        A host that was never seen before may be: look again every second or two.

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
    """Return the name of a host: its process, and which of the hosts that ever ran there.

    Args:
        process: as ``env.processes.own_process`` names it.
        number: a large random number.
    """
    return f"{process}#{number:x}"


def process_of(host: str) -> str:
    """Return the process in the name of a host."""
    return host.rpartition("#")[0]
