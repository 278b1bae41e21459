"""The wrong list as rows: a heading for each group, then its facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from quizapp.core.content.ids import FactId
from quizapp.core.learning.review_cards import Reason
from quizapp.ui.pages.review import wording

if TYPE_CHECKING:
    from quizapp.core.views.review import WrongLine

Index = QModelIndex | QPersistentModelIndex

_FIRST = 20
"""Rows that are there at once: more than a window shows."""
_BATCH = 200
"""Rows that follow each time the list is painted."""


class WrongModel(QAbstractTableModel):
    """Facts to practise under the headings of their groups; ``set_rows`` changes them.

    A view has the first rows at once and fetches the others when these can be seen, so that a long
    list appears as fast as a short one. What can be chosen is never limited to the rows fetched.

    Signals:
        ticked: another set of facts is chosen.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[WrongLine | Reason, ...] = ()
        self._fetched = 0
        self._sizes: dict[Reason, int] = {}
        self._chosen: frozenset[FactId] = frozenset()
        self._needed = 0
        self._now: datetime | None = None

    def set_rows(self, lines: tuple[WrongLine, ...], needed: int, now: datetime) -> None:
        """Show other facts; those chosen that are still there stay so.

        Args:
            lines: the facts, in their groups' order.
            needed: days on which a fact must be right to leave the list.
            now: the present, in the reader's time zone.
        """
        self.beginResetModel()
        rows: list[WrongLine | Reason] = []
        self._sizes = {}
        for reason, group in groupby(lines, key=lambda line: line.card.reason):
            own = list(group)
            if reason is not None:
                rows.append(reason)
                self._sizes[reason] = len(own)
            rows += own
        self._rows = tuple(rows)
        self._fetched = min(max(self._fetched, _FIRST), len(rows))  # a page keeps its place
        self._needed, self._now = needed, now
        self._chosen &= {line.card.fact_id for line in lines}
        self.endResetModel()

    @property
    def chosen(self) -> tuple[FactId, ...]:
        """Return the facts that are chosen, in the list's order."""
        return tuple(f for f in self.askable if f in self._chosen)

    @property
    def askable(self) -> tuple[FactId, ...]:
        """Return every fact on which there is a question, in the list's order."""
        return tuple(
            row.card.fact_id for row in self._rows if not isinstance(row, Reason) and row.can_ask
        )

    def choose(self, facts: Iterable[FactId]) -> None:
        """Choose these facts and no others."""
        self._chosen = frozenset(facts) & frozenset(self.askable)
        if self._rows:
            last = self.index(self._fetched - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def line(self, row: int) -> WrongLine | None:
        """Return the fact of a row; None at a heading."""
        found = self._rows[row]
        return None if isinstance(found, Reason) else found

    def heading(self, row: int) -> tuple[Reason, int] | None:
        """Return the group that a heading begins and how many facts it has; None at a fact."""
        found = self._rows[row]
        return (found, self._sizes[found]) if isinstance(found, Reason) else None

    def row_of(self, fact_id: FactId) -> int | None:
        """Return where a fact stands; None if it is not shown."""
        for row in range(len(self._rows)):
            line = self.line(row)
            if line is not None and line.card.fact_id == fact_id:
                self._fetch(row + 1 - self._fetched)
                return row
        return None

    def fetch_all(self) -> None:
        """Give the view all rows now."""
        self._fetch(len(self._rows) - self._fetched)

    def fetch_more(self) -> None:
        """Give the view the next rows."""
        self._fetch(min(_BATCH, len(self._rows) - self._fetched))

    @property
    def complete(self) -> bool:
        """Return whether the view has all rows."""
        return self._fetched == len(self._rows)

    def _fetch(self, number: int) -> None:
        if number > 0:
            self.beginInsertRows(QModelIndex(), self._fetched, self._fetched + number - 1)
            self._fetched += number
            self.endInsertRows()

    def first(self) -> int | None:
        """Return the first row that is a fact."""
        return next((n for n in range(len(self._rows)) if self.line(n) is not None), None)

    @property
    def needed(self) -> int:
        """Return on how many days a fact must be right."""
        return self._needed

    @property
    def now(self) -> datetime | None:
        """Return the present as the rows tell it."""
        return self._now

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._fetched

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        line = self.line(index.row())
        if line is not None and line.can_ask:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._now is None:
            return None
        heading = self.heading(index.row())
        if heading is not None:
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return wording.reason(heading[0]) if role in texts else None
        line = self.line(index.row())
        assert line is not None
        on = line.card.fact_id in self._chosen
        if role == Qt.ItemDataRole.DisplayRole:
            return line.fact
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording.line_spoken(line, self._needed, self._now, chosen=on)
        if role == Qt.ItemDataRole.CheckStateRole and line.can_ask:
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None
