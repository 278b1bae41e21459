"""Showing a widget in one variant of the look, off the screen, and finding faults in it.

It stands below the gallery, so that the screens' own gallery modules can build on it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLayout,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from quizapp.ui.theme import Theme, apply_theme
from quizapp.ui.tokens import Scheme


@dataclass(frozen=True)
class Entry:
    """A widget in one state.

    Args:
        name: lower-case words joined by hyphens; the picture's name begins with it.
        build: makes the widget and renders the state. It is called again for every variant.
    """

    name: str
    build: Callable[[], QWidget]


@dataclass(frozen=True)
class Variant:
    """A look in a window size."""

    look: Theme
    width: int
    height: int

    @property
    def name(self) -> str:
        """Return a name for files, such as ``dark-200-800x900``."""
        scheme = self.look.scheme.value.replace(" ", "-")
        return f"{scheme}-{self.look.text_percent}-{self.width}x{self.height}"


WIDE = (1280, 800)
NARROW = (800, 900)
VARIANTS = tuple(
    Variant(Theme(scheme, percent, reduced_motion=True), *size)
    for scheme, percent, size in product(Scheme, (100, 200), (WIDE, NARROW))
)


@contextmanager
def shown(entry: Entry, variant: Variant) -> Iterator[QWidget]:
    """Build an entry, apply the theme, lay the widget out and give it; then take it away.

    The widget stands in a window of its own that never reaches a screen.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        message = "the gallery needs a QApplication"
        raise TypeError(message)
    apply_theme(app, variant.look)
    window = QWidget()
    window.setProperty("ground", True)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(entry.build())
    window.resize(variant.width, variant.height)
    window.show()
    for _ in range(3):  # a label's height follows from the width that its layout just gave it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.sendPostedEvents()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


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
