"""A list whose rows are painted by a delegate and opened by a click or by keys."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget
from typing_extensions import override

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowList(QListView):
    """Rows that wrap in the width they get, without a frame around them.

    Args:
        parent: the widget it stands in.

    Signals:
        row_opened: a row, by a click, Enter or Space: ``activated`` comes twice on some systems.
    """

    row_opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The rows have grounds of their own.
        plain = "background: transparent; border: none; padding: 0"
        self.setStyleSheet(f"QListView, QListView:focus {{ {plain} }}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.clicked.connect(self.row_opened)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()
