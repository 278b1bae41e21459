"""What the app is about, on its first start: a picture, the subject and the promise."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.prose import Prose, heading
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Type, current_theme

_WIDE, _HIGH = 350, 128
_LEFT, _TOP = 39, 14
"""Pixels at 100 % text, and where the drawing begins: its left edge is that of the text below."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("first_welcome", text)


class WayPicture(QWidget):
    """A way that is anything but straight, from one place to another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, Role.Graphic)
        self.setAccessibleName(_tr("A winding way from one place to another"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

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
        scale = min(self.width() / _WIDE, self.height() / _HIGH)
        painter.scale(scale, scale)
        painter.translate(-_LEFT, -_TOP)
        border = QPainterPath(QPointF(40, 20))
        border.cubicTo(QPointF(100, 30), QPointF(110, 80), QPointF(170, 75))
        border.cubicTo(QPointF(230, 70), QPointF(250, 25), QPointF(320, 40))
        border.cubicTo(QPointF(390, 55), QPointF(390, 100), QPointF(380, 130))
        painter.setPen(QPen(theme.colour("line"), 3))
        painter.drawPath(border)
        way = QPainterPath(QPointF(120, 96))
        way.cubicTo(QPointF(150, 74), QPointF(178, 86), QPointF(190, 108))
        way.cubicTo(QPointF(202, 130), QPointF(240, 132), QPointF(276, 114))
        pen = QPen(theme.colour("accent"), 4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.6])
        painter.setPen(pen)
        painter.drawPath(way)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, colour in ((QPointF(120, 96), "accent"), (QPointF(276, 114), "right")):
            painter.setBrush(theme.colour(colour))
            box = QRectF(0, 0, 18, 18)
            box.moveCenter(place)
            painter.drawEllipse(box)
        painter.end()


def _question() -> str:
    return _tr("What do you really know about people who leave North Korea?")


def _promise() -> str:
    return _tr(
        "Short questions, no clock. After each one: what is so, why the wrong idea sounds "
        "right, and the sentence that proves it."
    )


def first_words() -> str:
    """Return what the page says, for who hears only the field that has the focus."""
    return f"{_question()} {_promise()}"


def first_welcome(parent: QWidget | None = None) -> QWidget:
    """Return the picture, the question that names the subject, and what is promised."""
    part = QWidget(parent)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.L)
    column.addWidget(WayPicture(part))
    column.addWidget(heading(_question(), Type.TITLE, part))
    column.addWidget(Prose(_promise(), TextStyle(Type.LEAD, tone=Tone.QUIET, spread=1.5), part))
    return part
