"""A question to tick: the fact as its title, how it is asked under it."""

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Type, current_theme

_BOX = 22


class QuestionCheck(QCheckBox):
    """Space or Enter ticks it; so does a click anywhere on it.

    Args:
        title: the fact, never what is false (spec FB-5).
        under: how it is asked, with its labels.
        parent: the widget it stands in.
    """

    def __init__(self, title: str, under: tuple[Span, ...], parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._under = under
        self._ring = KeyboardRing()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _texts(self, width: int) -> tuple[LaidOutText, LaidOutText]:
        look = current_theme()
        room = width - look.px(_BOX) - Space.M - 2 * Space.M
        title = LaidOutText((Span(self.text()),), TextStyle(bold=True, spread=1.3), look, room)
        small = TextStyle(Type.SMALL, tone=Tone.QUIET, spread=1.45)
        return title, LaidOutText(self._under, small, look, room)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        title, under = self._texts(width)
        return max(ceil(title.height + under.height) + 2 + 2 * Space.S + Space.XS, TARGET)

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(420)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(120), TARGET)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.note(event)
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        title, under = self._texts(self.width())
        top = (self.height() - title.height - under.height - 2) / 2
        side = look.px(_BOX)
        box = QRectF(Space.M, top + (look.px(Type.BODY) * 1.3 - side) / 2, side, side)
        painter.setBrush(look.colour("accent" if on else "card"))
        painter.setPen(QPen(look.colour("accent" if on else "control"), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        if on:
            paint_icon(painter, Icon.CHECK, box.adjusted(3, 3, -3, -3), look.colour("on_accent"))
        left = box.right() + Space.M
        title.paint(painter, QPointF(left, top))
        under.paint(painter, QPointF(left, top + title.height + 2))
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=1)
        painter.end()
