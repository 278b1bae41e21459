"""Tab goes down a screen as it is laid out, also through what was made later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def order_tabs(screen: QWidget) -> None:
    """Put everything that is shown and takes the keyboard into the order of the layouts.

    Qt's own order is that in which widgets were made: a list that is filled anew would come last.
    """
    for before, after in pairwise(_stops(screen)):
        QWidget.setTabOrder(before, after)


def shown_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield everything in a widget that takes the keyboard and is shown, as it is laid out."""
    if not widget.isHidden():
        yield from _stops(widget)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield the stops of a widget that is shown, or about to be."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from shown_stops(inside)
    elif not isinstance(widget, QAbstractScrollArea):  # a table's parts are its own
        layout = widget.layout()
        if layout is not None:
            children = [child for child in widget.children() if isinstance(child, QWidget)]
            yield from _stops_in(layout, children)


def _stops_in(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Yield the stops of a layout.

    Args:
        layout: of a widget, or within its layout.
        widgets: the widget's children, of which those in the layout count.
    """
    for part in parts(layout, widgets):
        if isinstance(part, QWidget):
            yield from shown_stops(part)
        else:
            yield from _stops_in(part, widgets)


def parts(layout: QLayout, widgets: list[QWidget]) -> list[QWidget | QLayout]:
    """Return the widgets and layouts of a layout in their order.

    Not by ``itemAt``: what Python keeps of an item outlives it when Qt deletes it with its widget,
    and is then what Python has of whatever comes to lie at its place in memory.
    """
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    several: list[QWidget | QLayout] = [*inner, *widgets]
    places = {layout.indexOf(part): part for part in several}
    return [places[place] for place in sorted(places) if place >= 0]
