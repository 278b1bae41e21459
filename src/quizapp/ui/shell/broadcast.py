"""Telling the window what changed in the bank, from whichever thread changed it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from quizapp.core.views.changes import Changed


class Broadcast(QObject):
    """Carries kinds of changes to the window's thread.

    Args:
        take: gets the kinds, on the thread on which this was made, in the order of the writes.
    """

    _told = Signal(frozenset)  # queued: this is what crosses from thread to thread

    def __init__(self, take: Callable[[frozenset[Changed]], None]) -> None:
        super().__init__()
        self._take = take
        self._told.connect(self._deliver)

    def send(self, kinds: frozenset[Changed]) -> None:
        """Tell of changes; may be called from any thread."""
        self._told.emit(kinds)

    def _deliver(self, kinds: frozenset[Changed]) -> None:
        self._take(kinds)
