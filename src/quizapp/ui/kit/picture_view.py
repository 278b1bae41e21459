"""A picture on a screen: as large as there is room, large when pressed, words if damaged.

Spec UI-15.
"""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.large_picture import put_back, show_large
from quizapp.ui.kit.pictures import can_be_shown, pixmap_of, shown_size
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone, height_in
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme
from quizapp.ui.kit.theme.tokens import Scheme

MOST_HIGH = 260
"""Pixels at 100 % text that a picture gets where nothing else is asked."""

_NO_LIMIT = 16_777_215
_CORNER = 6
_PROSE = 620
"""Pixels at 100 % text: how wide its words stand."""


class PictureView(PaintedControl, QAbstractButton):
    """Shows a picture with its proportions kept, never larger than its size times the text scale.

    Its accessible name is the alternative text. Pressed, it is shown large in the window. A picture
    that can't be decoded is its words, which are no button.

    Args:
        picture: what to show first; None: nothing, until ``show_picture``.
        most_high: how high it may get, in pixels at 100 % text.
        parent: the widget it stands in.
    """

    enter_presses = True
    least_height = 24

    def __init__(
        self,
        picture: Picture | None = None,
        most_high: int = MOST_HIGH,
        parent: QWidget | None = None,
    ) -> None:
        policies = QSizePolicy.Policy
        super().__init__("", policies.Preferred, policies.Minimum, parent)
        self._picture: Picture | None = None
        self._drawn = False
        self._most: QSize | None = None
        self._most_high = most_high
        self._gone = False
        self.clicked.connect(self._show_large)
        if picture is None:
            self.hide()
            self._gone = True
        else:
            self.show_picture(picture)

    @property
    def is_drawn(self) -> bool:
        """Return whether a picture is seen, and not its words."""
        return self._drawn

    def show_picture(self, picture: Picture | None) -> None:
        """Show another picture; None: nothing, and no room is taken."""
        before = self._picture
        if picture is before or (before and picture == before and picture.data == before.data):
            return
        if before is not None:
            put_back(self)
        self._picture = picture
        self._drawn = picture is not None and can_be_shown(picture.data)
        if picture is None:
            self.hide()
        elif self._gone:
            self.show()
        self._gone = picture is None
        words = "" if picture is None else picture_in_words(picture)
        self.setAccessibleName(picture.alt if picture is not None and self._drawn else words)
        self.setAccessibleDescription(self.tr("Press to see it large.") if self._drawn else "")
        self.setToolTip(self.tr("See it large") if self._drawn else "")
        give_role(self, Role.Graphic if self._drawn else Role.StaticText)
        # Not disabled: its words would be told as something that can't be used.
        policy = Qt.FocusPolicy.StrongFocus if self._drawn else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        shapes = Qt.CursorShape
        self.setCursor(shapes.PointingHandCursor if self._drawn else shapes.ArrowCursor)
        self.updateGeometry()
        self.update()

    def make_room(self, most: QSize | None) -> None:
        """Say into how many pixels it must fit; None: as high as it was made for."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def size_in(self, most: QSize) -> QSize:
        """Return how large it would be in some room."""
        if not self._drawn or self._picture is None:
            wide = min(most.width(), current_theme().px(_PROSE))
            return QSize(wide, self.heightForWidth(wide))
        theme = current_theme()
        around = QSize(2 * _edge(theme), 2 * _edge(theme))
        size = shown_size(self._picture.data, most - around, enlarge=_enlarge(theme))
        return QSize(0, 0) if size is None else size + around

    def _room(self, width: int) -> QSize:
        most = self._most or QSize(_NO_LIMIT, current_theme().px(self._most_high))
        return QSize(min(width, most.width()), most.height())

    def _words(self, width: int) -> tuple[tuple[Span, ...], TextStyle, Theme, int]:
        words = "" if self._picture is None else picture_in_words(self._picture)
        # A layout asks for the height in all of its width, and gives no more than is hinted at.
        room = max(min(width, current_theme().px(_PROSE)) - 2 * Space.M, 1)
        return (Span(words),), TextStyle(tone=Tone.QUIET), current_theme(), room

    @override
    def heightForWidth(self, width: int) -> int:
        if self._picture is None:
            return 0
        if not self._drawn:
            return super().heightForWidth(width)
        return max(self.size_in(self._room(width)).height(), self.least_height)

    @override
    def _content_height(self, width: int) -> float:
        return height_in(*self._words(width))

    @override
    def sizeHint(self) -> QSize:
        if self._picture is None:
            return QSize(0, 0)
        return self.size_in(self._room(_NO_LIMIT)).expandedTo(QSize(24, 24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, 24 if self._picture is not None else 0)

    def _place(self) -> QRectF:
        """Return where in the widget the picture is, without its edge."""
        edge = _edge(current_theme())
        size = self.size_in(self._room(self.width()).boundedTo(self.size()))
        return QRectF(edge, edge, size.width() - 2 * edge, size.height() - 2 * edge)

    @override
    def _focus_ring(self) -> Ring:
        edge = _edge(current_theme())
        box = self._place().adjusted(-edge, -edge, edge, edge)
        return Ring(inset=0, radius=_CORNER, around=box)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        """Take a click on the picture, not one beside it."""
        return self._place().contains(QPointF(pos))

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        if self._picture is None:
            return
        if not self._drawn:
            self._paint_words(painter, theme)
            return
        place, edge = self._place(), _edge(theme)
        ratio = self.devicePixelRatioF()
        most = place.size().toSize()
        pixmap = pixmap_of(self._picture.data, most, ratio, enlarge=_enlarge(theme))
        if pixmap is None:  # no room
            return
        corners = QPainterPath()
        corners.addRoundedRect(place, _CORNER, _CORNER)
        painter.save()
        painter.setClipPath(corners)
        painter.drawPixmap(place.topLeft(), pixmap)
        painter.restore()
        strong = theme.scheme is Scheme.HIGH_CONTRAST
        colour = "accent" if self._lit else "control" if strong else "line"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(colour), edge))
        half = edge / 2
        painter.drawRoundedRect(place.adjusted(-half, -half, half, half), _CORNER, _CORNER)
        if self._ring.shows(self):  # seen on a picture of whatever colour
            painter.setPen(QPen(theme.colour("on_accent"), 2))
            painter.drawRoundedRect(place.adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("control"), 1, Qt.PenStyle.DashLine))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, _CORNER, _CORNER)
        words = LaidOutText(*self._words(self.width()))
        words.paint(painter, QPointF(Space.M, (self.height() - words.height) / 2))

    def _show_large(self) -> None:
        if self._drawn and self._picture is not None:
            show_large(self._picture, self)


def _edge(theme: Theme) -> int:
    """Return how wide the line around a picture is."""
    return 2 if theme.scheme is Scheme.HIGH_CONTRAST else 1


def _enlarge(theme: Theme) -> float:
    return theme.text_percent / 100
