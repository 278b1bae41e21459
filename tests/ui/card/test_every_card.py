"""Every question, every choice, as the desktop's two text documents say it."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from quizapp.core.cards.outline import Part, PassagePart, Reading
from quizapp.ui.card.card_writer import CardWriter
from quizapp.ui.kit.theme.theme import current_theme
from tests.card_claims import Outline, built_in_questions, faults, told


def _document(parts: Outline) -> str:
    """Return what a document says, its parts written as ``CardView`` splits them."""
    document = QTextDocument()
    CardWriter(document, current_theme(), width=600.0).write(parts)
    return document.toPlainText()


def _beside(part: Part) -> bool:
    return isinstance(part, PassagePart | Reading)


def test_the_documents_make_every_claim_in_order(qtbot: QtBot) -> None:
    wrong = []
    for question in built_in_questions():
        passages = ""
        for parts in question.outlines():
            # The passages are the same whatever was chosen.
            passages = passages or _document(tuple(part for part in parts if _beside(part)))
            said = _document(tuple(part for part in parts if not _beside(part)))
            wrong += faults(question, parts, f"{said}\n{passages}")
    assert not wrong, told(wrong)
