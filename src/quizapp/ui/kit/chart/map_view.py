"""A locator map as a widget: as wide as its place, as high as the map is then."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.core.content.places import places_in_words
from quizapp.ui.kit.chart.locator_map import map_height, paint_map
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.theme.theme import current_theme

_WIDE, _NARROW = 400, 160


class MapView(QWidget):
    """Shows where some countries are; its accessible name says which.

    Args:
        places: ids of places that the map knows, one at least.
        parent: the widget it stands in.
    """

    def __init__(self, places: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.setAccessibleName(places_in_words(places))
        give_role(self, Role.Graphic)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return map_height(width, current_theme())

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDE, self.heightForWidth(_WIDE))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW, self.heightForWidth(_NARROW))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = QRectF(self.rect())
        room.setHeight(min(room.height(), map_height(room.width(), current_theme())))
        painter = QPainter(self)
        paint_map(painter, room, self._places, current_theme())
        painter.end()
