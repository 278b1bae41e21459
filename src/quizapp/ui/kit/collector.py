"""Collect Python's garbage only where no widget is in use: in the window's thread, between events.

Widgets refer to what refers back to them, so many are freed by the collector of cycles, which runs
in whatever thread allocates next. In a thread of work that deletes a widget outside its own thread;
within a call that Qt makes for every widget, as when the theme changes, it deletes one that Qt is
about to call. Both end the process.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500


class Collector(QObject):
    """Stands in for the automatic collector from ``start`` to ``stop``, by the same thresholds.

    Args:
        parent: lives in the window's thread.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._automatic = False
        self._settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Hold the automatic collector, and look twice a second whether there is enough to do."""
        self._automatic = gc.isenabled()
        gc.disable()
        self._timer.start()

    def settle(self) -> None:
        """Leave what is there now, after a start, out of all later collections.

        It stays as long as the app, and to look at all of it takes longer than the window's thread
        may be busy. Once: what is there at another time may be garbage by then.
        """
        if not self._settled:
            self._settled = True
            gc.freeze()

    def stop(self) -> None:
        """Leave it to the automatic collector again, if it was on before."""
        self._timer.stop()
        if self._settled:
            self._settled = False
            gc.unfreeze()
        if self._automatic:
            gc.enable()
        self._automatic = False

    def _collect(self) -> None:
        """Collect the oldest generation that is due; the younger ones are part of it."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [
            generation
            for generation, (count, limit) in enumerate(zip(counts, limits, strict=True))
            if count > limit > 0
        ]
        if due:
            gc.collect(max(due))
