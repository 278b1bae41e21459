"""What is not taken and known by its first bytes, and what to do instead."""

import struct
from collections.abc import Callable
from typing import BinaryIO

from quizapp.core.authoring.file_kinds import NotTaken

EMPTY = NotTaken("an empty file", "Look whether it was saved, and copied whole.")
PICTURE = NotTaken(
    "a picture",
    "To show it with a question or a passage, drop it on that in the Workbench. To ask about what "
    "it says, type that into a document.",
)
_SOUND = NotTaken("a film or a sound", "Bring a text of what is said in it.")
_PROGRAM = NotTaken("a program", "It was not opened. Choose a document or a file of questions.")
_PACKED = NotTaken("a packed file", "Unpack it, and drop the files that are in it.")
_DATABASE = NotTaken(
    "a database, perhaps a backup of quizapp", "A backup is brought back on the page Settings."
)
_RICH_TEXT = NotTaken(
    "a rich text document (RTF)", "Open it in Word or LibreOffice and save it as .docx."
)
_FONT = NotTaken("a font", "Choose a document or a file of questions.")
UNKNOWN = NotTaken(
    "a file that holds no text", "Open it in its program and save it as .docx, .pdf or .txt."
)

_SIGNS: tuple[tuple[bytes, NotTaken], ...] = (
    *((sign, PICTURE) for sign in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")),
    *((sign, PICTURE) for sign in (b"8BPS", b"\0\0\1\0", b"\x97JB2")),
    *((sign, _SOUND) for sign in (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"FLV\1")),
    *((sign, _SOUND) for sign in (b"\xff\xfb", b"\xff\xf3", b"\0\0\1\xba", b"MThd")),
    *((sign, _PROGRAM) for sign in (b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\0asm", b"!<arch>")),
    *((sign, _PROGRAM) for sign in (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa\xcf")),
    *(
        (sign, _PACKED)
        for sign in (b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
    ),
    (b"SQLite format 3\0", _DATABASE),
    (b"{\\rtf", _RICH_TEXT),
    *((sign, _FONT) for sign in (b"\0\1\0\0\0", b"OTTO", b"wOFF", b"wOF2")),
)

_MOODLE_BACKUP = NotTaken(
    "a packed file, perhaps a backup of a Moodle course",
    "In Moodle open the question bank, choose Export, then Moodle XML. Anything else: unpack it.",
)


def not_taken_by(head: bytes) -> NotTaken | None:
    """Return what begins like this and isn't taken, with a remedy; None: it may be taken."""
    for sign, told in _SIGNS:
        if head.startswith(sign):
            return told
    if head.startswith(b"BM") and len(head) > 14 and head[6:10] == b"\0\0\0\0":
        return PICTURE
    if head.startswith(b"MZ") and _control_share(head) > 0.01:
        return _PROGRAM
    if head.startswith(b"\x1f\x8b"):
        return _MOODLE_BACKUP
    if head.startswith(b"RIFF"):
        return PICTURE if head[8:12] == b"WEBP" else _SOUND
    if head[4:8] == b"ftyp":
        return PICTURE if head[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _SOUND
    return _PACKED if head[257:262] == b"ustar" else None


def _control_share(head: bytes) -> float:
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a\x1b" for byte in head)
    return control / max(1, len(head))


def is_binary(head: bytes) -> bool:
    """Return whether a beginning holds other things than text, whatever its encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16
        return False
    return _control_share(head) > 0.01


# Files of Office as they were until 2007: a file system in a file.

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OLD_OFFICE: tuple[tuple[str, NotTaken], ...] = (
    (
        "EncryptedPackage",
        NotTaken(
            "an Office file with a password",
            "Open it, take the password away (File, Info, Protect), and save it again.",
        ),
    ),
    (
        "WordDocument",
        NotTaken(
            "a Word document as before 2007 (.doc)",
            "Open it in Word or LibreOffice and save it as .docx.",
        ),
    ),
    (
        "Workbook",
        NotTaken(
            "an Excel table as before 2007 (.xls)",
            "Open it in Excel or LibreOffice and save it as .xlsx.",
        ),
    ),
    (
        "PowerPoint Document",
        NotTaken(
            "PowerPoint slides as before 2007 (.ppt)",
            "Open them in PowerPoint or LibreOffice and save them as PDF.",
        ),
    ),
    (
        "HwpSummaryInformation",
        NotTaken(
            "a Hangul document (.hwp)",
            "Open it in Hangul and save it as .docx, or print it as PDF.",
        ),
    ),
)
_OTHER_OLE = NotTaken(
    "a file of an older Office program", "Open it there and save it as .docx, .xlsx or .pdf."
)
_DIRECTORY_BYTES = 8_192


def old_office(head: bytes, file: BinaryIO) -> NotTaken:
    """Return which file of an older Office program it is.

    Args:
        head: its beginning.
        file: the file, for its list of parts, which may stand anywhere in it.
    """
    told = head + _directory(head, file)
    for name, kind in _OLD_OFFICE:
        if name.encode("utf-16-le") in told:
            return kind
    if "Book".encode("utf-16-le") in told:
        return _OLD_OFFICE[2][1]
    return _OTHER_OLE


def _directory(head: bytes, file: BinaryIO) -> bytes:
    if len(head) < 512:
        return b""
    (shift,) = struct.unpack_from("<H", head, 30)
    (sector,) = struct.unpack_from("<I", head, 48)
    if shift not in (9, 12):
        return b""
    seek: Callable[[int], int] = file.seek
    seek((sector + 1) << shift)
    return file.read(_DIRECTORY_BYTES)
