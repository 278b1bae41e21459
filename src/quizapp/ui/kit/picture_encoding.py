"""Pictures from anywhere as packs have them: decoded within bounds, scaled, written anew.

What comes out was written here, pixel by pixel: nothing of the file is handed on but what is seen
in it. Nothing is read beside the bytes.
"""

import hashlib
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from quizapp.core.authoring.safe_svg import SvgRefusedError, safe_svg
from quizapp.core.content.pictures import NoPictureError, PictureKind, look_at
from quizapp.ui.kit.pictures import is_whole_png, prepare_decoding

MOST_IN = 30_000_000
"""Bytes of a file that a picture is made of."""
_MOST_PIXELS = 40_000_000
"""Of a photograph: what a good camera takes."""
_MOST_BYTES = 128_000_000
"""Of the pixels of other pictures, which can't be made smaller while they are decoded."""
_MOST_DRAWN = 4_000_000
"""Of a picture inside of a drawing."""
_LONGEST = 1_600
"""Pixels of the longer side: more than the room a question has on any screen."""
_DRAWN = 1_200
"""Pixels of a drawing's longer side, which has no size of its own that matters."""
_MOST_OUT = 300_000
"""Bytes of the result: phones get it over the air of a classroom."""
_FEW_COLOURS = 700
"""So many colours, edges and all, has a diagram in a sample; a photograph has thousands."""
_SAMPLE = 128
"""Pixels a side of that sample."""
_QUALITIES = (88, 80, 72, 64, 55, 45, 35)
_LEAST_SIDE = 16
"""Below it a picture is not made smaller any more."""

_FORMATS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"BM": "bmp",
}
_OTHERS = {
    b"II*\0": "a TIFF",
    b"MM\0*": "a TIFF",
    b"%PDF": "a PDF",
    b"8BPS": "a file of Photoshop",
    b"\x1f\x8b": "a packed file",
    b"PK\x03\x04": "an archive or a document",
    b"\xd7\xcd\xc6\x9a": "a Windows metafile",
}
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})


def encoded(data: bytes) -> tuple[bytes, PictureKind, int, int]:
    """Return a picture as packs have it: PNG or JPEG, small, with nothing in it but its pixels.

    Args:
        data: a PNG, a JPEG, a WebP, a GIF (its first frame), a BMP or an SVG.

    Returns:
        The file, its format, its width and its height.

    Raises:
        NoPictureError: it is none of these, damaged, too large or not safe; the message says what
            to do.
    """
    if not data:
        message = "is empty"
        raise NoPictureError(message)
    if len(data) > MOST_IN:
        message = f"has more than {MOST_IN // 1_000_000} MB. Make it smaller in a photo app first"
        raise NoPictureError(message)
    prepare_decoding()
    image = _drawn(data) if _is_svg(data) else _decoded(data, _format(data))
    made = _written(image)
    kind, width, height = look_at(made)
    return made, kind, width, height


def file_name(data: bytes, kind: PictureKind) -> str:
    """Return how a picture is called in a pack: by its content, so that two never clash."""
    ending = "png" if kind is PictureKind.PNG else "jpg"
    return f"{hashlib.sha256(data).hexdigest()[:16]}.{ending}"


# What it is


def _is_svg(data: bytes) -> bool:
    head = data[:4_096].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode().lstrip()
    return head.startswith(b"<") and (b"<svg" in head or b":svg" in head)


