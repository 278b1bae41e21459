"""Finding layout faults in a shown widget: clipped, sticking out, scrolling sideways, nameless."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QTextEdit,
    QWidget,
)


def faults(window: QWidget) -> list[str]:
    """Return what is wrong with a shown widget, in words; an empty list when nothing is.

    Looks for clipped labels and buttons, widgets that stick out of their parents, horizontal
    scrolling, pages that scroll on past their content, controls without an accessible name, and
    targets under 24 pixels (spec UI-3, UI-4, UI-5).
    """
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or _inside_qt(widget):
            continue
        what = f"{type(widget).__name__} {_words(widget)!r}"
        if isinstance(widget, QLabel | QAbstractButton) and widget.hasHeightForWidth():
            needed = widget.heightForWidth(widget.width())
            if widget.height() < needed:
                found.append(f"{what} is clipped: {widget.height()} px of {needed}")
        elif isinstance(widget, QLabel | QAbstractButton):
            least = widget.minimumSizeHint()
            if widget.width() < least.width() or widget.height() < least.height():
                found.append(f"{what} is clipped: {widget.size()} of {least}")
        elif isinstance(widget, QTextEdit) and widget.hasHeightForWidth():
            needed = widget.heightForWidth(widget.width())
            if widget.height() < needed:
                found.append(f"{what} is clipped: {widget.height()} px of {needed}")
        parent = widget.parentWidget()
        if parent is not None and not isinstance(parent.parentWidget(), QAbstractScrollArea):
            room, place = parent.rect(), widget.geometry()
            if place.left() < 0 or place.right() > room.right() or place.bottom() > room.bottom():
                found.append(f"{what} sticks out of its parent: {place} in {room}")
        if isinstance(widget, QAbstractScrollArea):
            bar = widget.horizontalScrollBar()
            inside = widget.viewport().childrenRect().width() if bar.maximum() == 0 else 0
            if bar.maximum() > 0 or inside > widget.viewport().width():
                found.append(f"{what} scrolls sideways")
        if isinstance(widget, QScrollArea) and widget.verticalScrollBar().maximum() > 0:
            blank = _blank_below(widget.widget())
            if blank > _MOST_BLANK:
                found.append(f"{what} scrolls on for {blank} px past its content")
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            if not _words(widget):
                found.append(f"{what} has no accessible name")
            if widget.width() < 24 or widget.height() < 24:
                found.append(f"{what} is smaller than 24 px: {widget.size()}")
    return found


_MOST_BLANK = 96
"""Pixels that may be free below the last thing on a page that scrolls: margins, also of a card."""


def _blank_below(inside: QWidget | None) -> int:
    """Return how much of a scrolled widget is free below the last thing that is shown in it."""
    if inside is None:
        return 0
    shown = (
        one.mapTo(inside, QPoint(0, 0)).y() + one.height()
        for one in inside.findChildren(QWidget)
        if one.layout() is None and one.isVisibleTo(inside) and one.height() and one.width()
    )
    return inside.height() - max(shown, default=inside.height())


def _words(widget: QWidget) -> str:
    name = widget.accessibleName()
    if not name and isinstance(widget, QLabel | QAbstractButton):
        name = widget.text()
    return name


def _inside_qt(widget: QWidget) -> bool:
    """Return whether a widget is a part that Qt made, such as the edit field of a spin box."""
    return widget.objectName().startswith("qt_")
