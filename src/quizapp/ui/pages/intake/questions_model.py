"""The questions of a file as rows: which are taken, what they are, what to know of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from quizapp.core.authoring.importing import Fate, ImportPreview, Incoming
from quizapp.core.authoring.questions import LeftOut
from quizapp.ui.pages.intake import wording

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in their order."""

    STEM = 0
    KIND = 1
    RIGHT = 2
    TO_KNOW = 3


class Filter(StrEnum):
    """Which rows are shown. All but ``ALL`` exclude each other."""

    ALL = "all"
    TAKEN = "taken"
    LOOK = "look"
    LEFT_OUT = "left out"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True)
class Row:
    """A question of the file, taken or not."""

    number: int
    stem: str
    incoming: Incoming | None
    """None: it can't be taken."""
    reason: str = ""
    """Why it can't."""


class QuestionsModel(QAbstractTableModel):
    """Rows are made when they are shown, so that fifty thousand cost no more than fifty.

    Args:
        changed: called when a row was taken or left out by hand.
        parent: the parent object.
    """

    def __init__(self, changed: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = changed
        self._rows: list[Row] = []
        self._shown: list[int] = []
        self.without: set[int] = set()
        """Numbers of the questions that were left out by hand."""
        self.filter = Filter.ALL

    def begin(self, preview: ImportPreview) -> None:
        """Show another file, with everything taken that can be."""
        rows: list[Row] = [
            Row(one.question.number, one.question.stem, one) for one in preview.incoming
        ]
        rows += [_left_out(one) for one in preview.left_out]
        self._rows = sorted(rows, key=lambda row: row.number)
        self.without = set()
        self.show_only(Filter.ALL)

    def show_only(self, wanted: Filter) -> None:
        """Show the rows of a filter."""
        self.beginResetModel()
        self.filter = wanted
        self._shown = [
            place
            for place, row in enumerate(self._rows)
            if wanted is Filter.ALL or self.of(row) is wanted
        ]
        self.endResetModel()

    def counts(self) -> dict[Filter, int]:
        """Return how many rows each filter has; those but ALL add up to ALL."""
        counts = dict.fromkeys(Filter, 0)
        for row in self._rows:
            counts[self.of(row)] += 1
        counts[Filter.ALL] = len(self._rows)
        return counts

    def of(self, row: Row) -> Filter:
        """Return the filter that a row belongs to."""
        if row.incoming is None or row.number in self.without:
            return Filter.LEFT_OUT
        if row.incoming.fate is Fate.SAME:
            return Filter.SAME
        if row.incoming.fate is Fate.CHANGED:
            return Filter.CHANGED
        return Filter.LOOK if row.incoming.notes else Filter.TAKEN

    def row(self, place: int) -> Row:
        """Return what is shown in a row."""
        return self._rows[self._shown[place]]

    def can_be_taken(self, row: Row) -> bool:
        """Return whether it is up to the teacher."""
        return row.incoming is not None and row.incoming.fate is not Fate.SAME

    def turn(self, place: int) -> None:
        """Take a question, or leave it out."""
        row = self.row(place)
        if not self.can_be_taken(row):
            return
        self.without ^= {row.number}
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))
        self._changed()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.STEM and self.can_be_taken(self.row(index.row())):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.row(index.row()), Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.STEM:
                if not self.can_be_taken(row):
                    return None
                on = row.number not in self.without
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole if column is Column.STEM:
                state = self.tr("left out") if self.of(row) is Filter.LEFT_OUT else ""
                if self.can_be_taken(row) and not state:
                    state = self.tr("taken")
                parts = (state, *(self._text(row, one) for one in Column))
                return ". ".join(part for part in parts if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._text(row, column)
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole:
            self.turn(index.row())
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
        heads = self.tr("Question"), self.tr("Kind"), self.tr("Right"), self.tr("What to know")
        return heads[section]

    def _text(self, row: Row, column: Column) -> str:
        one = row.incoming
        if column is Column.STEM:
            return " ".join(row.stem.split()) or self.tr("(no question text)")
        if one is None:
            return row.reason if column is Column.TO_KNOW else ""
        match column:
            case Column.KIND:
                return wording.kind(one)
            case Column.RIGHT:
                return " ".join(wording.right(one).split())
            case _:
                return wording.to_know(one)


def _left_out(one: LeftOut) -> Row:
    return Row(one.number, one.stem, None, one.reason)
