"""The letter of an option, pressed to mark it as the right one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import TARGET, Theme, Type, current_theme, font_for


class KeyMark(PaintedControl, QRadioButton):
    """A box with a letter; the right option's is filled and has a tick.

    Args:
        letter: of the option.
        parent: the widget it stands in.
    """

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(letter, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed, parent)
        self.setAccessibleName(self.tr("{letter} is the right option").format(letter=letter))
        self.setToolTip(self.tr("Mark as right"))

    @override
    def _content_height(self, width: int) -> float:
        return current_theme().px(28)

    @override
    def sizeHint(self) -> QSize:
        side = max(current_theme().px(36), TARGET)
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height()

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=0)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        side = theme.px(28)
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        box = QRectF(left, top, side, side)
        painter.setPen(QPen(theme.colour("right" if on else "control"), 1.5))
        ground = "right_soft" if on else "hover" if self._lit else "card"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, theme.px(7), theme.px(7))
        painter.setFont(font_for(theme, Type.SMALL, bold=True))
        painter.setPen(theme.colour("right" if on else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if on:
            tick = theme.px(16)
            place = QRectF(box.right() - tick * 0.6, box.top() - tick * 0.4, tick, tick)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card"))
            painter.drawEllipse(place)
            paint_icon(painter, Icon.RIGHT, place, theme.colour("right"))
