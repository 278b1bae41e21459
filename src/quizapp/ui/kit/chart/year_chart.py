"""A plain chart of years: stacked bars, ranges as brackets, the same content as text."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen

from quizapp.core.content.charts import Chart, YearRange
from quizapp.ui.kit.theme.theme import Space, Theme, Type, font_for

_HEIGHT, _ASKED_HEIGHT = 280, 210
_STEP = 1000
"""What a grid line stands for."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("year_chart", text)


def chart_height(theme: Theme, *, asked: bool = False) -> int:
    """Return how high a chart is drawn: one that is asked about leaves room for the question."""
    return theme.px(_ASKED_HEIGHT if asked else _HEIGHT)


def chart_in_words(chart: Chart) -> str:
    """Return everything that the chart shows, for a screen reader."""
    lines = [_tr("Chart of years: {series}.").format(series=", ".join(chart.series))]
    lines += [left_out()] if chart.left_out else []
    lines += [f"{_range_name(one)}: {_parts(chart, one.parts, one.total)}" for one in chart.ranges]
    lines += [f"{bar.label}: {_parts(chart, bar.parts, bar.total)}" for bar in chart.bars]
    return "\n".join(lines)


def left_out() -> str:
    """Return why no printed total is drawn."""
    return _tr("Printed totals are left out: bars add up their parts.")


def _parts(chart: Chart, parts: tuple[int, ...], total: int) -> str:
    named = ", ".join(f"{name} {value:,}" for name, value in zip(chart.series, parts, strict=True))
    return _tr("{total} in all ({parts})").format(parts=named, total=f"{total:,}")


def _range_name(one: YearRange) -> str:
    if one.first is None:
        return _tr("up to {year}").format(year=one.last)
    return f"{one.first}–{one.last}"


def paint_chart(
    painter: QPainter,
    room: QRectF,
    chart: Chart,
    theme: Theme,
    marked: frozenset[str] = frozenset(),
    *,
    asked: bool = False,
) -> None:
    """Paint a chart into a rectangle; where it is asked about, no bar tells its figure.

    Single years are stacked bars to scale. A range of years is a bracket with its sum: its course
    is not known, so it gets no height. Series are told apart by colour and by hatching.
    """
    _Drawing(painter, room, chart, theme, marked, asked=asked).paint()


def chart_picture(
    chart: Chart,
    width: float,
    theme: Theme,
    ratio: float,
    marked: frozenset[str] = frozenset(),
    *,
    asked: bool = False,
) -> QImage:
    """Return a chart as a picture of a width, ``chart_height`` high, for a text document.

    Args:
        chart: what to draw.
        width: in pixels of the page.
        theme: the current theme.
        ratio: pixels of the screen to one of the page.
        marked: labels of the bars that are evidence.
        asked: whether it stands with a question that is to be answered from it.
    """
    height = chart_height(theme, asked=asked)
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_chart(painter, QRectF(0, 0, width, height), chart, theme, marked, asked=asked)
    painter.end()
    return image


