"""Smaller copies of a session's pictures, for phones on a poor Wi-Fi (spec SE-13).

Off the window's thread: a large photograph takes half a second.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageWriter

from quizapp.core.content.pictures import Picture, PictureKind
from quizapp.ui.kit.pictures import image_of

MOST_SIDE = 900
"""Pixels: a phone that is turned shows no more of a picture that fills it."""

MOST_BYTES = 80_000
"""Of one copy."""

_SIDES = (MOST_SIDE, 640, 450, 320)
_QUALITIES = (85, 70, 55, 40)
_PACKED = 50
"""For a PNG "quality" is how little it is packed. Harder takes a second, for two per cent."""


def smaller_copies(pictures: Iterable[Picture]) -> dict[str, Picture]:
    """Return copies for phones by the digest of what they are copies of.

    Args:
        pictures: with their bytes.

    Returns:
        The copies; one whose picture can't be decoded, or made small enough, is left out.
    """
    made = ((one.digest, _smaller(one)) for one in pictures)
    return {digest: copy for digest, copy in made if copy is not None}


def _smaller(picture: Picture) -> Picture | None:
    """Return the copy with the most pixels that is small enough."""
    for side in _SIDES:
        image = image_of(picture.data, QSize(side, side))
        if image is None:
            return None
        found = _packed(image, picture.kind)
        if found is not None:
            kind, data = found
            file = str(PurePosixPath(picture.file).with_suffix(f".{kind}"))
            return replace(
                picture, file=file, width=image.width(), height=image.height(), data=data
            )
    return None


def _packed(image: QImage, kind: PictureKind) -> tuple[PictureKind, bytes] | None:
    """Return an image as a file that is small enough; None if none is.

    A drawing is smallest as a PNG, which keeps its lines sharp; a photograph never is.

    Args:
        image: the image.
        kind: what it was before: a JPEG has no sharp lines to keep.
    """
    best = _written(image, PictureKind.JPEG, _QUALITIES[0])
    if kind is PictureKind.PNG:
        drawing = _written(_grey(image), PictureKind.PNG, _PACKED)
        if drawing and len(drawing) <= min(MOST_BYTES, len(best) or MOST_BYTES):
            return PictureKind.PNG, drawing
    for quality in _QUALITIES:
        photo = best if quality == _QUALITIES[0] else _written(image, PictureKind.JPEG, quality)
        if photo and len(photo) <= MOST_BYTES:
            return PictureKind.JPEG, photo
    return None


def _grey(image: QImage) -> QImage:
    """Return an image without colours as what it is: a third of its bytes as a PNG."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.isGrayscale() else image


def _written(image: QImage, kind: PictureKind, quality: int) -> bytes:
    """Return an image as a file; empty where it can't be written."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.value.encode())
    writer.setQuality(quality)
    writer.setOptimizedWrite(True)
    written = writer.write(image)
    buffer.close()
    return bytes(data.data()) if written else b""
