"""Every question as the projector explains it: the class reads one card, whatever it chose."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.card_claims import built_in_questions, faults, told, words

from quizapp.core.cards.outline import Asked as AskedPart
from quizapp.core.cards.outline import FactLine, Options, Part, outline
from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.projector.explain import ExplainBoard
from quizapp.ui.projector.passage_card import PassageCard
from quizapp.ui.projector.state import Asked as OnBoard
from quizapp.ui.projector.state import Explained


def _elsewhere(part: Part) -> bool:
    """What was asked and the options stood on the boards before; the fact is the headline."""
    return isinstance(part, AskedPart | Options | FactLine)


def test_the_explanation_makes_every_claim_in_order(qtbot: QtBot) -> None:
    stage = QWidget()
    qtbot.addWidget(stage)
    board = ExplainBoard(stage)
    wrong = []
    asked = OnBoard(number=1, of=1, stem="", claim=False, letters=(), options=())
    for question in built_in_questions():
        board.render(Explained(asked, question.card))
        shown = [board.fact, *board.texts]
        for beside in board.passages:
            if isinstance(beside, PassageCard):
                shown += [beside.side, beside.words]
            elif isinstance(beside, BigText):
                shown.append(beside)
        text = "\n".join(one.text() for one in shown)
        assert words(text).startswith(words(question.card.headline)), question.id
        parts = outline(question.card, verdict=False)
        wrong += faults(question, parts, text, but=_elsewhere)
    assert not wrong, told(wrong)
