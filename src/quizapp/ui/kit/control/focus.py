"""The focus ring: drawn inside a control, so that no layout can clip it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.theme.theme import RADIUS, Theme


def focus_in(screen: QWidget, widget: QWidget) -> None:
    """Give the focus to a part that was just put into a screen.

    Qt shows what is new in a layout only with the next event, and what is hidden gets no focus.
    """
    part: QWidget | None = widget
    while screen.isVisible() and part is not None and part is not screen:
        part.show()
        part = part.parentWidget()
    widget.setFocus()


class KeyboardRing:
    """Remembers whether the focus came by keyboard: a click needs no ring.

    A control calls ``note`` from its ``focusInEvent`` and asks ``shows`` when it paints.
    """

    def __init__(self) -> None:
        self._by_mouse = False

    def note(self, event: QFocusEvent) -> None:
        """Take in why the focus came."""
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason

    def shows(self, widget: QWidget) -> bool:
        """Return whether the ring should be painted."""
        return widget.hasFocus() and widget.isEnabled() and not self._by_mouse


def paint_focus_ring(
    painter: QPainter,
    rect: QRect | QRectF,
    theme: Theme,
    *,
    inset: float = 4,
    radius: float = RADIUS,
    colour: str = "accent",
) -> None:
    """Paint a ring of two pixels inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(colour), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = inset + 1
    inner = QRectF(rect).adjusted(edge, edge, -edge, -edge)
    corner = max(radius - inset, 3)
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()
