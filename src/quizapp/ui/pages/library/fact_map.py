"""Where the countries of a fact are: a map that is folded away until it is asked for."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.content.places import places_in_words
from quizapp.ui.kit.chart.map_view import MapView
from quizapp.ui.kit.control.buttons import link
from quizapp.ui.kit.theme.theme import Space


class FactMap(QWidget):
    """A link to the map of a fact, and the map below it.

    Args:
        places: ids of places that the map knows, one at least.
        parent: the widget it stands in.
    """

    def __init__(self, places: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._map: MapView | None = None
        self._link = link("", parent=self)
        self._link.clicked.connect(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self._link)
        self._say()

    def _say(self) -> None:
        """Say what the link does, and to a screen reader also of which countries the map is."""
        shown = self._map is not None and not self._map.isHidden()
        words = self.tr("Hide the map") if shown else self.tr("Show on a map")
        self._link.setText(words)
        self._link.call(f"{words} ({places_in_words(self._places)})")
        self._link.updateGeometry()

    def _turn(self) -> None:
        if self._map is None:
            self._map = MapView(self._places, self)
            self._column.addWidget(self._map)
            self._map.show()
        else:
            self._map.setVisible(self._map.isHidden())
        self._say()
