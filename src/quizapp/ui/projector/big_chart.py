"""A table of years as a chart in large type, before the question that it answers."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.content.charts import Chart
from quizapp.ui.kit.chart.year_chart import chart_height, chart_in_words, paint_chart
from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.theme.theme import Type, current_theme

_SMALL = 0.8
"""Its letters against the text beside it."""


class BigChart(BigText):
    """Paints a chart as on the desktop, enlarged to the type beside it; its text says all of it.

    Args:
        parent: the widget it stands in; it is placed by hand.
        chart: what to draw; nothing in it is marked.
    """

    def __init__(self, parent: QWidget, chart: Chart) -> None:
        super().__init__(parent)
        self._chart = chart
        self.say(chart_in_words(chart))
        self.setAccessibleName(self.text())

    def _times(self, pixels: int) -> float:
        return pixels * _SMALL / current_theme().px(Type.SMALL)

    @override
    def height_at(self, pixels: int, width: float) -> int:
        return round(chart_height(current_theme(), asked=True) * self._times(pixels))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        times = self._times(self.pixels)
        painter = QPainter(self)
        painter.scale(times, times)
        room = QRectF(0, 0, self.width() / times, self.height() / times)
        paint_chart(painter, room, self._chart, current_theme(), asked=True)
        painter.end()
