"""A passage in large type: before its question, and in the explanation."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.cards.outline import PassagePart
from quizapp.core.content.charts import chart_of
from quizapp.ui.kit.table.big_table import BigTable
from quizapp.ui.kit.text.big_text import BigText
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.theme import current_theme
from quizapp.ui.projector.big_chart import BigChart
from quizapp.ui.projector.big_picture import BigPicture
from quizapp.ui.projector.board import QUIET

BODY = TextStyle(spread=1.4)


class PassageCard(QWidget):
    """A passage with its evidence marked, its picture, and its place named."""

    def __init__(self, parent: QWidget, part: PassagePart) -> None:
        super().__init__(parent)
        self.side = BigText(self, TextStyle(bold=True, spread=1.3))
        self.side.say(part.stance)
        self.side.setVisible(bool(part.stance))
        self.words: BigText
        chart = chart_of(part.table) if part.as_chart and part.table is not None else None
        if chart is not None:
            self.words = BigChart(self, chart)
        elif part.table is not None:
            self.words = BigTable(self, part)
        else:
            self.words = BigText(self, BODY)
            tones = ((span.text, Tone.MARK if span.marked else Tone.PLAIN) for span in part.spans)
            self.words.say(tuple(Span(text, tone) for text, tone in tones))
        self.picture = BigPicture(self, part.picture)
        self.place_name = BigText(self, QUIET)
        self.place_name.say(part.place)
        self.note = BigText(self, QUIET)
        self.note.say(" ".join((*part.cautions, part.note)).strip())
        self._bar = (0, 0)

    def lay_out(self, pixels: int, width: int, *, move: bool) -> int:
        """Return how high it is in a size and a width; place its parts if asked to."""
        pad = round(pixels * 0.9)
        left = pad + round(pixels * 0.7)
        room = width - left - pad
        small = round(pixels * 0.78)
        y = pad
        if self.side.text():
            if move:
                self.side.place(left, y, room, small)
            y += self.side.height_at(small, room) + round(pixels * 0.3)
        begin = y
        if move:
            self.words.place(left, y, room, pixels)
        y += self.words.height_at(pixels, room)
        if move:
            self._bar = (begin, y)
        if self.picture.picture is not None:
            y += round(pixels * 0.5)
            size = self.picture.size_at(pixels, room)
            if move:
                self.picture.place(left, y, size, small)
            y += size.height()
        for part in (self.place_name, self.note):
            if part.text():
                y += round(pixels * 0.5)
                if move:
                    part.place(left, y, room, small)
                y += part.height_at(small, room)
            part.setVisible(bool(part.text()))
        return y + pad

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        begin, end = self._bar
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("mark_bar"))
        thick = max(4, self.words.x() // 6)
        x = self.words.x() - thick * 2
        painter.drawRoundedRect(QRectF(x, begin, thick, end - begin), 2, 2)
        painter.end()
