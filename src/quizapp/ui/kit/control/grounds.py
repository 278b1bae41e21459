"""Shapes that controls and rows of lists paint alike: the ground of a row, a box to tick."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, Theme


def paint_row_ground(
    painter: QPainter, box: QRectF, theme: Theme, *, on: bool, lit: bool, radius: float = RADIUS
) -> None:
    """Paint the ground of a row that is on or under the pointer; nothing under any other.

    Args:
        painter: paints on the widget.
        box: the row.
        theme: the current theme.
        on: whether the row is chosen.
        lit: whether the pointer is over it.
        radius: of the corners.
    """
    if on or lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if on else "hover"))
        painter.drawRoundedRect(box, radius, radius)


def paint_tick_box(
    painter: QPainter, box: QRectF, theme: Theme, *, on: bool, lit: bool = False
) -> None:
    """Paint a box to tick.

    Args:
        painter: paints on the widget.
        box: the square that it fills.
        theme: the current theme.
        on: whether it is ticked.
        lit: whether the pointer is over it, where nothing else shows that.
    """
    painter.setBrush(theme.colour("accent" if on else "hover" if lit else "card"))
    painter.setPen(QPen(theme.colour("accent" if on else "control"), 1.5))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
    if on:
        paint_icon(painter, Icon.CHECK, box.adjusted(3, 3, -3, -3), theme.colour("on_accent"))
