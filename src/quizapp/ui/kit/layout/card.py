"""Cards and rules: white ground, a thin line, room inside."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from quizapp.ui.kit.theme.theme import Space


class Card(QFrame):
    """A card. Put widgets into ``column``.

    Args:
        parent: the widget it stands in.
        padding: room inside, on every side.
        name: an accessible name where the card is a group of its own.
    """

    def __init__(
        self, parent: QWidget | None = None, padding: int = Space.XL, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        if name:
            self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(Space.M)


class Rule(QFrame):
    """A thin line between parts. It is decoration."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", True)
        self.setFixedHeight(1)
