"""Seven dots for the days learned: nothing is lost where one is empty."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.state import TodayState

_DOT, _COLUMN, _WIDEST = 22, 40, 60
_STYLE = TextStyle(Type.SMALL, tone=Tone.QUIET, centred=True, spread=1.3)


class WeekDots(QWidget):
    """A dot for each of the last seven days, filled and ticked where something was learned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._days: tuple[tuple[str, bool, bool], ...] = ()

    def show_days(self, days: tuple[tuple[str, bool, bool], ...], name: str) -> None:
        """Show days, oldest first: the short name, whether learned, whether it is today.

        Args:
            days: the days.
            name: the days learned, for screen readers.
        """
        self._days = days
        self.setAccessibleName(name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(7 * theme.px(_COLUMN), theme.px(_DOT) + theme.px(Type.SMALL) * 2)

    @override
    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(7 * theme.px(_DOT + 4), self.sizeHint().height())

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
        width = min(self.width() / 7, theme.px(_WIDEST))
        side = theme.px(_DOT)
        for place, (name, learned, today) in enumerate(self._days):
            left = place * width
            box = QRectF(left + (width - side) / 2, 1, side, side).adjusted(1, 1, -1, -1)
            edge = "right" if learned else "accent" if today else "control"
            painter.setPen(QPen(theme.colour(edge), 2.5 if today else 1.5))
            painter.setBrush(theme.colour("right") if learned else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box)
            if learned:
                inset = side * 0.1
                tick = box.adjusted(inset, inset, -inset, -inset)
                paint_icon(painter, Icon.CHECK, tick, theme.colour("card"))
            text = LaidOutText((Span(name),), _STYLE, theme, width)
            text.paint(painter, QPointF(left, side + Space.XS))
        painter.end()


class DaysCard(Card):
    """The days learned of the last seven; no streak, so nothing breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Days learned"), Type.BODY, self), 1)
        self._count = small("", self)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(top)
        self._dots = WeekDots(self)
        self.column.addWidget(self._dots)
        self.column.addStretch(1)

    def render_state(self, state: TodayState) -> None:
        """Show the last seven days."""
        self._count.say(wording.days_learned(state))
        self._dots.show_days(wording.week(state), wording.days_named(state))
