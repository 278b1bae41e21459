"""Things to switch on and off: a chip among chips, and a row with its explanation."""

from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone, natural_width
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import TARGET, Space, Type, current_theme

_BOX = 22
_CHIP_LEAST = 36


class _Check(QCheckBox):
    """What chip and row share: hit anywhere, hover, a ring for the keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ring = KeyboardRing()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

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
            self.update()


class CheckChip(_Check):
    """One of several that may be on together, such as a topic; a tick shows that it is on.

    Args:
        text: what it stands for.
        count: a number shown after it; None for none.
        counted: what the number counts, for the accessible name.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        text: str,
        count: int | None = None,
        counted: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._count = "" if count is None else f"{count:,}"
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{text}, {counted}" if counted else text)

    def _spans(self) -> tuple[Span, ...]:
        words = Span(self.text(), Tone.ACCENT if self.isChecked() else Tone.PLAIN)
        return (words, Span(f"  {self._count}", Tone.LABEL)) if self._count else (words,)

    def _edges(self) -> tuple[int, int]:
        """Return the room at the left, with or without the tick, and at the right."""
        return Space.M + current_theme().px(18) + Space.S, Space.L

    def _set(self, width: float) -> LaidOutText:
        return LaidOutText(self._spans(), TextStyle(spread=1.25), current_theme(), width)

    @override
    def sizeHint(self) -> QSize:
        words = natural_width(self._spans(), TextStyle(spread=1.25), current_theme())
        width = ceil(words) + 2 + sum(self._edges())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), current_theme().px(120)), _CHIP_LEAST)

    @override
    def heightForWidth(self, width: int) -> int:
        words = self._set(width - sum(self._edges()))
        return max(ceil(words.height) + 2 * Space.S, _CHIP_LEAST)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        ground = "accent_soft" if on else "hover" if self.underMouse() else "card"
        painter.setBrush(look.colour(ground))
        painter.setPen(QPen(look.colour("accent" if on else "control"), 1.5))
        corner = min(box.height() / 2, look.px(20))
        painter.drawRoundedRect(box, corner, corner)
        side = look.px(18)
        place = QRectF(Space.M, (self.height() - side) / 2, side, side)
        sign = Icon.CHECK if on else Icon.ADD
        paint_icon(painter, sign, place, look.colour("accent" if on else "control"))
        left, right = self._edges()
        words = self._set(self.width() - left - right)
        words.paint(painter, QPointF(left, (self.height() - words.height) / 2))
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=2, radius=corner)
        painter.end()


class CheckRow(_Check):
    """A box to tick, its words, and a quiet sentence on what it means.

    Args:
        text: what is switched on.
        under: what it means; empty for nothing.
        parent: the widget it stands in.
    """

    def __init__(self, text: str, under: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._under = under
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)
        self.setAccessibleDescription(under)

    def _texts(self, width: float) -> tuple[LaidOutText, LaidOutText | None]:
        look = current_theme()
        room = width - look.px(_BOX) - Space.M - 2 * Space.XS
        first = LaidOutText((Span(self.text()),), TextStyle(spread=1.3), look, room)
        if not self._under:
            return first, None
        small = TextStyle(Type.SMALL, tone=Tone.QUIET)
        return first, LaidOutText((Span(self._under),), small, look, room)

    @override
    def sizeHint(self) -> QSize:
        look = current_theme()
        words = natural_width((Span(self.text()),), TextStyle(), look)
        if self._under:
            under = natural_width((Span(self._under),), TextStyle(Type.SMALL), look)
            words = max(words, min(under, look.px(520)))
        width = ceil(words) + 2 + look.px(_BOX) + Space.M + 2 * Space.XS
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(160), TARGET)

    @override
    def heightForWidth(self, width: int) -> int:
        first, under = self._texts(width)
        return max(ceil(first.height + (under.height if under else 0)) + 2 * Space.S, TARGET)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, under = self._texts(self.width())
        height = first.height + (under.height if under else 0)
        top = (self.height() - height) / 2
        side = look.px(_BOX)
        line = look.px(Type.BODY) * 1.3
        box = QRectF(Space.XS, top + (line - side) / 2, side, side)
        on = self.isChecked()
        ground = "accent" if on else "hover" if self.underMouse() else "card"
        painter.setBrush(look.colour(ground))
        painter.setPen(QPen(look.colour("accent" if on else "control"), 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        if on:
            paint_icon(painter, Icon.CHECK, box.adjusted(3, 3, -3, -3), look.colour("on_accent"))
        left = box.right() + Space.M
        first.paint(painter, QPointF(left, top))
        if under:
            under.paint(painter, QPointF(left, top + first.height))
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=0)
        painter.end()