def _format(data: bytes) -> str:
    """Return which of Qt's decoders reads it: told by the first bytes, whatever its name says."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    for head, name in _FORMATS.items():
        if data.startswith(head):
            return name
    what = next((what for head, what in _OTHERS.items() if data.startswith(head)), "")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        message = "is a photo as phones keep them (HEIC). Save it as JPEG, and add that"
    elif what:
        message = f"is {what}, no picture. Save what you need of it as PNG or JPEG, and add that"
    else:
        message = "is no picture that is known here. Save it as PNG or JPEG, and add that"
    raise NoPictureError(message)


# Photographs and screenshots


def _decoded(data: bytes, name: str) -> QImage:
    if not _ends(data, name):
        raise _damaged()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, name.encode())
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty():
        raise _damaged()
    if size.width() * size.height() > _most_pixels(reader, name):
        message = (
            f"is {size.width():,} by {size.height():,} pixels. Make it smaller in a photo app first"
        )
        raise NoPictureError(message)
    if name == "jpeg" and max(size.width(), size.height()) > 2 * _LONGEST:
        reader.setScaledSize(_within(size, 2 * _LONGEST))  # its decoder scales fast, in steps
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise _damaged()
    return _bare(image, _within(image.size(), _LONGEST))


def _most_pixels(reader: QImageReader, name: str) -> int:
    if name == "jpeg":
        return _MOST_PIXELS
    depth = QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel()
    return _MOST_BYTES // (8 if depth > 32 else 4)


def _ends(data: bytes, name: str) -> bool:
    """Return whether a file is there to its end: some decoders paint the rest grey."""
    match name:
        case "png":
            return is_whole_png(data)
        case "jpeg":  # behind the last scan; cameras put more behind that
            return data.rfind(b"\xff\xda") < data.rfind(b"\xff\xd9")
        case "webp":
            return len(data) >= int.from_bytes(data[4:8], "little") + 8
        case "bmp":  # the place where its pixels begin
            return int.from_bytes(data[10:14], "little") < len(data)
        case _:
            return True


def _damaged() -> NoPictureError:
    return NoPictureError(
        "is damaged, or not all of it is there. Copy it anew, or open and save it"
    )


def _within(size: QSize, longest: int) -> QSize:
    """Return a size with its longer side bounded, and no side of nothing."""
    if max(size.width(), size.height()) <= longest:
        return size
    scaled = size.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
    return QSize(max(1, scaled.width()), max(1, scaled.height()))


def _bare(image: QImage, size: QSize) -> QImage:
    """Return the pixels of an image in some size and usual colours, and nothing else of it."""
    usual = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    has_alpha = image.hasAlphaChannel()
    formats = QImage.Format
    wanted = formats.Format_ARGB32 if has_alpha else formats.Format_RGB32
    image = image.convertToFormat(wanted)
    if image.colorSpace().isValid() and image.colorSpace() != usual:
        image.convertToColorSpace(usual)
    if image.size() != size:
        image = image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    made = QImage(size, wanted)
    made.fill(Qt.GlobalColor.transparent if has_alpha else Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


# Drawings


def _drawn(data: bytes) -> QImage:
    try:
        safe, images = safe_svg(data)
    except SvgRefusedError as error:
        message = f"{error}. Save it as PNG, and add that"
        raise NoPictureError(message) from error
    for image in images:
        _look_inside(image)
    renderer = QSvgRenderer()
    if not renderer.load(QByteArray(safe)):
        message = "is a drawing that can't be shown here. Save it as PNG, and add that"
        raise NoPictureError(message)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    size = renderer.viewBoxF().size()
    if size.isEmpty():
        size = renderer.defaultSize().toSizeF()
    longer = max(size.width(), size.height())
    if not 0 < longer < 1e9:
        message = "is a drawing without a size. Save it as PNG, and add that"
        raise NoPictureError(message)
    wide, high = (max(1, round(side * _DRAWN / longer)) for side in size.toTuple())
    made = QImage(wide, high, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, wide, high))
    painter.end()
    if _is_clear(made):
        message = "is a drawing of which nothing is seen here. Save it as PNG, and add that"
        raise NoPictureError(message)
    return made


def _look_inside(image: bytes) -> None:
    """Refuse a picture inside of a drawing that is too large, before anything decodes it."""
    name = _format(image)
    buffer = QBuffer()
    buffer.setData(QByteArray(image))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer, name.encode()).size()
    buffer.close()
    if size.isEmpty() or not _ends(image, name):
        message = "holds a damaged picture. Save it as PNG, and add that"
        raise NoPictureError(message)
    if size.width() * size.height() > _MOST_DRAWN:
        message = "holds a picture that is too large. Save it as PNG, and add that"
        raise NoPictureError(message)


def _is_clear(image: QImage) -> bool:
    """Return whether nothing is seen in an image."""
    return all(row.count(0) == len(row) for row in _alpha(image))


# Writing


def _written(image: QImage) -> bytes:
    """Return a file of an image, at most as large as may be handed out."""
    see_through = image.hasAlphaChannel() and _has_holes(image)
    if see_through or _has_few_colours(image):
        made = _as_file(image if see_through else _opaque(image), "png", 0)
        if len(made) <= _MOST_OUT:
            return made
    flat = _opaque(image)
    while True:
        for quality in _QUALITIES:
            made = _as_file(flat, "jpeg", quality)
            if len(made) <= _MOST_OUT:
                return made
        longest = max(flat.width(), flat.height()) * 3 // 4
        if longest < _LEAST_SIDE:
            return made
        flat = flat.scaled(
            _within(flat.size(), longest),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _as_file(image: QImage, name: str, quality: int) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, name.encode())
    if name == "png":
        writer.setCompression(90)
    else:
        writer.setQuality(quality)
        writer.setOptimizedWrite(True)
    if not writer.write(image):
        message = f"is a picture that could not be written: {writer.errorString()}"
        raise NoPictureError(message)
    buffer.close()
    return bytes(held.data())


def _opaque(image: QImage) -> QImage:
    """Return an image on white: drawings are made for white paper."""
    if not image.hasAlphaChannel():
        return image
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def _has_holes(image: QImage) -> bool:
    """Return whether anything in an image lets the ground through."""
    return any(row.count(255) < len(row) for row in _alpha(image))


def _has_few_colours(image: QImage) -> bool:
    """Return whether an image is a diagram or a screenshot rather than a photograph."""
    modes = Qt.AspectRatioMode, Qt.TransformationMode
    size = QSize(min(image.width(), _SAMPLE), min(image.height(), _SAMPLE))
    some = image.scaled(size, modes[0].IgnoreAspectRatio, modes[1].FastTransformation)
    some = some.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = bytes(some.constBits())
    return len({pixels[at : at + 4] for at in range(0, len(pixels), 4)}) <= _FEW_COLOURS


def _alpha(image: QImage) -> Iterator[bytes]:
    """Yield the lines of an image, a byte a pixel that says how much of the ground it covers."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    held, line = bytes(alpha.constBits()), alpha.bytesPerLine()
    for row in range(alpha.height()):
        yield held[row * line : row * line + alpha.width()]
