"""Pictures that are held over the Workbench, or were copied: as files, or as they are."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from quizapp.ui.kit.layout.dropping import dropped_files

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".bmp")
"""How files are called that are taken for pictures; what they are is told by their content."""
_TOLD = (".heic", ".heif", ".avif", ".tif", ".tiff")
"""Of what can't be read here: where they are dropped, it is told what to save them as."""

_AS_THEY_ARE = ("png", "jpeg", "webp", "svg+xml", "gif", "bmp")
"""Formats in which other programs hand on a picture, the best first."""


def picture_files(held: QMimeData) -> tuple[Path, ...]:
    """Return the files among what is held that are called as pictures are; none if others are."""
    files = dropped_files(held)
    pictures = tuple(one for one in files if one.suffix.lower() in ENDINGS + _TOLD)
    return pictures if len(pictures) == len(files) else ()


def holds_picture(held: QMimeData, *, before_words: bool = False) -> bool:
    """Return whether a picture is held, in a file or as it is.

    Args:
        held: what is on the clipboard, or over the window.
        before_words: whether it counts where there are words too: browsers hand on an address,
            spreadsheets a picture of what are words.
    """
    if dropped_files(held):
        return bool(picture_files(held))
    return _is_image(held) and (before_words or not held.hasText())


def picture_bytes(held: QMimeData) -> bytes:
    """Return a picture that is held as it is, as the bytes of a file; empty for none."""
    for name in _AS_THEY_ARE:
        data = bytes(held.data(f"image/{name}").data())
        if data:
            return data
    image = held.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return b""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub has only file names
    buffer.close()
    return bytes(made.data())


def _is_image(held: QMimeData) -> bool:
    return held.hasImage() or any(held.hasFormat(f"image/{name}") for name in _AS_THEY_ARE)
