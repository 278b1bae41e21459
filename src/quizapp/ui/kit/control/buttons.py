"""Buttons: one filled, the others quiet; links; icons alone. All paint themselves and wrap."""

from enum import StrEnum
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.control.self_painted import SelfPainted
from quizapp.ui.kit.text.text_layout import (
    LaidOutText,
    Span,
    TextStyle,
    Tone,
    height_in,
    natural_width,
)
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Theme, Type, current_theme


class ButtonKind(StrEnum):
    """How a button looks."""

    PRIMARY = "primary"
    """Filled. One on a screen."""
    QUIET = "quiet"
    LINK = "link"
    BARE = "bare"
    """No border until the pointer is over it: an icon alone, or an entry of the rail."""


class Button(SelfPainted):
    """A button. Enter and Space press it; its name is its text or ``name``.

    Args:
        text: what it does, as a verb; may be empty with an icon and a name.
        kind: how it looks.
        icon: shown before the text.
        name: the accessible name where the text does not say it; also the tool tip of an icon.
        size: of its type; small only for links.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = ButtonKind.QUIET,
        icon: Icon | None = None,
        name: str = "",
        parent: QWidget | None = None,
        size: Type = Type.BODY,
    ) -> None:
        super().__init__(text, QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed, parent)
        self._size = size
        self._kind = kind
        self._drawn_icon = icon
        self.call(name or text)
        if name and not text:
            self.setToolTip(name)

    def call(self, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name.replace("&", ""))

    def draw(self, icon: Icon | None) -> None:
        """Show another icon."""
        self._drawn_icon = icon
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> ButtonKind:
        """Return how it looks."""
        return self._kind

    def _setting(self) -> TextStyle:
        on = self.isCheckable() and self.isChecked()
        return TextStyle(self._size, bold=on or self._kind is ButtonKind.PRIMARY, spread=1.25)

    def _padding(self) -> tuple[int, int]:
        if self._kind is ButtonKind.LINK:
            return (Space.XS, Space.XS + 2)
        if not self.text():
            return (Space.S + 2, Space.S + 2)
        return (22, 14)

    def _icon_pixels(self) -> int:
        return current_theme().px(20) if self._drawn_icon else 0

    def _gap(self) -> int:
        return 10 if self._drawn_icon and self.text() else 0

    @override
    def sizeHint(self) -> QSize:
        across, _ = self._padding()
        words = natural_width((Span(self.text()),), self._setting(), current_theme())
        width = (
            2 * across + self._icon_pixels() + self._gap() + (ceil(words) + 1) * bool(self.text())
        )
        # A layout holds a button to the height it asks for: ask for what the words need now.
        squeezed = self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() < width
        return QSize(width, self.heightForWidth(self.width() if squeezed else width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), current_theme().px(96))
        return QSize(width, min(self.heightForWidth(10_000), self.sizeHint().height()))

    @override
    def heightForWidth(self, width: int) -> int:
        across, down = self._padding()
        room = width - 2 * across - self._icon_pixels() - self._gap()
        words = 0.0
        if self.text():
            words = height_in((Span(self.text()),), self._setting(), current_theme(), room)
        inner = max(words, self._icon_pixels())
        least = 32 if self._kind is ButtonKind.LINK else TARGET
        return max(ceil(inner) + 2 * down, least)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter, look)
        across, _ = self._padding()
        left = float(across)
        if not self.text():
            left = (self.width() - self._icon_pixels()) / 2
        if self._drawn_icon:
            size = self._icon_pixels()
            box = QRectF(left, (self.height() - size) / 2, size, size)
            paint_icon(painter, self._drawn_icon, box, ink)
            left += size + self._gap()
        words = LaidOutText(
            (Span(self.text(), Tone.PLAIN),), self._setting(), look, self.width() - left - across
        )
        words.paint(painter, QPointF(left, (self.height() - words.height) / 2), ink)
        if self._kind is ButtonKind.LINK:
            self._underline(painter, ink, left, words)
        if self._ring.shows(self):
            filled = self._kind is ButtonKind.PRIMARY
            bare = self._kind in (ButtonKind.LINK, ButtonKind.BARE)
            paint_focus_ring(
                painter,
                self.rect(),
                look,
                inset=0 if bare else 3,
                colour="on_accent" if filled else "accent",
            )
        painter.end()

    def _paint_ground(self, painter: QPainter, look: Theme) -> QColor:
        c = look.colours
        over = self.underMouse() and self.isEnabled()
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._kind is ButtonKind.PRIMARY:
            ground = c.accent_strong if over or self.isDown() else c.accent
            painter.setBrush(QColor(ground if self.isEnabled() else c.line))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            return QColor(c.on_accent if self.isEnabled() else c.quiet)
        if self._kind is ButtonKind.LINK:
            return QColor(c.accent if self.isEnabled() else c.quiet)
        if self._kind is ButtonKind.QUIET:
            painter.setPen(QPen(QColor(c.control), 1.5))
            painter.setBrush(QColor(c.hover) if over else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            return QColor(c.text if self.isEnabled() else c.quiet)
        on = self.isCheckable() and self.isChecked()
        if on or over:
            painter.setBrush(QColor(c.accent_soft if on else c.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        return QColor(c.accent if on else c.quiet)

    def _underline(self, painter: QPainter, ink: QColor, left: float, words: LaidOutText) -> None:
        bottom = (self.height() + words.height) / 2 - 1
        painter.setPen(QPen(ink, 2 if self.underMouse() else 1))
        painter.drawLine(QPointF(left, bottom), QPointF(left + words.used_width, bottom))


def primary(text: str, parent: QWidget | None = None) -> Button:
    """Return the one filled button of a screen."""
    return Button(text, ButtonKind.PRIMARY, parent=parent)


def quiet(text: str, icon: Icon | None = None, parent: QWidget | None = None) -> Button:
    """Return a bordered button."""
    return Button(text, ButtonKind.QUIET, icon, parent=parent)


def link(text: str, icon: Icon | None = None, parent: QWidget | None = None) -> Button:
    """Return a button that looks like a link."""
    return Button(text, ButtonKind.LINK, icon, parent=parent)


def icon_button(icon: Icon, name: str, parent: QWidget | None = None) -> Button:
    """Return an icon alone, with its name for screen readers and as a tool tip."""
    return Button("", ButtonKind.BARE, icon, name, parent)
