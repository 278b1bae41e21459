"""A session on the screens of this computer: the app's window, and one for the class."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from quizapp.ui.pages.session.screen import SessionScreen


class SessionWindows(QObject):
    """Puts a session's screen into the app's window, and the class's view where the class looks.

    Args:
        window: the app's window.
        put_alone: shows a widget in it without the rail; None ends that.
        holds: is asked when the window is about to be closed; returns whether it stays open.
    """

    def __init__(
        self,
        window: QWidget,
        put_alone: Callable[[QWidget | None], None],
        holds: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._window = window
        self._put_alone = put_alone
        self._holds = holds
        self.screen: SessionScreen | None = None
        """What is shown; None between sessions."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.arrange)
            app.screenRemoved.connect(self.arrange)

    def show(self, screen: SessionScreen) -> None:
        """Show a session."""
        self.screen = screen
        self._window.installEventFilter(self)
        self._put_alone(screen)
        self.arrange()

    def arrange(self, _: QScreen | None = None) -> None:
        """Give the class a screen of its own if there is one; else both share this one."""
        shown = self.screen
        if shown is None:
            return
        other = other_screen(self._window)
        projector = shown.projector
        if other is None:
            if not shown.one_screen:
                shown.take_projector()
        else:
            if shown.one_screen or projector.parentWidget() is not None:
                shown.give_projector()
            projector.setScreen(other)
            projector.setGeometry(other.geometry())
            projector.showFullScreen()
            self._window.activateWindow()

    def leave(self) -> None:
        """Take the session from the screens."""
        shown, self.screen = self.screen, None
        if shown is None:
            return
        self._window.removeEventFilter(self)
        self._put_alone(None)
        if shown.projector.parentWidget() is None:
            shown.projector.hide()
            shown.projector.deleteLater()
        shown.hide()
        shown.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window is closed in the middle of a session."""
        closing = watched is self._window and event.type() is QEvent.Type.Close
        if closing and self._holds():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def other_screen(window: QWidget) -> QScreen | None:
    """Return a screen that the window is not on: the projector; None if there is only one.

    Where a projector shows the same picture as the computer, the system tells of one screen, or of
    two in the same place.
    """
    app = QApplication.instance()
    own = window.screen()
    if not isinstance(app, QApplication) or own is None:
        return None
    return next(
        (
            screen
            for screen in app.screens()
            if screen is not own and screen.geometry() != own.geometry()
        ),
        None,
    )
