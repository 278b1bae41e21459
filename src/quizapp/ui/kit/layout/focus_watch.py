"""Where the keyboard is: always somewhere, and in sight (spec UI-11)."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from quizapp.ui.kit.layout.focus_handover import FocusHandover
from quizapp.ui.kit.layout.scrolling import bring_into_view

_INSTALLED: Final = "focus_watch"


def watch_focus(app: QApplication) -> None:
    """Follow the focus, and hand it on where need be. A second time changes nothing."""
    if not app.property(_INSTALLED):
        app.setProperty(_INSTALLED, True)
        FocusWatch(app)
        FocusHandover(app)


class FocusWatch(QObject):
    """Scrolls to whatever gets the focus, anywhere in the app.

    Args:
        app: the application, which keeps it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def _follow(self) -> None:
        # Not what the signal carries: it may be a widget that is just being deleted.
        now = QApplication.focusWidget()
        # A click chooses what is under it: nothing may move between its press and its release.
        if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            # Later: what was just put into a screen is not laid out yet.
            QTimer.singleShot(0, now, lambda: bring_into_view(now) if now.hasFocus() else None)
