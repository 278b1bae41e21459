"""One option: a radio button that fills the row, with its letter in a box."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.painted import PaintedControl, Ring
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, height_in
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme, font_for

_BOX = 26


class OptionRow(PaintedControl, QRadioButton):
    """A choice of a question. Choosing does not submit (spec UI-1), so Enter is the screen's.

    Args:
        letter: the key that chooses it.
        text: the option.
        place: which of how many it is, counted from 1: told to a screen reader.
        parent: the widget it stands in.
    """

    padding = 14
    usual_width = 560

    def __init__(
        self, letter: str, text: str, place: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self._letter = letter
        self.setAccessibleName(f"{letter}. {text}")
        self.setAccessibleDescription(self.tr("{n} of {all}").format(n=place[0], all=place[1]))

    def _left(self, theme: Theme) -> int:
        return Space.L + theme.px(_BOX) + Space.L

    def _words(self, theme: Theme, width: int) -> tuple[tuple[Span, ...], TextStyle, Theme, int]:
        room = max(width - self._left(theme) - Space.L, 1)
        return (Span(self.text()),), TextStyle(Type.BODY), theme, room

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(self._left(theme) + theme.px(64), theme.px(_BOX) + 2 * self.padding)

    @override
    def _content_height(self, width: int) -> float:
        theme = current_theme()
        return max(height_in(*self._words(theme, width)), theme.px(_BOX))

    @override
    def _focus_ring(self) -> Ring:
        # Not in the colour of the choice: a row where the keyboard is would look chosen.
        return Ring(inset=5 if self.isChecked() else 3, colour="text", dashed=True)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        edge = 3.0 if on else 1.5
        ground = "accent_soft" if on else "hover" if self._lit else "card"
        painter.setPen(QPen(theme.colour("accent" if on else "control"), edge))
        painter.setBrush(theme.colour(ground))
        half = edge / 2
        outline = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(outline, RADIUS, RADIUS)
        words = LaidOutText(*self._words(theme, self.width()))
        top = (self.height() - words.height) / 2
        self._paint_letter(painter, theme, top)
        words.paint(painter, QPointF(self._left(theme), top))

    def _paint_letter(self, painter: QPainter, theme: Theme, top: float) -> None:
        side = theme.px(_BOX)
        line = theme.px(Type.BODY) * 1.5
        box = QRectF(Space.L, top + (line - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if on else "control"), 1.2))
        painter.setBrush(theme.colour("accent" if on else "card"))
        painter.drawRoundedRect(box, theme.px(7), theme.px(7))
        painter.setFont(font_for(theme, Type.SMALL, bold=True))
        painter.setPen(theme.colour("on_accent" if on else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
