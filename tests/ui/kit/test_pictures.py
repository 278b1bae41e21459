"""Pictures of questions: in which size they are drawn, and what is no picture."""

import random

import pytest
from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from quizapp.core.content.pictures import MOST_SIDE
from quizapp.ui.kit.pictures import can_be_shown, pixmap_of, shown_size
from tests.pictures import a_jpeg_head, a_png

ROOM = QSize(300, 200)


def a_file(image: QImage, kind: str = "PNG") -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    assert QImageWriter(buffer, kind.encode()).write(image)
    return bytes(buffer.data().data())


def a_photo(width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


@pytest.mark.parametrize(
    ("own", "enlarge", "expected"),
    [
        ((600, 200), 1.0, (300, 100)),
        ((100, 800), 1.0, (25, 200)),
        ((90, 60), 1.0, (90, 60)),
        ((90, 60), 2.0, (180, 120)),
        ((200, 150), 2.0, (267, 200)),
        ((4_096, 1), 1.0, (300, 1)),
    ],
)
def test_a_picture_keeps_its_proportions_and_is_enlarged_only_as_far_as_allowed(
    qapp: QApplication, own: tuple[int, int], enlarge: float, expected: tuple[int, int]
) -> None:
    data = a_png(*own)
    assert shown_size(data, ROOM, enlarge=enlarge) == QSize(*expected)
    for ratio in (1.0, 1.5, 2.0):
        pixmap = pixmap_of(data, ROOM, ratio, enlarge=enlarge)
        assert pixmap is not None
        sharp = QSize(*(max(1, round(side * ratio)) for side in expected))
        assert (pixmap.size(), pixmap.devicePixelRatio()) == (sharp, ratio)


def test_a_photograph_is_decoded(qapp: QApplication) -> None:
    pixmap = pixmap_of(a_file(a_photo(), "JPG"), ROOM, 1.0)
    assert pixmap is not None
    assert pixmap.size() == QSize(267, 200)
    assert pixmap.toImage().pixelColor(100, 100).red() > 240


def test_a_photograph_taken_upright_stands_upright(qapp: QApplication) -> None:
    photo = a_photo(400, 300)
    painter = QPainter(photo)
    painter.fillRect(200, 0, 200, 300, QColor("blue"))
    painter.end()
    data = a_file(photo, "JPG")
    turned = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    exif = b"\xff\xe1" + (len(turned) + 2).to_bytes(2) + turned
    upright = data[:2] + exif + data[2:]
    assert shown_size(upright, ROOM) == QSize(150, 200)
    pixmap = pixmap_of(upright, ROOM, 1.0)
    assert pixmap is not None
    assert pixmap.size() == QSize(150, 200)
    above, below = (pixmap.toImage().pixelColor(75, high) for high in (50, 150))
    assert above.red() > 200 > below.red()


def test_what_is_transparent_is_white(qapp: QApplication) -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    pixmap = pixmap_of(a_file(image), ROOM, 1.0)
    assert pixmap is not None
    assert pixmap.toImage().pixelColor(30, 20) == QColor("white")


def damaged() -> dict[str, bytes]:
    noise = random.Random(1).randbytes(600)
    png, jpeg = a_file(a_photo()), a_file(a_photo(), "JPG")
    start = png.index(b"IDAT")
    return {
        "nothing": b"",
        "text": b"no picture at all",
        "a PNG with noise behind its head": png[:60] + noise,
        "a PNG with noise for its parts": png[:33] + noise,
        "a PNG cut off": png[: len(png) // 2],
        "a PNG with a changed byte": png[: start + 9] + b"\0" + png[start + 10 :],
        "a PNG without its pixels": png[: start - 4] + png[-12:],
        "the head of a JPEG": a_jpeg_head(),
        "a JPEG with noise": jpeg[:300] + noise,
        "a picture that is too large": a_png(MOST_SIDE + 1, 1),
        "another format": a_file(a_photo(), "BMP"),
    }


def test_what_is_damaged_is_no_picture_and_nothing_is_written_about_it(
    qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    shown = [name for name, data in damaged().items() if pixmap_of(data, ROOM, 1.0) is not None]
    assert shown == []
    assert not any(can_be_shown(data) for data in damaged().values())
    assert capfd.readouterr() == ("", "")


def test_a_photograph_that_was_cut_off_is_shown_as_far_as_it_goes(
    qapp: QApplication, capfd: pytest.CaptureFixture[str]
) -> None:
    data = a_file(a_photo(), "JPG")
    assert pixmap_of(data[: len(data) * 3 // 4], ROOM, 1.0) is not None
    assert capfd.readouterr() == ("", "")


def test_the_largest_picture_of_a_pack_is_within_the_limit_of_the_decoder(
    qapp: QApplication,
) -> None:
    for size in ((MOST_SIDE, 2), (MOST_SIDE, MOST_SIDE)):
        assert can_be_shown(a_png(*size))
    assert QImageReader.allocationLimit() * 2**20 == MOST_SIDE * MOST_SIDE * 8


def test_no_room_is_no_picture(qapp: QApplication) -> None:
    assert pixmap_of(a_png(), QSize(0, 100), 1.0) is None
