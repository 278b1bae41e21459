"""Which single key was meant: the character that it types, or its place on the keyboard.

On screens the answers are A to D. A keyboard for Cyrillic, Greek, Hebrew, Arabic or Hangul types
none of these letters, and a French one types no digit without Shift. There the key's place counts:
the key where a US keyboard has its A is A. On keyboards for Latin letters the letter alone counts:
what is printed on the key is what is meant (spec UI-10).
"""

import unicodedata
from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

_QUESTION_MARKS = "?؟՞"
"""Signs that ask for the keys: Latin, Arabic, Armenian."""
_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}

BARE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
"""What may be held with a key that still is one by itself."""
_ROWS = {2: "1234567890", 16: "QWERTYUIOP", 30: "ASDFGHJKL", 44: "ZXCVBNM"}
"""Scan codes of the first key of each row. Linux and Windows both have them from the first PC."""
_SCAN = {first + n: key for first, row in _ROWS.items() for n, key in enumerate(row)}
_XKB_OFFSET = 8
"""X11 and Wayland number keys from 8: the first eight numbers were taken when X was young."""
_MAC = {
    code: key
    for code, key in enumerate("ASDFHGZXCV BQWERYT123465 97 80 OU IP LJ K    NM ")
    if key != " "
}
"""Virtual key codes of macOS (HIToolbox/Events.h, kVK_ANSI_A and so on)."""
_SIGNS_ON_LETTERS = {(";", "Q"), ("/", "Q"), (",", "Q")}
"""Signs that Greek, Hebrew and Bulgarian keyboards have at a letter's place.

Not every sign counts there: a French keyboard has its comma at the place of M.
"""
_SPECIAL = 0x01000000
"""Qt's codes of keys that type nothing begin here."""


def meant(event: QKeyEvent, wanted: Collection[str]) -> str | None:
    """Return which of some keys was pressed; None if none of them.

    Args:
        event: the key. Which modifiers may be held is for the caller to say.
        wanted: upper-case letters A to Z, digits, and "?".
    """
    typed = typed_by(event)
    if typed and typed in wanted:
        return typed
    place = key_at(event.nativeScanCode(), event.nativeVirtualKey(), QGuiApplication.platformName())
    if place is None or place not in wanted:
        return None
    if place.isdigit():
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return None if shifted or typed.isdigit() else place
    counts = not typed or _of_another_script(typed) or (typed, place) in _SIGNS_ON_LETTERS
    return place if counts else None


def typed_by(event: QKeyEvent) -> str:
    """Return the character that a key types, in upper case; empty if none.

    Full-width letters and the digits of other scripts are told as A and 1, every question mark as
    "?". With Ctrl held, it is the character that the key types without.
    """
    text = event.text()
    if not text or not text.isprintable():
        key = event.key()
        text = chr(key) if 0x20 < key < _SPECIAL else ""
    if not text:
        return ""
    character = text[0].translate(_FULL_WIDTH)  # not NFKC: "²" on a French keyboard is no 2
    if character in _QUESTION_MARKS:
        return "?"
    digit = unicodedata.decimal(character, None)
    return character.upper() if digit is None else str(digit)


def with_control(event: QKeyEvent, wanted: Collection[str]) -> str | None:
    """Return which of some keys was pressed together with Ctrl alone; None if none of them."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return meant(event, wanted) if held == Qt.KeyboardModifier.ControlModifier else None


def copies(event: QKeyEvent) -> bool:
    """Return whether a key asks for a copy, also on a keyboard without Latin letters."""
    return event.matches(QKeySequence.StandardKey.Copy) or with_control(event, "C") is not None


def key_at(scan_code: int, virtual_key: int, platform: str) -> str | None:
    """Return which letter or digit a US keyboard has where a key is; None elsewhere.

    Args:
        scan_code: Qt's native scan code.
        virtual_key: Qt's native virtual key; only macOS tells a key's place by it.
        platform: Qt's name for it, such as ``xcb``.
    """
    if platform == "cocoa":
        return _MAC.get(virtual_key)
    if platform == "windows":
        return _SCAN.get(scan_code)
    return _SCAN.get(scan_code - _XKB_OFFSET)


def _of_another_script(character: str) -> bool:
    """Return whether a character is a letter, or a part of one, that is not Latin."""
    kind = unicodedata.category(character)[0]
    return kind in "LM" and not unicodedata.name(character, "").startswith("LATIN ")
