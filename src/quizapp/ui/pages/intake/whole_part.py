"""A question of a file in whole; of one that changed, what is here beside what is in the file."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.importing import Fate, Incoming
from quizapp.core.authoring.questions import ForeignOption, ForeignQuestion
from quizapp.core.content.items import Item, Option
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.intake.questions_model import Row

_SIDE_BY_SIDE = 560
"""Pixels at 100 % text from which the two stand side by side."""
_LETTERS = "ABCDEFGHIJKLMNOP"

Line = tuple[str, str]
"""The letter of an option, and its text."""


class WholePart(QWidget):
    """Shows one question.

    Args:
        parent: the widget it stands in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.M)
        self._here = Card(self, Space.M, self.tr("As it is here"))
        self._there = Card(self, Space.M, self.tr("As it is in the file"))
        self.texts = body("", self), body("", self)
        for card, text in zip((self._here, self._there), self.texts, strict=True):
            card.column.addWidget(text)
            self._row.addWidget(card, 1)

    def show_row(self, row: Row) -> str:
        """Show a question, and return it as a text to be heard."""
        incoming = row.incoming
        if incoming is not None and incoming.fate is Fate.CHANGED and incoming.there is not None:
            self._compare(incoming, incoming.there[1].item)
        else:
            self._here.hide()
            self.texts[1].say(_alone(row))
        self._fit()
        texts = self.texts[self._here.isHidden() :]
        return "\n".join(text.text() for text in texts)

    def _compare(self, incoming: Incoming, item: Item) -> None:
        before, after = _lines(item), _lines(incoming.question)
        would = self.tr("As it is in the file: it would replace the other")
        for text, title, own, other in (
            (self.texts[0], self.tr("As it is here"), before, after),
            (self.texts[1], would, after, before),
        ):
            text.say((Span(f"{title}\n", Tone.QUIET), *_marked(own, other)))
        self._here.show()

    def _fit(self) -> None:
        wide = self.width() >= current_theme().px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if wide else way.TopToBottom)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _lines(question: ForeignQuestion | Item) -> list[Line]:
    """Return the stem and the options, that which is right with a sign."""
    options: Sequence[ForeignOption | Option] = question.options
    lines = [("", question.stem or "–")]
    for letter, option in zip(_LETTERS, options, strict=False):
        lines.append((letter, f"{option.text} ✓" if option.is_key else option.text))
    return lines


def _marked(own: Sequence[Line], other: Sequence[Line]) -> list[Span]:
    """Return lines of which those are marked that the other doesn't have in this place."""
    spans = []
    for place, (sign, text) in enumerate(own):
        same = place < len(other) and other[place] == (sign, text)
        spans.append(Span(("\n" if place else "") + (f"{sign}  " if sign else "")))
        spans.append(Span(text, Tone.PLAIN if same else Tone.MARK))
    return spans


def _alone(row: Row) -> tuple[Span, ...]:
    """Return a question with its options and what is said of them."""
    if row.incoming is None:
        return (Span(row.stem), Span(f"\n{row.reason}", Tone.QUIET))
    question = row.incoming.question
    spans = [Span(question.stem or "–", Tone.STRONG)]
    for letter, option in zip(_LETTERS, question.options, strict=False):
        sign = " ✓" if option.is_key else ""
        spans.append(Span(f"\n{letter}  {option.text}{sign}"))
        if option.feedback:
            spans.append(Span(f"  {option.feedback}", Tone.QUIET))
    said = (question.correction, question.feedback)
    spans += [Span(f"\n{one}", Tone.QUIET) for one in said if one]
    return tuple(spans)
