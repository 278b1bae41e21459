"""Key, reasons and passage of a question, as a part of a page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.feedback import FeedbackCard
from quizapp.ui.feedback.options import OptionsPart
from quizapp.ui.feedback.sources import SourcesCard
from quizapp.ui.feedback.wording import standing
from quizapp.ui.theme import Space
from quizapp.ui.widgets.prose import body, small
from quizapp.ui.widgets.text_setting import Span, Tone


class CardPart(QWidget):
    """What stands under the fact once a question is explained.

    Args:
        card: the feedback card.
        options: whether the options are shown with their reasons.
        parent: the widget it stands in.

    Signals:
        passage_opened: a ``PassageId`` to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(
        self, card: FeedbackCard, parent: QWidget | None = None, *, options: bool = True
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        if standing(card):
            column.addWidget(small(standing(card), self))
        if card.myth is not None:
            spans = [Span(self.tr("Why it misleads."), Tone.STRONG)]
            spans.append(Span(f" {card.myth.why_misleading} {card.myth.replacement}"))
            column.addWidget(body(tuple(spans), self))
        if card.explanation:
            column.addWidget(body(card.explanation, self))
        if options:
            column.addWidget(OptionsPart(card.options, self))
        sources = SourcesCard(card, self)
        sources.passage_opened.connect(self.passage_opened)
        column.addWidget(sources)
