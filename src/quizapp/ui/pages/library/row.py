"""A document as a row of the list: its title and a quiet line under it."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.focus import paint_focus_ring
from quizapp.ui.kit.control.self_painted import SelfPainted
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import RADIUS, Space, Type, current_theme


class DocumentRow(SelfPainted):
    """A row. Enter and Space press it; the document that is being read is checked.

    Args:
        title: of the document.
        line: kind, date and size.
        parent: the widget it stands in.
    """

    def __init__(self, title: str, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed, parent)
        self.setCheckable(True)
        self._line = ""
        self.say(title, line)

    def say(self, title: str, line: str = "") -> None:
        """Show another title and line."""
        self.setText(title)
        self._line = line
        self.setAccessibleName(f"{title}. {line}" if line else title)
        self.updateGeometry()
        self.update()

    def _texts(self, width: int) -> tuple[LaidOutText, LaidOutText | None]:
        look = current_theme()
        room = width - 2 * Space.L
        title = TextStyle(Type.BODY, bold=self.isChecked(), spread=1.35)
        line = TextStyle(Type.SMALL, tone=Tone.QUIET)
        return (
            LaidOutText((Span(self.text()),), title, look, room),
            LaidOutText((Span(self._line),), line, look, room) if self._line else None,
        )

    @override
    def sizeHint(self) -> QSize:
        width = current_theme().px(260)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(96), self.heightForWidth(10_000))

    @override
    def heightForWidth(self, width: int) -> int:
        title, line = self._texts(width)
        inner = title.height + (line.height + 2 if line else 0)
        return ceil(inner) + 2 * Space.M

    @override
    def nextCheckState(self) -> None:
        """Stay as it is: whoever is told of the press says what is open."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        c = look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent_soft if self.isChecked() else c.hover))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        title, line = self._texts(self.width())
        ink = QColor(c.accent if self.isChecked() else c.text)
        title.paint(painter, QPointF(Space.L, Space.M), ink)
        if line:
            line.paint(painter, QPointF(Space.L, Space.M + title.height + 2))
        if self._ring.shows(self):
            paint_focus_ring(painter, self.rect(), look, inset=0)
        painter.end()
