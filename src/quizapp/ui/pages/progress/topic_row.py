"""One topic: its name, how it stands as a bar and in words; pressing it practises it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.views.reports import MasteryCounts
from quizapp.ui.kit.chart.fills import BAR, Fill, paint_bar
from quizapp.ui.kit.control.grounds import paint_row_ground
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone, natural_width
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, current_theme
from quizapp.ui.pages.progress import wording

_SIGN = 18
_WORD_FROM = 520
"""Pixels at 100 % text from which the word "Practise" stands beside its sign."""
_WORD = TextStyle(Type.SMALL, bold=True, tone=Tone.ACCENT)


def parts_of(line: MasteryCounts) -> tuple[tuple[Fill, int], ...]:
    """Return the parts of a bar: known, unsure, wrong, not met."""
    return (
        (Fill.KNOWN, line.known),
        (Fill.UNSURE, line.unsure),
        (Fill.WRONG, line.wrong),
        (Fill.NONE, line.not_met),
    )


class TopicRow(RowButton):
    """A topic to press.

    Args:
        line: the topic and how it stands.
        parent: the widget it stands in.
    """

    def __init__(self, line: MasteryCounts, parent: QWidget | None = None) -> None:
        super().__init__(line.title, wording.standing(line), sign=Icon.PLAY, parent=parent)
        self._parts, self._whole = parts_of(line), line.facts
        self._word = self.tr("Practise")
        self.setAccessibleName(
            self.tr("Practise {topic}. {standing}").format(
                topic=line.title, standing=wording.standing(line)
            )
        )

    @override
    def _signs(self, theme: Theme) -> tuple[int, int]:
        room = theme.px(_SIGN) + Space.L
        if self.width() >= theme.px(_WORD_FROM):
            room += round(natural_width((Span(self._word),), _WORD, theme)) + Space.S
        return 0, room

    @override
    def _content_height(self, width: int) -> float:
        return super()._content_height(width) + self._bar_height()

    @staticmethod
    def _bar_height() -> int:
        return current_theme().px(BAR) + 2 * Space.XS

    @override
    def _paint(self, painter: QPainter, theme: Theme) -> None:
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_row_ground(painter, ground, theme, on=False, lit=self._lit, radius=RADIUS - 1)
        room = self._room(theme, self.width())
        top = (self.height() - self._content_height(self.width())) / 2
        left = float(self.edge)
        title = LaidOutText((Span(self.text()),), self._title_style, theme, room)
        title.paint(painter, QPointF(left, top))
        bar = QRectF(left, top + title.height + Space.XS, room, theme.px(BAR))
        paint_bar(painter, bar, self._parts, self._whole, theme)
        line = LaidOutText(self._under, self.line_style, theme, room)
        line.paint(painter, QPointF(left, top + title.height + self._bar_height() + self.between))
        self._paint_end(painter, theme)

    def _paint_end(self, painter: QPainter, theme: Theme) -> None:
        side = theme.px(_SIGN)
        left, middle = self.width() - self.edge - side, self.height() / 2
        sign = QRectF(left, middle - side / 2, side, side)
        paint_icon(painter, Icon.PLAY, sign, theme.colour("accent"))
        if self.width() >= theme.px(_WORD_FROM):
            word = LaidOutText((Span(self._word),), _WORD, theme, self.width())
            wide = natural_width((Span(self._word),), _WORD, theme)
            word.paint(painter, QPointF(left - Space.S - wide, middle - word.height / 2))
