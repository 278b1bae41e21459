"""Whether a press is meant for the step that is on the screen."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer

from quizapp.core.session.room_state import Phase, Room

SETTLE_MS = 400
"""For so long after a step has appeared a press is held to be meant for the one before.

A double click or a double Enter takes up to half a second, of which the room needs a tenth.
"""

_Position: TypeAlias = tuple[Phase, int, int]


class StepGuard(QObject):
    """Lets one step at a time through, and none that nobody has seen yet.

    After a step it is shut until the room's answer has been on the screen for a moment: else the
    second press of a double Enter on "Close the vote" would show the result.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_open = False
        """Whether a step may be taken now."""
        self._waiting = False
        self._shown: _Position | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settled)

    def reset(self) -> None:
        """Shut until the next state is shown: a session has begun, moved or gone."""
        self._settling.stop()
        self.is_open, self._waiting, self._shown = False, False, None

    def take(self) -> None:
        """Shut until the outcome is shown of a step that is taken now."""
        self.is_open, self._waiting = False, True

    def refuse(self) -> None:
        """Open again: the room did not take the step, and the same steps stay on the screen."""
        if self._waiting:
            self.is_open, self._waiting = True, False

    def show(self, room: Room) -> None:
        """Take what is on the screen from now on."""
        position = room.phase, room.question, room.round
        if position != self._shown:
            self.is_open, self._waiting, self._shown = False, False, position
            # What was pressed while the window was busy comes first, then the time counts.
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if self._shown is not None:
            self._settling.start(SETTLE_MS)

    def _settled(self) -> None:
        self.is_open = not self._waiting
