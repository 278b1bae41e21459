"""The ground of all that the projector shows: placed by hand, in shares of its height.

One unit, ``u``, is a hundredth of the height of a 16:9 screen that fits into the window: so the
text grows with the picture and is as large on a 720p projector as on a 4K one.
"""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import current_theme

STRONG = TextStyle(bold=True, spread=1.3)
QUIET = TextStyle(tone=Tone.QUIET, spread=1.3)


def unit(width: int, height: int) -> float:
    """Return the unit of a view of this size."""
    return min(height, width * 9 / 16) / 100


class Board(QWidget):
    """One view. It is given its room and its unit, and places its parts.

    Attributes:
        u: the unit.
        notch: (width, height) at the top right that the QR code takes.
        foot: (width, height) at the bottom right that it takes.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.u = 1.0
        self.notch = (0, 0)
        self.foot = (0, 0)

    def settle(self, u: float, notch: tuple[int, int], foot: tuple[int, int]) -> None:
        """Place everything anew."""
        self.u, self.notch, self.foot = u, notch, foot
        self.arrange()

    def clear(self) -> None:
        """Forget what was shown: while the next vote is open nothing of a result is left here."""

    def arrange(self) -> None:
        """Place the parts in ``self.rect()``."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.arrange()
            self.update()


class CountBar(QWidget):
    """A line that fills; the words beside it say the same."""

    def __init__(self, parent: QWidget, colour: str = "accent") -> None:
        super().__init__(parent)
        self._share = 0.0
        self._colour = colour

    def reach(self, share: float, colour: str = "") -> None:
        """Fill it to a share from 0 to 1."""
        self._share = share
        self._colour = colour or self._colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        round_by = min(whole.height() / 2, 12)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(whole, round_by, round_by)
        if self._share > 0:
            painter.setBrush(theme.colour(self._colour))
            full = QRectF(0, 0, max(whole.width() * self._share, 2 * round_by), whole.height())
            painter.drawRoundedRect(full, round_by, round_by)
        painter.end()


class Badge(BigText):
    """A letter in a box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, TextStyle(bold=True, tone=Tone.QUIET, centred=True, spread=1.2))

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_at(self.pixels), self.height_at(self.pixels, 10_000))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().colour("control"), max(1.2, self.height() / 40)))
        painter.setBrush(current_theme().colour("card"))
        round_by = self.height() / 5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_by, round_by)
        painter.end()
        super().paintEvent(event)


class Sign(QWidget):
    """An icon of any size. Words beside it say the same."""

    def __init__(self, parent: QWidget, icon: Icon, colour: str) -> None:
        super().__init__(parent)
        self._icon, self._colour = icon, colour

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, QRectF(self.rect()), current_theme().colour(self._colour))
        painter.end()
