"""Rendering a widget in one state, theme and window size, off the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.kit.theme.tokens import Scheme


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
    _settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def narrow(window: QWidget, width: int, height: int) -> None:
    """Give a window that is shown another size, as its user may at any time.

    Args:
        window: what ``shown`` gave.
        width: of the window from now on.
        height: of the window from now on.
    """
    window.resize(width, height)
    _settle()
    QCoreApplication.processEvents()  # tables and readers fit themselves a moment later
    _settle()


def _settle() -> None:
    for _ in range(3):  # a label's height follows from the width that its layout just gave it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.sendPostedEvents()
