"""The one door to screen readers for things that happen (WCAG 4.1.3)."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.roles import Role, give_role

_BUS_PLATFORMS: Final = frozenset(("xcb", "wayland"))
_AFTER_MS: Final = 250
"""A page that is built tells of hundreds of changes, and Orca drops what comes among them."""
_SPEAKERS: Final = 3
"""So many announcements are kept apart: a reader asks for the words when it comes to them."""


def announce(
    widget: QWidget, text: str, assertive: bool = False, *, rest: str | None = None
) -> None:
    """Say a text to a screen reader.

    Args:
        widget: what the text is about.
        text: what to say. A false statement only ever with its label (spec FB-2, UI-7).
        assertive: interrupt what is being read, for a verdict; else wait, for a count.
        rest: what of it neither name nor description tell of what gets the focus in the same
            moment. Where an announcement can't interrupt those, only this is said.
    """
    if is_on_bus():
        # Later: a reader falls silent with every change of focus, and one may be about to come.
        words = text if rest is None else rest
        if words:
            QTimer.singleShot(_AFTER_MS, widget, partial(_notify, widget, words))
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    level = QAccessible.AnnouncementPoliteness
    event.setPoliteness(level.Assertive if assertive else level.Polite)
    QAccessible.updateAccessibility(event)


def is_on_bus() -> bool:
    """Return whether screen readers listen at the accessibility bus of Linux, as Orca does."""
    return QGuiApplication.platformName() in _BUS_PLATFORMS


class _Speaker(QWidget):
    """A notification that is never seen, and is told as shown whenever there is something to say.

    Orca speaks notifications in every version, announcements only from 45 on.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        give_role(self, Role.Notification)
        self.hide()

    def say(self, text: str) -> None:
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectShow))


def _notify(widget: QWidget, text: str) -> None:
    window = widget.window()
    speakers = [child for child in window.children() if isinstance(child, _Speaker)]
    speaker = speakers[0] if len(speakers) >= _SPEAKERS else _Speaker(window)
    speaker.setParent(None)  # the children are in the order in which they spoke
    speaker.setParent(window)
    speaker.say(text)
