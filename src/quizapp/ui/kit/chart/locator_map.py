"""A locator map: the countries that a fact is about, filled and named among their neighbours.

It shows where, and nothing else: no route, no arrow, no number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from quizapp.core.content.places import PLACES
from quizapp.ui.kit.chart.outlines import Sheet, sheet_of
from quizapp.ui.kit.theme.theme import RADIUS, Space, Theme, Type, font_for

_HEIGHT = 250
_LEAST = 0.3
"""How much of a sheet's width is always seen: a country alone says nothing of where it is."""

_AROUND = 0.2
"""What is seen around the countries on each side, as a share of their own extent."""

_DOT = 2.0
"""Half the extent of the dot that ends a name's line, halved once more in a tiny country."""

_ROWS, _COLUMNS = 24, 36
"""In how many places a country is felt for room for its name."""


def map_height(width: float, theme: Theme) -> int:
    """Return how high a map of a width is drawn."""
    return round(min(theme.px(_HEIGHT), width * 0.75))


def map_picture(places: Sequence[str], width: float, theme: Theme, ratio: float) -> QImage:
    """Return a map as a picture of a width, ``map_height`` high, for a text document.

    Args:
        places: ids of places, one at least.
        width: in pixels of the page.
        theme: the current theme.
        ratio: pixels of the screen to one of the page.
    """
    height = map_height(width, theme)
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_map(painter, QRectF(0, 0, width, height), places, theme)
    painter.end()
    return image


def paint_map(painter: QPainter, room: QRectF, places: Sequence[str], theme: Theme) -> None:
    """Paint a map into a rectangle.

    The countries are told from the others by their fill and by their names, not by a hue.
    """
    sheet = sheet_of(places)
    window = _window(sheet, places, room.width() / room.height())
    to_page = QTransform()
    to_page.translate(room.left(), room.top())
    to_page.scale(room.width() / window.width(), room.height() / window.height())
    to_page.translate(-window.left(), -window.top())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = QPainterPath()
    frame.addRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setClipPath(frame)
    painter.fillRect(room, theme.colour("ground"))
    painter.fillPath(to_page.map(sheet.land), theme.colour("card"))
    painter.strokePath(to_page.map(sheet.borders), QPen(theme.colour("control"), 1))
    shapes = {place: to_page.map(sheet.shapes[place]) for place in places}
    for shape in shapes.values():
        painter.fillPath(shape, theme.colour("accent"))
    for shape in shapes.values():
        painter.strokePath(shape, QPen(theme.colour("card"), 1.6))
    boxes = {place: to_page.mapRect(sheet.bounds[place]) & room for place in places}
    _Names(painter, room, theme, shapes, boxes).paint()
    painter.setClipping(False)
    painter.strokePath(frame, QPen(theme.colour("line"), 1))
    painter.restore()


def _window(sheet: Sheet, places: Sequence[str], ratio: float) -> QRectF:
    """Return the part of the sheet that is seen: around the countries, in the page's shape."""
    box = QRectF()
    for place in places:
        box |= sheet.bounds[place] & sheet.room
    width = max(box.width() * (1 + 2 * _AROUND), sheet.room.width() * _LEAST)
    width = max(width, box.height() * (1 + 2 * _AROUND) * ratio)
    most = (sheet.room.width(), sheet.room.height() * ratio)
    width = min(width, max(most) if sheet.whole else min(most))
    window = QRectF(0, 0, width, width / ratio)
    window.moveCenter(box.center())
    window.moveLeft(_within(window.left(), sheet.room.width() - window.width()))
    window.moveTop(_within(window.top(), sheet.room.height() - window.height()))
    return window


def _within(start: float, room: float) -> float:
    """Return where a window begins that is moved onto the sheet; a bigger one in the middle."""
    return min(max(start, 0), room) if room > 0 else room / 2


