"""Things to switch on and off: a chip among chips, and a row with its explanation."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_tick_box
from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.control.titled_row import TitledRow
from quizapp.ui.kit.text.text_layout import (
    LaidOutText,
    Span,
    TextStyle,
    Tone,
    height_in,
    natural_width,
)
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme

_CHIP = TextStyle(spread=1.25)
_SIGN = 18
_LONGEST_LINE = 520


class CheckChip(PaintedControl, QCheckBox):
    """One of several that may be on together, such as a topic; a tick shows that it is on.

    Args:
        text: what it stands for.
        count: a number shown after it; None for none.
        counted: what the number counts, for the accessible name.
        parent: the widget it stands in.
    """

    padding = Space.S
    least_height = 36

    def __init__(
        self,
        text: str,
        count: int | None = None,
        counted: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, QSizePolicy.Policy.Maximum, parent=parent)
        self._count = "" if count is None else f"{count:,}"
        self.setAccessibleName(f"{text}, {counted}" if counted else text)

    def _spans(self) -> tuple[Span, ...]:
        words = Span(self.text(), Tone.ACCENT if self.isChecked() else Tone.PLAIN)
        return (words, Span(f"  {self._count}", Tone.LABEL)) if self._count else (words,)

    def _edges(self) -> tuple[int, int]:
        """Return the room at the left, with the sign, and at the right."""
        return Space.M + current_theme().px(_SIGN) + Space.S, Space.L

    @override
    def _content_height(self, width: int) -> float:
        return height_in(self._spans(), _CHIP, current_theme(), width - sum(self._edges()))

    @override
    def sizeHint(self) -> QSize:
        words = natural_width(self._spans(), _CHIP, current_theme())
        width = ceil(words) + 2 + sum(self._edges())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = min(self.sizeHint().width(), current_theme().px(120))
        return QSize(width, self.least_height)

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=2, radius=self._corner(current_theme()))

    def _corner(self, theme: Theme) -> float:
        return min((self.height() - 1.5) / 2, theme.px(20))

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        ground = "accent_soft" if on else "hover" if self._lit else "card"
        ink = theme.colour("accent" if on else "control")
        painter.setBrush(theme.colour(ground))
        painter.setPen(QPen(ink, 1.5))
        painter.drawRoundedRect(box, self._corner(theme), self._corner(theme))
        side = theme.px(_SIGN)
        place = QRectF(Space.M, (self.height() - side) / 2, side, side)
        paint_icon(painter, Icon.CHECK if on else Icon.ADD, place, ink)
        left, right = self._edges()
        words = LaidOutText(self._spans(), _CHIP, theme, self.width() - left - right)
        words.paint(painter, QPointF(left, (self.height() - words.height) / 2))


class CheckRow(TitledRow, QCheckBox):
    """A box to tick, its words, and a quiet sentence on what it means.

    Args:
        text: what is switched on.
        under: what it means; empty for nothing.
        parent: the widget it stands in.
    """

    edge = Space.XS
    between = 0
    padding = Space.S
    least_width = 160

    def __init__(self, text: str, under: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, under, QSizePolicy.Policy.Preferred, parent=parent)

    @override
    def _tell_readers(self, title: str, under: str) -> None:
        self.setAccessibleName(title)
        self.setAccessibleDescription(under)

    @property
    @override
    def _title_style(self) -> TextStyle:
        return TextStyle(spread=1.3)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = self._natural_width(theme, theme.px(_LONGEST_LINE))
        return QSize(width, self.heightForWidth(width))

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=0)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        box = self._paint_words(painter, theme)
        paint_tick_box(painter, box, theme, on=self.isChecked(), lit=self._lit)
