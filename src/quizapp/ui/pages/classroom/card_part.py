"""Key, reasons and passage of a question, as a part of a page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import Claim
from quizapp.ui.card.card_view import PassagesCard, SaidText, explanation_of
from quizapp.ui.kit.theme.theme import Space


class CardPart(QWidget):
    """What stands under the fact once a question is explained.

    Args:
        card: the feedback card.
        parent: the widget it stands in.
        claims: whether the false claims are shown; False: they stand above already.

    Signals:
        passage_opened: a ``PassageId`` to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(
        self, card: FeedbackCard, parent: QWidget | None = None, *, claims: bool = True
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        kinds = explanation_of(card)
        column.addWidget(SaidText(card, (*kinds, Claim) if claims else kinds, self))
        passages = PassagesCard(self)
        passages.render_card(card)
        passages.passage_opened.connect(self.passage_opened)
        column.addWidget(passages)
