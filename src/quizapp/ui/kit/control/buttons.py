"""Buttons: one filled, the others quiet; links; icons alone. All paint themselves and wrap."""

from enum import StrEnum
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.text.text_layout import (
    LaidOutText,
    Span,
    TextStyle,
    Tone,
    height_in,
    natural_width,
)
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme


class ButtonKind(StrEnum):
    """How a button looks."""

    PRIMARY = "primary"
    """Filled. One on a screen."""
    QUIET = "quiet"
    LINK = "link"
    BARE = "bare"
    """No border until the pointer is over it: an icon alone, or an entry of the rail."""


class Button(PaintedControl, QPushButton):
    """A button. Enter and Space press it; its name is its text or ``name``.

    Args:
        text: what it does, as a verb; may be empty with an icon and a name.
        kind: how it looks.
        icon: shown before the text.
        name: the accessible name where the text does not say it; also the tool tip of an icon.
        size: of its type; small only for links.
        parent: the widget it stands in.
    """

    enter_presses = True
    size_follows_width = True

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
        self.setAutoDefault(False)
        self._size = size
        self._kind = kind
        self._drawn_icon = icon
        self._key = ""
        self.call(name or text)
        if name and not text:
            self.setToolTip(name)

    def call(self, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name.replace("&", ""))

    def show_kind(self, kind: ButtonKind) -> None:
        """Look like another kind: which act comes next may change."""
        if kind is not self._kind:
            self._kind = kind
            self.updateGeometry()
            self.update()

    def draw(self, icon: Icon | None) -> None:
        """Show another icon."""
        self._drawn_icon = icon
        self.updateGeometry()
        self.update()

    def show_key(self, key: str) -> None:
        """Show which key presses it, small behind its text; an empty one takes that away."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def _spans(self) -> tuple[Span, ...]:
        words = Span(self.text())
        return (words, Span(f"  {self._key}", Tone.LABEL)) if self._key else (words,)

    @property
    def kind(self) -> ButtonKind:
        """Return how it looks."""
        return self._kind

    def _style(self) -> TextStyle:
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
        words = natural_width(self._spans(), self._style(), current_theme())
        width = (
            2 * across + self._icon_pixels() + self._gap() + (ceil(words) + 1) * bool(self.text())
        )
        # A layout holds a button to the height it asks for: ask for what the words need now.
        squeezed = self.testAttribute(Qt.WidgetAttribute.WA_Resized) and self.width() < width
        return QSize(width, self.heightForWidth(self.width() if squeezed else width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), current_theme().px(96))
        return QSize(width, min(self.heightForWidth(10_000), self.sizeHint().height()))

    @override
    def heightForWidth(self, width: int) -> int:
        least = 32 if self._kind is ButtonKind.LINK else self.least_height
        return max(ceil(self._content_height(width)) + 2 * self._padding()[1], least)

    @override
    def _content_height(self, width: int) -> float:
        room = width - 2 * self._padding()[0] - self._icon_pixels() - self._gap()
        words = 0.0
        if self.text():
            words = height_in(self._spans(), self._style(), current_theme(), room)
        return max(words, self._icon_pixels())

    @override
    def _focus_ring(self) -> Ring:
        bare = self._kind in (ButtonKind.LINK, ButtonKind.BARE)
        filled = self._kind is ButtonKind.PRIMARY
        return Ring(inset=0 if bare else 3, colour="on_accent" if filled else "accent")

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        ink = self._paint_ground(painter, theme)
        across, _ = self._padding()
        left = float(across)
        if self._kind in (ButtonKind.PRIMARY, ButtonKind.QUIET):  # may be wider than it asks for
            left += max(0, self.width() - self.sizeHint().width()) / 2
        if not self.text():
            left = (self.width() - self._icon_pixels()) / 2
        if self._drawn_icon:
            size = self._icon_pixels()
            box = QRectF(left, (self.height() - size) / 2, size, size)
            paint_icon(painter, self._drawn_icon, box, ink)
            left += size + self._gap()
        room = self.width() - left - across
        words = LaidOutText(self._spans(), self._style(), theme, room)
        words.paint(painter, QPointF(left, (self.height() - words.height) / 2), ink)
        if self._kind is ButtonKind.LINK:
            self._underline(painter, ink, left, words)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> QColor:
        """Paint what the text stands on, and return the colour of text and icon."""
        enabled, lit = self.isEnabled(), self._lit
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        match self._kind:
            case ButtonKind.PRIMARY:
                ground = "accent_strong" if lit or self.isDown() else "accent"
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(ground if enabled else "line"))
                painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
                return theme.colour("on_accent" if enabled else "quiet")
            case ButtonKind.LINK:
                return theme.colour("accent" if enabled else "quiet")
            case ButtonKind.QUIET:
                painter.setPen(QPen(theme.colour("control"), 1.5))
                painter.setBrush(theme.colour("hover") if lit else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, RADIUS, RADIUS)
                return theme.colour("text" if enabled else "quiet")
            case ButtonKind.BARE:
                on = self.isCheckable() and self.isChecked()
                paint_row_ground(painter, box, theme, on=on, lit=lit)
                return theme.colour("accent" if on else "quiet")

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
