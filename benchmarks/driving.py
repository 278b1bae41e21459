"""Driving the real window by keys, and taking the time of its thread.

The time is that of the processor on the main thread (``time.thread_time`` around every key that is
sent and every turn of the event loop), so that neither the bank's own thread nor another program
counts. A step ends when its screen was painted, nothing runs in the background and the loop has had
nothing more to do. A slice is what the thread does before it looks at its events again: one key,
or one turn of the loop.
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, Qt
    from PySide6.QtWidgets import QWidget

QUIET_TURNS = 4
PATIENCE = 30.0
"""Seconds for one step on a busy computer."""
SIZE = (1280, 800)


def an_application() -> object:
    """Return the Qt application, on the offscreen platform unless another was chosen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from quizapp.ui.shell.first_window import leave_sources_unread

    leave_sources_unread()  # as at a start
    return QApplication.instance() or QApplication([])


class Driver:
    """Drives the app by keys and takes the time of the main thread.

    Args:
        qt: the Qt application.
        data: the data folder.
    """

    def __init__(self, qt: object, data: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from quizapp.app import App
        from quizapp.env.clock import system_clock
        from quizapp.env.paths import find_paths
        from quizapp.ui.shell.first_window import Window

        assert isinstance(qt, QApplication)
        self.window = Window(lambda: None)
        self.app: App = App(qt, self.window, find_paths(data), None, system_clock, random.Random(1))
        self._slices: list[float] = []
        self._watched: set[QWidget] = set()
        self._painted: set[QWidget] = set()
        self._watch = _watch(self._painted)

    def begin(self) -> None:
        """Show the window and wait for the first page."""
        from quizapp.ui.pages.today.screen import TodayScreen

        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.app.open_bank()
        self.until(lambda: self.shown(TodayScreen) is not None)

    def end(self) -> None:
        """Close the window and the bank."""
        from PySide6.QtCore import QCoreApplication, QEvent

        self.window.close()
        self.app.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def shown(self, kind: "type[QWidget]") -> "QWidget | None":
        """Return the visible screen of a kind."""
        return next((one for one in self.window.findChildren(kind) if one.isVisible()), None)

    def is_painted(self, kind: "type[QWidget]") -> bool:
        """Return whether a screen is visible and was painted since the last key."""
        screen = self.shown(kind)
        if screen is not None and screen not in self._watched:
            self._watched.add(screen)
            screen.installEventFilter(self._watch)
            screen.update()  # its first picture may have come before it was watched
        return screen in self._painted

    def press(
        self, key: "Qt.Key | str", arrived: Callable[[], bool], *, ctrl: bool = False
    ) -> list[float]:
        """Send a key to what has the focus, and return the slices until all is painted."""
        from PySide6.QtCore import QCoreApplication, QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        text = key if isinstance(key, str) else ""
        code = Qt.Key(ord(key)) if isinstance(key, str) else key
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        focus = self.window.focusWidget() or self.window
        self._slices = []
        self._painted.clear()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, held, "" if ctrl else text.lower())
            begin = time.thread_time()
            QCoreApplication.sendEvent(focus, event)
            self._slices.append(time.thread_time() - begin)
        self.until(arrived)
        return self._slices

    def until(self, arrived: Callable[[], bool]) -> None:
        """Turn the event loop until something is shown and there is nothing more to do."""
        from PySide6.QtCore import QCoreApplication

        deadline = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < QUIET_TURNS:
            if time.monotonic() > deadline:
                message = "the screen did not come"
                raise TimeoutError(message)
            begin = time.thread_time()
            QCoreApplication.processEvents()
            self._slices.append(time.thread_time() - begin)
            time.sleep(0.002)
            quiet = quiet + 1 if self.app.jobs.idle and arrived() else 0


def _watch(painted: "set[QWidget]") -> "QObject":
    """Return an event filter that notes which widgets are painted."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QWidget

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
                painted.add(watched)
            return False

    return Watch()
