"""Scrolling that only ever goes up and down."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override


class VerticalScroll(QScrollArea):
    """Shows a widget at its own width and scrolls it vertically; Tab brings controls into view.

    Args:
        inside: what is scrolled; its layout must be able to get as narrow as the window.
        name: accessible name of the region.
        parent: the widget it stands in.
    """

    def __init__(self, inside: QWidget, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        if name:
            self.setAccessibleName(name)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def back_to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done
