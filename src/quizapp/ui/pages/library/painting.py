"""What is painted on a page besides its letters: marks, bars, numbers, notes, markers, outlines."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextDocument,
)

from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, font_for
from quizapp.ui.pages.library.places import Place, Stretch

BAR, FAR_BAR, NUMBER, OUTLINE = 14, 21, 30, 22
"""Distances from the text to the left: of the bar, a second bar, the number, the outline."""


@dataclass(frozen=True)
class Paper:
    """Where things stand on a page that is laid out."""

    document: QTextDocument
    side: int
    """The margin at each side."""
    room: int
    """The width of the lines."""

    def block(self, block: QTextBlock) -> QRectF:
        """Return what a paragraph covers."""
        return self.document.documentLayout().blockBoundingRect(block)

    def rect(self, stretch: Stretch) -> QRectF:
        """Return what a stretch covers, over the whole width of the lines."""
        first = self.block(self.document.findBlock(stretch.start))
        last = self.block(self.document.findBlock(stretch.end))
        rect = first.united(last)
        return QRectF(self.side, rect.top(), self.room, rect.height())

    def lines(self, stretch: Stretch) -> Iterator[QRectF]:
        """Yield, for each line that a stretch runs over, what its letters cover."""
        block = self.document.findBlock(stretch.start)
        while block.isValid() and block.position() < stretch.end:
            layout = block.layout()
            origin = self.block(block).topLeft()
            metrics = QFontMetricsF(block.charFormat().font())
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(stretch.start - block.position(), line.textStart())
                last = min(stretch.end - block.position(), line.textStart() + line.textLength())
                if first >= last:
                    continue
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                top = line.y() + line.ascent() - metrics.ascent()
                yield QRectF(left, top, right - left, metrics.height()).translated(origin)
            block = block.next()


@dataclass(frozen=True)
class Painted:
    """How a passage is painted just now."""

    marks: tuple[tuple[int, int], ...] = ()
    current: bool = False
    """The keys have gone to it, and the page has the focus."""
    outlined: bool = False
    marker_lit: bool = False
    """The pointer or the focus is on the marker of its facts."""


def paint_place(painter: QPainter, paper: Paper, place: Place, how: Painted, theme: Theme) -> None:
    """Paint everything of a passage but its letters."""
    for stretch in place.marked(how.marks):
        for line in paper.lines(stretch):
            painter.fillRect(line.adjusted(-2, -1, 2, 1), theme.colour("mark"))
    text = paper.rect(place.text)
    bar = QRectF(paper.side - BAR, text.top(), 4, text.height())
    if how.marks:
        _fill(painter, bar, theme.colour("mark_bar"), 2)
        bar = bar.translated(BAR - FAR_BAR, 0)
    if how.current:
        _fill(painter, bar, theme.colour("accent"), 2)
    _paint_number(painter, paper, place, text, theme)
    for note in place.notes:
        box = paper.rect(note).adjusted(0, -Space.XS, 0, Space.S)
        _fill(painter, box, theme.colour("ground"), Space.S)
    if place.original is not None:
        _paint_original(painter, paper.rect(place.original), theme)
    if place.marker is not None:
        for line in paper.lines(place.marker):
            _paint_marker(painter, line.adjusted(1, -2, -1, 2), theme, lit=how.marker_lit)
    if how.outlined:
        room = min(OUTLINE, paper.side - 2)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        whole = paper.rect(place.whole).adjusted(-room, -Space.S, room, Space.S)
        painter.drawRoundedRect(whole, RADIUS, RADIUS)


def _paint_number(
    painter: QPainter, paper: Paper, place: Place, text: QRectF, theme: Theme
) -> None:
    width = theme.px(26)
    if paper.side < width + NUMBER + Space.XS:
        return
    painter.setFont(font_for(theme, Type.SMALL))
    painter.setPen(theme.colour("quiet"))
    box = QRectF(paper.side - NUMBER - width, text.top(), width, theme.px(Type.BODY) * 1.5)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, flags, str(place.passage.number))


def _paint_original(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Set the original apart: it is not our text, nor a note of ours."""
    box = rect.adjusted(0, -Space.XS, 0, Space.S)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("ground"))
    painter.drawRect(box)
    painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.colour("control"))


def _paint_marker(painter: QPainter, box: QRectF, theme: Theme, *, lit: bool) -> None:
    painter.setPen(QPen(theme.colour("accent" if lit else "control"), 2 if lit else 1.2))
    painter.setBrush(theme.colour("accent_soft" if lit else "card"))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def _fill(painter: QPainter, rect: QRectF, colour: QColor, corner: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, corner, corner)


def _x(value: object) -> float:
    # PySide6 returns (x, cursor) although its stubs say float.
    return float(value[0] if isinstance(value, tuple) else value)  # type: ignore[arg-type]
