"""The explanation: the fact as headline, the false claim small, why it misleads, the passage.

Everything is as large as fits. What does not fit even small is scrolled from the console.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.cards.card import FeedbackCard
from quizapp.core.cards.outline import (
    Claim,
    MapPart,
    Paragraph,
    Part,
    PassagePart,
    Provenance,
    Reading,
    RightAnswer,
    Why,
    outline,
)
from quizapp.ui.card.claim_spans import claim_spans, why_spans
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.big_text import BigText, largest
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.projector.big_picture import BigPicture
from quizapp.ui.projector.board import QUIET, STRONG, Board
from quizapp.ui.projector.map_card import MapCard
from quizapp.ui.projector.passage_card import BODY, PassageCard
from quizapp.ui.projector.state import Explained

_MOST, _LEAST = 3.9, 2.2
"""Units: the largest and the smallest body text."""

_COMFORTABLE = 2.8
"""Units: below this size passages after the first are left to scrolling."""

_SHARES = (0.46, 0.38, 0.54)
"""How much of the width the words may get beside the passages, the preferred share first."""


class ExplainBoard(Board):
    """One card in large type (spec FB-1, without verdict and options)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card: FeedbackCard | None = None
        self._first = 1
        self.inside = QWidget()
        self.area = VerticalScroll(self.inside, parent=self)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(False)
        self.more = BigText(self, QUIET)
        self.fact = BigText(self.inside, STRONG)
        self.picture = BigPicture(self.inside)
        self.picture = BigPicture(self.inside)
        self.texts: list[BigText] = []
        self.passages: list[PassageCard | ReadingText | MapCard] = []

    def render(self, view: Explained) -> None:  # type: ignore[override]
        """Show a card; a new one from its beginning."""
        if view.card == self._card:
            return
        self.clear()
        card = self._card = view.card
        self.fact.say(card.headline)
        self.fact.setAccessibleName(self.tr("Fact: {fact}").format(fact=card.headline))
        self.picture.show_picture(card.picture)
        self.picture.show_picture(card.picture)
        parts = outline(card, verdict=False)
        self.texts = [self._text(spans) for part in parts if (spans := _spans(part))]
        passages = [part for part in parts if isinstance(part, PassagePart)]
        readings = [part for part in parts if isinstance(part, Reading)]
        maps = [part for part in parts if isinstance(part, MapPart)]
        self.passages = [
            *(PassageCard(self.inside, part) for part in passages if not part.folded),
            *(ReadingText(self.inside, part) for part in readings),
            *(PassageCard(self.inside, part) for part in passages if part.folded),
            *(MapCard(self.inside, part.places) for part in maps),  # last: it may be scrolled to
        ]
        self._first = sum(not part.folded for part in passages) + len(readings)
        for passage in self.passages:
            passage.show()
        self.area.back_to_top()

    @override
    def clear(self) -> None:
        for old in (*self.texts, *self.passages):
            old.setParent(None)
            old.deleteLater()
        self._card, self.texts, self.passages = None, [], []
        self.fact.say("")
        self.fact.setAccessibleName("")
        self.picture.show_picture(None)
        self.picture.show_picture(None)

    def _text(self, spans: tuple[Span, ...]) -> BigText:
        made = BigText(self.inside, BODY)
        made.say(spans)
        made.show()
        return made

    def move_text(self, pages: float) -> None:
        """Scroll by so many pages, down or (negative) up."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + round(self.area.height() * pages))
        self._tell_more()

    @property
    def scrolls(self) -> bool:
        """Return whether the text does not fit as a whole."""
        return self.inside.height() > self.area.height()

    @property
    def hidden_below(self) -> int:
        """Return how many pixels are below what is seen."""
        seen = self.area.verticalScrollBar().value() + self.area.height()
        return max(0, self.inside.height() - seen)

    def arrange(self) -> None:
        """Find the largest size that fits, and place everything."""
        if self._card is None or self.height() < 1:
            return
        u, width, height = self.u, self.width(), self.height()
        every = len(self.passages)
        size, shown = self._fitting(every, width, height), every
        if size < _COMFORTABLE * u and every > self._first:
            # Many passages: the first at a size that is read well, the others by scrolling.
            shown = self._first
            size = max(min(self._fitting(shown, width, height - round(4 * u)), round(3 * u)), size)
        share = self._share(size, width, shown)
        tall = self._lay_out(share, size, width, every)
        note = round(4 * u) if tall > height else 0
        self.area.setGeometry(0, 0, width, height - note)
        self.inside.resize(width, max(tall, height - note))
        self._lay_out(share, size, width, every, move=True)
        self.more.setVisible(note > 0)
        self.more.place(0, height - round(3.3 * u), width, round(2.3 * u))
        self._tell_more()

    def _tell_more(self) -> None:
        if self.more.isHidden():
            return
        more = self.hidden_below > 0
        self.more.say(self.tr("The text goes on below.") if more else self.tr("End of the text."))
        self.more.place(0, self.more.y(), self.width(), self.more.pixels)

    def _fitting(self, passages: int, width: int, height: int) -> int:
        """Return the largest size in which the words and so many passages fit."""
        return largest(
            lambda size: (
                self._lay_out(self._share(size, width, passages), size, width, passages) <= height
            ),
            _MOST * self.u,
            _LEAST * self.u,
        )

    def _share(self, pixels: int, width: int, passages: int) -> float:
        """Return the words' share of the width: the usual one unless another saves lines."""
        heights = [(self._lay_out(share, pixels, width, passages), share) for share in _SHARES]
        lowest = min(height for height, _ in heights)
        return next(share for height, share in heights if height <= lowest + pixels)

    def _lay_out(
        self, share: float, pixels: int, width: int, passages: int, *, move: bool = False
    ) -> int:
        """Return how high words and so many passages are in a size; place them if asked to."""
        head = width - self.notch[0]
        title = round(pixels * 1.45)
        y = self.fact.height_at(title, head)
        if move:
            self.fact.place(0, 0, head, title)
        y = max(y, self.notch[1]) + round(pixels * 0.9)
        gap = round(pixels * 1.4)
        left = width if not self.passages else round((width - gap) * share)
        if not self.texts:
            left = -gap
        low = y
        for text in self.texts:
            if move:
                text.place(0, low, left, pixels)
            low += text.height_at(pixels, left) + round(pixels * 0.7)
        side, right, x = y, width - left - gap, left + gap
        talls = [one.lay_out(pixels, right, move=move) for one in self.passages[:passages]]
        if self.picture.picture is not None:
            # Above the passages, or under the words where that makes the whole less high.
            cited = sum(talls) + len(talls) * round(pixels * 0.7)
            under, above = (self.picture.size_at(pixels, wide) for wide in (left, right))
            low_down = low + under.height() < side + above.height() + cited and left > 0
            if move and low_down:
                self.picture.place(0, low, under, pixels)
            elif move:
                self.picture.place(x, side, above, pixels)
            low += under.height() if low_down else 0
            side += 0 if low_down else above.height() + round(pixels * 0.7)
        for passage, tall in zip(self.passages, talls, strict=False):
            if move:
                passage.setGeometry(x, side, right, tall)
            side += tall + round(pixels * 0.7)
        return max(low, side)


class ReadingText(BigText):
    """Which reading the passages above it favour."""

    def __init__(self, parent: QWidget, part: Reading) -> None:
        super().__init__(parent, BODY)
        label = f"{part.label} " if part.label else ""
        self.say((Span(label, Tone.STRONG), Span(part.text, Tone.QUIET)))

    def lay_out(self, pixels: int, width: int, *, move: bool) -> int:
        """Return how high it is in a size and a width; take them on if asked to."""
        if move:
            self.place(self.x(), self.y(), width, pixels)
        return self.height_at(pixels, width)


def _spans(part: Part) -> tuple[Span, ...]:
    """Return a part as a paragraph beside the passages; nothing for what stands elsewhere.

    What was asked and the options were on the boards before this one.
    """
    match part:
        case RightAnswer():
            return (Span(part.whole, Tone.STRONG),)
        case Provenance(text):
            return (Span(f"{text}.", Tone.QUIET),)
        case Claim():
            return claim_spans(part, Tone.QUIET)
        case Why():
            return why_spans(part)
        case Paragraph(text):
            return (Span(text),)
        case _:
            return ()
