"""How a class list was read: every line with its name, and what can be changed about it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.session.list_lines import LineKind, Order
from quizapp.core.session.list_tables import SEPARATORS, WHOLE_LINE
from quizapp.core.session.rosters import ListReading, Wish
from quizapp.core.views.classroom import ListFile
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme, font_for
from quizapp.ui.pages.classroom.preparing import list_wording
from quizapp.ui.pages.classroom.preparing.reading_delegate import ReadingDelegate
from quizapp.ui.pages.classroom.preparing.reading_model import Column, ReadingModel
from quizapp.ui.wording import words

_PARTS = 3
"""Columns that a name is put together from at most by hand."""
_ROWS = 9
"""Lines that are to be seen at once."""
_HEADINGS = 8
"""How many of the first lines can be said to be the heading."""
_MEASURED = 600
"""Lines whose height is measured: more than a list takes."""
_NARROW = 560
"""Pixels at 100 % text below which what stands in the line is left to the text field above."""


class ReadingPart(QWidget):
    """Every line of a list beside the name that was read in it.

    Signals:
        wished: a ``Wish``: how the list is to be read.
        group_wished: the class whose lines are taken; empty: all.
        line_changed: a ``ListLine`` and a ``LineChange``.
        encoding_wished, sheet_wished: in which the file is to be opened again.
    """

    wished = Signal(object)
    group_wished = Signal(str)
    line_changed = Signal(object, object)
    encoding_wished = Signal(str)
    sheet_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading = ListReading((), Wish())
        self._wish = Wish()
        self._file: ListFile | None = None
        self._values: dict[ChoiceMenu, tuple[object, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._said = body("", self)
        self._doubt = body("", self)
        column.addWidget(self._said)
        column.addWidget(self._doubt)
        self.model = ReadingModel(self)
        self.model.changed.connect(self.line_changed)
        self.table = _ReadingTable(self.model, self)
        column.addWidget(self.table)
        self._help = small(
            self.tr("Space takes a line or leaves it out; Enter changes its name."), self
        )
        column.addWidget(self._help)
        choices = FlowLayout(across=Space.M, down=Space.S)
        self._next = quiet(self.tr("Next line to check"), Icon.DOWN, self)
        self._next.clicked.connect(self.table.go_to_doubt)
        self._encoding = self._menu(self.tr("Letters"), self._wish_encoding)
        self._sheet = self._menu(self.tr("Sheet"), self.sheet_wished.emit)
        self._separator = self._menu(self.tr("Columns are apart by"), self._wish_separator)
        self._heading = self._menu(self.tr("Heading"), self._wish_heading)
        self._parts = tuple(
            self._menu(name, partial(self._wish_part, place))
            for place, name in enumerate(
                (self.tr("Name begins with"), self.tr("Then"), self.tr("Then, last"))
            )
        )
        self._swap = quiet(self.tr("Swap the order"), parent=self)
        self._swap.clicked.connect(self._wish_swapped)
        self._order = self._menu(self.tr("Order in a name"), self._wish_order)
        self._group = self._menu(self.tr("Class"), self.group_wished.emit)
        for widget in (
            self._next,
            *(self._encoding, self._sheet, self._separator, self._heading, *self._parts),
            *(self._swap, self._order, self._group),
        ):
            choices.addWidget(widget)
        column.addLayout(choices)

    def render(self, reading: ListReading, file: ListFile | None, group: str) -> None:  # type: ignore[override]
        """Show a reading, and what can be changed about it."""
        self._reading, self._wish, self._file = reading, reading.wish, file
        self.setVisible(bool(reading.lines))
        number, doubtful = len(reading.names), len(reading.doubtful)
        said = words.counted(number, self.tr("name"), self.tr("names"))
        if doubtful:
            lines = words.counted(doubtful, self.tr("line to check"), self.tr("lines to check"))
            said = f"{said}, {lines}"
        self._said.say((Span(said, Tone.STRONG),))
        doubt = reading.doubt
        if file is not None and not file.sure:
            doubt = f"{doubt} {list_wording.unsure_encoding()}".strip()
        self._doubt.say((Span(doubt, Tone.WRONG),))
        self._doubt.setVisible(bool(doubt))
        self._next.setVisible(doubtful > 0)
        self._offer_file(file)
        self._offer_columns(reading)
        groups = reading.groups if len(reading.groups) > 1 else ()
        labels = (self.tr("All classes"), *groups)
        self._offer(self._group, labels, ("", *groups), group, shown=bool(groups))
        self.model.set_reading(reading)
        self.table.fit()

    def _offer_file(self, file: ListFile | None) -> None:
        encodings = file.encodings if file else ()
        labels = tuple(list_wording.encoding(one) for one in encodings)
        chosen = file.encoding if file else ""
        self._offer(self._encoding, labels, encodings, chosen, shown=len(encodings) > 1)
        sheets = file.sheets if file else ()
        self._offer(self._sheet, sheets, sheets, file.sheet if file else "", shown=len(sheets) > 1)

    def _offer_columns(self, reading: ListReading) -> None:
        wish = reading.wish
        texts = [line.text for line in reading.lines]
        found = tuple(one for one in SEPARATORS if any(one in text for text in texts))
        separators = (*found, WHOLE_LINE)
        self._offer(
            self._separator,
            tuple(list_wording.separator(one) for one in separators),
            separators,
            wish.separator,
            shown=bool(found),
        )
        several = len(reading.labels) > 1
        first = [line for line in reading.lines[:_HEADINGS] if line.text]
        headed = any(line.kind is LineKind.HEADING for line in first)
        self._offer(
            self._heading,
            (
                self.tr("No heading"),
                *(self.tr("Heading: line {n}").format(n=line.line) for line in first),
            ),
            (0, *(line.line for line in first)),
            wish.heading,
            shown=several or headed,
        )
        columns = wish.columns or (0,)
        places = tuple(range(len(reading.labels)))
        for place, menu in enumerate(self._parts):
            begins = place == 0
            labels = list_wording.columns(reading, begins=begins)
            self._offer(
                menu,
                labels if begins else (self.tr("then nothing more"), *labels),
                places if begins else (None, *places),
                columns[place] if place < len(columns) else None,
                shown=several and place <= len(columns),
            )
        self._swap.setVisible(len(columns) > 1)
        commas = any("," in line.text for line in reading.lines)
        spaces = any(" " in line.name for line in reading.lines)
        self._offer(
            self._order,
            tuple(list_wording.order(one) for one in Order),
            tuple(Order),
            wish.order,
            shown=len(columns) == 1 and (commas or spaces),
        )

    def _menu(self, name: str, chosen: object) -> ChoiceMenu:
        menu = ChoiceMenu(name, self)
        menu.chosen.connect(lambda number: chosen(self._values[menu][number]))  # type: ignore[operator]
        return menu

    def _offer(
        self,
        menu: ChoiceMenu,
        labels: tuple[str, ...],
        values: tuple[object, ...],
        chosen: object,
        *,
        shown: bool,
    ) -> None:
        menu.setVisible(shown)
        self._values[menu] = values
        if labels:
            menu.offer(labels, values.index(chosen) if chosen in values else 0)

    def _wish_encoding(self, encoding: str) -> None:
        self.encoding_wished.emit(encoding)

    def _wish_separator(self, separator: str) -> None:
        self.wished.emit(Wish(separator=separator))

    def _wish_heading(self, line: int) -> None:
        self.wished.emit(Wish(separator=self._wish.separator, heading=line))

    def _wish_order(self, order: Order) -> None:
        self.wished.emit(replace(self._wish, order=order))

    def _wish_part(self, place: int, column: int | None) -> None:
        columns = list(self._wish.columns or (0,))
        if column is None:
            del columns[place:]
        elif place < len(columns):
            columns[place] = column
        else:
            columns.append(column)
        unique = tuple(dict.fromkeys(columns))[:_PARTS]
        self.wished.emit(replace(self._wish, columns=unique, order=None))

    def _wish_swapped(self) -> None:
        columns = self._wish.columns or (0,)
        self.wished.emit(replace(self._wish, columns=(*columns[1:], columns[0])))


class _ReadingTable(QTableView):
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
        look = current_theme()
        room = self.viewport().width()
        digits = QFontMetricsF(font_for(look)).horizontalAdvance("0000")
        line = round(digits) + look.px(20) + 3 * Space.S
        narrow = room < look.px(_NARROW)
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
