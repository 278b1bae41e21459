"""An icon that stands in a layout and grows with the text."""

from math import ceil

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import current_theme

ARRIVING = 350
"""Milliseconds in which an icon grows in (spec UI-13)."""


class Glyph(QLabel):
    """An icon in a colour of the theme. It is decoration: words beside it say the same.

    Args:
        icon: which one.
        pixels: its size at 100 % text.
        colour: name of a colour token.
        parent: the widget it stands in.
        beside: how the text is set beside whose first line it stands, at the top of both; None:
            it takes no more room than the icon.
    """

    def __init__(
        self,
        icon: Icon,
        pixels: int = 20,
        colour: str = "text",
        parent: QWidget | None = None,
        *,
        beside: TextStyle | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._pixels, self._colour = icon, pixels, colour
        self._beside = beside
        self._motion: QVariantAnimation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def draw(self, icon: Icon, colour: str) -> None:
        """Show another icon in another colour."""
        self._icon, self._colour = icon, colour
        self.update()

    def arrive(self) -> None:
        """Grow in when it is first seen, once: something was just gained. Still, if things are."""
        if current_theme().reduced_motion:
            return
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(ARRIVING)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutBack)
        self._motion.valueChanged.connect(self.update)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._motion is not None and self._motion.currentTime() == 0:
            self._motion.start()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        side = theme.px(self._pixels)
        beside = self._beside
        line = 0 if beside is None else ceil(theme.px(beside.size) * beside.line_height)
        return QSize(side, max(side, line))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        side = float(theme.px(self._pixels))
        if self._motion is not None:
            side *= float(self._motion.currentValue())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, box, theme.colour(self._colour))
        painter.end()
