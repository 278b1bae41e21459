"""The short motion that a right answer gets: a ring that opens around the verdict's icon."""

from PySide6.QtCore import QEasingCurve, QPoint, QPointF, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.theme.theme import current_theme

MILLISECONDS = 280
_FROM, _TO = 10, 22
"""Radius of the ring in pixels at 100 % text."""


class RightMotion(QWidget):
    """Moves once and is gone. It says nothing that the verdict doesn't say.

    Args:
        text: the text with the verdict, on which it lies.
    """

    def __init__(self, text: CardText) -> None:
        super().__init__(text.viewport())
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.animation = QVariantAnimation(self)
        self.animation.setDuration(MILLISECONDS)
        self.animation.setStartValue(0.0)
        self.animation.setEndValue(1.0)
        self.animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.animation.valueChanged.connect(lambda _: self.update())
        self.animation.finished.connect(self.hide)
        self.hide()

    def start(self) -> None:
        """Move, unless the system or the settings ask for less motion."""
        spot = self._text.verdict_spot
        if spot is None or current_theme().reduced_motion:
            return
        reach = current_theme().px(_TO) + 2
        self.setGeometry(QRect(spot - QPoint(reach, reach), spot + QPoint(reach, reach)))
        self.show()
        self.animation.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        done = float(self.animation.currentValue() or 0.0)
        colour = theme.colour("right")
        colour.setAlphaF(1 - done)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, theme.px(3)))
        radius = theme.px(_FROM) + (theme.px(_TO) - theme.px(_FROM)) * done
        painter.drawEllipse(QPointF(self.rect().center()), radius, radius)
        painter.end()
