"""Scrolling that only ever goes up and down, and keeps what has the focus in sight."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from quizapp.ui.kit.theme.theme import Space, current_theme


def bring_into_view(widget: QWidget) -> None:
    """Scroll everything that a widget stands in until it is seen.

    One that is higher than what scrolls it is shown from its beginning, unless much of it is seen:
    a long text that is read stays where it is. Of a list it is the row that the keyboard is on.
    """
    place = _place_of_focus(widget)
    for area, inside in scrolled_by(widget):
        bar, view = area.verticalScrollBar(), area.viewport().height()
        top = widget.mapTo(inside, place.topLeft()).y()
        bottom, at = top + place.height(), bar.value()
        if place.height() > view:
            seen = min(bottom, at + view) - max(top, at)
            if seen < view // 2:
                bar.setValue(top)
        elif top - Space.M < at:
            bar.setValue(top - Space.M)
        elif bottom + Space.M > at + view:
            bar.setValue(min(bottom + Space.M - view, top))


def _place_of_focus(widget: QWidget) -> QRect:
    """Return where in a widget the keyboard is."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        row = widget.visualRect(widget.currentIndex())
        return row.translated(widget.viewport().mapTo(widget, QPoint(0, 0)))
    return widget.rect()


def scrolled_by(widget: QWidget) -> Iterator[tuple[QScrollArea, QWidget]]:
    """Yield the areas that scroll a widget, the nearest first, each with what it scrolls."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            inside = above.widget()
            if inside is not None and inside.isAncestorOf(widget):
                yield above, inside
        above = above.parentWidget()


class _QuietBar(QScrollBar):
    """A scroll bar that is there but not seen while there is nothing to scroll."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class MoreBelow(QWidget):
    """A hairline at the lower edge of what is scrolled, while there is more below it.

    Without it a line that is cut there runs into what stands under it.

    Args:
        area: what scrolls.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self.fit)
        bar.rangeChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Stand at the edge, or go where nothing is below."""
        bar, place = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self.setGeometry(place.left(), place.bottom(), place.width(), 1)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("line"))
        painter.end()


class VerticalScroll(QScrollArea):
    """Shows a widget at its own width and scrolls it vertically; Tab brings controls into view.

    Args:
        inside: what is scrolled; its layout must be able to get as narrow as the window.
        name: accessible name of the region.
        gutter: room at the right for the scroll bar, so that what is inside keeps its width
            whether or not there is a bar.
        parent: the widget it stands in.
    """

    def __init__(
        self, inside: QWidget, name: str = "", parent: QWidget | None = None, gutter: int = 0
    ) -> None:
        super().__init__(parent)
        # Its own would be unknown to Python, which has all classes of widgets made to find its one.
        self.setViewport(QWidget())
        self._gutter = gutter
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        if name:
            self.setAccessibleName(name)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self._end_with_content()

        self._more: MoreBelow | None = None
        if gutter:
            # The bar keeps its place: coming and going, it would have all be laid out anew.
            self.setVerticalScrollBar(_QuietBar())
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self._keep_gutter()

    def show_more_below(self) -> None:
        """Draw a hairline at the lower edge while there is more below it."""
        self._more = MoreBelow(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._more is not None:
            self._more.fit()

    def _keep_gutter(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(0, 0, max(self._gutter - bar, 0), 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._gutter:
            self._keep_gutter()

    def _end_with_content(self) -> None:
        """Scroll as far as the content goes in the width it has, and no further.

        Qt makes what is inside as high as its layout needs at its narrowest as well, which leaves a
        screen of blank space under rows that wrap. Where the height follows from the width, the
        least height must not count.
        """
        inside = self.widget()
        layout = None if inside is None else inside.layout()
        if inside is None or layout is None or not self.widgetResizable():
            return
        wraps = layout.hasHeightForWidth()
        way = QSizePolicy.Policy.Ignored if wraps else QSizePolicy.Policy.Preferred
        policy = inside.sizePolicy()
        if policy.verticalPolicy() is not way:
            policy.setVerticalPolicy(way)
            inside.setSizePolicy(policy)

    def take_focus(self, *, take: bool) -> None:
        """Be a stop of Tab, with a ring to be seen, where there is nothing else to stop at."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if take else Qt.FocusPolicy.NoFocus)
        if self.property("ring") is not take:
            self.setProperty("ring", take)
            self.style().unpolish(self)
            self.style().polish(self)

    def back_to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go on by Tab. Qt's own would show the middle of what is higher than the view."""
        went = QWidget.focusNextPrevChild(self, next)
        focused = self.window().focusWidget()
        if went and focused is not None:
            bring_into_view(focused)
        return went

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._end_with_content()
            self.updateGeometry()
        return done
