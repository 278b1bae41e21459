"""What can be begun with, as tiles: all of them are seen at a glance, in a low window too."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from quizapp.core.views.first_hour import Reading
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, current_theme
from quizapp.ui.pages.welcome import wording

_TILE = 300
"""How wide a tile is at least, in pixels at 100 % text."""


class OfferTile(RowButton):
    """A topic, or the common myths, on a card of its own."""

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(theme.colour("control" if self._lit else "line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        super()._paint(painter, theme)


class OffersPart(QWidget):
    """Tiles in two columns where there is room, else in one.

    Args:
        begin: takes which one is begun with.
        parent: the widget it stands in.
    """

    def __init__(self, begin: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin = begin
        self.tiles: list[OfferTile] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.M)

    def show_readings(self, readings: tuple[Reading, ...]) -> None:
        """Show what there is to begin with, in its order from left to right."""
        clear(self._grid)
        self.tiles = []
        for place, reading in enumerate(readings):
            tile = OfferTile(reading.offer.title, reading.offer.about, parent=self)
            tile.setAccessibleDescription(wording.promise(reading))
            tile.clicked.connect(partial(self._begin, place))
            self.tiles.append(tile)
        self._across = 0
        self._arrange()

    def _arrange(self) -> None:
        least = current_theme().px(_TILE)
        across = 2 if self.width() >= 2 * least + Space.M else 1
        if across == self._across:
            return
        self._across = across
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // across, place % across)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
