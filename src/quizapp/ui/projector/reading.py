"""The passages that a class reads before it answers, beside the question (spec SE-12).

They are as large as fits. What does not fit even small, such as a long table, is scrolled from the
console, as a long explanation is; the question beside them stays where it is.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from quizapp.core.cards.outline import PassagePart
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.big_text import BigText, largest
from quizapp.ui.projector.board import QUIET
from quizapp.ui.projector.passage_card import PassageCard

_MOST, _LEAST = 4.4, 2.2
"""Units: the largest and the smallest text of a passage."""
_TITLE, _NOTE = 2.6, 2.3
"""Units: the words above the passages, and those that tell that they go on."""


class ReadingColumn(QWidget):
    """Shows passages under the words "Read first".

    Args:
        parent: the board it stands on; it is placed by hand.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts: tuple[PassagePart, ...] = ()
        self.title = BigText(self, QUIET)
        self.title.say(self.tr("Read first"))
        self.inside = QWidget()
        self.area = VerticalScroll(self.inside, parent=self)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(False)
        self.more = BigText(self, QUIET)
        self.passages: list[PassageCard] = []
        self.hide()

    def show_parts(self, parts: tuple[PassagePart, ...]) -> None:
        """Show other passages, from their beginning; the same ones stay as they were scrolled."""
        if parts == self.parts:
            return
        for old in self.passages:
            old.setParent(None)
            old.deleteLater()
        self.parts = parts
        self.passages = [PassageCard(self.inside, part) for part in parts]
        for passage in self.passages:
            passage.show()
        self.setVisible(bool(parts))
        self.area.back_to_top()

    def move_text(self, pages: float) -> None:
        """Scroll by so many pages, down or (negative) up."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + round(self.area.height() * pages))
        self._tell_more()

    @property
    def hidden_below(self) -> int:
        """Return how many pixels are below what is seen."""
        seen = self.area.verticalScrollBar().value() + self.area.height()
        return max(0, self.inside.height() - seen)

    @property
    def scrolls(self) -> bool:
        """Return whether the passages do not fit as a whole."""
        return bool(self.parts) and self.inside.height() > self.area.height()

    def fitting(self, width: int, height: int, u: float) -> int:
        """Return the largest size in which all passages fit, or the least that is read well."""
        room = height - self._head(u)
        return largest(
            lambda size: self._lay_out(size, width) <= room,
            _MOST * u,
            _LEAST * u,
        )

    def place(self, x: int, width: int, height: int, u: float, pixels: int) -> None:
        """Put the passages at the top of their board, in a size that ``fitting`` found."""
        self.setGeometry(x, 0, width, height)
        head = self._head(u)
        self.title.place(0, 0, width, round(_TITLE * u))
        tall = self._lay_out(pixels, width)
        note = round(4 * u) if tall > height - head else 0
        self.area.setGeometry(0, head, width, height - head - note)
        self.inside.resize(width, max(tall, height - head - note))
        self._lay_out(pixels, width, move=True)
        self.more.setVisible(note > 0)
        self.more.place(0, height - round(3.3 * u), width, round(_NOTE * u))
        self._tell_more()

    def _head(self, u: float) -> int:
        return round(_TITLE * u * 1.3) + round(u)

    def _tell_more(self) -> None:
        if self.more.isHidden():
            return
        more = self.hidden_below > 0
        self.more.say(self.tr("The text goes on below.") if more else self.tr("End of the text."))
        self.more.place(0, self.more.y(), self.width(), self.more.pixels)

    def _lay_out(self, pixels: int, width: int, *, move: bool = False) -> int:
        """Return how high the passages are in a size; place them if asked to."""
        y = 0
        for passage in self.passages:
            tall = passage.lay_out(pixels, width, move=move)
            if move:
                passage.setGeometry(0, y, width, tall)
            y += tall + round(pixels * 0.7)
        return max(0, y - round(pixels * 0.7))
