"""A row of choices of which one, or none, is on."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import KeyboardRing, paint_focus_ring
from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, height_in, natural_width
from quizapp.ui.kit.theme.theme import RADIUS, TARGET, Space, Type, current_theme


class Segmented(Group):
    """Radio buttons that look like one control. Nothing is on until something is chosen.

    Args:
        name: accessible name of the group, such as "How sure are you?".
        labels: one for each segment.
        parent: the widget it stands in.

    Signals:
        chosen: the segment that was chosen by hand, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, name: str, labels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, label in enumerate(labels):
            segment = _Segment(label, number == 0, number == len(labels) - 1, self)
            segment.setAccessibleName(label)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self._group.idClicked.connect(self.chosen)

    def show_chosen(self, number: int | None) -> None:
        """Turn one segment on, or all off, without a signal."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == number)
        self._group.setExclusive(True)

    @property
    def number(self) -> int | None:
        """Return the segment that is on."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    def segment(self, number: int) -> QRadioButton:
        """Return one segment, to focus it or to put it in the tab order."""
        button = self._group.button(number)
        if not isinstance(button, QRadioButton):
            message = f"there is no segment {number}"
            raise IndexError(message)
        return button


class _Segment(QRadioButton):
    def __init__(self, text: str, first: bool, last: bool, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._first, self._last = first, last
        self._ring = KeyboardRing()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # As high as the highest beside it, where another one wraps.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def _setting(self, *, bold: bool) -> TextStyle:
        return TextStyle(Type.BODY, bold=bold, centred=True, spread=1.25)

    @override
    def sizeHint(self) -> QSize:
        words = natural_width((Span(self.text()),), self._setting(bold=True), current_theme())
        return QSize(ceil(words) + 2 * 18 + 2, self._height(ceil(words) + 2))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), current_theme().px(72))
        squeezed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        room = self.width() - 2 * Space.S if squeezed else 10_000
        return QSize(width, self._height(room))

    def _height(self, room: int) -> int:
        words = height_in((Span(self.text()),), self._setting(bold=True), current_theme(), room)
        return max(ceil(words) + 2 * Space.M, TARGET)

    @override
    def hitButton(self, position: object) -> bool:
        return True

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
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # the least height follows from the width

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        c = look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect())
        # The outline runs past the inner edges, so that the segments make one box.
        box = QRectF(self.rect()).adjusted(
            0.75 if self._first else -2 * RADIUS,
            0.75,
            -0.75 if self._last else 2 * RADIUS,
            -0.75,
        )
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS, RADIUS)
        ground = c.card
        if self.isChecked():
            ground = c.accent_soft
        elif self.underMouse():
            ground = c.hover
        painter.fillPath(outline, QColor(ground))
        if self.isChecked():
            painter.save()
            painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)  # round at both ends
            painter.fillRect(QRectF(0, self.height() - 4.5, self.width(), 4), QColor(c.accent))
            painter.restore()
        if not self._first:
            painter.setPen(QPen(QColor(c.line), 1))
            painter.drawLine(QPointF(0.5, 2), QPointF(0.5, self.height() - 2))
        painter.setPen(QPen(QColor(c.control), 1.5))
        painter.drawPath(outline)
        words = LaidOutText(
            (Span(self.text()),),
            self._setting(bold=self.isChecked()),
            look,
            self.width() - 2 * Space.S,
        )
        ink = QColor(c.accent if self.isChecked() else c.text)
        words.paint(painter, QPointF(Space.S, (self.height() - words.height) / 2), ink)
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=3)
        painter.end()
