"""The side *As pupils see it*: the question to answer, and the card that follows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from quizapp.core.authoring.trying import Trial, trial
from quizapp.core.cards.card import answered
from quizapp.core.content.items import ItemKind
from quizapp.ui.card.card_view import CardView
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.workbench.intents import StepQuestion, WorkbenchIntent
from quizapp.ui.pages.workbench.sights import tried_order
from quizapp.ui.pages.workbench.state import WorkbenchState

_MOST_HIGH = 200
"""Pixels at 100 % text that the picture gets: the options stay in sight."""


class PupilPart(QWidget):
    """One question as a pupil meets it.

    Args:
        act: takes that another question is wanted.
        parent: the widget it stands in.
    """

    def __init__(
        self, act: Callable[[WorkbenchIntent], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trial: Trial | None = None
        self._choice: int | None = None
        self._group = QButtonGroup(self)
        self._place = small("", self)
        self.before = quiet(self.tr("Previous"), Icon.BACK, self)
        self.before.clicked.connect(lambda: act(StepQuestion(-1)))
        self.after = quiet(self.tr("Next"), Icon.FORWARD, self)
        self.after.clicked.connect(lambda: act(StepQuestion(1)))
        self._asked = QVBoxLayout()
        self._asked.setSpacing(Space.S)
        self._note = small("", self)
        self.card = CardView(self)
        self.card.arrange(wide=False)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._place)
        column.addLayout(self._asked)
        column.addWidget(self._note)
        column.addWidget(self.card)
        ways = FlowLayout(across=Space.S)
        ways.addWidget(self.before)
        ways.addWidget(self.after)
        column.addLayout(ways)
        column.addStretch(1)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the chosen question as it stands; the same again leaves the answer alone."""
        if state.chosen is None:
            return
        order = tried_order(state)
        here = order.index(state.item_id) if state.item_id in order else -1
        if here >= 0:
            said = self.tr("Question {n} of {of}. Nothing is recorded.")
            tell(self._place, said.format(n=here + 1, of=len(order)))
        else:
            tell(self._place, self.tr("Retired. Nothing is recorded."))
        self.before.setEnabled(here > 0)
        self.after.setEnabled(0 <= here < len(order) - 1)
        draft, question = state.chosen
        found = trial(state.copy, draft, question)
        if found == self._trial:
            return
        same = self._trial is not None and self._trial.question == found.question
        self._trial = found
        if not same:
            self._choice = None
            self._ask(found)
        self._tell()

    def _ask(self, found: Trial) -> None:
        clear(self._asked)
        question = found.question
        judged = question.kind is ItemKind.TRUE_FALSE
        for above in (question.source_line, self.tr("Claim to judge") if judged else ""):
            if above:
                self._asked.addWidget(small(above, self))
        words = question.stem or self.tr("(nothing is asked yet)")
        self._asked.addWidget(heading(words, Type.LEAD, self))
        if question.picture is not None:
            drawn = PictureView(question.picture, _MOST_HIGH, self)
            self._asked.addWidget(drawn, 0, Qt.AlignmentFlag.AlignLeft)
        self._group = QButtonGroup(self)
        rows = tuple(zip(question.letters, question.options, strict=True))
        for number, (letter, text) in enumerate(rows):
            row = OptionRow(letter, text or self.tr("(empty)"), (number + 1, len(rows)), self)
            self._group.addButton(row, number)
            self._asked.addWidget(row)
        self._group.idClicked.connect(self.answer)

    def answer(self, number: int) -> None:
        """Answer with an option, from 0, and show what a pupil is told."""
        self._choice = number
        self._group.button(number).setChecked(True)
        self._tell()
        if not self.card.isHidden():
            announce(self, self.card.accessibleName(), assertive=True)

    def _tell(self) -> None:
        """Show the card for what was answered, or say why there is none."""
        found = self._trial
        assert found is not None
        if found.card is None:
            note = self.tr("Mark the right option: then the card is shown here.")
        elif self._choice is None:
            note = self.tr("Answer as a pupil would: the card follows.")
        else:
            note = ""
        tell(self._note, note)
        self._note.setVisible(bool(note))
        shown = found.card is not None and self._choice is not None
        if found.card is not None and self._choice is not None:
            self.card.render(answered(found.card, self._choice))
        self.card.setVisible(shown)

    @property
    def first(self) -> QWidget:
        """Return what gets the focus: the first option."""
        buttons = self._group.buttons()
        return buttons[0] if buttons else self.after
