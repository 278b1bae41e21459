"""Keys as a keyboard sends them: with the character that they type and with their place."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

ROWS = {10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
"""X11's key codes of the first key of each row of a US keyboard, as ``xev`` tells them."""
CODES = {key: first + n for first, row in ROWS.items() for n, key in enumerate(row)}
NONE = Qt.KeyboardModifier.NoModifier


def key_event(
    text: str, scan_code: int, held: Qt.KeyboardModifier = NONE, virtual_key: int = 0
) -> QKeyEvent:
    """Return the press of a key that types a text."""
    key = ord(text.upper()[0]) if text else Qt.Key.Key_unknown
    if held & Qt.KeyboardModifier.ControlModifier:
        text = ""  # as X11 sends it for all but Latin letters
    kind = QEvent.Type.KeyPress
    return QKeyEvent(kind, key, held, scan_code, virtual_key, 0, text)


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    """Let an input method put something together in a field, and finish something."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def press(
    place: str, text: str, held: Qt.KeyboardModifier = NONE, on: QWidget | None = None
) -> None:
    """Press the key where a US keyboard has a letter or digit, on one where it types a text.

    Args:
        place: the letter or digit of the US keyboard.
        text: what the key types.
        held: the modifiers.
        on: the widget that gets the key; without it, the one that has the focus.
    """
    focused = on or QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    QApplication.sendEvent(focused, key_event(text, CODES[place], held))
