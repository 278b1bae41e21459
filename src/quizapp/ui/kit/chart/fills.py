"""How parts of a bar look: told apart by colour and by pattern, so that each does without one."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme

BAR = 12
"""How high a bar is, in pixels at 100 % text."""

_ROUND = 4


class Fill(StrEnum):
    """How a part of a bar is filled."""

    KNOWN = "known"
    """Solid blue: known, right."""
    UNSURE = "unsure"
    """Blue stripes."""
    WRONG = "wrong"
    """Orange crosses."""
    NONE = "none"
    """An outline: not met, skipped, not answered."""
    ACCENT = "accent"
    """Solid, in the accent: done, where that says nothing of right and wrong."""


_LOOKS = {
    Fill.KNOWN: ("right", Qt.BrushStyle.SolidPattern),
    Fill.UNSURE: ("right", Qt.BrushStyle.BDiagPattern),
    Fill.WRONG: ("wrong", Qt.BrushStyle.DiagCrossPattern),
    Fill.NONE: ("control", Qt.BrushStyle.NoBrush),
    Fill.ACCENT: ("accent", Qt.BrushStyle.SolidPattern),
}


def look_of(fill: Fill) -> str:
    """Return the colour token of a fill."""
    return _LOOKS[fill][0]


def paint_part(painter: QPainter, box: QRectF, fill: Fill, theme: Theme) -> None:
    """Paint one part of a bar into a rectangle."""
    name, pattern = _LOOKS[fill]
    colour = theme.colour(name)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(QBrush(colour, pattern))
    inner = box.adjusted(0.6, 0.6, -0.6, -0.6)
    corner = min(_ROUND, inner.width() / 2, inner.height() / 2)
    painter.drawRoundedRect(inner, corner, corner)


def paint_bar(
    painter: QPainter,
    box: QRectF,
    parts: tuple[tuple[Fill, float], ...],
    whole: float,
    theme: Theme,
) -> None:
    """Paint a bar of parts from left to right; no part that there is vanishes.

    Args:
        painter: paints on the widget.
        box: the whole bar.
        parts: each with its amount.
        whole: the amount that fills the box.
        theme: the current theme.
    """
    shown = [(fill, amount) for fill, amount in parts if amount > 0]
    if not shown or whole <= 0:
        return
    gap, least = 2.0, 5.0
    room = box.width() - gap * (len(shown) - 1)
    widths = [max(room * amount / whole, least) for _, amount in shown]
    over = sum(widths) - room
    if over > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(widths[widest] - over, least)
    left = box.left()
    for (fill, _), width in zip(shown, widths, strict=True):
        paint_part(painter, QRectF(left, box.top(), width, box.height()), fill, theme)
        left += width + gap


def paint_mark(painter: QPainter, box: QRectF, share: float, theme: Theme) -> None:
    """Paint a mark across a bar at a share of its width, such as what was claimed."""
    x = box.left() + box.width() * share
    path = QPainterPath()
    path.addRoundedRect(QRectF(x - 2, box.top() - 5, 4, box.height() + 10), 2, 2)
    painter.setPen(QPen(theme.colour("card"), 1.5))
    painter.setBrush(theme.colour("text"))
    painter.drawPath(path)


class PartsBar(QWidget):
    """A wide bar of parts. Words beside it say the same; its name says it too.

    Args:
        parts: each with its amount.
        name: the accessible name.
        parent: the widget it stands in.
    """

    def __init__(
        self, parts: tuple[tuple[Fill, int], ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, current_theme().px(20))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, current_theme().px(20))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = sum(amount for _, amount in self._parts)
        paint_bar(painter, QRectF(self.rect()), self._parts, whole, current_theme())
        painter.end()


class Swatch(QWidget):
    """A small piece of a fill, for a legend. It is decoration: the words beside it say the same."""

    def __init__(self, fill: Fill, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current_theme().px(BAR)
        return QSize(2 * side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_part(painter, QRectF(self.rect()), self._fill, current_theme())
        painter.end()


class LegendEntry(QWidget):
    """What a fill means: a swatch, an icon and words.

    Args:
        fill: what it explains.
        icon: the sign that goes with it.
        text: what it means, and how many there are.
        parent: the widget it stands in.
    """

    def __init__(self, fill: Fill, icon: Icon, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(Swatch(fill, self))
        colour = {Fill.WRONG: "wrong", Fill.NONE: "quiet"}.get(fill, "right")
        row.addWidget(Glyph(icon, 18, colour, self))
        row.addWidget(body(text, self), 1)
