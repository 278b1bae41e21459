"""Taking in a copy, in the place of the list: how far it is, what is in it, who is to have it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.answering.attempts import Learner
from quizapp.core.views.copies import CopyPreview
from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import Button, primary, quiet
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.learners import wording
from quizapp.ui.pages.learners.intents import LearnersIntent, StopCopy, TakeInCopy
from quizapp.ui.pages.learners.state import CopyState


class CopyPart(QWidget):
    """Shows a copy that is read, looked at or taken in.

    Args:
        state: the copy.
        act: takes what is done.
        parent: the widget it stands in.

    Attributes:
        first: what gets the focus.
    """

    def __init__(
        self, state: CopyState, act: Callable[[LearnersIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._line: ProgressLine | None = None
        self._doing = state.doing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addWidget(heading(self.tr("A copy from another computer"), parent=self))
        self._stop = quiet(self.tr("Cancel"), parent=self)
        self._stop.clicked.connect(lambda: act(StopCopy()))
        self.first: Button = self._stop
        if state.preview is None or state.doing:
            self._show_progress(column, state)
        else:
            self._show_preview(column, state, state.preview)

    def goes_on(self, state: CopyState) -> bool:
        """Show how far it is now; return whether that was all that is other than before."""
        if self._line is None or state.doing != self._doing:
            return False
        self._line.reach(state.share)
        return True

    def _show_progress(self, column: QVBoxLayout, state: CopyState) -> None:
        words = self.tr("{doing} {file} …").format(doing=state.doing, file=state.file_name)
        column.addWidget(body(words, self))
        self._line = ProgressLine(words, self)
        self._line.reach(state.share)
        column.addWidget(self._line)
        column.addWidget(
            small(self.tr("Until it is done nothing is changed, and nothing else runs."), self)
        )
        self._buttons(column, self._stop)
        announce(self, words)

    def _show_preview(self, column: QVBoxLayout, state: CopyState, preview: CopyPreview) -> None:
        card = Card(self)
        card.column.setSpacing(Space.S)
        card.column.addWidget(
            body(
                self.tr("{file}: what quizapp kept of {name} there.").format(
                    file=state.file_name, name=preview.name
                ),
                card,
            )
        )
        for line in wording.copy_lines(preview):
            card.column.addWidget(body(line, card))
        card.column.addWidget(
            small(
                self.tr(
                    "Nothing has been changed yet. Answers are added, none is rewritten, and when "
                    "each fact comes back is worked out from all of them. You can undo it for 10 "
                    "minutes, as long as the app stays open. Votes in class, class lists and the "
                    "PIN stay on the other computer."
                ),
                card,
            )
        )
        column.addWidget(card)
        into = preview.into
        locked = into is not None and into.has_pin and state.chosen is None
        if into is not None:
            column.addWidget(body(self._whose(into, state, preview), self))
        buttons: list[Button] = []
        if into is not None and not locked:
            buttons.append(self._taking(self.tr("Add to {name}").format(name=into.name), into))
        if state.chosen is None and not preview.same_answers:
            buttons.append(self._taking(self.tr("Take in as a new learner"), None, bool(buttons)))
        if buttons:
            self.first = buttons[0]
        self._buttons(column, *buttons, self._stop)

    def _whose(self, into: Learner, state: CopyState, preview: CopyPreview) -> str:
        if state.chosen is not None:
            return self.tr("Is this {name}'s copy? Only then add it.").format(name=into.name)
        if into.has_pin:
            return self.tr(
                "{name} is here and has a PIN. To add the copy there, choose “Records of {name}”, "
                "then “Take in a copy”."
            ).format(name=into.name)
        if preview.same_answers:
            return self.tr("Answers of this copy are here already: it is {name}'s.").format(
                name=into.name
            )
        return self.tr("There is a {name} here. Is it the same person?").format(name=into.name)

    def _taking(self, label: str, into: Learner | None, second: bool = False) -> Button:
        button = quiet(label, parent=self) if second else primary(label, self)
        who = None if into is None else into.id
        button.clicked.connect(lambda: self._act(TakeInCopy(who)))
        return button

    @staticmethod
    def _buttons(column: QVBoxLayout, *buttons: Button) -> None:
        row = FlowLayout(across=Space.M)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)
