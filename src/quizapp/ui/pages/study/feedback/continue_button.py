"""The button that goes on from a card."""

from PySide6.QtGui import QMouseEvent
from typing_extensions import override

from quizapp.ui.kit.control.buttons import Button


class ContinueButton(Button):
    """A button that a double click does not press.

    It stands in the row in which the question was answered: who answers by a double click would
    leave the card unread.
    """

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
