"""Small screens: every button is on them, or can be scrolled to where there is room to scroll.

1366 x 768 pixels at twice the size are 683 x 384, less a title bar; at 150 % they are 910 x 512,
less a title bar and a task bar. Beside the rail a page is 70 narrower.
"""

import pytest
from devtools.gallery.entries import every_entry
from devtools.gallery.render_states import Entry, Variant, shown
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.shell.first_window import SMALLEST

SIZES = ((613, 344), (910, 433))
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


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_every_button_is_on_the_screen(size: tuple[int, int]) -> None:
    outside = {}
    for entry in every_entry():
        if entry.name.startswith("widgets"):
            continue  # a board of samples
        with shown(entry, Variant(Theme(reduced_motion=True), *size)) as window:
            if out := out_of_sight(window):
                outside[entry.name] = out
    assert outside == {}


def test_the_window_gets_no_bigger_than_those_screens() -> None:
    for width, height in SIZES:
        assert SMALLEST[0] <= width
        assert SMALLEST[1] <= height - 31, "a task bar can take more"


def test_what_is_outside_and_what_is_covered_is_found() -> None:
    def build() -> QWidget:
        page = QWidget()
        QHBoxLayout(page)
        for name, at in (("out", 600), ("under", 100), ("over", 90)):
            button = QPushButton(name, page)
            button.setGeometry(at, 20, 90, 40)
        return page

    with shown(Entry("faulty", build), Variant(Theme(reduced_motion=True), 640, 344)) as window:
        found = "\n".join(out_of_sight(window))
    assert "out' is outside" in found
    assert "under' is under something else" in found
