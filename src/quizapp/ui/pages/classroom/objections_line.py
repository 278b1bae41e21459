"""The line on the page Class that leads to what learners say is wrong."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.text.prose import heading
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.intents import ClassIntent
from quizapp.ui.pages.classroom.objections.wording import waiting
from quizapp.ui.shell.destinations import OpenObjections


class ObjectionsLine(QWidget):
    """A heading and a row to press; hidden while nobody has said that something is wrong.

    Args:
        act: takes what the user did.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[ClassIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(heading(self.tr("Questions"), Type.LEAD, self))
        card = Card(self, padding=Space.XS)
        self._row = RowButton("", icon=Icon.NOTE, parent=card)
        self._row.clicked.connect(lambda: act(OpenObjections()))
        card.column.addWidget(self._row)
        column.addWidget(card)

    def show_counts(self, counts: tuple[int, int]) -> None:
        """Show how many wait for an answer, of how many."""
        open_ones, number = counts
        self._row.say(self.tr("What is said to be wrong"), waiting(open_ones, number))
        self.setVisible(number > 0)
