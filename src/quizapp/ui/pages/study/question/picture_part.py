"""A question's picture with its options: above them, or beside them where that is larger."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.theme.theme import Space, current_theme

_GAP = Space.XL
_LEAST = 120
"""Pixels at 100 % text below which a picture tells nothing: then the page scrolls."""
_MOST = 420
_LEAST_BESIDE = 200
_BESIDE = 1.2
"""How many times as large it must get beside the options to stand there."""
_SHARES = (0.55, 0.45, 0.35)
"""Of the width, what it takes beside the options at most."""
_LEAST_OPTION = 250
"""Pixels at 100 % text in which options can be read beside a picture."""


class PictureAndOptions(QWidget):
    """The options of a question, and its picture if it has one (spec UI-15).

    Args:
        options: the group of options, whose layout knows how high it is in a width.
        parent: the widget it stands in.
    """

    def __init__(self, options: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._picture = PictureView(parent=self)
        self._settled = False
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self._picture, 0, corner)
        self._row.addWidget(options)

    def show_picture(self, picture: Picture | None) -> None:
        """Show the picture of another question; None: it has none."""
        self._picture.show_picture(picture)
        self.unsettle()

    def unsettle(self) -> None:
        """Let the next room decide anew where the picture stands and how large it is."""
        self._settled = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._settled = True

    def fit(self, room: QSize) -> None:
        """Fit picture and options into a room, so that all is seen without scrolling.

        Once it was seen it stays as it is, until the question or the window is another: a line of
        notice that comes must not move the options.

        Args:
            room: what both may take. Where it is too small, the page will scroll.
        """
        if self._settled or self._picture.isHidden():
            return
        px = current_theme().px
        beside = self._picture.is_drawn and self._fit_beside(room)
        if not beside:
            least, most = px(_LEAST), px(_MOST)
            left = room.height() - self._height_of_options(room.width()) - _GAP
            self._picture.make_room(QSize(room.width(), min(max(left, least), most)))
        ways = QBoxLayout.Direction
        # Beside: the picture comes first by Tab and for a screen reader, and stands at the right.
        self._row.setDirection(ways.RightToLeft if beside else ways.TopToBottom)
        self._row.setStretch(1, 1 if beside else 0)
        top = Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._options, top if beside else Qt.AlignmentFlag(0))

    def _fit_beside(self, room: QSize) -> bool:
        """Give the picture its room beside the options, if it gets larger there and they fit."""
        px = current_theme().px
        left = room.height() - self._height_of_options(room.width()) - _GAP
        above = self._picture.size_in(QSize(room.width(), min(left, px(_MOST))))
        # Where it scrolls anyway, options are at least read with the picture in sight.
        scrolls = self._height_of_options(room.width()) > room.height()
        for share in _SHARES:
            high = max(room.height(), px(_LEAST_BESIDE)) if scrolls else room.height()
            most = QSize(round(room.width() * share), min(high, px(_MOST)))
            size = self._picture.size_in(most)
            width = room.width() - size.width() - _GAP
            fits = scrolls or self._height_of_options(width) <= room.height()
            if fits and width >= px(_LEAST_OPTION):
                self._picture.make_room(most)
                return _area(size) >= _BESIDE * _area(above)
        return False

    def _height_of_options(self, width: int) -> int:
        layout = self._options.layout()
        return 0 if layout is None else layout.heightForWidth(width)


def _area(size: QSize) -> int:
    return max(size.width(), 0) * max(size.height(), 0)
