"""F6: from one region of the window to the next (spec UI-14)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from quizapp.ui.kit.control.tab_order import shown_stops


def go_on(
    regions: Sequence[QWidget],
    focused: QWidget | None,
    home: QWidget | None = None,
    *,
    forward: bool,
) -> None:
    """Give the focus to the next region that can have it.

    Args:
        regions: in their order; after the last one comes the first.
        focused: what has the focus; in none of them it is taken to be before the second, so that
            what stands above the columns of a page leads into the first column.
        home: what gets the focus in the region that holds it.
        forward: whether to the next region; else to the one before.
    """
    entries = {region: entry for region in regions if (entry := _entry(region, home)) is not None}
    there = list(entries)
    if not there:
        return
    here = next((n for n, one in enumerate(there) if _holds(one, focused)), None)
    if here is None:
        place = min(1, len(there) - 1) if forward else 0
    else:
        place = (here + (1 if forward else -1)) % len(there)
    entries[there[place]].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _entry(region: QWidget, home: QWidget | None) -> QWidget | None:
    """Return what gets the focus in a region: its home, what had it last, or the first stop."""
    last = home if _holds(region, home) else region.focusWidget()
    if last is not None and last.isVisible() and last.isEnabled() and _holds(region, last):
        return last
    stops = (stop for stop in shown_stops(region) if stop.isVisible() and stop.isEnabled())
    return next((stop for stop in stops if stop.focusPolicy() & Qt.FocusPolicy.TabFocus), None)


def _holds(region: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (region is widget or region.isAncestorOf(widget))
