"""A table passage as a table, the cited cells marked."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from quizapp.core.documents import Table
from quizapp.ui.theme import Look, Space, Type, worn_look
from quizapp.ui.widgets.text_setting import SetText, Setting, Span, Tone, natural_width

_GAP = 20
_LEAST = 40


class SourceTable(QLabel):
    """Paints a header and rows; cells wrap before they are cut off.

    Args:
        table: the passage's table.
        cells: (row, column) of the cells to mark.
        rows: positions of the rows to show, in order; a gap between two is told by an ellipsis.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        table: Table,
        cells: tuple[tuple[str, str], ...],
        rows: tuple[int, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._cells, self._rows = table, frozenset(cells), rows
        self._natural: list[float] = []
        self._laid_out: dict[int, tuple[list[float], list[list[SetText]]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.show_rows(rows)

    def show_rows(self, rows: tuple[int, ...]) -> None:
        """Show other rows."""
        self._rows = rows
        self.setText(self._in_words())
        self.setAccessibleName(self.text())
        self._forget()

    def _forget(self) -> None:
        self._natural = []
        self._laid_out.clear()
        self.updateGeometry()
        self.update()

    def _in_words(self) -> str:
        lines = []
        for place in self._rows:
            row = self._table.rows[place]
            pairs = []
            for head, cell in zip(self._table.columns[1:], row[1:], strict=True):
                mark = " " + self.tr("(evidence)") if (row[0], head) in self._cells else ""
                pairs.append(f"{head} {cell}{mark}")
            lines.append(f"{row[0]}: {'; '.join(pairs)}.")
        return "\n".join(lines)

    def _lines(self) -> list[tuple[tuple[str, ...], int | None]]:
        """Return header, rows and ellipses: texts, and the row's place where it is one."""
        lines: list[tuple[tuple[str, ...], int | None]] = [(self._table.columns, None)]
        empty = ("",) * (len(self._table.columns) - 1)
        before = -1
        for place in self._rows:
            if place > before + 1:
                lines.append((("…", *empty), None))
            lines.append((self._table.rows[place], place))
            before = place
        if self._rows and before < len(self._table.rows) - 1:
            lines.append((("…", *empty), None))
        return lines

    def _setting(self, number: int, place: int | None) -> Setting:
        if place is not None:
            return Setting(Type.BODY, spread=1.5)
        return Setting(Type.SMALL, tone=Tone.QUIET, spread=1.5 if number == 0 else 1.0)

    def _natural_widths(self, look: Look) -> list[float]:
        if not self._natural:
            natural = [0.0] * len(self._table.columns)
            for number, (texts, place) in enumerate(self._lines()):
                for column, text in enumerate(texts):
                    wide = natural_width((Span(text),), self._setting(number, place), look) + 2
                    natural[column] = max(natural[column], wide)
            self._natural = natural
        return self._natural

    def _widths(self, look: Look, width: int) -> list[float]:
        """Return the columns' widths; the widest give way first where there is too little room."""
        widths = list(self._natural_widths(look))
        room = width - _GAP * (len(widths) - 1) - 2 * Space.XS
        over = sum(widths) - room
        while over > 0.5 and max(widths) > look.px(_LEAST):
            widest = widths.index(max(widths))
            cut = min(over, max(widths[widest] * 0.1, 1.0))
            widths[widest] -= cut
            over -= cut
        return widths

    def _set(self, look: Look, width: int) -> tuple[list[float], list[list[SetText]]]:
        width = min(width, self.sizeHint().width())  # no wider than it needs
        if width not in self._laid_out:
            widths = self._widths(look, width)
            self._laid_out[width] = (
                widths,
                [
                    [
                        SetText((Span(text),), self._setting(number, place), look, room + 1)
                        for text, room in zip(line, widths, strict=True)
                    ]
                    for number, (line, place) in enumerate(self._lines())
                ],
            )
        return self._laid_out[width]

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        _, texts = self._set(worn_look(), width)
        return ceil(sum(max(t.height for t in row) + Space.XS for row in texts)) + 1

    @override
    def sizeHint(self) -> QSize:
        look = worn_look()
        width = ceil(sum(self._natural_widths(look)) + _GAP * len(self._table.columns))
        return QSize(width, look.px(24) * len(self._rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(worn_look().px(_LEAST) * 2, worn_look().px(24))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._forget()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = worn_look()
        painter = QPainter(self)
        widths, texts = self._set(look, self.width())
        y = 0.0
        end = sum(widths) + _GAP * (len(widths) - 1) + 2 * Space.XS
        for number, ((_, place), row) in enumerate(zip(self._lines(), texts, strict=True)):
            height = max(t.height for t in row) + Space.XS
            x = float(Space.XS)
            for column, text in enumerate(row):
                left = x + (widths[column] - text.used_width) * (column > 0)
                marked = self._is_marked(place, column)
                if marked:
                    box = QRectF(left - 4, y + 2, text.used_width + 8, height - 4)
                    painter.fillRect(box, look.colour("mark"))
                ink = look.colour("on_mark") if marked else None
                text.paint(painter, QPointF(left, y + Space.XS / 2), ink)
                x += widths[column] + _GAP
            y += height
            painter.setPen(QPen(look.colour("control" if number == 0 else "line"), 1))
            if number < len(texts) - 1:
                painter.drawLine(QPointF(0, y - 0.5), QPointF(end, y - 0.5))
        painter.end()

    def _is_marked(self, place: int | None, column: int) -> bool:
        if place is None:
            return False
        row = self._table.rows[place][0]
        return (row, self._table.columns[column]) in self._cells
