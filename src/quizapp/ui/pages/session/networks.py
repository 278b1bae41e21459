"""In which networks this computer is during a session, and where phones are to be served."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from quizapp.ui.live.networks import Network, where_to
from quizapp.ui.shell.jobs import JobRunner

log = logging.getLogger(__name__)

NETWORK_MS = 3_000
"""How often the computer's networks are looked at."""


class NetworkWatch(QObject):
    """Looks at the networks every few seconds, and follows where they are.

    Args:
        jobs: runs the look, which may take a while, off the window's thread.
        serving: returns the address at which phones are served; None: they are not, just now.
        move: is called with the address at which they are to be served from now on.
    """

    def __init__(
        self,
        jobs: JobRunner,
        serving: Callable[[], str | None],
        move: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._serving = serving
        self._move = move
        self.find = _found
        """Returns the networks as the system tells of them."""
        self.found: tuple[Network, ...] = ()
        """Those of the last look, the likeliest for phones first."""
        self._timer = QTimer(self)
        self._timer.setInterval(NETWORK_MS)
        self._timer.timeout.connect(self.look)

    def likely(self) -> str | None:
        """Look now, and return where a session should be served; None: in no network."""
        self.found = self.find()
        return next((one.address for one in self.found if one.likely), None)

    def forget(self) -> None:
        """Know no network: phones are not used."""
        self.found = ()

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Find out at which addresses phones reach this computer now, and follow."""
        if self._serving() is not None:
            self._jobs.run(self.find, self._follow)

    def _follow(self, found: tuple[Network, ...]) -> None:
        served = self._serving()
        if served is None:
            return
        before, self.found = self.found, found
        address = where_to(served, before, found)
        if address is not None:
            log.info("the network has changed: phones are served at %s", address)
            self._move(address)


def _found() -> tuple[Network, ...]:
    from quizapp.ui.live.found_networks import found_networks

    return found_networks()
