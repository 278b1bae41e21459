"""Text as files of other programs have it: decoded, and brought into one form."""

import re
import unicodedata

from quizapp.core.content.encodings import reads, said_encoding
from quizapp.core.session.list_encodings import likeliest

KEPT_SPACE = "\ufdd0"
"""Stands for a space that ``tidy`` must not take for one of several; never in a file's text."""

_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufdd0-\ufdef\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)
_RETURNS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r" ?\n[ \n]*")


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file, and a note where its encoding was guessed, else "".

    The text is NFC, its lines end in a line feed, and control characters other than the tab are
    taken out. Bytes that no likely encoding has become "\ufffd", and the note says so.
    """
    said = said_encoding(content) or ("utf-8" if reads(content, "utf-8") else None)
    if said is not None:
        text, note = content.decode(said, errors="replace"), ""
        if "\ufffd" in text and not reads(content, said):
            note = "Some letters are damaged in the file; they are shown as \ufffd."
    else:
        text, note = _guessed(content)
    return unicodedata.normalize("NFC", without_controls(text)), note


def peeked(head: bytes) -> str:
    """Return the beginning of a file as text, good enough to tell its format by."""
    codec = said_encoding(head) or "utf-8"
    text = without_controls(head.decode(codec, errors="replace"))
    return text.removesuffix("\ufffd")


def without_controls(text: str) -> str:
    """Return text whose lines end in a line feed, without control and invisible characters."""
    return _CONTROLS.sub("", _RETURNS.sub("\n", text))


def tidy(text: str) -> str:
    """Return text in the form in which questions are kept.

    NFC, one space where there were several or one that does not break, no empty lines and nothing
    invisible before, behind or inside; tabs are spaces.
    """
    return squeezed(without_controls(text))


def squeezed(text: str) -> str:
    """Return text without superfluous white space, NFC."""
    text = _EMPTY_LINES.sub("\n", _SPACES.sub(" ", text)).strip()
    return unicodedata.normalize("NFC", text)


_IN_WORDS = {
    "utf-8": "UTF-8",
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1257": "Baltic (Windows-1257)",
    "cp949": "Korean (CP949)",
    "cp932": "Japanese (Shift-JIS)",
    "gb18030": "simplified Chinese (GB 18030)",
    "big5": "traditional Chinese (Big5)",
    "mac_roman": "Western European (Macintosh)",
    "koi8_r": "Cyrillic (KOI8-R)",
}
"""The encodings in which programs of schools write questions."""

_EASTERN = ("cp949", "cp932", "gb18030", "big5")

_SAMPLE = 40_000
"""Bytes by which an encoding is guessed; more take seconds and say no more."""


def _guessed(content: bytes) -> tuple[str, str]:
    lines = [line for line in re.split(b"[\r\n]+", content) if not line.isascii()]
    foreign = [line for line in lines if not reads(line, "utf-8")]
    codec = _likeliest(b"\n".join(foreign)[:_SAMPLE])
    in_words = _IN_WORDS[codec]
    if len(foreign) < len(lines):
        # Several files put together: what can be UTF-8 by its bytes is hardly anything else.
        text = "".join(
            part.decode("utf-8" if reads(part, "utf-8") else codec, errors="replace")
            for part in re.split(b"([\r\n]+)", content)
        )
        note = f"The file is in two encodings, UTF-8 and, guessed, {in_words}"
    else:
        text = content.decode(codec, errors="replace")
        note = f"The encoding was guessed: {in_words}"
    return text, f"{note}. Check letters with accents and other scripts."


def _likeliest(sample: bytes) -> str:
    # A letter of two bytes that the sample cuts says nothing against its encoding.
    texts = {
        codec: sample.decode(codec, errors="ignore") for codec in _IN_WORDS if codec != "utf-8"
    }
    texts = {
        codec: text
        for codec, text in texts.items()
        if reads(sample, codec) or reads(sample[:-1], codec)
    }
    if not texts:
        return "cp1252"
    # Half a megabyte of tables that only files in an old encoding need.
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(texts), language_threshold=0.05)
    ranks = {match.encoding: place for place, match in enumerate(matches)}
    first = next(iter(ranks), "")
    if first in _EASTERN:
        return first
    # Statistics mix up the encodings of Europe, which differ in few letters; what letters a
    # language has tells them apart.
    return likeliest({codec: texts[codec] for codec in texts if codec not in _EASTERN}, ranks)[0]
