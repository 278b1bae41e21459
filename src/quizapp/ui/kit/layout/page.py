"""A screen's page: one column that scrolls, no wider than reads well."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.theme.theme import Space, current_theme

PAGE_WIDEST = 988
"""How wide a page's column gets, in pixels at 100 % text."""
NARROW = 760
"""Pixels at 100 % text below which the margins shrink."""


def side_margins(width: int, widest: int, *, centred: bool = False) -> tuple[int, int]:
    """Return the margins left and right of a column in so many pixels.

    Args:
        width: of what the column stands in.
        widest: how wide the column gets, in pixels at 100 % text.
        centred: whether it stands in the middle of a wider place.
    """
    theme = current_theme()
    edge = Space.HUGE if width >= theme.px(NARROW) else Space.XL
    spare = max(width - 2 * edge - theme.px(widest), 0)
    left = edge + (spare // 2 if centred else 0)
    return left, 2 * edge + spare - left


class ScrollPage(VerticalScroll):
    """A page. Put widgets into ``column``, and a stretch at its end.

    Args:
        name: accessible name of the page.
        widest: how wide the column gets, in pixels at 100 % text.
        centred: whether the column stands in the middle of a wider window.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        name: str,
        widest: int = PAGE_WIDEST,
        *,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._inside = QWidget()
        super().__init__(self._inside, name, parent)
        self._widest = widest
        self._centred = centred
        self.column = QVBoxLayout(self._inside)
        self.column.setSpacing(Space.XL)
        self._fit()

    def begin_with(self, widget: QWidget) -> None:
        """Show the beginning, or as little further down as a widget asks, once all is laid out."""

        def scroll() -> None:
            self._settle()
            self.back_to_top()
            self.ensureWidgetVisible(widget, 0, Space.XL)

        QTimer.singleShot(0, widget, scroll)

    def reveal(self, widget: QWidget, *, where_cut: bool = False) -> None:
        """Scroll until a widget of the column is at the top, once the layout has settled.

        Args:
            widget: inside the column.
            where_cut: whether to stay put if its end is to be seen already.
        """
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget, where_cut=where_cut))

    def _scroll_to(self, widget: QWidget, *, where_cut: bool) -> None:
        self._settle()
        top = widget.mapTo(self._inside, QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        if not where_cut or top + widget.height() > bar.value() + self.viewport().height():
            bar.setValue(max(top - Space.XL, 0))

    @staticmethod
    def _settle() -> None:
        for _ in range(3):  # a layout that changed changes the one around it in the next round
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _fit(self) -> None:
        left, right = side_margins(self.viewport().width(), self._widest, centred=self._centred)
        self.column.setContentsMargins(left, Space.XXL, right, Space.XXL)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let Qt delete the widgets."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
