"""Pictures of questions and passages: decoded within bounds, scaled, on a light ground."""

import zlib
from functools import cache, lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter, QPixmap

from quizapp.core.content.pictures import NoPictureError, PictureKind, look_at

_MOST_MB = 128
"""What the largest picture of a pack takes, at eight bytes a pixel."""

_MOST_SHOWN = 2_560
"""Pixels of the longer side that any screen has use for."""

_KEPT = 3
"""Decoded pictures that are remembered: a page that is laid out anew asks for the same again."""

_SCALED = 8
"""The same of pictures in the size in which they are shown."""

_CRITICAL = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND"))


def pixmap_of(data: bytes, most: QSize, ratio: float, *, enlarge: float = 1.0) -> QPixmap | None:
    """Return a picture, scaled into some room with its proportions kept.

    What is transparent in it is white: drawings are made for white paper.

    Args:
        data: a PNG or JPEG as packs have it; may be empty or damaged.
        most: the room for it, in logical pixels.
        ratio: pixels of the screen to a logical one.
        enlarge: by how much it may be shown larger than its own size: the scale of the text, say.

    Returns:
        The picture, whose ``deviceIndependentSize`` is the room it takes; None if it can't be
        decoded: then its alternative text stands in its place.
    """
    size = shown_size(data, most, enlarge=enlarge)
    if size is None:
        return None
    wide, high = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
    image = _image(data, wide, high)
    if image is None:
        return None
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def image_of(data: bytes, most: QSize) -> QImage | None:
    """Return a picture that fits into so many pixels, never enlarged; in any thread.

    Args:
        data: as for ``pixmap_of``.
        most: its largest size in pixels.

    Returns:
        The picture, opaque, which is not to be painted on; None if it can't be decoded.
    """
    size = shown_size(data, most)
    return None if size is None else _image(data, size.width(), size.height())


def shown_size(data: bytes, most: QSize, *, enlarge: float = 1.0) -> QSize | None:
    """Return how large ``pixmap_of`` makes a picture, in logical pixels.

    Only the head is read, which is quick. None where even that is no picture.
    """
    own = _own_size(data)
    if own is None or most.isEmpty():
        return None
    scale = min(most.width() / own.width(), most.height() / own.height(), enlarge)
    return QSize(max(1, round(own.width() * scale)), max(1, round(own.height() * scale)))


def can_be_shown(data: bytes) -> bool:
    """Return whether a picture can be decoded, to its end."""
    return _decoded(data) is not None


@lru_cache(maxsize=_SCALED)
def _image(data: bytes, wide: int, high: int) -> QImage | None:
    """Return a picture in exactly this size, opaque; None if it can't be decoded."""
    decoded = _decoded(data)
    if decoded is None:
        return None
    size, modes = QSize(wide, high), (Qt.AspectRatioMode, Qt.TransformationMode)
    scaled = decoded.scaled(size, modes[0].IgnoreAspectRatio, modes[1].SmoothTransformation)
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return made


@lru_cache(maxsize=_KEPT)
def _decoded(data: bytes) -> QImage | None:
    """Return a picture as it is, or as large as it is ever shown; None if it can't be decoded."""
    opened = _open(data)
    if opened is None:
        return None
    reader, buffer = opened
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_SHOWN:
        most = QSize(_MOST_SHOWN, _MOST_SHOWN)
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    return None if image.isNull() else image


def _own_size(data: bytes) -> QSize | None:
    """Return the size of a picture as it is to be seen: a camera may have been held upright."""
    opened = _open(data)
    if opened is None:
        return None
    reader, buffer = opened
    size = reader.size()
    if _lies_down(reader):
        size.transpose()
    buffer.close()
    return None if size.isEmpty() else size


def _lies_down(reader: QImageReader) -> bool:
    """Return whether a picture is stored turned by a quarter."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)


def _open(data: bytes) -> tuple[QImageReader, QBuffer] | None:
    """Return what decodes a picture, and the bytes that it reads from.

    Only by the two formats of packs, whatever else Qt could decode.
    """
    prepare_decoding()
    try:
        kind, _, _ = look_at(data)
    except NoPictureError:
        return None
    if kind is PictureKind.PNG and not is_whole_png(data):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.value.encode())
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    return reader, buffer


@cache
def prepare_decoding() -> None:
    """Bound what decoding takes; what a damaged file makes the decoders say is nobody's concern."""
    QImageReader.setAllocationLimit(_MOST_MB)
    QLoggingCategory.setFilterRules(
        "\n".join(
            f"{one}*=false" for one in ("qt.gui.imageio", "qt.imageformats", "qt.gui.icc", "qt.svg")
        )
    )


@lru_cache(maxsize=_SCALED)
def is_whole_png(data: bytes) -> bool:
    """Return whether the parts of a PNG are as they were written, as far as it is quickly seen.

    libpng itself writes to the standard error stream what is wrong with a damaged one.
    """
    at, begun = 8, False
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        end = at + 12 + length
        if end > len(data) or not (name.isalpha() and name.isascii()):
            return False
        checked = zlib.crc32(body, zlib.crc32(name)) == int.from_bytes(data[end - 4 : end])
        if name[:1].isupper() and not (checked and name in _CRITICAL):
            return False
        if name == b"IDAT" and not begun:
            begun = True
            if not _unpacks(body):
                return False
        if name == b"IEND":
            return begun
        at = end
    return False


def _unpacks(body: bytes) -> bool:
    """Return whether packed bytes begin as such."""
    try:
        return bool(zlib.decompressobj().decompress(body, 65_536))
    except zlib.error:
        return False
