"""The options of a question: boxes with a letter, two in a row or one under the other."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.projector.board import Badge


class OptionBox(QWidget):
    """One option."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.letter = Badge(self)
        self.words = BigText(self)

    def say(self, letter: str, text: str) -> None:
        """Show an option."""
        self.letter.say(letter)
        self.words.say(text)
        self.setAccessibleName(f"{letter}: {text}")

    def height_at(self, pixels: int, width: float) -> int:
        """Return how high it is in a size and a width."""
        side = round(pixels * 1.5)
        inner = int(width) - round(pixels * 2.2) - side
        return max(side, self.words.height_at(pixels, inner)) + round(pixels * 1.1)

    def lines_at(self, pixels: int, width: float) -> int:
        """Return how many lines its text takes."""
        inner = int(width) - round(pixels * 2.2) - round(pixels * 1.5)
        return round(self.words.height_at(pixels, inner) / max(1, round(pixels * 1.3)))

    def breaks_at(self, pixels: int, width: float) -> bool:
        """Return whether a word of its text is wider than its room."""
        inner = int(width) - round(pixels * 2.2) - round(pixels * 1.5)
        return self.words.widest_word(pixels) > inner

    def place(self, x: float, y: float, width: float, height: int, pixels: int) -> None:
        """Put it somewhere."""
        self.setGeometry(int(x), int(y), int(width), height)
        side, pad = round(pixels * 1.5), round(pixels * 0.8)
        self.letter.size_to(round(pixels * 0.8))
        self.letter.setGeometry(pad, (height - side) // 2, side, side)
        inner = int(width) - round(pixels * 2.2) - side
        tall = self.words.height_at(pixels, inner)
        self.words.size_to(pixels)
        left = pad + side + round(pixels * 0.6)
        self.words.setGeometry(left, (height - tall) // 2, inner, tall)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("control"), max(1.5, self.letter.height() / 28)))
        painter.setBrush(theme.colour("card"))
        round_by = self.letter.height() / 4
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), round_by, round_by)
        painter.end()


class OptionBoxes:
    """The boxes of one question and how they are laid out.

    Args:
        parent: the board they stand on.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.boxes: list[OptionBox] = []

    def say(self, letters: tuple[str, ...], options: tuple[str, ...]) -> None:
        """Show the options of a question."""
        while len(self.boxes) < len(options):
            self.boxes.append(OptionBox(self._parent))
        for box in self.boxes[len(options) :]:
            box.hide()
            box.deleteLater()
        del self.boxes[len(options) :]
        for box, letter, text in zip(self.boxes, letters, options, strict=True):
            box.say(letter, text)
            box.show()

    def height_at(self, pixels: int, width: int) -> int:
        """Return how high they are in a size."""
        columns = self._columns(pixels, width)
        rows = self._rows(pixels, width, columns)
        return sum(rows) + round(pixels * 0.7) * (len(rows) - 1)

    def breaks_at(self, pixels: int, width: int) -> bool:
        """Return whether a word of any of them is broken in a size, however they are laid out."""
        return any(box.breaks_at(pixels, width) for box in self.boxes)

    def place(self, x: int, y: int, width: int, pixels: int) -> None:
        """Put them somewhere in a size."""
        columns = self._columns(pixels, width)
        gap = round(pixels * 0.7)
        each = (width - gap * (columns - 1)) // columns
        rows = self._rows(pixels, width, columns)
        for number, box in enumerate(self.boxes):
            row, column = divmod(number, columns)
            top = y + sum(rows[:row]) + gap * row
            box.place(x + column * (each + gap), top, each, rows[row], pixels)

    def _columns(self, pixels: int, width: int) -> int:
        """Return 2 where that takes less height and no text gets ragged, else 1."""
        half = (width - round(pixels * 0.7)) // 2
        if any(
            box.breaks_at(pixels, half) and not box.breaks_at(pixels, width) for box in self.boxes
        ):
            return 1
        short = all(box.lines_at(pixels, half) <= 2 for box in self.boxes)
        if short or width < 1:
            return 2
        gap = round(pixels * 0.7)
        two, one = self._rows(pixels, width, 2), self._rows(pixels, width, 1)
        return 2 if sum(two) + gap < sum(one) + gap * (len(one) - 1) - pixels * 4 else 1

    def _rows(self, pixels: int, width: int, columns: int) -> list[int]:
        gap = round(pixels * 0.7)
        each = (width - gap * (columns - 1)) // columns
        heights = [box.height_at(pixels, each) for box in self.boxes]
        return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]
