"""The locator map in large: below the passages of an explanation."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.content.places import places_in_words
from quizapp.ui.kit.chart.locator_map import paint_map
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.theme.theme import Type, current_theme

_HIGH, _MOST = 0.6, 8
"""How high it is: as a share of its width, and at most so many times the text beside it."""


class MapCard(QWidget):
    """Shows where the countries of a fact are; its accessible name says which.

    Args:
        parent: the board it stands on; it is placed by hand.
        places: ids of places that the map knows, one at least.
    """

    def __init__(self, parent: QWidget, places: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.places = places
        self._pixels = 1
        self.setAccessibleName(places_in_words(places))
        give_role(self, Role.Graphic)

    def lay_out(self, pixels: int, width: int, *, move: bool) -> int:
        """Return how high it is beside text of a size; take that size on if asked to."""
        if move:
            self._pixels = pixels
        return round(min(width * _HIGH, pixels * _MOST))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        # Drawn as on the desktop and enlarged, so that its names are read from the last row.
        times = max(1.0, self._pixels * 0.8 / theme.px(Type.SMALL))
        painter = QPainter(self)
        painter.scale(times, times)
        room = QRectF(0, 0, self.width() / times, self.height() / times)
        paint_map(painter, room, self.places, theme)
        painter.end()
