"""Pictures from anywhere become small PNGs and JPEGs, or a reason why not."""

import base64
import random
import re
import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPainter,
)

from quizapp.core.content.pictures import NoPictureError, PictureKind, look_at, picture_of
from quizapp.ui.kit.picture_encoding import MOST_IN, encoded, file_name
from tests.pictures import a_png

pytestmark = pytest.mark.usefixtures("qapp")

GIF = bytes.fromhex(
    "47494638396101000100800000ff0000ffffff21f90400000000002c00000000010001000002024401003b"
)
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    b'viewBox="0 0 60 1"><linearGradient id="g"><stop offset="0" stop-color="red"/>'
    b'</linearGradient><marker id="m"><path d="M0 0L5 5"/></marker>'
    b"<style>.a{fill:url(#g);stroke:blue}</style>"
    b'<rect class="a" width="20" height="10" transform="rotate(5)"/>'
    b'<text x="5" y="1" font-size="8" style="font-size:2px">Hi</text>'
    b'<path d="M1 1 L 30 0.5 Z" marker-end="url(#m)" stroke="black" stroke-dasharray="2 1"/>'
    b'<use xlink:href="#m" opacity="0.5"/></svg>'
)


def a_photo(width: int = 24, height: int = 16, *, noisy: bool = False) -> QImage:
    """Return an image with many colours."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    dice = random.Random(width)
    if noisy:
        line = image.bytesPerLine() * height
        return QImage(dice.randbytes(line), width, height, QImage.Format.Format_RGB32).copy()
    painter = QPainter(image)
    ground = QLinearGradient(0, 0, width, height)
    ground.setColorAt(0, QColor("red"))
    ground.setColorAt(0.5, QColor("green"))
    ground.setColorAt(1, QColor("blue"))
    painter.fillRect(image.rect(), ground)
    painter.end()
    return image


def a_diagram(width: int = 200, height: int = 100) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    for at in range(10, width, 20):
        painter.drawLine(at, 5, width - at, height - 5)
    painter.end()
    return image


def as_file(image: QImage, kind: str) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, kind.encode()).write(image)
    buffer.close()
    return bytes(held.data())


def shown(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data)
    return image


def seeds() -> dict[str, bytes]:
    photo = a_photo()
    made = {kind: as_file(photo, kind) for kind in ("png", "jpeg", "webp", "bmp")}
    return {**made, "gif": GIF, "svg": SVG}


def with_sums(png: bytes) -> bytes:
    """Return a damaged PNG whose parts are said to be whole."""
    made, at = png[:8], 8
    while at + 12 <= len(png):
        body = png[at + 4 : at + 8 + int.from_bytes(png[at : at + 4])]
        made += png[at : at + 4] + body + struct.pack(">I", zlib.crc32(body))
        at += 8 + len(body)
    return made


def mutated(data: bytes, dice: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5))):
        at, way = dice.randrange(len(made) or 1), dice.random()
        if way < 0.6 and made:
            made[at] = dice.randrange(256)
        elif way < 0.75:
            del made[at : at + dice.randrange(1, 9)]
        elif way < 0.9:
            made[at:at] = dice.randbytes(dice.randrange(1, 5))
        else:
            del made[at:]
    return bytes(made)


def tried(data: bytes) -> bool:
    """Return whether something is a picture; fail if it is neither that nor refused in words."""
    try:
        made, kind, width, height = encoded(data)
    except NoPictureError:
        return False
    assert look_at(made) == (kind, width, height)
    assert max(width, height) <= 1_600
    assert len(made) <= 300_000
    return True


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "bmp", "gif", "svg"])
def test_two_thousand_damaged_files_of_a_kind_are_taken_or_refused(kind: str) -> None:
    dice, seed = random.Random(kind), seeds()[kind]
    assert tried(seed)
    assert sum(tried(mutated(seed, dice)) for _ in range(2_000)) < 2_000


def test_a_png_with_false_contents_and_right_sums_is_taken_or_refused() -> None:
    dice, seed = random.Random(1), seeds()["png"]
    for _ in range(300):
        damaged = bytearray(seed)
        for _ in range(2):
            damaged[dice.randrange(16, len(damaged))] = dice.randrange(256)
        tried(with_sums(bytes(damaged)))


def test_drawings_with_strange_figures_are_taken_or_refused() -> None:
    dice, seed = random.Random(2), SVG.decode()
    strange = ["1e9", "-5", "0", "1e-9", "nan", "9" * 20, "red", "url(#g)", "url(#m)", "", "50%"]
    strange += ["scale(1e6)", "matrix(1 0 0 0 1e9 1)", "font-size:0", "fill:url(#m)"]
    for _ in range(150):
        made = seed
        for _ in range(dice.choice((1, 2, 3))):
            spot = dice.choice(list(re.finditer(r'"([^"]*)"', made))[2:])
            made = made[: spot.start(1)] + dice.choice(strange) + made[spot.end(1) :]
        tried(made.encode())


def a_head(kind: str, side: int) -> bytes:
    """Return a picture that says of itself that it is huge."""
    match kind:
        case "png":
            size = struct.pack(">II", side, side)
            body = b"IHDR" + size + bytes((8, 2, 0, 0, 0))
            parts = [body, b"IDAT" + zlib.compress(bytes(1_000)), b"IEND"]
            return b"\x89PNG\r\n\x1a\n" + b"".join(
                struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one))
                for one in parts
            )
        case "bmp":
            data = bytearray(as_file(a_photo(), "bmp"))
            data[18:26] = struct.pack("<ii", side, side)
        case "gif":
            data = bytearray(GIF)
            data[6:10] = struct.pack("<HH", min(side, 65_535), min(side, 65_535))
        case "jpeg":
            data = bytearray(as_file(a_photo(), "jpeg"))
            at = data.index(b"\xff\xc0")
            data[at + 5 : at + 9] = struct.pack(">HH", min(side, 65_000), min(side, 65_000))
        case _:
            return b'<svg xmlns="http://www.w3.org/2000/svg" width="9e9" height="9e9"><g/></svg>'
    return bytes(data)


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "bmp", "svg"])
@pytest.mark.parametrize("side", [12_000, 60_000, 2_000_000_000])
def test_what_says_that_it_is_huge_is_never_decoded(kind: str, side: int) -> None:
    with pytest.raises(NoPictureError):
        encoded(a_head(kind, side))


def test_a_photograph_of_40_megapixels_is_taken_and_another_picture_of_as_many_told() -> None:
    grey = QImage(7_000, 5_600, QImage.Format.Format_Grayscale8)
    grey.fill(90)
    made, _, width, _ = encoded(as_file(grey, "jpeg"))
    assert (width, len(made) < 300_000) == (1_600, True)
    with pytest.raises(NoPictureError, match="7,000 by 5,600 pixels"):
        encoded(a_png(7_000, 5_600))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(MOST_IN), "more than 30 MB"),
        (b"GIF89a", "damaged"),
        (a_png()[:-20], "damaged"),
        (b"%PDF-1.7", "is a PDF"),
        (b"II*\0rest", "is a TIFF"),
        (b"\0\0\0\x18ftypheic", "HEIC.*Save it as JPEG"),
        (b"PK\x03\x04rest", "archive"),
        (b"Hello", "Save it as PNG or JPEG"),
        (a_head("png", 12_000), "12,000 by 12,000 pixels. Make it smaller"),
        (SVG.replace(b"<text", b"<script/><text"), "script in it. Save it as PNG"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "nothing is seen"),
    ],
)
def test_the_reason_says_what_it_is_and_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(NoPictureError, match=why):
        encoded(data)


def test_a_picture_is_told_by_its_content_and_a_cut_one_is_refused() -> None:
    for kind, data in seeds().items():
        if kind in ("png", "jpeg", "webp"):
            with pytest.raises(NoPictureError):
                encoded(data[: len(data) // 2])


def test_diagrams_and_see_through_pictures_stay_sharp_and_photographs_become_jpegs() -> None:
    diagram, kind, *_ = encoded(as_file(a_diagram(), "png"))
    assert kind is PictureKind.PNG
    assert shown(diagram).pixelColor(10, 5) == QColor("black")
    photo = a_photo(900, 600)
    assert encoded(as_file(photo, "webp"))[1] is PictureKind.JPEG
    clear = QImage(900, 600, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    painter = QPainter(clear)
    painter.drawImage(QRect(0, 0, 300, 300), photo)
    painter.end()
    made, kind, *_ = encoded(as_file(clear, "png"))
    assert kind is PictureKind.PNG
    assert shown(made).pixelColor(800, 500).alpha() == 0


def test_a_see_through_photograph_that_is_too_large_stands_on_white() -> None:
    clear = a_photo(900, 700, noisy=True).convertToFormat(QImage.Format.Format_ARGB32)
    for at in range(40):
        for row in range(40):
            clear.setPixelColor(at, row, QColor(0, 0, 0, 0))
    made, kind, *_ = encoded(as_file(clear, "png"))
    assert kind is PictureKind.JPEG
    assert shown(made).pixelColor(10, 10).lightness() > 240


@pytest.mark.parametrize("size", [(2_400, 1_800), (3_000, 100), (5_000, 2)])
def test_the_longer_side_has_1600_pixels_at_most(size: tuple[int, int]) -> None:
    _, _, width, height = encoded(as_file(a_photo(*size), "png"))
    assert width == 1_600
    assert height == max(1, round(1_600 * size[1] / size[0]))


def test_noise_is_squeezed_until_it_is_small_enough() -> None:
    made, kind, width, height = encoded(as_file(a_photo(1_600, 1_200, noisy=True), "jpeg"))
    assert len(made) <= 300_000
    assert kind is PictureKind.JPEG
    assert abs(width / height - 4 / 3) < 0.01


def test_a_photograph_of_an_upright_camera_stands_and_nothing_else_is_told_of_it() -> None:
    photo = QImage(40, 20, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.white)
    painter = QPainter(photo)
    painter.fillRect(QRect(0, 0, 10, 20), QColor("red"))
    painter.end()
    plain = as_file(photo, "jpeg")
    # TIFF, little-endian: one entry, orientation (0x112) 6: turn by a quarter clockwise.
    tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", 0x112, 3, 1, 6, 0) + bytes(4)
    exif = b"Exif\0\0" + tiff + b"Ms Kim, 37.5665 N"
    turned = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    made, _, width, height = encoded(turned)
    assert (width, height) == (20, 40)
    assert shown(made).pixelColor(QPoint(10, 3)).red() > 200
    assert shown(made).pixelColor(QPoint(10, 3)).green() < 60
    assert b"Kim" not in made
    assert b"Exif" not in made


def test_words_in_a_png_are_not_handed_on() -> None:
    photo = a_diagram()
    photo.setText("Author", "Ms Kim")
    photo.setText("Description", "At home")
    assert b"Ms Kim" in as_file(photo, "png")
    made = encoded(as_file(photo, "png"))[0]
    assert b"Author" not in made
    assert b"Kim" not in made


def test_a_drawing_is_large_enough_to_look_at_and_holds_its_picture() -> None:
    inside = base64.b64encode(a_png(4, 4, 200)).decode()
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
        f'<image width="10" height="10" href="data:image/png;base64,{inside}"/></svg>'
    )
    made, kind, width, height = encoded(drawing.encode())
    assert (kind, width, height) == (PictureKind.PNG, 1_200, 600)
    image = shown(made)
    assert image.pixelColor(300, 300) == QColor(200, 200, 200)
    assert image.pixelColor(900, 300).alpha() == 0


def test_a_picture_in_a_drawing_is_looked_at_before_anything_decodes_it() -> None:
    inside = base64.b64encode(a_head("png", 5_000)).decode()
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
        f'<image width="10" height="10" href="data:image/png;base64,{inside}"/></svg>'
    )
    with pytest.raises(NoPictureError, match="holds a picture that is too large"):
        encoded(drawing.encode())


def test_the_name_in_the_pack_is_made_of_the_content() -> None:
    made, kind, *_ = encoded(as_file(a_photo(900, 600), "jpeg"))
    name = file_name(made, kind)
    assert re.fullmatch(r"[0-9a-f]{16}\.jpg", name)
    assert picture_of(name, "", made).digest.startswith(name[:16])
    assert file_name(*encoded(a_png())[:2]).endswith(".png")
