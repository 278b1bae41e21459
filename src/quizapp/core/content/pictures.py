"""Pictures in questions and passages: files of a pack, each with its alternative text."""

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum

FILE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,80}\.(png|jpg|jpeg)$"
"""What a picture's file in a pack may be called."""

MOST_BYTES = 1_000_000
"""Of one picture in a pack."""

MOST_SIDE = 4_096
"""Pixels of a picture's longer side."""

MOST_ALT = 400
"""Characters of an alternative text; what needs more belongs into a passage."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that hold its size (ISO/IEC 10918-1, table B.1)."""


class PictureKind(StrEnum):
    """The formats of pictures in packs: every screen and phone shows them."""

    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True)
class Picture:
    """A picture where it is shown, with its alternative text.

    Two are equal if they show the same: ``data`` may be missing in one of them.
    """

    file: str
    """Its name in the pack's folder ``pictures``."""
    alt: str
    """What it shows, for whoever can't see it."""
    digest: str = ""
    """SHA-256 of its bytes, 64 hexadecimal digits; empty where the file was not looked at yet."""
    width: int = 0
    height: int = 0
    """In pixels."""
    data: bytes = field(default=b"", compare=False, repr=False)
    """The file; empty where it was not read along."""

    @property
    def kind(self) -> PictureKind:
        """Return the format, as its file's name tells it."""
        return PictureKind.PNG if self.file.endswith(".png") else PictureKind.JPEG

    @property
    def mime(self) -> str:
        """Return the format as the web names it."""
        return f"image/{self.kind}"


class NoPictureError(ValueError):
    """Bytes are no picture that a pack may hold; the message says why, to go behind "it"."""


def look_at(data: bytes) -> tuple[PictureKind, int, int]:
    """Return the format of a picture, its width and its height in pixels.

    Only the head is read: what is behind it may still be damaged.

    Raises:
        NoPictureError: it is neither PNG nor JPEG, has no size, or is too large.
    """
    if len(data) > MOST_BYTES:
        message = f"has more than {MOST_BYTES // 1_000:,} kB"
        raise NoPictureError(message)
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        kind = PictureKind.PNG
        width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    elif data.startswith(_JPEG):
        kind = PictureKind.JPEG
        width, height = _jpeg_size(data)
    else:
        message = "is neither a PNG nor a JPEG"
        raise NoPictureError(message)
    if not (width and height):
        message = "is damaged: it does not say how large it is"
        raise NoPictureError(message)
    if max(width, height) > MOST_SIDE:
        message = f"is {width:,} by {height:,} pixels; a side may have {MOST_SIDE:,}"
        raise NoPictureError(message)
    return kind, width, height


def picture_of(file: str, alt: str, data: bytes) -> Picture:
    """Return a picture made of its bytes.

    Raises:
        NoPictureError: as for ``look_at``, or its format is not that of its name.
    """
    kind, width, height = look_at(data)
    picture = Picture(file, alt, hashlib.sha256(data).hexdigest(), width, height, data)
    if picture.kind is not kind:
        message = f"is a {kind.upper()} by its content, and its name says otherwise"
        raise NoPictureError(message)
    return picture


def without_data(picture: Picture | None) -> Picture | None:
    """Return a picture without its bytes."""
    return None if picture is None else replace(picture, data=b"")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG; 0 and 0 where it does not tell."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker in _START_OF_FRAME:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0
