"""Text whose size is given in pixels, for a view that fills whatever screen it is on.

A projector is read from the last row, so its text follows the height of the window and not the
text size that one person set for the app.
"""

from collections.abc import Callable
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from quizapp.ui.kit.text.text_layout import (
    LaidOutText,
    Span,
    TextStyle,
    height_in,
    natural_width,
    plain,
)
from quizapp.ui.kit.theme.theme import Theme, Type, current_theme


class BigText(QLabel):
    """A text of a given size that wraps and is never cut off by itself.

    Args:
        parent: the widget it stands in; it is placed by hand.
        setting: weight, tone, alignment and line height; the size in it is not used.
    """

    def __init__(self, parent: QWidget, setting: TextStyle | None = None) -> None:
        super().__init__(parent)
        self._spans: tuple[Span, ...] = ()
        self._setting = replace(setting or TextStyle(spread=1.3), size=Type.BODY)
        self._pixels = int(Type.BODY)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, text: str | tuple[Span, ...]) -> None:
        """Show another text."""
        spans = (Span(text),) if isinstance(text, str) else text
        if spans != self._spans:
            self._spans = spans
            self.setText(plain(spans))
            self.update()

    def size_to(self, pixels: int) -> None:
        """Set it in another size."""
        if pixels != self._pixels:
            self._pixels = pixels
            self.update()

    @property
    def pixels(self) -> int:
        """Return the size of its type."""
        return self._pixels

    def height_at(self, pixels: int, width: float) -> int:
        """Return how high it is in a size and a width."""
        if not self.text():
            return 0
        return ceil(height_in(self._spans, self._setting, in_pixels(pixels), width))

    def width_at(self, pixels: int) -> int:
        """Return how wide it is in a size when nothing wraps."""
        return ceil(natural_width(self._spans, self._setting, in_pixels(pixels))) + 2

    def widest_word(self, pixels: int) -> int:
        """Return how wide its longest word is in a size."""
        word = max(self.text().split(), key=len, default="")
        return ceil(natural_width((Span(word),), self._setting, in_pixels(pixels)))

    def place(self, x: float, y: float, width: float, pixels: int) -> int:
        """Put it somewhere in a size; return how high it became."""
        height = self.height_at(pixels, int(width))
        self.size_to(pixels)
        self.setGeometry(int(x), int(y), int(width), height)
        return height

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.height_at(self._pixels, width)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = LaidOutText(self._spans, self._setting, in_pixels(self._pixels), self.width())
        words.paint(painter, QPointF(0, (self.height() - words.height) / 2))
        painter.end()


def in_pixels(pixels: int) -> Theme:
    """Return the current theme with body text of so many pixels; labels and chips go with it."""
    return replace(current_theme(), text_percent=round(pixels * 100 / Type.BODY))


def largest(fits: Callable[[int], bool], most: float, least: float) -> int:
    """Return the largest size in whole pixels that fits, or the least one.

    Args:
        fits: whether a size fits; if one does, every smaller one does.
        most: where to begin.
        least: where to give up.
    """
    low, high = round(least), max(round(least), round(most))
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
