"""The place of a message across the top of the library; a long one scrolls in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.layout.banner import Banner
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.library.state import Notice

_SHARE = 0.4
"""How much of the screen's height a message may take."""


class Notices(QWidget):
    """Shows one message, or nothing.

    Signals:
        closed: the message was read.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        self._banner: Banner | None = None
        self._scroll: VerticalScroll | None = None
        self.hide()

    def tell(self, notice: Notice | None) -> None:
        """Show another message; None: no message."""
        if self._scroll is not None:
            self._scroll.hide()
            self._scroll.deleteLater()
        self._banner = self._scroll = None
        self.setVisible(notice is not None)
        if notice is None:
            return
        self._banner = Banner(notice.kind, notice.message, notice.hint)
        self._banner.closed.connect(self.closed)
        self._scroll = VerticalScroll(self._banner, notice.message)
        self._column.addWidget(self._scroll)
        self._banner.speak()

    def fit(self, width: int, height: int) -> None:
        """Take the height that the message needs, within a share of the screen.

        Args:
            width: of the screen.
            height: of the screen.
        """
        if self._banner is None or self._scroll is None:
            return
        needed = self._banner.heightForWidth(width - 2 * Space.L)
        most = int(height * _SHARE)
        self._scroll.setFixedHeight(min(needed, most))
        # Whoever has no mouse scrolls it by the arrow keys.
        self._scroll.take_focus(take=needed > most)
