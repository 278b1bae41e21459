"""A row of choices of which one, or none, is on."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.control.painted import PaintedControl
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, height_in, natural_width
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme


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
            segment = _Segment(
                label, first=number == 0, last=number == len(labels) - 1, parent=self
            )
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
        self._make_stop(0 if number is None else number)

    def _make_stop(self, number: int) -> None:
        """Let Tab come to one segment, from which arrows go on: Qt would take the first one."""
        for button in self._group.buttons():
            here = self._group.id(button) == number
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

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


class _Segment(PaintedControl, QRadioButton):
    size_follows_width = True  # the least height does

    def __init__(
        self, text: str, *, first: bool, last: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self._first, self._last = first, last
        # As high as the highest beside it, where another one wraps: no height for its own width.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _style(self, *, bold: bool) -> TextStyle:
        return TextStyle(Type.BODY, bold=bold, centred=True, spread=1.25)

    @override
    def _content_height(self, width: int) -> float:
        room = width - 2 * Space.S
        return height_in((Span(self.text()),), self._style(bold=True), current_theme(), room)

    @override
    def sizeHint(self) -> QSize:
        words = natural_width((Span(self.text()),), self._style(bold=True), current_theme())
        width = ceil(words) + 2 * 18 + 2
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), current_theme().px(72))
        squeezed = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return QSize(width, self.heightForWidth(self.width() if squeezed else 10_000))

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        # The outline runs past the inner edges, so that the segments make one box.
        box = QRectF(self.rect()).adjusted(
            0.75 if self._first else -2 * RADIUS,
            0.75,
            -0.75 if self._last else 2 * RADIUS,
            -0.75,
        )
        outline = QPainterPath()
        outline.addRoundedRect(box, RADIUS, RADIUS)
        ground = "accent_soft" if on else "hover" if self._lit else "card"
        painter.fillPath(outline, theme.colour(ground))
        if on:
            painter.save()
            painter.setClipPath(outline)  # round at both ends
            line = QRectF(0, self.height() - 4.5, self.width(), 4)
            painter.fillRect(line, theme.colour("accent"))
            painter.restore()
        if not self._first:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(0.5, 2), QPointF(0.5, self.height() - 2))
        painter.setPen(QPen(theme.colour("control"), 1.5))
        painter.drawPath(outline)
        room = self.width() - 2 * Space.S
        words = LaidOutText((Span(self.text()),), self._style(bold=on), theme, room)
        ink = theme.colour("accent" if on else "text")
        words.paint(painter, QPointF(Space.S, (self.height() - words.height) / 2), ink)
