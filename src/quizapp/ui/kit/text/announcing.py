"""The one door to screen readers for things that happen (WCAG 4.1.3)."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, assertive: bool = False) -> None:
    """Say a text to a screen reader.

    Args:
        widget: what the text is about.
        text: what to say. A false statement only ever with its label (spec FB-2, UI-7).
        assertive: interrupt what is being read, for a verdict; else wait, for a count.
    """
    event = QAccessibleAnnouncementEvent(widget, text)
    level = QAccessible.AnnouncementPoliteness
    event.setPoliteness(level.Assertive if assertive else level.Polite)
    QAccessible.updateAccessibility(event)
