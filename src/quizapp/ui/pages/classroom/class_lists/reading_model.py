"""A class list as it was read: a row for each line, what stands in it and the name in it."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from quizapp.core.session.list_lines import LineKind, ListLine
from quizapp.core.session.rosters import LineChange, ListReading

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in their order."""

    LINE = 0
    TEXT = 1
    NAME = 2
    DOUBT = 3


class ReadingModel(QAbstractTableModel):
    """Lines as rows; ``set_reading`` is the only way to change them.

    Args:
        change: gets a line and what is to be changed of it.
        parent: the parent object.
    """

    def __init__(
        self, change: Callable[[ListLine, LineChange], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._change = change
        self._lines: tuple[ListLine, ...] = ()

    def set_reading(self, reading: ListReading) -> None:
        """Show another reading; rows keep their place where there are as many."""
        if len(reading.lines) != len(self._lines):
            self.beginResetModel()
            self._lines = reading.lines
            self.endResetModel()
        elif reading.lines != self._lines:
            self._lines = reading.lines
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1)
            )

    def line(self, row: int) -> ListLine:
        """Return the line of a row."""
        return self._lines[row]

    def turn(self, row: int) -> None:
        """Take a line that is not taken, or leave it out."""
        line = self._lines[row]
        if line.name:
            self._change(line, LineChange(taken=not line.taken))

    def next_doubt(self, row: int) -> int | None:
        """Return the next row that is to be checked, after the last one the first; None: none."""
        doubtful = [n for n, line in enumerate(self._lines) if line.doubt]
        return next((n for n in doubtful if n > row), doubtful[0] if doubtful else None)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() == Column.LINE and self._lines[index.row()].name:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == Column.NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._shown(line, column)
            case Qt.ItemDataRole.EditRole if column is Column.NAME:
                return line.name
            case Qt.ItemDataRole.CheckStateRole if column is Column.LINE and line.name:
                return Qt.CheckState.Checked if line.taken else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, column)
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and line.name:
            self.turn(index.row())
            return True
        if role == Qt.ItemDataRole.EditRole and str(value).strip() not in ("", line.name):
            self._change(line, LineChange(name=str(value)))
            return True
        return False

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Line"),
            self.tr("What stands there"),
            self.tr("Name"),
            self.tr("To check"),
        )[section]

    def _shown(self, line: ListLine, column: Column) -> str:
        match column:
            case Column.LINE:
                return str(line.line)
            case Column.TEXT:
                return line.text.replace("\t", "   ").strip()[:120]
            case Column.NAME:
                return line.name or "–"
            case Column.DOUBT:
                return line.doubt or self._why_not(line)

    def _why_not(self, line: ListLine) -> str:
        if line.taken:
            return ""
        return {
            LineKind.HEADING: self.tr("The heading"),
            LineKind.ABOVE: self.tr("Above the heading: left out"),
        }.get(line.kind, self.tr("Left out"))

    def _spoken(self, line: ListLine, column: Column) -> str:
        if column is not Column.LINE:
            return self._shown(line, column)
        taken = self.tr("taken") if line.taken else self.tr("left out")
        parts = (
            self.tr("Line {n}, {taken}").format(n=line.line, taken=taken),
            self._shown(line, Column.NAME),
            self._shown(line, Column.DOUBT),
        )
        return ". ".join(part for part in parts if part)
