"""How a class list was read: every line with its name, and what can be changed about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.session.list_lines import LineKind, ListLine, Order
from quizapp.core.session.list_tables import SEPARATORS, WHOLE_LINE
from quizapp.core.session.rosters import LineChange, ListReading, Wish
from quizapp.core.views.classroom import ListFile
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import body, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.classroom.class_lists import wording
from quizapp.ui.pages.classroom.class_lists.intents import ReadAgain
from quizapp.ui.pages.classroom.class_lists.reading_model import ReadingModel
from quizapp.ui.pages.classroom.class_lists.reading_table import ReadingTable
from quizapp.ui.wording import words

_PARTS = 3
"""Columns that a name is put together from at most by hand."""
_HEADINGS = 8
"""How many of the first lines can be said to be the heading."""


@dataclass(frozen=True)
class ReadAs:
    """Read the list so."""

    wish: Wish


@dataclass(frozen=True)
class TakeGroup:
    """Take the lines of one class."""

    group: str
    """Empty: those of all."""


@dataclass(frozen=True)
class ChangeLine:
    """Change what is taken of a line."""

    line: ListLine
    change: LineChange


ReadingIntent: TypeAlias = ReadAs | TakeGroup | ChangeLine | ReadAgain


class ReadingPart(QWidget):
    """Every line of a list beside the name that was read in it.

    Args:
        act: takes what is to be read in another way.
        parent: the parent widget.
    """

    def __init__(self, act: Callable[[ReadingIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._wish = Wish()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._said = body("", self)
        self._doubt = body("", self)
        column.addWidget(self._said)
        column.addWidget(self._doubt)
        self.model = ReadingModel(lambda line, change: act(ChangeLine(line, change)), self)
        self.table = ReadingTable(self.model, self)
        column.addWidget(self.table)
        self._help = small(
            self.tr("Space takes a line or leaves it out; Enter changes its name."), self
        )
        column.addWidget(self._help)
        choices = FlowLayout(across=Space.M, down=Space.S)
        self._next = quiet(self.tr("Next line to check"), Icon.DOWN, self)
        self._next.clicked.connect(self.table.go_to_doubt)
        self._encoding = _Menu[str](
            self.tr("Letters"), lambda one: act(ReadAgain(encoding=one)), self
        )
        self._sheet = _Menu[str](self.tr("Sheet"), lambda one: act(ReadAgain(sheet=one)), self)
        self._separator = _Menu[str](self.tr("Columns are apart by"), self._wish_separator, self)
        self._heading = _Menu[int](self.tr("Heading"), self._wish_heading, self)
        self._parts: tuple[_Menu[int | None], ...] = tuple(
            _Menu[int | None](name, partial(self._wish_part, place), self)
            for place, name in enumerate(
                (self.tr("Name begins with"), self.tr("Then"), self.tr("Then, last"))
            )
        )
        self._swap = quiet(self.tr("Swap the order"), parent=self)
        self._swap.clicked.connect(self._wish_swapped)
        self._order = _Menu[Order](self.tr("Order in a name"), self._wish_order, self)
        self._group = _Menu[str](self.tr("Class"), lambda one: act(TakeGroup(one)), self)
        widgets: tuple[QWidget, ...] = (
            self._next,
            self._encoding,
            self._sheet,
            self._separator,
            self._heading,
            *self._parts,
            self._swap,
            self._order,
            self._group,
        )
        for widget in widgets:
            choices.addWidget(widget)
        column.addLayout(choices)

    def render(self, reading: ListReading, file: ListFile | None, group: str) -> None:  # type: ignore[override]
        """Show a reading, and what can be changed about it."""
        self._wish = reading.wish
        self.setVisible(bool(reading.lines))
        number, doubtful = len(reading.names), len(reading.doubtful)
        said = words.counted(number, self.tr("name"), self.tr("names"))
        if doubtful:
            lines = words.counted(doubtful, self.tr("line to check"), self.tr("lines to check"))
            said = f"{said}, {lines}"
        self._said.say((Span(said, Tone.STRONG),))
        doubt = reading.doubt
        if file is not None and not file.sure:
            doubt = f"{doubt} {wording.unsure_encoding()}".strip()
        self._doubt.say((Span(doubt, Tone.WRONG),))
        self._doubt.setVisible(bool(doubt))
        self._next.setVisible(doubtful > 0)
        self._offer_file(file)
        self._offer_columns(reading)
        groups = reading.groups if len(reading.groups) > 1 else ()
        labels = (self.tr("All classes"), *groups)
        self._group.show_values(labels, ("", *groups), group, shown=bool(groups))
        self.model.set_reading(reading)
        self.table.fit()

    def _offer_file(self, file: ListFile | None) -> None:
        encodings = file.encodings if file else ()
        labels = tuple(wording.encoding(one) for one in encodings)
        chosen = file.encoding if file else ""
        self._encoding.show_values(labels, encodings, chosen, shown=len(encodings) > 1)
        sheets = file.sheets if file else ()
        self._sheet.show_values(sheets, sheets, file.sheet if file else "", shown=len(sheets) > 1)

    def _offer_columns(self, reading: ListReading) -> None:
        wish = reading.wish
        texts = [line.text for line in reading.lines]
        found = tuple(one for one in SEPARATORS if any(one in text for text in texts))
        separators = (*found, WHOLE_LINE)
        self._separator.show_values(
            tuple(wording.separator(one) for one in separators),
            separators,
            wish.separator,
            shown=bool(found),
        )
        several = len(reading.labels) > 1
        first = [line for line in reading.lines[:_HEADINGS] if line.text]
        headed = any(line.kind is LineKind.HEADING for line in first)
        self._heading.show_values(
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
            labels = wording.columns(reading, begins=begins)
            menu.show_values(
                labels if begins else (self.tr("then nothing more"), *labels),
                places if begins else (None, *places),
                columns[place] if place < len(columns) else None,
                shown=several and place <= len(columns),
            )
        self._swap.setVisible(len(columns) > 1)
        commas = any("," in line.text for line in reading.lines)
        spaces = any(" " in line.name for line in reading.lines)
        self._order.show_values(
            tuple(wording.order(one) for one in Order),
            tuple(Order),
            wish.order,
            shown=len(columns) == 1 and (commas or spaces),
        )

    def _wish_separator(self, separator: str) -> None:
        self._act(ReadAs(Wish(separator=separator)))

    def _wish_heading(self, line: int) -> None:
        self._act(ReadAs(Wish(separator=self._wish.separator, heading=line)))

    def _wish_order(self, order: Order) -> None:
        self._act(ReadAs(replace(self._wish, order=order)))

    def _wish_part(self, place: int, column: int | None) -> None:
        columns = list(self._wish.columns or (0,))
        if column is None:
            del columns[place:]
        elif place < len(columns):
            columns[place] = column
        else:
            columns.append(column)
        unique = tuple(dict.fromkeys(columns))[:_PARTS]
        self._act(ReadAs(replace(self._wish, columns=unique, order=None)))

    def _wish_swapped(self) -> None:
        columns = self._wish.columns or (0,)
        self._act(ReadAs(replace(self._wish, columns=(*columns[1:], columns[0]))))


Value = TypeVar("Value")


class _Menu(ChoiceMenu, Generic[Value]):
    """A choice among values, each under a label; ``take`` gets the one chosen by hand."""

    def __init__(self, name: str, take: Callable[[Value], None], parent: QWidget) -> None:
        super().__init__(name, parent)
        self._values: tuple[Value, ...] = ()
        self.chosen.connect(lambda number: take(self._values[number]))

    def show_values(
        self,
        labels: tuple[str, ...],
        values: tuple[Value, ...],
        chosen: Value | None,
        *,
        shown: bool,
    ) -> None:
        """Offer values, or hide where there is nothing to choose."""
        self.setVisible(shown)
        self._values = values
        if labels:
            place = next((n for n, one in enumerate(values) if one == chosen), 0)
            self.offer(labels, place)
