"""The feedback card on the desktop: what is said, and the passages, as two texts to read."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import (
    NO_SOURCE,
    Asked,
    FactLine,
    MapPart,
    Options,
    Paragraph,
    Part,
    PassagePart,
    PicturePart,
    Provenance,
    Reading,
    RightAnswer,
    Verdict,
    Why,
    outline,
)
from quizapp.core.cards.plain import spoken_text
from quizapp.core.content.facts import Status
from quizapp.core.content.glossary import GlossaryEntry
from quizapp.ui.card.card_text import WALKING_KEYS, CardText
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.theme.theme import Space, current_theme

EXPLANATION: tuple[type[Part], ...] = (
    RightAnswer,
    Provenance,
    PicturePart,
    Why,
    Paragraph,
    Options,
)
"""The parts that explain a question whose fact and claims stand above them already."""


def explanation_of(card: FeedbackCard) -> tuple[type[Part], ...]:
    """Return the parts that explain a question under its fact: a takeaway is one of them."""
    return (*EXPLANATION, FactLine) if card.takeaway else EXPLANATION


_LEAD = Asked | Verdict | RightAnswer
"""The parts over the whole width, above both columns."""

_BESIDE = PassagePart | Reading | MapPart
"""The parts that stand beside what is said."""

_COLUMN = 780
_NO_LIMIT = 16_777_215


class CardView(QWidget):
    """Shows one feedback card after the other (spec FB-1).

    The verdict with the right option leads. Below, wide: what is said on the left, the passages
    beside it. Narrow: one under the other.

    Reading begins at the card itself, whose name is the verdict and whose description the rest of
    what is said: a screen reader tells both with the focus. Of a text it tells no description,
    and a text that was just written no name. Keys that walk a text walk the first one.

    Signals:
        passage_opened: a PassageId to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: FeedbackCard | None = None
        give_role(self, Role.Grouping)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to its texts
        self.lead = CardText(self.tr("Verdict"), parent=self)
        self.said = CardText(self.tr("Explanation"), parent=self)
        self.passages = PassagesCard(parent=self)
        self.passages.passage_opened.connect(self.passage_opened)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(Space.XL)
        self._sides.addWidget(self.said)
        self._sides.addWidget(self.passages)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(Space.S)
        self._whole.addWidget(self.lead)
        self._whole.addLayout(self._sides)
        self._whole.addStretch()

    def render(  # type: ignore[override]
        self, card: FeedbackCard, glossary: tuple[GlossaryEntry, ...] = ()
    ) -> None:
        """Show a card; folds that were open stay open only for the same card.

        Args:
            card: the card.
            glossary: words that are explained in its passages.
        """
        if card != self._card:
            self._card = card
            for text in (self.lead, self.said, self.passages.text):
                text.fold_all()
        parts = outline(card)
        self.lead.render_parts(tuple(part for part in parts if isinstance(part, _LEAD)))
        self.said.render_parts(tuple(part for part in parts if _is_said(part)))
        verdict = next(part.whole for part in parts if isinstance(part, Verdict))
        self.setAccessibleName(verdict)
        self.setAccessibleDescription(" ".join(spoken_text(parts)[1:]))
        self.passages.render_card(card, glossary)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in WALKING_KEYS and self.hasFocus():
            self.lead.setFocus(Qt.FocusReason.OtherFocusReason)
            QCoreApplication.sendEvent(self.lead, event)
        else:
            super().keyPressEvent(event)

    def arrange(self, *, wide: bool) -> None:
        """Put the passages beside what is said, or under it."""
        directions = QBoxLayout.Direction
        self._sides.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.setMaximumWidth(_NO_LIMIT if wide else current_theme().px(_COLUMN))
        # Side by side they share the height, and the passages' card ends where they end; one under
        # the other they keep their own.
        top = Qt.AlignmentFlag.AlignTop
        self._sides.setAlignment(self.passages, top if wide else Qt.AlignmentFlag(0))
        self._sides.setStretch(0, 120 if wide else 0)
        self._sides.setStretch(1, 100 if wide else 0)
        self._whole.setStretch(1, 1 if wide else 0)
        self._whole.setStretch(2, 0 if wide else 1)

    def set_margin_above(self, pixels: int) -> None:
        """Leave room above it."""
        self._whole.setContentsMargins(0, pixels, 0, 0)


class PassagesCard(Card):
    """The passages that the fact rests on, evidence marked, places named.

    Signals:
        passage_opened: a PassageId to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=Space.L)
        self.text = CardText(self.tr("Source passages"), parent=self)
        self.text.passage_opened.connect(self.passage_opened)
        self.column.addWidget(self.text)
        self.column.addStretch(1)

    def render_card(self, card: FeedbackCard, glossary: tuple[GlossaryEntry, ...] = ()) -> None:
        """Show the passages of a card, what they come to where they differ, and the map."""
        parts = outline(card)
        chosen = tuple(part for part in parts if isinstance(part, _BESIDE))
        heading = self._heading(card)
        self.text.setAccessibleName(heading)
        # A passage is seen to be one, and where they differ the first words say so.
        told = not card.sources or any(isinstance(part, PassagePart) for part in chosen)
        disputed = card.status is Status.DISPUTED and not card.reading
        self.text.render_parts(chosen, "" if told and not disputed else heading, glossary)

    def _heading(self, card: FeedbackCard) -> str:
        number = len(card.sources)
        if card.status is Status.DISPUTED and number > 1:
            return self.tr("Source passages · disputed: they differ")
        if number == 0:
            return NO_SOURCE
        return self.tr("Source passage") if number == 1 else self.tr("Source passages")


class SaidText(CardText):
    """Some of what a card says.

    Args:
        card: the card.
        kinds: which parts to show.
        parent: the widget it stands in.
    """

    def __init__(
        self, card: FeedbackCard, kinds: tuple[type[Part], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("About this question"))
        self.render_parts(tuple(part for part in outline(card) if isinstance(part, kinds)))


def _is_said(part: Part) -> bool:
    return not isinstance(part, _LEAD | _BESIDE)
