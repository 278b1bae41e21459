"""The questions that a learner flagged, each by its fact."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.ui.kit.chart.outcomes import LOOKS
from quizapp.ui.kit.control.buttons import icon_button, primary
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.progress.intents import FlaggedIntent, PractiseFlagged, RemoveFlag
from quizapp.ui.pages.progress.state import FlaggedLine, ProgressState
from quizapp.ui.shell.destinations import OpenSummary
from quizapp.ui.wording import words


class FlaggedList(QWidget):
    """A row for each flagged question.

    Args:
        act: takes what is done with a question.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[FlaggedIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)

    def render(self, state: ProgressState) -> None:  # type: ignore[override]
        """Show the flagged questions, or say how to flag one."""
        clear(self._column)
        if state.flagged:
            self._column.addLayout(self._practise(len(state.flagged)))
        for line in state.flagged:
            self._column.addWidget(self._card(line, state))
        if not state.flagged:
            self._column.addWidget(
                EmptyState(
                    Icon.FLAG,
                    self.tr("No flagged question"),
                    self.tr("Press the flag at a question you want to find and practise again."),
                )
            )
        self._column.addStretch(1)

    def _practise(self, number: int) -> FlowLayout:
        one = self.tr("Practise this question")
        button = primary(one if number == 1 else self.tr("Practise these questions"), self)
        button.clicked.connect(lambda: self._act(PractiseFlagged()))
        row = FlowLayout()
        row.addWidget(button)
        return row

    def _card(self, line: FlaggedLine, state: ProgressState) -> Card:
        card = Card(padding=0, name=line.fact)
        card.column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        when = words.moment(line.at, state.now)
        said = words.outcome(line.outcome) if line.outcome else self.tr("Not answered")
        icon, colour = LOOKS[line.outcome] if line.outcome else (Icon.FLAG, "quiet")
        row = RowButton(
            line.fact,
            f"{said} · {line.attempt_title} · {when}",
            icon=icon,
            colour=colour,
            parent=card,
        )
        row.clicked.connect(lambda: self._act(OpenSummary(line.attempt_id, line.presented_id)))
        off = icon_button(
            Icon.FLAG_FILLED, self.tr("Take the flag away: {fact}").format(fact=line.fact), card
        )
        off.clicked.connect(lambda: self._act(RemoveFlag(line.presented_id)))
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, Space.S, 0)
        across.addWidget(row, 1)
        across.addWidget(off)
        card.column.addLayout(across)
        return card
