"""Who is there: names in rows, as large as they fit. Made for a class that joins all at once."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from quizapp.ui.kit.text.big_text import in_pixels, largest
from quizapp.ui.kit.theme.theme import Type, current_theme, font_for

_BASE = 64
"""The size at which names are measured; widths in other sizes follow from it."""

_PAD, _GAP, _PITCH = 0.75, 0.7, 2.1
"""Shares of the size: room inside a name's outline, between two of them, and from row to row."""


class NameCloud(QLabel):
    """Paints names. Its text is all of what can be read in it.

    Args:
        parent: the widget it stands in; it is placed by hand.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._widths: dict[str, float] = {}
        self._measured_in = QFont()
        self._pixels = 16
        self._shown: tuple[str, ...] = ()
        self._rest = ""
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, names: tuple[str, ...]) -> None:
        """Take other names, in the order of coming."""
        self._names = names

    def fit(self, width: int, height: int, most: float, least: float) -> None:
        """Show all names in the largest size that fits.

        Where even the least one is too large for all, the latest, and how many more there are.
        """
        self._measure()
        names = self._names
        self._rest = ""
        pixels = largest(lambda size: self._rows(names, size, width) <= height, most, least)
        if self._rows(names, pixels, width) > height:
            low, high = 0, len(names)
            latest = tuple(reversed(names))
            while low < high:
                middle = (low + high + 1) // 2
                self._rest = self._more(len(names) - middle)
                if self._rows(latest[:middle], pixels, width) <= height:
                    low = middle
                else:
                    high = middle - 1
            names = latest[:low]
            self._rest = self._more(len(self._names) - low)
        self._pixels, self._shown = pixels, names
        self.setText(", ".join((*names, self._rest) if self._rest else names))
        self.update()

    def _more(self, number: int) -> str:
        return self.tr("and {number} more").format(number=number)

    def _measure(self) -> None:
        font = font_for(in_pixels(_BASE), Type.BODY)
        if font.family() != self._measured_in.family():
            self._measured_in, self._widths = font, {}
        metrics = QFontMetricsF(font)
        for name in self._names:
            if name not in self._widths:
                self._widths[name] = metrics.horizontalAdvance(name) / _BASE

    def _width(self, text: str, pixels: int) -> float:
        if text not in self._widths:
            metrics = QFontMetricsF(font_for(in_pixels(_BASE), Type.BODY))
            self._widths[text] = metrics.horizontalAdvance(text) / _BASE
        return (self._widths[text] + 2 * _PAD) * pixels

    def _places(
        self, names: tuple[str, ...], pixels: int, width: int
    ) -> list[tuple[str, float, float, float]]:
        """Return each text with where it begins and how wide it is."""
        placed = []
        x = y = 0.0
        for text in (*names, self._rest) if self._rest else names:
            wide = min(self._width(text, pixels), float(width))
            if x and x + wide > width:
                x, y = 0.0, y + pixels * _PITCH
            placed.append((text, x, y, wide))
            x += wide + pixels * _GAP
        return placed

    def _rows(self, names: tuple[str, ...], pixels: int, width: int) -> float:
        places = self._places(names, pixels, width)
        return places[-1][2] + pixels * _PITCH if places else 0.0

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return int(self._rows(self._shown, self._pixels, width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_for(in_pixels(self._pixels), Type.BODY))
        tall = self._pixels * 1.7
        for text, x, y, wide in self._places(self._shown, self._pixels, self.width()):
            box = QRectF(x + 1, y + 1, wide - 2, tall - 2)
            if text is not self._rest:
                painter.setPen(QPen(theme.colour("control"), max(1.2, self._pixels / 16)))
                painter.drawRoundedRect(box, tall / 2, tall / 2)
            painter.setPen(theme.colour("text"))
            pad = self._pixels * (_PAD - 0.1)
            inside = box.adjusted(pad, 0, -pad, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