class _Drawing:
    def __init__(
        self,
        painter: QPainter,
        room: QRectF,
        chart: Chart,
        theme: Theme,
        marked: frozenset[str],
        *,
        asked: bool,
    ) -> None:
        self._asked = asked
        self._painter = painter
        self._chart = chart
        self._theme = theme
        self._marked = marked
        self._font = font_for(theme, Type.SMALL)
        self._letters = QFontMetricsF(self._font)
        line = self._letters.height()
        axis = self._letters.horizontalAdvance("3,000") + Space.S
        legend = line + Space.M
        ranges = (line + Space.XS) * len(chart.ranges) + line  # the last for a figure on a bar
        self._legend = QRectF(room.left(), room.top(), room.width(), line)
        self._plot = QRectF(
            room.left() + axis,
            room.top() + legend + ranges,
            room.width() - axis - self._letters.horizontalAdvance("2002") / 3,  # a label overhangs
            room.height() - legend - ranges - line - Space.S,
        )
        highest = max(bar.total for bar in chart.bars)
        self._top = max(_STEP, -(-highest // _STEP) * _STEP)

    def paint(self) -> None:
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        self._paint_legend()
        self._paint_ranges()
        self._paint_grid()
        self._paint_bars()

    def _brush(self, series: int) -> QBrush:
        if series == len(self._chart.series) - 1:
            return QBrush(self._theme.colour("accent"))
        return QBrush(self._theme.colour("control"), Qt.BrushStyle.BDiagPattern)

    def _pen(self, series: int) -> QPen:
        last = series == len(self._chart.series) - 1
        return QPen(self._theme.colour("accent" if last else "control"), 1.5)

    def _text(self, at: QPointF, text: str, colour: str = "quiet") -> None:
        self._painter.setPen(self._theme.colour(colour))
        self._painter.drawText(at, text)

    def _paint_legend(self) -> None:
        left, size = self._legend.left(), self._letters.ascent()
        for number, name in enumerate(self._chart.series):
            box = QRectF(left, self._legend.top() + self._letters.descent(), size, size)
            self._painter.setPen(self._pen(number))
            self._painter.setBrush(self._brush(number))
            self._painter.drawRect(box)
            left = box.right() + Space.S
            self._text(QPointF(left, self._legend.top() + self._letters.ascent()), name, "text")
            left += self._letters.horizontalAdvance(name) + Space.L
        if self._chart.left_out:
            room = max(0.0, self._legend.right() - left)
            words = self._letters.elidedText(left_out(), Qt.TextElideMode.ElideRight, room)
            self._text(QPointF(left, self._legend.top() + self._letters.ascent()), words)

    def _paint_ranges(self) -> None:
        line = self._letters.height() + Space.XS
        top = self._legend.bottom() + Space.M
        for number, one in enumerate(self._chart.ranges):
            words = f"{_range_name(one)}: {_parts(self._chart, one.parts, one.total)}"
            room = self._legend.width() - Space.L
            short = self._letters.elidedText(words, Qt.TextElideMode.ElideRight, room)
            y = top + number * line
            self._painter.setPen(QPen(self._theme.colour("control"), 1.5, Qt.PenStyle.DashLine))
            self._painter.drawLine(
                QPointF(self._legend.left() + 1, y + 1),
                QPointF(self._legend.left() + 1, y + self._letters.height() - 1),
            )
            self._text(QPointF(self._legend.left() + Space.S, y + self._letters.ascent()), short)

    def _paint_grid(self) -> None:
        for value in range(0, self._top + 1, _STEP):
            y = self._y(value)
            name = "control" if value == 0 else "line"
            self._painter.setPen(QPen(self._theme.colour(name), 1))
            self._painter.drawLine(QPointF(self._plot.left(), y), QPointF(self._plot.right(), y))
            label = f"{value:,}"
            left = self._plot.left() - Space.S - self._letters.horizontalAdvance(label)
            self._text(QPointF(left, y + self._letters.ascent() / 3), label)

    def _y(self, value: float) -> float:
        return self._plot.bottom() - self._plot.height() * value / self._top

    def _paint_bars(self) -> None:
        bars = self._chart.bars
        slot = self._plot.width() / len(bars)
        width = min(slot * 0.7, self._theme.px(28))
        every = max(1, -(-int(self._letters.horizontalAdvance("2002") + Space.S) // int(slot)))
        for number, bar in enumerate(bars):
            left = self._plot.left() + slot * number + (slot - width) / 2
            below = 0
            for series in range(len(bar.parts)):
                top = self._y(below + bar.parts[series])
                box = QRectF(left, top, width, self._y(below) - top)
                self._painter.setPen(self._pen(series))
                self._painter.setBrush(self._brush(series))
                self._painter.drawRect(box)
                below += bar.parts[series]
            centre = left + width / 2
            highest = not self._asked and bar.total == max(one.total for one in bars)
            if bar.label in self._marked or highest:
                self._above(centre, self._y(below), f"{bar.total:,}", bar.label in self._marked)
            if self._is_named(number, every):
                advance = self._letters.horizontalAdvance(bar.label)
                y = self._plot.bottom() + self._letters.ascent() + Space.XS
                self._text(
                    QPointF(centre - advance / 2, y),
                    bar.label,
                    "text" if bar.label in self._marked else "quiet",
                )

    def _is_named(self, number: int, every: int) -> bool:
        """Return whether a label is written: marked ones always, others where there is room."""
        bars = self._chart.bars
        if bars[number].label in self._marked:
            return True
        near = bars[max(0, number - every + 1) : number + every]
        return number % every == 0 and not any(bar.label in self._marked for bar in near)

    def _above(self, centre: float, y: float, text: str, marked: bool) -> None:
        advance = self._letters.horizontalAdvance(text)
        height = self._letters.height()
        box = QRectF(centre - advance / 2 - 3, y - height - 3, advance + 6, height)
        if marked:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._theme.colour("mark")))
            self._painter.drawRect(box)
        self._text(QPointF(box.left() + 3, box.top() + self._letters.ascent()), text, "text")
