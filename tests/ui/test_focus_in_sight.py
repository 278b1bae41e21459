"""Tab goes through every state of every screen at twice the text, and what it reaches is seen."""

from collections.abc import Iterator

import pytest
from devtools.gallery.entries import every_entry
from devtools.gallery.render_states import Variant, shown
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.layout.focus_watch import watch_focus
from quizapp.ui.kit.layout.scrolling import scrolled_by
from quizapp.ui.kit.theme.theme import Theme

_LARGE = Variant(Theme(text_percent=200, reduced_motion=True), 800, 600)
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
            return f"{type(widget).__name__} {widget.accessibleName()!r}: {place} of {view.rect()}"
    return ""


def test_what_has_the_focus_is_in_sight_in_every_state(qtbot: QtBot) -> None:
    found = {}
    stops = 0
    for entry in every_entry():
        with shown(entry, _LARGE) as window:
            window.hide()
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            hidden = []
            for widget in _walk(window):
                stops += 1
                hidden += [fault] if (fault := _out_of_sight(widget)) else []
        if hidden:
            found[entry.name] = hidden
    assert stops > 500
    assert not found, "\n".join(f"{name}: {faults}" for name, faults in found.items())
