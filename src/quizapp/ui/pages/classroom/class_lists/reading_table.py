"""The lines of a class list as a table that keys go through."""

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from quizapp.ui.kit.theme.theme import Space, current_theme, font_for
from quizapp.ui.pages.classroom.class_lists.reading_delegate import ReadingDelegate
from quizapp.ui.pages.classroom.class_lists.reading_model import Column, ReadingModel

_ROWS = 9
"""Lines that are to be seen at once."""
_MEASURED = 600
"""Lines whose height is measured: more than a list takes."""
_NARROW = 560
"""Pixels at 100 % text below which what stands in the line is left to the text field above."""


class ReadingTable(QTableView):
    """The lines. Space takes or leaves one, Enter or F2 changes its name, Tab goes on."""

    def __init__(self, model: ReadingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.delegate = ReadingDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Every line and the name that was read in it"))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        by = QAbstractItemView.EditTrigger
        self.setEditTriggers(by.DoubleClicked | by.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self) -> None:
        """Share the width among the columns; be as high as the lines, up to a limit."""
        self._share_width()
        rows = self._rows.rowCount()
        one = self.delegate.row_height(0) if rows else 0
        self.verticalHeader().setDefaultSectionSize(one)
        for row in range(min(rows, _MEASURED)):
            self.setRowHeight(row, self.delegate.row_height(row))
        heights = sum(self.rowHeight(row) for row in range(min(rows, _ROWS)))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + heights + 2 * Space.S)

    def go_to_doubt(self) -> None:
        """Go on to the next line to check."""
        row = self._rows.next_doubt(self.currentIndex().row())
        if row is not None:
            self.setCurrentIndex(self._rows.index(row, Column.NAME))
            self.setFocus()

    def _share_width(self) -> None:
        theme = current_theme()
        room = self.viewport().width()
        digits = QFontMetricsF(font_for(theme)).horizontalAdvance("0000")
        line = round(digits) + theme.px(20) + 3 * Space.S
        narrow = room < theme.px(_NARROW)
        self.setColumnHidden(Column.TEXT, narrow)
        shares = {Column.NAME: 0.45, Column.DOUBT: 0.55}
        if not narrow:
            shares = {Column.TEXT: 0.34, Column.NAME: 0.28, Column.DOUBT: 0.38}
        self.setColumnWidth(Column.LINE, line)
        for column, share in shares.items():
            self.setColumnWidth(column, int((room - line) * share))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the Enter that ends the editing comes here too
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._rows.turn(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            name: QModelIndex = self._rows.index(index.row(), Column.NAME)
            self.setCurrentIndex(name)
            self.edit(name)
        else:
            super().keyPressEvent(event)
