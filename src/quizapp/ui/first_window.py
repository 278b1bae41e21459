"""The window itself, before anything is in it.

It is up while the rest of the app is still being loaded: this module imports nothing of ours, and
of Qt only what a bare window needs.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

SIZE = (1280, 800)
SMALLEST = (640, 480)
FRAME = (8, 40)
"""Room for what a window manager draws around a window: borders, and a title bar."""


class Window(QWidget):
    """Holds one widget, which fills it."""

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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Once the window is on the screen, have it furnished."""
        super().paintEvent(event)
        painted, self._painted = self._painted, None
        if painted is not None:
            QTimer.singleShot(0, painted)


def run(furnish: Callable[[QApplication, Window], object]) -> int:
    """Show the window, have it furnished, and return the exit status when it is closed.

    Args:
        furnish: gets the application and its window; what it returns lives as long as they do.
    """
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("quizapp")
    kept: list[object] = []
    window = Window(lambda: kept.append(furnish(qt, window)))
    appear(window, qt.primaryScreen().availableSize())
    return qt.exec()


def appear(window: QWidget, screen: QSize) -> None:
    """Show the window at its size, or filling a screen that is too small for that.

    Args:
        window: the window, not shown yet.
        screen: the size of the screen without panels.
    """
    if screen.width() < SIZE[0] + FRAME[0] or screen.height() < SIZE[1] + FRAME[1]:
        window.showMaximized()
    else:
        window.show()
