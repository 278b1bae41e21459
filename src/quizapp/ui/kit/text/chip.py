"""A short label in an outline, such as a technique or a topic."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.theme import Type, current_theme


class Chip(Prose):
    """A chip of its own. Inside running text use a span of ``Tone.CHIP`` instead."""

    def __init__(self, text: str, tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(text, TextStyle(Type.SMALL, tone=tone), parent)
        self.setContentsMargins(10, 3, 10, 3)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = current_theme()
        outline = {Tone.RIGHT: "right", Tone.WRONG: "wrong", Tone.ACCENT: "accent"}
        painter.setPen(QPen(QColor(look.colour(outline.get(self.setting.tone, "control"))), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        corner = min(box.height() / 2, look.px(14))
        painter.drawRoundedRect(box, corner, corner)
        painter.end()
        super().paintEvent(event)
