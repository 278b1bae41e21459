"""A question to tick: the fact as its title, how it is asked under it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.grounds import paint_row_ground, paint_tick_box
from quizapp.ui.kit.control.painted import Ring
from quizapp.ui.kit.control.titled_row import TitledRow
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Theme, Type


class QuestionCheck(TitledRow, QCheckBox):
    """Space or Enter ticks it; so does a click anywhere on it.

    Args:
        title: the fact, never what is false (spec FB-5).
        under: how it is asked, with its labels.
        parent: the widget it stands in.
    """

    enter_presses = True
    edge = Space.M
    padding = Space.S + Space.XS // 2
    usual_width = 420
    least_width = 120
    line_style = TextStyle(Type.SMALL, tone=Tone.QUIET, spread=1.45)

    def __init__(self, title: str, under: tuple[Span, ...], parent: QWidget | None = None) -> None:
        super().__init__(title, under, parent=parent)

    @override
    def _focus_ring(self) -> Ring:
        return Ring(inset=1)

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        on = self.isChecked()
        paint_row_ground(painter, QRectF(self.rect()), theme, on=on, lit=self._lit)
        paint_tick_box(painter, self._paint_words(painter, theme), theme, on=on)
