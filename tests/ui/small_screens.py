"""Small screens, and what is not on them.

1366 x 768 pixels at twice the size are 683 x 384, less a title bar; at 150 % they are 910 x 512,
less a title bar and a task bar. Beside the rail a page is 70 narrower.
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget

SIZES = ((910, 433), (613, 344))
LEAST_BUTTON = 28
"""Pixels: a button that is lower can hardly be hit, and its words are cut off."""
LEAST_SCROLLED = 48
"""Pixels: less of a scrolled region shows nothing whole."""


def out_of_sight(window: QWidget) -> list[str]:
    """Return which buttons and fields cannot be seen and pressed, in words."""
    found = set()
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QAbstractButton | QLineEdit) or not widget.isVisible():
            continue
        if widget.objectName().startswith("qt_"):
            continue  # a part that Qt made
        name = f"{type(widget).__name__} {widget.accessibleName() or widget.text()!r}"
        area = _scrolled_by(widget, window)
        if area is not None:
            view = area.viewport()
            place = QRect(view.mapTo(window, QPoint(0, 0)), view.size())
            if place.intersected(window.rect()).height() < LEAST_SCROLLED:
                found.add(f"{name} is scrolled where nothing is seen: {place}")
            continue
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if not window.rect().contains(place):
            found.add(f"{name} is outside: {place}")
        elif widget.visibleRegion().boundingRect() != widget.rect():
            found.add(f"{name} is covered: {widget.visibleRegion().boundingRect()}")
        elif not all(_hit(widget, window, x) for x in (4, widget.width() // 2)):
            found.add(f"{name} is under something else: {place}")
        elif widget.height() < LEAST_BUTTON:
            found.add(f"{name} is {widget.height()} pixels high")
    return sorted(found)


def _hit(widget: QWidget, window: QWidget, x: int) -> bool:
    """Return whether a click at the middle of a widget's height would be its own."""
    there = window.childAt(widget.mapTo(window, QPoint(x, widget.height() // 2)))
    return there is not None and (there is widget or widget.isAncestorOf(there))


def _scrolled_by(widget: QWidget, window: QWidget) -> QAbstractScrollArea | None:
    inside, around = widget, widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QAbstractScrollArea) and around.viewport() is inside:
            return around
        inside, around = around, around.parentWidget()
    return None