@dataclass
class _Names:
    """Writes the names: in their countries where there is room, else beside them with a line."""

    painter: QPainter
    room: QRectF
    theme: Theme
    shapes: dict[str, QPainterPath]
    boxes: dict[str, QRectF]

    def paint(self) -> None:
        font = font_for(self.theme, Type.SMALL, bold=True)
        self.painter.setFont(font)
        letters = QFontMetricsF(font)
        taken: list[QRectF] = []
        lines: list[QLineF] = []
        names: list[tuple[str, QRectF]] = []
        for place in sorted(self.shapes, key=lambda one: -self.boxes[one].width()):
            spot, room = _roomiest(self.shapes[place], self.boxes[place])
            wide = letters.horizontalAdvance(PLACES[place]) + 2 * Space.S
            name = QRectF(0, 0, wide, letters.height() + 2)
            inside = room >= wide - 2 * Space.S
            box = self._free(name, spot, place, (taken, lines), inside=inside)
            taken.append(box)
            lines.append(_line(box, spot))
            if not box.contains(spot):
                self._lead(_line(box, spot), _DOT if room > 10 * _DOT else _DOT / 2)
            names.append((PLACES[place], box))
        for text, box in names:  # over every line
            self._write(text, box)

    def _free(
        self,
        name: QRectF,
        spot: QPointF,
        place: str,
        taken: tuple[list[QRectF], list[QLineF]],
        *,
        inside: bool,
    ) -> QRectF:
        """Return where a name is least in the way.

        Worst is on another name, then on a country that it would hide, then far from its own.
        """
        own = self.boxes[place]
        small = [
            box
            for each, box in self.boxes.items()
            if (each != place or not inside) and 0 < box.width() < 2 * name.width()
        ]
        best, least = QRectF(), float("inf")
        for centre in (spot, *_beside(own, spot, name)) if inside else _beside(own, spot, name):
            box = _moved(name, centre, self.room)
            line = _line(box, spot)
            cost = 1e4 * sum(_common(box.adjusted(-3, -3, 3, 3), each) for each in taken[0])
            cost += 1e4 * sum(_cross(line, each) for each in taken[1])
            cost += 1e4 * sum(_meets(line, each) for each in taken[0])
            cost += 1e4 * sum(_meets(each, box) for each in taken[1])
            cost += 2e4 * sum(_common(box, each) / _common(each, each) for each in small)
            cost += 4 * line.length()
            if cost < least:
                best, least = box, cost
        return best

    def _lead(self, line: QLineF, dot: float) -> None:
        """Paint the line from a name to its country, which ends in a dot."""
        painter = self.painter
        painter.setPen(QPen(self.theme.colour("card"), 2.5 * dot))  # else the fill swallows it
        painter.drawLine(line)
        painter.setPen(QPen(self.theme.colour("text"), 1.5))
        painter.drawLine(line)
        painter.setBrush(self.theme.colour("text"))
        painter.drawEllipse(line.p2(), dot, dot)

    def _write(self, text: str, box: QRectF) -> None:
        painter = self.painter
        painter.setPen(QPen(self.theme.colour("control"), 1))
        painter.setBrush(self.theme.colour("card"))
        painter.drawRoundedRect(box, box.height() / 3, box.height() / 3)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _beside(own: QRectF, spot: QPointF, name: QRectF) -> list[QPointF]:
    """Return where the middle of a name may be: around its country, near and farther off."""
    found = []
    for gap in (Space.M, Space.XXL, 2 * Space.HUGE):
        across, down = name.width() / 2 + gap, name.height() / 2 + gap
        for x in (own.right() + across, own.left() - across, spot.x()):
            tops = (spot.y(), own.bottom() + down, own.top() - down)
            found += [QPointF(x, y) for y in tops if (x, y) != (spot.x(), spot.y())]
    return found


def _line(box: QRectF, spot: QPointF) -> QLineF:
    """Return the line from a name to a point of its country; none where it is on it."""
    x = min(max(spot.x(), box.left()), box.right())
    y = min(max(spot.y(), box.top()), box.bottom())
    return QLineF(QPointF(x, y), spot)


def _cross(one: QLineF, other: QLineF) -> bool:
    kind, _ = one.intersects(other)
    return kind is QLineF.IntersectionType.BoundedIntersection


def _meets(line: QLineF, box: QRectF) -> bool:
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft(), box.topLeft())
    return any(_cross(line, QLineF(*side)) for side in pairwise(corners))


def _moved(name: QRectF, centre: QPointF, room: QRectF) -> QRectF:
    """Return the box of a name around a point, or as near to it as the map is wide."""
    box = QRectF(name)
    box.moveCenter(centre)
    inner = room.adjusted(Space.XS, Space.XS, -Space.XS, -Space.XS)
    box.moveLeft(max(inner.left(), min(box.left(), inner.right() - box.width())))
    box.moveTop(max(inner.top(), min(box.top(), inner.bottom() - box.height())))
    return box


def _common(one: QRectF, other: QRectF) -> float:
    both = one & other
    return both.width() * both.height() if both.isValid() else 0.0


def _roomiest(shape: QPainterPath, box: QRectF) -> tuple[QPointF, float]:
    """Return the middle of the widest line across a country, and how wide it is."""
    step = box.width() / _COLUMNS
    best, widest = box.center(), 0
    for row in range(_ROWS):
        y = box.top() + box.height() * (row + 0.5) / _ROWS
        run = 0
        for column in range(_COLUMNS):
            x = box.left() + (column + 0.5) * step
            run = run + 1 if shape.contains(QPointF(x, y)) else 0
            if run > widest:
                best, widest = QPointF(x - (run - 1) * step / 2, y), run
    return best, widest * step
