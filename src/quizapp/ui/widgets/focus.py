"""The focus ring: drawn inside a control, so that no layout can clip it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from quizapp.ui.theme import RADIUS, Look


def shows_focus(widget: QWidget) -> bool:
    """Return whether a control has the focus and should show it."""
    return widget.hasFocus() and widget.isEnabled()


def paint_focus_ring(
    painter: QPainter,
    rect: QRect | QRectF,
    look: Look,
    *,
    inset: float = 4,
    radius: float = RADIUS,
    colour: str = "accent",
) -> None:
    """Paint a ring of two pixels inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(getattr(look.colours, colour)), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = inset + 1
    inner = QRectF(rect).adjusted(edge, edge, -edge, -edge)
    corner = max(radius - inset, 3)
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()
