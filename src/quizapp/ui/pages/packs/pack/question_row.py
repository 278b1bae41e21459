"""A question of a pack in the list: what it asks, how it stands, what can be done with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.content.ids import PackId
from quizapp.core.views.publishing import QuestionRow as Row
from quizapp.ui.kit.control.buttons import Button, link
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.intents import PackIntent, SetState
from quizapp.ui.shell.destinations import OpenWorkbench

_ICONS = {
    QuestionState.DRAFT: (Icon.EDIT, "quiet"),
    QuestionState.READY: (Icon.CHECK, "right"),
    QuestionState.RETIRED: (Icon.HISTORY, "quiet"),
}


class QuestionRow(QWidget):
    """Pressed, it leads to where the question is written.

    Args:
        pack_id: whose question.
        row: the question.
        act: takes what is asked for.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        pack_id: PackId,
        row: Row,
        act: Callable[[PackIntent], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._act = act
        icon, colour = _ICONS[row.state]
        if row.errors:
            icon, colour = Icon.WARNING, "wrong"
        self.open = RowButton(
            wording.stem(row), wording.under(row), icon=icon, colour=colour, parent=self
        )
        self.open.clicked.connect(lambda: act(OpenWorkbench(pack_id, row.item_id)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.open)
        acts = FlowLayout(across=Space.L, down=Space.XS)
        for button in self._buttons():
            acts.addWidget(button)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.XL + Space.XL, 0, Space.M, Space.S)
        inside.addLayout(acts)
        column.addLayout(inside)
        column.addWidget(Rule(self))

    def _buttons(self) -> list[Button]:
        match self.row.state:
            case QuestionState.DRAFT:
                ready = self._state(self.tr("Mark as ready"), QuestionState.READY, Icon.CHECK)
                # What has errors is mended first; the row says what.
                ready.setVisible(not self.row.errors)
                return [
                    ready,
                    self._state(self.tr("Retire"), QuestionState.RETIRED, Icon.HISTORY),
                ]
            case QuestionState.READY:
                return [
                    self._state(self.tr("Back to draft"), QuestionState.DRAFT, Icon.RESTORE),
                    self._state(self.tr("Retire"), QuestionState.RETIRED, Icon.HISTORY),
                ]
            case QuestionState.RETIRED:
                return [self._state(self.tr("Bring back"), QuestionState.DRAFT, Icon.RESTORE)]

    def _state(self, text: str, state: QuestionState, icon: Icon) -> Button:
        button = link(text, icon, self)
        button.call(f"{text}: {wording.stem(self.row)}")
        button.clicked.connect(lambda: self._act(SetState(self.row.item_id, state)))
        return button
