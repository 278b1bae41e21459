"""A ring that fills: how much of something is done, or known. Words beside it say the same."""

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.chart.fills import Fill, look_of
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Theme, Type, current_theme

MOTION = 450
"""Milliseconds that the ring takes to fill up to where it stands (spec UI-13)."""

_SIDE, _WIDEST = 132, 184
"""Pixels at 100 % text, and the most at any."""

_TOP = 90 * 16
_ROUND = 360 * 16


def paint_ring(
    painter: QPainter,
    box: QRectF,
    parts: tuple[tuple[Fill, float], ...],
    whole: float,
    width: float,
    theme: Theme,
) -> None:
    """Paint a ring of parts, clockwise from its top; what none of them fills is a thin track.

    Args:
        painter: paints on the widget, with antialiasing.
        box: the square that the ring fills.
        parts: each with its amount.
        whole: the amount that fills the ring.
        width: how thick it is.
        theme: the current theme.
    """
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("line"), width))
    painter.drawEllipse(inner)
    done = 0.0
    for fill, amount in parts:
        if amount <= 0 or whole <= 0 or fill is Fill.NONE:
            continue
        # What is unsure is thinner: a pattern can't be told in a ring of a few pixels.
        pen = QPen(theme.colour(look_of(fill)), width * (0.4 if fill is Fill.UNSURE else 1))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        begin = _TOP - round(_ROUND * done / whole)
        painter.drawArc(inner, begin, -round(_ROUND * amount / whole))
        done += amount


class ProgressRing(QWidget):
    """A big ring with a number inside, or a tick when all is done.

    Args:
        parent: the widget it stands in.
        pixels: its side at 100 % text.
    """

    def __init__(self, parent: QWidget | None = None, pixels: int = _SIDE) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._closes = False
        give_role(self, Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._share = 0.0
        self._number, self._under = "", ""
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(MOTION)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self.update)

    def show_share(self, share: float, number: str, under: str, name: str) -> None:
        """Show how much is done; the ring moves there where things may move.

        Args:
            share: 0 to 1; 1 shows a tick in the place of the number.
            number: inside the ring.
            under: what the number counts, small below it.
            name: all of it in words, for screen readers.
        """
        before, self._share = self.shown_share, share
        self._number, self._under = number, under
        self.setAccessibleName(name)
        self._motion.stop()
        if share > before and self.isVisible():
            self._move(before, share)
        self.update()

    def close_when_shown(self, name: str) -> None:
        """Fill up, from nothing, as soon as it is seen: what it stands for has just been done."""
        self.show_share(1, "", "", name)
        self._closes = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._closes:
            self._closes = False
            self._move(0, 1)

    def _move(self, start: float, end: float) -> None:
        if current_theme().reduced_motion:
            return
        self._motion.setStartValue(float(start))
        self._motion.setEndValue(float(end))
        self._motion.start()

    @property
    def shown_share(self) -> float:
        """Return how much of the ring is filled at this moment."""
        if self._motion.state() is QVariantAnimation.State.Running:
            return float(self._motion.currentValue())
        return self._share

    @override
    def sizeHint(self) -> QSize:
        side = min(current_theme().px(self._pixels), max(_WIDEST, self._pixels))
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.sizeHint().width()
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        share, whole = self.shown_share, self._share >= 1
        fill = Fill.KNOWN if whole else Fill.ACCENT
        paint_ring(painter, box, ((fill, share),), 1, side * 0.105, theme)
        if whole:
            tick = side * 0.36
            square = QRectF(box.center().x() - tick / 2, box.center().y() - tick / 2, tick, tick)
            painter.setOpacity(0.25 + 0.75 * share)
            paint_icon(painter, Icon.CHECK, square, theme.colour("right"))
        else:
            self._paint_number(painter, box, theme)
        painter.end()

    def _paint_number(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        font = painter.font()
        font.setPixelSize(round(box.height() * Type.TITLE / _SIDE))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        upper = box.adjusted(0, box.height() * 0.2, 0, -box.height() * 0.38)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._number)
        font.setPixelSize(round(box.height() * Type.SMALL / _SIDE))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.colour("quiet"))
        lower = box.adjusted(0, box.height() * 0.56, 0, -box.height() * 0.24)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._under)
