"""A layout that fills rows from left to right and starts a new row when one is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Keeps its widgets at the size they ask for and wraps them, so that nothing is cut off.

    Args:
        parent: the widget it lays out.
        across: distance between neighbours.
        down: distance between rows.
        end: how many widgets, counted from the last, stand at the right end while all fit a row.
    """

    def __init__(
        self, parent: QWidget | None = None, across: int = 12, down: int = 8, end: int = 0
    ) -> None:
        super().__init__(parent)
        self._across, self._down, self._end = across, down, end
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # layouts ask for the same width again and again
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._across * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    @override
    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        rows: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            width = min(size.width(), max(rect.width(), 1))
            height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            if rows[-1] and used + self._across + width > rect.width():
                rows.append([])
                used = 0
            used += width + (self._across if rows[-1] else 0)
            rows[-1].append((item, QSize(width, height)))
        y = rect.y()
        for row in rows:
            if not row:
                continue
            tallest = max(size.height() for _, size in row)
            if move:
                self._place(row, rect, y, tallest, one_row=len(rows) == 1)
            y += tallest + self._down
        return max(y - self._down - rect.y(), 0)

    def _place(
        self,
        row: list[tuple[QLayoutItem, QSize]],
        rect: QRect,
        y: int,
        tallest: int,
        *,
        one_row: bool,
    ) -> None:
        used = sum(size.width() for _, size in row) + self._across * (len(row) - 1)
        x = rect.x()
        for number, (item, size) in enumerate(row):
            if one_row and self._end and number == len(row) - self._end:
                x += max(rect.width() - used, 0)
            item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
            x += size.width() + self._across
