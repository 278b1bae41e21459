"""A named group without a frame: screen readers hear its name, eyes see only its controls."""

from PySide6.QtWidgets import QGroupBox, QWidget


class Group(QGroupBox):
    """A group of controls (PEDAGOGY.md 7, 1.3.1).

    Args:
        name: accessible name of the group.
        parent: the widget it stands in.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setProperty("group", True)
        self.setAccessibleName(name)
