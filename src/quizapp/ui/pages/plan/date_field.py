"""A date to type: day, month and year in a row, each to be stepped with the arrow keys."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.group import Group
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import small
from quizapp.ui.kit.theme.theme import Space, current_theme, font_for
from quizapp.ui.pages.plan.dates import read, typed
from quizapp.ui.pages.plan.state import TypedDate

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DateField(Group):
    """Three fields that make one date. Up and Down step a day, a month or a year.

    Args:
        name: what is asked for.
        changed: takes the fields as they now stand.
        parent: the widget it stands in.

    Signals:
        submitted: Enter was pressed.
    """

    submitted = Signal()

    def __init__(
        self, name: str, changed: Callable[[TypedDate], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._changed = changed
        self._today = date.min
        row = FlowLayout(self, across=Space.M, down=Space.M)
        self._fields: list[_Part] = []
        for label, letters in ((self.tr("Day"), 4), (self.tr("Month"), 10), (self.tr("Year"), 6)):
            part = _Part(label, letters, self)
            part.edited.connect(lambda: self._changed(self._typed()))
            part.returned.connect(self.submitted)
            part.stepped.connect(partial(self._step, part))
            self._fields.append(part)
            row.addWidget(part)

    def show_date(self, fields: TypedDate, today: date, problem: str) -> None:
        """Show what is typed; the caret stays where it is if nothing changed."""
        self._today = today
        texts = (fields.day, fields.month, fields.year)
        example = today + timedelta(days=7)  # a day that can be planned for
        hints = (example.day, example.month, example.year)
        for part, text, hint in zip(self._fields, texts, hints, strict=True):
            part.field.setPlaceholderText(str(hint))
            if part.field.text() != text:
                part.field.setText(text)
            part.field.setAccessibleDescription(problem or self.tr("Up and Down change it by one."))

    @property
    def first(self) -> QLineEdit:
        """Return the field of the day."""
        return self._fields[0].field

    def _typed(self) -> TypedDate:
        return TypedDate(*(part.field.text() for part in self._fields))

    def _step(self, part: "_Part", by: int) -> None:
        """Step to another date after today; from no date at all to tomorrow."""
        at, _ = read(self._typed(), self._today)
        first = self._today + timedelta(days=1)
        stepped = first if at is None else max(_moved(at, self._fields.index(part), by), first)
        self._changed(typed(stepped))
        part.field.selectAll()


class _Part(QWidget):
    edited = Signal()
    returned = Signal()
    stepped = Signal(int)

    def __init__(self, label: str, letters: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._letters = letters
        self.field = _Field(self)
        self.field.setAccessibleName(label)
        self.field.setMaxLength(9)
        self.field.textEdited.connect(lambda _: self.edited.emit())
        self.field.returnPressed.connect(self.returned)
        self.field.stepped.connect(self.stepped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(small(label, self))
        column.addWidget(self.field)
        self._fit()

    def _fit(self) -> None:
        wide = QFontMetrics(font_for(current_theme())).horizontalAdvance("0" * self._letters)
        self.field.setFixedWidth(wide + 2 * 14 + Space.M)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()


class _Field(QLineEdit):
    stepped = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(by)


def _moved(at: date, place: int, by: int) -> date:
    """Return a date moved by a day, a month or a year; a short month ends it earlier."""
    if place == 0:
        return at + timedelta(days=by)
    months = at.year * 12 + at.month - 1 + (by if place == 1 else 12 * by)
    year, month = divmod(months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(at.day, (after - timedelta(days=1)).day))
