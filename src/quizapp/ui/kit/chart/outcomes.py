"""Pictures of scores: a tile for each question, and a bar for a topic."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Score
from quizapp.ui.kit.theme.icons import Icon, paint_icon
from quizapp.ui.kit.theme.theme import Space, Theme, current_theme

LOOKS = {
    Outcome.RIGHT: (Icon.RIGHT, "right"),
    Outcome.WRONG: (Icon.WRONG, "wrong"),
    Outcome.SKIPPED: (Icon.SKIPPED, "quiet"),
}
"""The icon of an outcome and the name of its colour."""

_TILE = 32
_GROUNDS = {"right": "right_soft", "wrong": "wrong_soft", "quiet": "hover"}


class OutcomeTiles(QWidget):
    """A tile with a sign for each outcome, in order. The words beside it say the same.

    Args:
        outcomes: of the questions, in their order.
        name: the accessible name: the score in words.
        parent: the widget it stands in.
    """

    def __init__(
        self, outcomes: tuple[Outcome, ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outcomes = outcomes
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what is shown, in order."""
        return self._outcomes

    def _across(self, width: int, theme: Theme) -> int:
        return max((width + Space.S) // (theme.px(_TILE) + Space.S), 1)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        theme = current_theme()
        rows = -(-len(self._outcomes) // self._across(width, theme))
        return max(rows * (theme.px(_TILE) + Space.S) - Space.S, 0)

    @override
    def sizeHint(self) -> QSize:
        theme = current_theme()
        width = min(len(self._outcomes), 10) * (theme.px(_TILE) + Space.S)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_TILE), 0)

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
        painter.setPen(Qt.PenStyle.NoPen)
        side, inset = theme.px(_TILE), theme.px(6)
        across = self._across(self.width(), theme)
        for place, outcome in enumerate(self._outcomes):
            row, column = divmod(place, across)
            box = QRectF(column * (side + Space.S), row * (side + Space.S), side, side)
            icon, colour = LOOKS[outcome]
            painter.setBrush(theme.colour(_GROUNDS[colour]))
            painter.drawRoundedRect(box, 8, 8)
            inner = box.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, icon, inner, theme.colour(colour))
        painter.end()


class ScoreBar(QWidget):
    """How much of a score is right: solid; wrong: an outline in its colour; skipped: the track.

    Args:
        score: what to show.
        parent: the widget it stands in.
    """

    def __init__(self, score: Score, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = score
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 10)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = max(self._score.total, 1)
        gap = 3
        unit = (self.width() - gap * (total - 1)) / total
        colours = (
            [("right", True)] * self._score.right
            + [("wrong", False)] * self._score.wrong
            + [("control", False)] * self._score.skipped
        )
        for place, (colour, solid) in enumerate(colours):
            box = QRectF(place * (unit + gap), 0, unit, self.height())
            if solid:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(colour))
                painter.drawRoundedRect(box, 4, 4)
            else:
                painter.setPen(theme.colour(colour))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
