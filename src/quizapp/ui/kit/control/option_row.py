"""One option: a radio button that fills the row, with its letter in a box."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, height_in
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme, font_for

_BOX = 26
_DOWN = 14


class OptionRow(QRadioButton):
    """A choice of a question. Choosing does not submit (spec UI-1).

    Args:
        letter: the key that chooses it.
        text: the option.
        parent: the widget it stands in.
    """

    def __init__(self, letter: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._letter = letter
        self._ring = KeyboardRing()
        self.setAccessibleName(f"{letter}. {text}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _left(self, look: Theme) -> int:
        return Space.L + look.px(_BOX) + Space.L

    def _words(self, look: Theme, width: int) -> tuple[tuple[Span, ...], TextStyle, Theme, int]:
        room = max(width - self._left(look) - Space.L, 1)
        return (Span(self.text()),), TextStyle(Type.BODY), look, room

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(560)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        look = current_theme()
        return QSize(self._left(look) + look.px(64), look.px(_BOX) + 2 * _DOWN)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        look = current_theme()
        return max(ceil(height_in(*self._words(look, width))), look.px(_BOX)) + 2 * _DOWN

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.note(event)
        super().focusInEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = 3.0 if on else 1.5
        ground = "accent_soft" if on else "hover" if self.underMouse() else "card"
        painter.setPen(QPen(look.colour("accent" if on else "control"), edge))
        painter.setBrush(look.colour(ground))
        half = edge / 2
        outline = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(outline, RADIUS, RADIUS)
        words = LaidOutText(*self._words(look, self.width()))
        top = (self.height() - words.height) / 2
        self._paint_letter(painter, look, top)
        words.paint(painter, QPointF(self._left(look), top))
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=5 if on else 3)
        painter.end()

    def _paint_letter(self, painter: QPainter, look: Theme, top: float) -> None:
        side = look.px(_BOX)
        line = look.px(Type.BODY) * 1.5
        box = QRectF(Space.L, top + (line - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(look.colour("accent" if on else "control"), 1.2))
        painter.setBrush(look.colour("accent" if on else "card"))
        painter.drawRoundedRect(box, look.px(7), look.px(7))
        painter.setFont(font_for(look, Type.SMALL, bold=True))
        painter.setPen(look.colour("on_accent" if on else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
