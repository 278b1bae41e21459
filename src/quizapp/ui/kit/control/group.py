"""A named group without a frame: screen readers hear its name, eyes see only its controls."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGroupBox, QWidget
from typing_extensions import override


class Group(QGroupBox):
    """A group of controls (spec UI-5).

    Args:
        name: accessible name of the group.
        parent: the widget it stands in.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setProperty("group", True)
        self.setAccessibleName(name)
        self._leave_no_room()

    def _leave_no_room(self) -> None:
        """Take back the room for a frame, which Qt sets anew with every size and style."""
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_no_room()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._leave_no_room()
