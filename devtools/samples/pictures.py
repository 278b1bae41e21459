"""Pictures for the gallery and the tests of the screens, drawn here: a wave, a map, a tall one."""

import math
from functools import cache

from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter, QPen, QPolygonF

from quizapp.core.content.pictures import Picture, picture_of

WAVE_ALT = (
    "A wave drawn over a line. An arrow a goes from the line up to the highest point, an arrow b "
    "from one highest point to the next."
)
MAP_ALT = "A sketch of a coast with a river, two towns A and B, and a dashed border between them."
LONG_ALT = (
    "A sketch of a coast seen from above. A river comes from the mountains in the north, passes "
    "the town A on its left bank and reaches the sea in the south. The town B lies east of it. "
    "Between the towns a dashed border runs from the mountains to the sea; a single road crosses "
    "it close to the coast, and a ferry goes along the shore."
)


@cache
def wave() -> Picture:
    """Return a labelled wave on a transparent ground, as drawing programs write it."""
    image, painter = _begin(720, 360, transparent=True)
    ink = QColor("#1D1F22")
    painter.setPen(QPen(ink, 2))
    painter.drawLine(40, 180, 690, 180)
    points = [QPointF(40 + x, 180 - 110 * math.sin(x / 50)) for x in range(0, 641, 2)]
    painter.setPen(QPen(QColor("#0067A3"), 5))
    painter.drawPolyline(QPolygonF(points))
    crest, following = 40 + 25 * math.pi, 40 + 125 * math.pi
    _arrow(painter, QPointF(crest, 178), QPointF(crest, 74))
    _arrow(painter, QPointF(crest, 46), QPointF(following, 46))
    painter.drawText(QPointF(crest + 12, 140), "a")
    painter.drawText(QPointF((crest + following) / 2 - 8, 34), "b")
    return _end(image, painter, "wave.png", WAVE_ALT)


@cache
def coast() -> Picture:
    """Return a sketch of a map as a photograph has it."""
    image, painter = _begin(900, 640)
    painter.fillRect(0, 0, 900, 640, QColor("#BFD9EA"))
    land = [(0, 0), (900, 0), (900, 330), (700, 420), (560, 400), (420, 520), (210, 470), (0, 560)]
    painter.setPen(QPen(QColor("#6B6250"), 4))
    painter.setBrush(QColor("#EFE7D2"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in land]))
    river = [(260, 0), (300, 120), (250, 240), (330, 360), (420, 520)]
    painter.setPen(QPen(QColor("#3F7FA8"), 9))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in river]))
    painter.setPen(QPen(QColor("#8A2D2D"), 4, Qt.PenStyle.DashLine))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in [(520, 0), (500, 200), (560, 400)]]))
    for x, y, name in ((180, 300, "A"), (690, 240, "B")):
        painter.setPen(QPen(QColor("#1D1F22"), 3))
        painter.setBrush(QColor("#1D1F22"))
        painter.drawEllipse(QPointF(x, y), 11, 11)
        painter.drawText(QPointF(x + 20, y + 12), name)
    return _end(image, painter, "coast.jpg", MAP_ALT)


@cache
def tower() -> Picture:
    """Return a picture that is much higher than wide."""
    image, painter = _begin(240, 760)
    painter.fillRect(0, 0, 240, 760, QColor("#F4F1E8"))
    painter.setPen(QPen(QColor("#1D1F22"), 3))
    for number in range(7):
        painter.setBrush(QColor.fromHsv(35, 40 + number * 20, 240 - number * 14))
        painter.drawRect(QRectF(40, 30 + number * 100, 160, 90))
        painter.drawText(QPointF(110, 88 + number * 100), str(7 - number))
    return _end(image, painter, "layers.png", "Seven layers of rock, numbered 1 to 7 from below.")


def a_damaged_picture() -> Picture:
    """Return a picture whose head is right and whose pixels are not there."""
    whole = wave()
    return Picture(whole.file, whole.alt, whole.digest, 720, 360, whole.data[:400])


def _begin(width: int, height: int, *, transparent: bool = False) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent if transparent else Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setPixelSize(40)
    painter.setFont(font)
    return image, painter


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    painter.setPen(QPen(QColor("#B34700"), 4))
    painter.drawLine(start, end)
    way = math.atan2(end.y() - start.y(), end.x() - start.x())
    for side in (2.6, -2.6):
        tip = QPointF(18 * math.cos(way + side), 18 * math.sin(way + side))
        painter.drawLine(end, end + tip)


def _end(image: QImage, painter: QPainter, file: str, alt: str) -> Picture:
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    kind = b"png" if file.endswith("png") else b"jpeg"
    QImageWriter(buffer, kind).write(image)
    return picture_of(file, alt, bytes(buffer.data().data()))
