"""What a teacher answered to what the learner said is wrong, until it was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.review.intents import AnswersIntent, ReadAnswer
from quizapp.ui.shell.destinations import OpenSummary

if TYPE_CHECKING:
    from quizapp.core.views.objections import AnsweredObjection


class AnswersPart(QWidget):
    """A card for each answer; it goes when the learner says that it was read.

    Args:
        act: takes what is done with an answer.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[AnswersIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._shown: tuple[AnsweredObjection, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)

    def show_answers(self, answers: tuple[AnsweredObjection, ...]) -> None:
        """Show the answers."""
        self.setVisible(bool(answers))
        if answers == self._shown:
            return
        self._shown = answers
        clear(self._column)
        for one in answers:
            self._column.addWidget(self._card(one))

    def _card(self, one: AnsweredObjection) -> Card:
        said = one.objection
        title = self.tr("An answer to what you wrote")
        card = Card(self, padding=Space.L, name=title)
        card.column.setSpacing(Space.S)
        card.column.addWidget(heading(title, Type.LEAD, card))
        for label, text in (
            (self.tr("Fact:"), one.fact),
            (self.tr("You wrote:"), said.note),
            (self.tr("Answer:"), said.answer),
        ):
            card.column.addWidget(body((Span(label, Tone.LABEL), Span(f" {text}")), card))
        read = quiet(self.tr("I have read it"), Icon.CHECK, card)
        read.clicked.connect(lambda: self._act(ReadAnswer(said.id)))
        look = link(self.tr("Look at the question"), parent=card)
        look.call(self.tr("Look at the question: {fact}").format(fact=one.fact))
        look.clicked.connect(lambda: self._act(OpenSummary(one.attempt_id, said.presented_id)))
        row = FlowLayout(across=Space.L, down=Space.S)
        row.addWidget(read)
        row.addWidget(look)
        card.column.addLayout(row)
        return card
