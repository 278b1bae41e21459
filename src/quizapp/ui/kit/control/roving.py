"""One tab stop for a whole list: arrows go from row to row, Tab leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Roving(QObject):
    """Makes one of several widgets the tab stop: the one that last had the focus.

    Up, Down, Home and End go to another one. What is not the tab stop can still be clicked.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stops: tuple[QWidget, ...] = ()
        self._current: QWidget | None = None

    def take(self, stops: Sequence[QWidget]) -> None:
        """Go among these widgets from now on, in their order."""
        for stop in stops:
            if stop not in self._stops:
                stop.installEventFilter(self)
        self._stops = tuple(stops)
        if self._current not in self._stops:
            self._current = self._stops[0] if self._stops else None
        self._set_policies()

    @property
    def current(self) -> QWidget | None:
        """Return the tab stop."""
        return self._current

    def _set_policies(self) -> None:
        for stop in self._stops:
            here = stop is self._current
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            stop.setFocusPolicy(policy)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and watched in self._stops:
            self._current = next(stop for stop in self._stops if stop is watched)
            self._set_policies()
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            place = self._place_after(watched, event.key())
            if place is not None:
                self._stops[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _place_after(self, watched: QObject, key: int) -> int | None:
        here = next((n for n, stop in enumerate(self._stops) if stop is watched), None)
        if here is None:
            return None
        last = len(self._stops) - 1
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return last
        step = _STEPS.get(Qt.Key(key))
        return None if step is None else min(max(here + step, 0), last)
