"""A table passage in large type: the rows that matter, the cited cells marked."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.cards.outline import PassagePart
from quizapp.ui.kit.table.shown_table import Cell, column_widths, shown_table
from quizapp.ui.kit.text.big_text import BigText, in_pixels
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone, natural_width
from quizapp.ui.kit.theme.theme import current_theme

_GAP, _BESIDE, _BETWEEN = 1.2, 0.5, 0.3
"""In sizes of the type: between columns, at either side, between lines."""


class BigTable(BigText):
    """Paints the header and the rows around what is cited; cells wrap before they are cut off.

    Args:
        parent: the widget it stands in; it is placed by hand.
        part: a passage that is a table with cells to mark.
    """

    def __init__(self, parent: QWidget, part: PassagePart) -> None:
        super().__init__(parent)
        assert part.table is not None
        self._lines = shown_table(part.table, part.near_rows, frozenset(part.source.cells))
        self.say("\n".join(" · ".join(cell.text for cell in line) for line in self._lines))
        self.setAccessibleName(self.text())

    def _laid_out(
        self, pixels: int, width: float
    ) -> tuple[tuple[float, ...], list[list[LaidOutText]]]:
        theme = in_pixels(pixels)
        natural = [
            max(natural_width((Span(cell.text),), _style(cell), theme) + 4 for cell in column)
            for column in zip(*self._lines, strict=True)
        ]
        room = width - pixels * (_GAP * (len(natural) - 1) + 2 * _BESIDE)
        widths = column_widths(natural, room)
        return widths, [
            [
                LaidOutText((Span(cell.text),), _style(cell), theme, wide)
                for cell, wide in zip(line, widths, strict=True)
            ]
            for line in self._lines
        ]

    @override
    def height_at(self, pixels: int, width: float) -> int:
        _, lines = self._laid_out(pixels, width)
        return int(sum(max(t.height for t in line) + pixels * _BETWEEN for line in lines)) + 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        widths, texts = self._laid_out(self.pixels, self.width())
        painter = QPainter(self)
        y = 0.0
        for line, laid_out in zip(self._lines, texts, strict=True):
            tall = max(text.height for text in laid_out) + self.pixels * _BETWEEN
            x = self.pixels * _BESIDE
            for cell, text, wide in zip(line, laid_out, widths, strict=True):
                left = x + (wide - text.used_width if cell.right else 0)
                ink = None
                if cell.marked:
                    box = QRectF(left - 6, y, text.used_width + 12, tall)
                    painter.fillRect(box, theme.colour("mark"))
                    ink = theme.colour("on_mark")
                text.paint(painter, QPointF(left, y + self.pixels * _BETWEEN / 2), ink)
                x += wide + self.pixels * _GAP
            y += tall
        painter.end()


def _style(cell: Cell) -> TextStyle:
    tone = Tone.QUIET if cell.head else Tone.PLAIN
    return TextStyle(bold=cell.marked, tone=tone, spread=1.35)
