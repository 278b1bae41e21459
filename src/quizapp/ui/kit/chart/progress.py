"""A thin line that shows how far something has come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.ui.kit.theme.theme import current_theme

_WHOLE = 1000


class ProgressLine(QProgressBar):
    """A progress bar six pixels high; screen readers get its name and its value.

    Args:
        name: what is progressing.
        parent: the widget it stands in.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _WHOLE)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def reach(self, share: float) -> None:
        """Show a share from 0 to 1."""
        # Qt would paint it, and all around it, at once; with the rest of the window is soon enough.
        self.setUpdatesEnabled(False)
        self.setValue(round(max(0.0, min(1.0, share)) * _WHOLE))
        self.setUpdatesEnabled(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        track = QPainterPath()
        track.addRoundedRect(box, 3, 3)
        painter.fillPath(track, theme.colour("line"))
        done = self.width() * (self.value() - self.minimum()) / max(self.maximum(), 1)
        if self.value() > self.minimum():
            painter.setClipPath(track)
            painter.fillRect(QRectF(0, box.y(), max(done, 6), 6), theme.colour("accent"))
        painter.end()
