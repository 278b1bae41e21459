"""Tab goes through every state of every screen at twice the text: in order, seen, and marked."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from devtools.gallery.entries import every_entry
from devtools.gallery.render_states import Variant, shown
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.tab_order import shown_stops
from quizapp.ui.kit.layout.focus_watch import watch_focus
from quizapp.ui.kit.layout.scrolling import scrolled_by
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.projector.screen import ProjectorScreen
from quizapp.ui.shell.startup.building import BuildingScreen

_LARGE = Variant(Theme(text_percent=200, reduced_motion=True), 800, 600)
_UNMARKED = (ProjectorScreen, BuildingScreen)
"""What has the focus as a whole, with nothing else to go to."""
_RING = 16
"""Pixels around what has the focus that are looked at too: its ring may be a little outside."""
_PARTS = 8
"""Each test takes every eighth entry: several workers have the same to do."""
_MOST = 60
"""Stops of one screen that are tried: a list may have hundreds."""


@pytest.fixture(autouse=True)
def _watch(qapp: QApplication) -> None:
    watch_focus(qapp)


def _walk(window: QWidget) -> Iterator[QWidget]:
    """Yield what has the focus after each Tab, until it comes round."""
    met: set[QWidget] = set()
    for _ in range(_MOST):
        before = window.focusWidget()
        QTest.keyClick(before or window, Qt.Key.Key_Tab)
        QApplication.processEvents()
        focused = window.focusWidget()
        if focused is None or (focused is not before and focused in met):
            return
        met.add(focused)
        yield focused


def _out_of_sight(widget: QWidget) -> str:
    """Return how a widget is hidden by what scrolls it; empty where it is seen.

    Of a list the row that the keyboard is on must be seen.
    """
    here = widget.rect()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        here = widget.visualRect(widget.currentIndex())
    for area, _ in scrolled_by(widget):
        view = area.viewport()
        place = QRect(widget.mapTo(view, here.topLeft()), here.size())
        seen = place.intersected(view.rect()).height()
        if seen < min(place.height(), view.height() // 2):
            return f"{_told(widget)}: {place} of {view.rect()}"
    return ""


def _unmarked(widget: QWidget) -> str:
    """Return what looks the same with the focus that came by Tab and without it."""
    if isinstance(widget, _UNMARKED):
        return ""
    around = widget.parentWidget() or widget
    place = QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
    near = place.adjusted(-_RING, -_RING, _RING, _RING)
    widget.window().setUpdatesEnabled(True)
    marked = around.grab(near).toImage()
    widget.clearFocus()
    plain = around.grab(near).toImage()
    widget.window().setUpdatesEnabled(False)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return "" if marked != plain else f"not marked: {_told(widget)}"


def _out_of_order(window: QWidget, walked: list[QWidget]) -> list[str]:
    """Return where Tab jumped back, but for once, from the end to the beginning."""
    stops = list(shown_stops(window))
    places = [(stops.index(one), one) for one in walked if one in stops]
    back = [f"back to {_told(two)}" for (n, _), (m, two) in pairwise(places) if m < n]
    return back if len(back) > 1 else []


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


@pytest.mark.parametrize("part", range(_PARTS))
def test_what_has_the_focus_is_in_sight_marked_and_in_order_in_every_state(
    qtbot: QtBot, part: int
) -> None:
    found = {}
    stops = 0
    for entry in every_entry()[part::_PARTS]:
        with shown(entry, _LARGE) as window:
            window.hide()
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            window.setUpdatesEnabled(False)  # painted is what is looked at, when it is
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            faults: list[str] = []
            walked: list[QWidget] = []
            for widget in _walk(window):
                stops += 1
                faults.append(_out_of_sight(widget))
                if widget not in walked:
                    walked.append(widget)
                    faults.append(_unmarked(widget))
            faults += _out_of_order(window, walked)
        if any(faults):
            found[entry.name] = [fault for fault in faults if fault]
    assert stops > 500 // _PARTS
    assert not found, "\n".join(f"{name}: {faults}" for name, faults in found.items())
