"""The window itself, before anything is in it.

It is up while the rest of the app is still being loaded: this module imports nothing of ours, and
of Qt only what a bare window needs. The namespace ``Qt`` is not of that: its hundred enumerations
are made with the first look into it, and take as long as the window.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QSize
    from PySide6.QtGui import QPaintEvent

SIZE = (1280, 800)
SMALLEST = (480, 280)
"""Less than is left of 1366 x 768 pixels at twice the size, beside a task bar and a title bar."""
FRAME = (8, 40)
"""Room for what a window manager draws around a window: borders, and a title bar."""

_LOOK = "_mod_uses_pyside"
"""The function of Qt's bindings that reads a module's source."""


class Window(QWidget):
    """Holds one widget, which fills it.

    Signals:
        maximised: it was made to fill the screen (True), or got its own size back (False).
    """

    maximised = Signal(bool)

    def __init__(self, painted: Callable[[], object]) -> None:
        super().__init__()
        self._painted: Callable[[], object] | None = painted
        self._content: QWidget | None = None
        self.setWindowTitle("quizapp")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, content: QWidget) -> None:
        """Show a widget in the place of the one before, which is deleted."""
        before, self._content = self._content, content
        self._column.addWidget(content)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Tell when the window was made to fill the screen, or not any more."""
        super().changeEvent(event)
        if isinstance(event, QWindowStateChangeEvent) and self.isVisible():
            from PySide6.QtCore import Qt

            filled = Qt.WindowState.WindowMaximized
            now = bool(self.windowState() & filled)
            if now != bool(event.oldState() & filled):
                self.maximised.emit(now)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Once the window is on the screen, have its contents built."""
        super().paintEvent(event)
        painted, self._painted = self._painted, None
        if painted is not None:
            QTimer.singleShot(0, painted)


def run(build_ui: Callable[[QApplication, Window], object], *, maximised: bool = False) -> int:
    """Show the window, have its contents built, and return the exit status when it is closed.

    Args:
        build_ui: gets the application and its window; what it returns lives as long as they do.
        maximised: whether the window filled the screen last time.
    """
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("quizapp")
    leave_sources_unread()
    kept: list[object] = []
    window = Window(lambda: kept.append(build_ui(qt, window)))
    appear(window, qt.primaryScreen().availableSize(), maximised=maximised)
    return qt.exec()


def leave_sources_unread() -> None:
    """Keep Qt's bindings from reading the source of every module that is imported from now on.

    They look in each for their own name, since a module of that kind may ask for
    ``from __feature__ import snake_case``. Nobody here does, and reading four hundred files is a
    tenth of a start. Where the bindings do it in another way, nothing happens.
    """
    support = sys.modules.get("shibokensupport.feature")
    if support is not None and _LOOK in vars(support):
        vars(support)[_LOOK] = lambda _module: False


def appear(window: QWidget, screen: QSize, *, maximised: bool = False) -> None:
    """Show the window at its size, or filling the screen: as it was, or where there is no room.

    Args:
        window: the window, not shown yet.
        screen: the size of the screen without panels.
        maximised: whether it filled the screen last time.
    """
    if maximised or screen.width() < SIZE[0] + FRAME[0] or screen.height() < SIZE[1] + FRAME[1]:
        window.showMaximized()
    else:
        window.show()
