"""Where the keyboard goes when what has it goes away: to what stands beside it (spec UI-12)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeGuard
from weakref import WeakKeyDictionary, WeakSet, ref

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.tab_order import shown_stops


class FocusHandover(QObject):
    """Hands the focus on when the control that has it is hidden, disabled or deleted.

    Qt's own choice is the window's next control, which at the end of a page is on the rail, and
    none after a deletion. Here it is the page's next control, or else the one before, and only if
    no screen has chosen one by then.

    Args:
        app: the application, which keeps it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._places: WeakKeyDictionary[QWidget, _Place] = WeakKeyDictionary()
        """By window."""
        self._watched: WeakSet[QWidget] = WeakSet()
        self._last: ref[QWidget] | None = None
        self._look_awaited = False
        app.focusChanged.connect(self._follow)

    def _follow(self) -> None:
        # Not what the signal carries: it may be a widget that is just being deleted.
        now = QApplication.focusWidget()
        last = None if self._last is None else self._last()
        self._last = None if now is None else ref(now)
        if now is not None and last is not None and _is_disabled(last):
            self._take_away(last, now)
        self._look_later()

    def _take_away(self, leaving: QWidget, focused: QWidget) -> None:
        """Leave the focus on nothing for now, so that Qt's choice isn't taken for a screen's."""
        place = self._places.get(focused.window())
        if place is not None and place.widget() is leaving:
            place.was_taken_away = True
            focused.clearFocus()

    def _look_later(self) -> None:
        # Now a widget may be half deleted, or a screen half built. Two rounds later layouts have
        # shown what was put into them, which they do in one.
        if not self._look_awaited:
            self._look_awaited = True
            QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._look))

    def _look(self) -> None:
        """In each window, remember what has the focus, or give the focus to what shall have it."""
        self._look_awaited = False
        now = QApplication.focusWidget()
        windows = set(self._places)
        if now is not None:
            windows.add(now.window())
        for window in windows:
            if not (shiboken6.isValid(window) and window.isWindow() and window.isVisible()):
                continue
            focused, place = window.focusWidget(), self._places.get(window)
            if _takes_focus(focused):
                self._remember(window, focused)
            elif place is not None and (focused is place.widget() or not _is_coming(focused)):
                heir = place.heir(window)
                if heir is not None:
                    heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, window: QWidget, focused: QWidget) -> None:
        self._places[window] = _Place(focused)
        if focused not in self._watched:
            self._watched.add(focused)
            focused.installEventFilter(self)
            focused.destroyed.connect(self._look_later)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.EnabledChange:
            self._look_later()
        elif kind is QEvent.Type.Hide and not event.spontaneous():
            self._look_later()
            # Qt moves on right after this. A page that is left keeps its focus for the next visit.
            if isinstance(watched, QWidget) and watched.hasFocus() and _page_stays(watched):
                self._take_away(watched, watched)
        return super().eventFilter(watched, event)


class _Place:
    """A control that has the focus, the pages around it, and what stands before and after it.

    It refers to them weakly: no widget is kept for its sake.

    Attributes:
        widget: the control.
        was_taken_away: whether the control lost the focus by being hidden or disabled.
    """

    def __init__(self, widget: QWidget) -> None:
        self.widget = ref(widget)
        self.was_taken_away = False
        self._pages = [ref(page) for page in _pages(widget)]
        stops = list(shown_stops(widget.window()))
        # A part of another control, such as the button in a search field, stands before that.
        here = next((stops.index(one) for one in _upwards(widget) if one in stops), len(stops))
        self._before = [ref(stop) for stop in stops[:here]]
        self._after = [ref(stop) for stop in stops[here:] if stop is not widget]

    def heir(self, window: QWidget) -> QWidget | None:
        """Return what shall have the focus in the control's window; None where nothing is amiss."""
        widget = self.widget()
        if _takes_focus(widget):
            # On nothing without having gone away: a screen took the focus from it.
            return widget if self.was_taken_away or window.focusWidget() is not None else None
        stops = [stop for stop in shown_stops(window) if stop.isEnabled()]
        pages = [page() for page in self._pages]
        for page in [*pages, window]:
            if _takes_focus(page):
                inside = [stop for stop in stops if page.isAncestorOf(stop)]
                if inside:
                    return self._nearest(inside, anew=not all(map(_takes_focus, pages)))
        return None

    def _nearest(self, stops: list[QWidget], *, anew: bool) -> QWidget:
        """Return what has come in the control's place, or the next stop, or else the one before.

        Args:
            stops: what can have the focus, as it is laid out; not empty.
            anew: whether to begin at the first of what has come: another page.
        """
        places = {stop: number for number, stop in enumerate(stops)}
        start, gone = 0, 0
        for reference in reversed(self._before):
            before = reference()
            if before in places:
                start = places[before] + 1
                break
            gone += not _is_shown(before)
        after = (reference() for reference in self._after)
        end = next((places[stop] for stop in after if stop in places), len(stops))
        if start < end:  # where a list was filled anew, the row with the same number
            return stops[start if anew else min(start + gone, end - 1)]
        return stops[end if end < len(stops) else start - 1]


def _pages(widget: QWidget) -> Iterator[QWidget]:
    """Yield the pages of stacks that a widget stands in, the nearest first."""
    for inner, around in pairwise(_upwards(widget)):
        if isinstance(around.layout(), QStackedLayout):
            yield inner


def _upwards(widget: QWidget) -> Iterator[QWidget]:
    around: QWidget | None = widget
    while around is not None:
        yield around
        around = around.parentWidget()


def _page_stays(hidden: QWidget) -> bool:
    window = hidden.window()
    return not window.isHidden() and next(_pages(hidden), window).isVisibleTo(window)


def _takes_focus(widget: QWidget | None) -> TypeGuard[QWidget]:
    return _is_shown(widget) and widget.isEnabled()


def _is_shown(widget: QWidget | None) -> TypeGuard[QWidget]:
    return widget is not None and shiboken6.isValid(widget) and widget.isVisible()


def _is_coming(widget: QWidget | None) -> bool:
    """Return whether a screen chose a widget that its layout is about to show."""
    return (
        widget is not None
        and shiboken6.isValid(widget)
        and widget.isEnabled()
        and not any(
            each.isHidden() and each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            for each in _upwards(widget)
        )
    )


def _is_disabled(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and not widget.isEnabled()
