"""The feedback card itself: what is read, the passages, the options, in the order of reading."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.feedback import FeedbackCard
from quizapp.core.grading import Outcome
from quizapp.ui.feedback.options import OptionsPart
from quizapp.ui.feedback.sources import SourcesCard
from quizapp.ui.feedback.wording import (
    claim_label,
    judged_claim,
    judged_label,
    myth_claim,
    standing,
    verdict,
)
from quizapp.ui.icons import Icon
from quizapp.ui.technique_words import technique_words
from quizapp.ui.theme import Space, Type, worn_look
from quizapp.ui.widgets.buttons import Button
from quizapp.ui.widgets.glyph import Glyph
from quizapp.ui.widgets.prose import Prose, body, heading, small
from quizapp.ui.widgets.text_setting import Setting, Span, Tone

_COLUMN = 780
_NO_LIMIT = 16_777_215
_SHORT_FACT = 60
"""A fact of so many characters stands on two lines of the biggest type."""

_VERDICTS = {
    Outcome.RIGHT: (Icon.RIGHT, Tone.RIGHT, "right"),
    Outcome.WRONG: (Icon.WRONG, Tone.WRONG, "wrong"),
    Outcome.SKIPPED: (Icon.SKIPPED, Tone.QUIET, "quiet"),
}


class CardView(QWidget):
    """One feedback card. A new card is a new view.

    Wide: what is read and the options on the left, the passages beside them. Narrow: read,
    passages, options, one under the other (PEDAGOGY.md 1.2, parts 1 to 7).

    Signals:
        passage_opened: a PassageId to read in its document.
    """

    passage_opened = Signal(str)

    def __init__(self, card: FeedbackCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self.verdict = self._verdict_line()
        self._read = QVBoxLayout()
        self._read.setSpacing(Space.M)
        for widget in self._parts():
            self._read.addWidget(widget)
        self._read.addStretch(1)
        self._sources = SourcesCard(card)
        self._sources.passage_opened.connect(self.passage_opened)
        self._options = OptionsPart(card.options)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(Space.XL)
        self._sides.addLayout(self._read)
        self._sides.addWidget(self._sources)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._sides)
        self._whole.addStretch()

    def arrange(self, *, wide: bool) -> None:
        """Put the passages beside the rest, or between what is read and the options."""
        self._read.removeWidget(self._options)
        self._sides.removeWidget(self._options)
        if wide:
            self._sides.setDirection(QBoxLayout.Direction.LeftToRight)
            self._read.insertWidget(self._read.count() - 1, self._options)
            self.setMaximumWidth(_NO_LIMIT)
        else:
            self._sides.setDirection(QBoxLayout.Direction.TopToBottom)
            self._sides.addWidget(self._options)
            self.setMaximumWidth(worn_look().px(_COLUMN))
        # Side by side the two fill the height; one under the other they keep their own.
        self._sides.setStretch(0, 105 if wide else 0)
        self._sides.setStretch(1, 100 if wide else 0)
        self._whole.setStretch(0, 1 if wide else 0)
        self._whole.setStretch(1, 0 if wide else 1)

    def controls(self, *, wide: bool) -> list[QWidget]:
        """Return what Tab stops at, in the order in which it is seen."""
        links: list[QWidget] = list(self._sources.findChildren(Button))
        fold: list[QWidget] = list(self._options.findChildren(Button))
        return fold + links if wide else links + fold

    def _parts(self) -> list[QWidget]:
        """Return parts 1 to 5, the stem above them."""
        card = self._card
        judged, myth = judged_claim(card), myth_claim(card)
        parts: list[QWidget] = []
        if judged is None:
            parts.append(small(card.stem))
        elif myth is not None:
            parts.append(small(f"{judged_label(card)} {card.stem}"))
        parts.append(self.verdict)
        # A long fact at full size pushes the right option out of sight. It stays the biggest.
        fact = heading(card.fact, Type.TITLE if len(card.fact) <= _SHORT_FACT else Type.LEAD)
        fact.setAccessibleName(self.tr("Fact: {fact}").format(fact=card.fact))
        parts.append(fact)
        if standing(card):
            parts.append(small(standing(card)))
        claim = myth or judged
        if claim is not None:
            parts.append(body((Span(f"{claim_label(card)} ", Tone.LABEL), Span(claim.claim))))
        if judged is not None and card.myth is None:
            label = self.tr("Correction:") + " "
            parts.append(body((Span(label, Tone.LABEL), Span(judged.correction))))
        if card.myth is not None:
            parts.append(self._why(card.myth.why_misleading, card.myth.technique))
            parts.append(body(card.myth.replacement))
        if card.explanation:
            parts.append(body(card.explanation))
        return parts

    def _verdict_line(self) -> QWidget:
        words = verdict(self._card)
        icon, tone, colour = _VERDICTS[self._card.outcome]
        line = QWidget()
        line.setAccessibleName(words)
        line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else no window gives it the focus
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(Glyph(icon, 26, colour), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(words, Setting(bold=True, tone=tone)), 1)
        return line

    def _why(self, why: str, technique: str) -> Prose:
        spans = [Span(self.tr("Why it misleads."), Tone.STRONG), Span(f" {why}")]
        if technique:
            spans += [Span("  "), Span(technique_words(technique), Tone.CHIP)]
        return body(tuple(spans))
