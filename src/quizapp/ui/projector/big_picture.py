"""A picture in large: with its question, result and explanation, and in a passage (spec SE-14)."""

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.pictures import MOST_SIDE, Picture
from quizapp.ui.kit.pictures import can_be_shown, pixmap_of, shown_size
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.projector.board import QUIET

_ENLARGED = 4.0
"""By how much a small picture is enlarged at most: it must be seen from the last row."""

_HIGH = 11
"""How high one among texts gets, in lines of their size."""

_CORNER = 10


class BigPicture(QWidget):
    """Shows a picture with its proportions kept; in words if it can't be decoded.

    Args:
        parent: the widget it stands in; it is placed by hand.
        picture: what to show first; None: nothing.
    """

    def __init__(self, parent: QWidget, picture: Picture | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.words = BigText(self, QUIET)
        self._own = QSize(0, 0)
        self.show_picture(picture)

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture; None: nothing."""
        self.picture = picture
        self.setVisible(picture is not None)
        self._own, words = QSize(0, 0), ""
        if picture is not None:
            if can_be_shown(picture.data):
                most = QSize(MOST_SIDE, MOST_SIDE)
                self._own = shown_size(picture.data, most) or QSize(0, 0)
            else:
                words = picture_in_words(picture)
        self.words.say(words)
        self.setAccessibleName("" if picture is None else picture.alt)
        give_role(self, Role.StaticText if words else Role.Graphic)
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Return whether a picture is seen, and not its words."""
        return not self._own.isEmpty()

    def size_in(self, width: float, height: float, pixels: int) -> QSize:
        """Return how large it is in some room.

        Args:
            width: of the room.
            height: of the room.
            pixels: the size of its words, where there are only these.
        """
        if not self.is_drawn:
            return QSize(int(width), self.words.height_at(pixels, int(width)))
        scale = min(width / self._own.width(), height / self._own.height(), _ENLARGED)
        return QSize(
            max(1, int(self._own.width() * scale)), max(1, int(self._own.height() * scale))
        )

    def size_at(self, pixels: int, width: int) -> QSize:
        """Return how large it is among texts of a size, in a column of a width."""
        return self.size_in(max(width, 1), pixels * _HIGH, pixels)

    def place(self, x: int, y: int, size: QSize, pixels: int) -> None:
        """Put it somewhere in a size that was asked for before."""
        self.setGeometry(x, y, size.width(), size.height())
        self.words.place(0, 0, size.width(), pixels)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture is None or not self.is_drawn:
            return
        theme = current_theme()
        pixmap = pixmap_of(
            self.picture.data, self.size(), self.devicePixelRatioF(), enlarge=_ENLARGED
        )
        if pixmap is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(QPointF(0, 0), pixmap.deviceIndependentSize()).adjusted(1, 1, -1, -1)
        corners = QPainterPath()
        corners.addRoundedRect(place, _CORNER, _CORNER)
        painter.save()
        painter.setClipPath(corners)
        painter.drawPixmap(0, 0, pixmap)
        painter.restore()
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.drawRoundedRect(place, _CORNER, _CORNER)
        painter.end()


def worth(size: QSize, pixels: float, readable: float) -> float:
    """Return what a place is worth: the picture's size, less where the text gets too small."""
    return sqrt(size.width() * size.height()) * min(1.0, pixels / readable) ** 4
