"""A table passage in large type: the rows that matter, the cited cells marked."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from quizapp.core.cards.outline import PassagePart
from quizapp.ui.kit.text.big_text import in_pixels
from quizapp.ui.kit.text.text_layout import LaidOutText, Span, TextStyle, Tone, natural_width
from quizapp.ui.kit.theme.theme import current_theme

_HEAD = TextStyle(tone=Tone.QUIET, spread=1.35)
_CELL = TextStyle(spread=1.35)
_MARKED = TextStyle(bold=True, spread=1.35)


class BigTable(QLabel):
    """Paints the header and the rows around what is cited; cells wrap before they are cut off.

    Args:
        parent: the widget it stands in; it is placed by hand.
        part: a passage that is a table with cells to mark.
    """

    def __init__(self, parent: QWidget, part: PassagePart) -> None:
        super().__init__(parent)
        table, rows = part.table, part.near_rows
        assert table is not None
        self._cells = frozenset(part.source.cells)
        self._heads = table.columns
        self._lines: list[tuple[str, ...]] = []
        before = -1
        empty = ("",) * (len(table.columns) - 1)
        for place in rows:
            if place > before + 1:
                self._lines.append(("…", *empty))
            self._lines.append(table.rows[place])
            before = place
        if before < len(table.rows) - 1:
            self._lines.append(("…", *empty))
        self._pixels = 16
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText("\n".join(" · ".join(line) for line in (self._heads, *self._lines)))
        self.setAccessibleName(self.text())

    def _setting(self, number: int, line: tuple[str, ...], column: int) -> TextStyle:
        if number == 0:
            return _HEAD
        return _MARKED if self._is_marked(line, column) else _CELL

    def _is_marked(self, line: tuple[str, ...], column: int) -> bool:
        return (line[0], self._heads[column]) in self._cells

    def _laid_out(self, pixels: int, width: float) -> tuple[list[float], list[list[LaidOutText]]]:
        look = in_pixels(pixels)
        gap = pixels * 1.2
        lines = [self._heads, *self._lines]
        natural = [
            max(
                natural_width((Span(line[c]),), self._setting(n, line, c), look) + 4
                for n, line in enumerate(lines)
            )
            for c in range(len(self._heads))
        ]
        room = width - gap * (len(natural) - 1) - pixels
        widths = list(natural)
        while sum(widths) > room + 1:  # the widest give way first
            widest = max(widths)
            next_one = max((w for w in widths if w < widest - 0.5), default=0.0)
            many = sum(w > widest - 0.5 for w in widths)
            over = (sum(widths) - room) / many
            target = max(next_one, widest - over, 1.0)
            widths = [min(w, target) for w in widths]
            if target <= 1.0:
                break
        return widths, [
            [
                LaidOutText((Span(line[c]),), self._setting(n, line, c), look, widths[c])
                for c in range(len(line))
            ]
            for n, line in enumerate(lines)
        ]

    def height_at(self, pixels: int, width: float) -> int:
        """Return how high it is in a size and a width."""
        _, lines = self._laid_out(pixels, width)
        return int(sum(max(t.height for t in line) + pixels * 0.3 for line in lines)) + 2

    def place(self, x: float, y: float, width: float, pixels: int) -> int:
        """Put it somewhere in a size; return how high it became."""
        self._pixels = pixels
        height = self.height_at(pixels, width)
        self.setGeometry(int(x), int(y), int(width), height)
        return height

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self.height_at(self._pixels, width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_theme()
        widths, lines = self._laid_out(self._pixels, self.width())
        painter = QPainter(self)
        y = 0.0
        gap = self._pixels * 1.2
        texts = [self._heads, *self._lines]
        for number, line in enumerate(lines):
            tall = max(text.height for text in line) + self._pixels * 0.3
            x = self._pixels * 0.5
            for column, text in enumerate(line):
                if number and self._is_marked(texts[number], column):
                    box = QRectF(x - 6, y, text.used_width + 12, tall)
                    painter.fillRect(box, look.colour("mark"))
                    text.paint(painter, QPointF(x, y + self._pixels * 0.15), look.colour("on_mark"))
                else:
                    text.paint(painter, QPointF(x, y + self._pixels * 0.15))
                x += widths[column] + gap
            y += tall
        painter.end()
