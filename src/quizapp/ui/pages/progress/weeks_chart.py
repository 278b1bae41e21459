"""The last weeks as columns: right, wrong and skipped answers, and the minutes under them."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.core.learning.activity import Week
from quizapp.ui.kit.chart.fills import Fill, paint_part
from quizapp.ui.kit.theme.theme import Space, Theme, Type, current_theme, font_for
from quizapp.ui.pages.progress.wording import week
from quizapp.ui.wording import words

SHOWN = 12
"""How many weeks are shown."""

_COLUMNS = 130


def _tr(text: str) -> str:
    return QCoreApplication.translate("weeks_chart", text)


def lately(weeks: tuple[Week, ...], today: date) -> tuple[Week, ...]:
    """Return the last weeks up to the present one, those without work too.

    Args:
        weeks: those on which there is a record, oldest first.
        today: the learning day.
    """
    done = {one.starts: one for one in weeks}
    monday = max([today - timedelta(days=today.weekday()), *done])
    first = max(min(done, default=monday), monday - timedelta(weeks=SHOWN - 1))
    number = (monday - first).days // 7 + 1
    starts = (first + timedelta(weeks=place) for place in range(number))
    return tuple(done.get(start) or Week(start, 0, 0, 0, 0) for start in starts)


def in_words(weeks: tuple[Week, ...]) -> str:
    """Return everything that the chart shows, for a screen reader."""
    lines = [_tr("Answers week by week.")]
    for one in weeks:
        parts = _tr("{right} right, {wrong} wrong, {skipped} skipped, {minutes}").format(
            right=one.right,
            wrong=one.wrong,
            skipped=one.skipped,
            minutes=words.minutes(one.minutes),
        )
        lines.append(f"{week(one, weeks[-1])}: {parts}.")
    return "\n".join(lines)


class WeeksChart(QWidget):
    """Shows weeks as columns. The table beside it says the same.

    Args:
        weeks: at least one, oldest first.
        parent: the widget it stands in.
    """

    def __init__(self, weeks: tuple[Week, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks = weeks
        self.setAccessibleName(in_words(weeks))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(320), theme.px(_COLUMNS + 4 * Type.SMALL) + 2 * Space.M)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_for(theme, Type.SMALL))
        letters = QFontMetricsF(font_for(theme, Type.SMALL))
        line = letters.height()
        labels = 2 * line + Space.S
        plot = QRectF(self.rect()).adjusted(0, line + Space.XS, 0, -labels)
        highest = max(one.right + one.wrong + one.skipped for one in self._weeks) or 1
        slot = plot.width() / max(len(self._weeks), 4)
        wide = letters.horizontalAdvance(_tr("{n} min").format(n=188))
        wide = max(wide, letters.horizontalAdvance(self._short(self._weeks[0])))
        every = max(1, -(-int(wide + Space.S) // max(int(slot), 1)))
        painter.setPen(theme.colour("control"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        for place, one in enumerate(self._weeks):
            column = QRectF(plot.left() + slot * place, plot.top(), slot, plot.height())
            self._paint_week(painter, theme, column, one, highest)
            if (len(self._weeks) - 1 - place) % every == 0:
                self._paint_labels(painter, theme, column, one, every, line)
        painter.end()

    @staticmethod
    def _short(one: Week) -> str:
        number, month, *_ = words.day_and_month(one.starts, one.starts).split()
        return f"{number} {month[:3]}"

    def _paint_week(
        self, painter: QPainter, theme: Theme, column: QRectF, one: Week, highest: int
    ) -> None:
        width = min(column.width() * 0.6, theme.px(44))
        left = column.center().x() - width / 2
        bottom = column.bottom()
        parts = ((Fill.KNOWN, one.right), (Fill.WRONG, one.wrong), (Fill.NONE, one.skipped))
        for fill, amount in parts:
            if amount:
                height = max(column.height() * amount / highest, 4.0)
                paint_part(painter, QRectF(left, bottom - height, width, height - 1), fill, theme)
                bottom -= height
        total = one.right + one.wrong + one.skipped
        if total:
            painter.setPen(theme.colour("text"))
            line = QFontMetricsF(painter.font()).height()
            above = QRectF(column.left() - column.width(), bottom - line - 2, 0, line)
            above.setWidth(3 * column.width())
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{total:,}")

    def _paint_labels(
        self, painter: QPainter, theme: Theme, column: QRectF, one: Week, every: int, line: float
    ) -> None:
        room = column.width() * every
        under = QRectF(column.center().x() - room / 2, column.bottom() + Space.XS, room, line)
        over = under.right() - self.width()
        if over > 0:
            under.translate(-over, 0)
        if under.left() < 0:
            under.translate(-under.left(), 0)
        painter.setPen(theme.colour("quiet"))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, self._short(one))
        if one.minutes:
            under.translate(0, line)
            text = _tr("{n} min").format(n=one.minutes)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, text)
