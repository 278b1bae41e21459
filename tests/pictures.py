"""Pictures for tests, made byte by byte: no program is needed to write them."""

import struct
import zlib

from quizapp.core.content.pictures import Picture, picture_of


def a_png(width: int = 40, height: int = 30, shade: int = 128) -> bytes:
    """Return a grey PNG of a size in pixels and a shade from 0 to 255."""
    row = b"\0" + bytes([shade]) * width
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def a_jpeg_head(width: int = 40, height: int = 30) -> bytes:
    """Return the head of a JPEG: enough to tell its size, with a comment before it."""
    comment = b"\xff\xfe" + struct.pack(">H", 7) + b"hello"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + b"JF" + comment + frame


def a_picture(
    file: str = "waves.png", alt: str = "A wave that rises four times.", shade: int = 128
) -> Picture:
    """Return a picture with its bytes."""
    return picture_of(file, alt, a_png(shade=shade))
