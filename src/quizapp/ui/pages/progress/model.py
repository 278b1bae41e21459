"""The attempts as a table: named columns, a sort role, a role for the row's object."""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from quizapp.core.answering.attempts import AttemptLine
from quizapp.ui.wording import words

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in their order."""

    TITLE = 0
    STARTED = 1
    RESULT = 2


SORT_ROLE = Qt.ItemDataRole.UserRole
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row's ``AttemptLine``."""


class AttemptsModel(QAbstractTableModel):
    """Attempts as rows; ``set_rows`` is the only way to change them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AttemptLine, ...] = ()
        self._now: datetime | None = None

    def set_rows(self, rows: tuple[AttemptLine, ...], now: datetime) -> None:
        """Show other attempts.

        Args:
            rows: the attempts, in the order to show them.
            now: the present, in the reader's time zone.
        """
        self.beginResetModel()
        self._rows, self._now = rows, now
        self.endResetModel()

    def line(self, index: Index) -> AttemptLine:
        """Return the attempt of a row."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self.line(index), Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._text(line, each) for each in Column)
        if role == SORT_ROLE:
            return _sort_key(line, column)
        return line if role == LINE_ROLE else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Quiz"), self.tr("When"), self.tr("Result"))[section]

    def _text(self, line: AttemptLine, column: Column) -> str:
        if column is Column.TITLE:
            return line.title
        if column is Column.STARTED:
            return words.moment(line.started_at, self._now) if self._now else ""
        return self._result(line)

    def _result(self, line: AttemptLine) -> str:
        if line.finished_at is None:
            number = min(line.answered + 1, line.questions)
            return self.tr("Unfinished: go on at question {n} of {of}").format(
                n=number, of=line.questions
            )
        if line.answered == 0:
            return self.tr("Ended before the first answer")
        return self.tr("{right} of {total} right").format(right=line.right, total=line.counted)


def _sort_key(line: AttemptLine, column: Column) -> str | float:
    if column is Column.TITLE:
        return line.title.casefold()
    if column is Column.STARTED:
        return line.started_at.timestamp()
    return line.right / line.counted if line.counted else -1.0
