"""The copies of pictures that phones get: small, and without what stood beside the pixels."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication
from tests.pictures import a_picture, a_png

from quizapp.core.content.pictures import MOST_BYTES as MOST_IN_PACK
from quizapp.core.content.pictures import Picture, look_at, picture_of
from quizapp.ui.live.phone_pictures import MOST_BYTES, MOST_SIDE, smaller_copies


def a_file(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    writer.setText("Description", "SECRET-PLACE")
    assert writer.write(image)
    return bytes(buffer.data().data())


def a_drawing() -> bytes:
    """Return lines on a ground that is transparent."""
    image = QImage(1_400, 700, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    for place in range(0, 1_400, 90):
        painter.drawLine(0, 0, place, 700)
    painter.end()
    return a_file(image, "png")


def noise(width: int, height: int) -> QImage:
    """Return what no format packs well."""
    dots = random.Random(5).randbytes(width * height)
    return QImage(dots, width, height, width, QImage.Format.Format_Grayscale8).copy()


def copy_of(picture: Picture) -> Picture:
    copy = smaller_copies([picture])[picture.digest]
    kind, width, height = look_at(copy.data)
    assert (copy.kind, copy.width, copy.height) == (kind, width, height)
    assert (copy.alt, copy.digest) == (picture.alt, picture.digest)
    assert len(copy.data) <= MOST_BYTES
    assert max(width, height) <= MOST_SIDE
    return copy


def test_a_drawing_stays_a_drawing_on_white_paper(qapp: QApplication) -> None:
    copy = copy_of(picture_of("lines.png", "Lines.", a_drawing()))
    assert (copy.mime, copy.width, copy.height) == ("image/png", 900, 450)
    assert QImage.fromData(copy.data).pixelColor(899, 1) == QColor("white")
    assert b"SECRET-PLACE" not in copy.data


@pytest.mark.parametrize(("kind", "size"), [("jpg", (2_400, 1_200)), ("png", (1_000, 900))])
def test_a_photograph_gets_as_small_as_it_must(
    qapp: QApplication, kind: str, size: tuple[int, int]
) -> None:
    data = a_file(noise(*size).scaled(size[0], size[1]), kind)
    data = data if len(data) <= MOST_IN_PACK else a_file(noise(900, 600), kind)
    copy = copy_of(picture_of(f"photo.{kind}", "A photograph.", data))
    assert (copy.file, copy.mime) == ("photo.jpeg", "image/jpeg")
    assert b"SECRET-PLACE" not in copy.data


def test_a_small_one_is_not_enlarged(qapp: QApplication) -> None:
    copy = copy_of(a_picture())
    assert (copy.width, copy.height) == (40, 30)


def test_what_is_damaged_has_no_copy_and_the_others_have_theirs(qapp: QApplication) -> None:
    whole = a_picture()
    damaged = replace(a_picture("b.png", shade=9), data=a_png(shade=9)[:50])
    empty = replace(a_picture("c.png", shade=8), data=b"")
    assert set(smaller_copies([damaged, empty, whole])) == {whole.digest}
