"""The focus ring: drawn inside a control, so that no layout can clip it."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.theme.theme import RADIUS, Theme, current_theme

_AROUND: Final = 6
"""How far outside a widget the ring around it is, in pixels."""


def focus_in(screen: QWidget, widget: QWidget) -> None:
    """Give the focus to a part that was just put into a screen.

    Qt shows what is new in a layout only with the next event, and what is hidden gets no focus.
    """
    part: QWidget | None = widget
    while screen.isVisible() and part is not None and part is not screen:
        part.show()
        part = part.parentWidget()
    widget.setFocus()


def is_by_key(event: QFocusEvent) -> bool:
    """Return whether the focus was moved by a key that moves it, such as Tab or F6."""
    reasons = Qt.FocusReason
    return event.reason() in (
        reasons.TabFocusReason,
        reasons.BacktabFocusReason,
        reasons.ShortcutFocusReason,
    )


class RingAround(QWidget):
    """A ring a little outside a widget whose content leaves no room for one inside.

    Where what is around the widget ends, so does the ring.

    Args:
        inner: the widget, which shows and hides it.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner.parentWidget())
        self._inner = inner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        inner.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget to where it goes."""
        if event.type() is QEvent.Type.ParentChange:
            self.setParent(self._inner.parentWidget())
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._surround()
        return super().eventFilter(watched, event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._surround()

    def _surround(self) -> None:
        self.setGeometry(self._inner.geometry().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_focus_ring(painter, self.rect(), current_theme(), inset=0)
        painter.end()


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
    dashed: bool = False,
) -> None:
    """Paint a ring of two pixels inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.colour(colour), 2, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = inset + 1
    inner = QRectF(rect).adjusted(edge, edge, -edge, -edge)
    corner = max(radius - inset, 3)
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()
