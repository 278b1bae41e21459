"""A table of which one has to say what its columns hold: a row for each, with what is in it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.authoring.columns import ColumnGuess, Meaning
from quizapp.ui.kit.control.buttons import primary, quiet
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.intake import columns_words
from quizapp.ui.pages.intake.intents import CutTable, IntakeIntent, PutAside, ReadColumns

_LONGEST = 60
"""Letters of a cell that are shown."""
_HEADER_ROWS = 6


class ColumnsPart(QWidget):
    """Shows the columns of a table.

    Args:
        act: takes what is said of them.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[IntakeIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._columns: ColumnGuess | None = None
        self._shown: ColumnGuess | None = None
        self.cuts: list[ChoiceMenu] = []
        self.menus: list[ChoiceMenu] = []
        self._form = FormPage(self.tr("Which column holds what?"), self)
        self._said = small("", self)
        self.read = primary(self.tr("Read the questions"), self)
        self.read.clicked.connect(self._read)
        self.aside = quiet(self.tr("Cancel"), parent=self)
        self.aside.clicked.connect(lambda: act(PutAside()))
        self._form.end_with_row((self._said,), (self.aside, self.read), one_row=680)

    def render(self, name: str, columns: ColumnGuess) -> None:  # type: ignore[override]
        """Show a table; the same again leaves what was chosen alone."""
        if columns == self._shown:
            return
        focused = next((at for at, one in enumerate(self.cuts) if one.hasFocus()), None)
        self._shown = self._columns = columns
        column = self._form.page.column
        clear(column)
        column.setSpacing(Space.M)
        column.addWidget(heading(self.tr("{name}: which column holds what?").format(name=name)))
        told = self.tr("Look at the first rows, and change what is guessed wrong.")
        column.addWidget(body(" ".join((told, *columns.notes))))
        column.addLayout(self._cuts(columns))
        if focused is not None and focused < len(self.cuts):
            focus_in(self, self.cuts[focused])  # the menu by which it was cut otherwise
        self.menus = []
        for place in range(len(columns.meanings)):
            column.addWidget(self._row(columns, place))
        column.addStretch(1)
        self._form.page.back_to_top()
        self._look()

    def begin(self) -> None:
        """Give the focus to the button that goes on, or to the first column; say what there is."""
        first = self.menus[0] if self.menus else self.aside
        focus_in(self, self.read if self.read.isEnabled() else first)
        announce(self, self._said.text())

    def _cuts(self, columns: ColumnGuess) -> FlowLayout:
        """Return the menus for how the table is cut."""
        row = FlowLayout(across=Space.M, down=Space.S)
        self.cuts = []
        now = CutTable(columns.sheet, columns.separator, columns.encoding, columns.header_row)
        anew = replace(now, header_row=None)
        if len(columns.sheets) > 1:
            sheets = columns.sheets
            names = tuple(self.tr("Sheet {title}").format(title=one) for one in sheets)
            cuts = tuple(replace(anew, sheet=one) for one in sheets)
            row.addWidget(self._menu(self.tr("Sheet"), names, sheets.index(columns.sheet), cuts))
        if columns.separator in columns_words.SEPARATORS:
            signs = columns_words.SEPARATORS
            names = tuple(map(columns_words.separator, signs))
            cuts = tuple(replace(anew, separator=one) for one in signs)
            at = signs.index(columns.separator)
            row.addWidget(self._menu(self.tr("What stands between cells"), names, at, cuts))
            codes = columns_words.ENCODINGS
            names = tuple(map(columns_words.encoding, codes))
            cuts = tuple(replace(anew, encoding=one) for one in codes)
            at = codes.index(columns.encoding) if columns.encoding in codes else 0
            row.addWidget(self._menu(self.tr("Letters"), names, at, cuts))
        rows = range(max(_HEADER_ROWS, columns.header_row + 1))
        names = tuple(map(columns_words.header, rows))
        cuts = tuple(replace(now, header_row=one) for one in rows)
        row.addWidget(self._menu(self.tr("Headings"), names, columns.header_row, cuts))
        return row

    def _menu(
        self, name: str, names: tuple[str, ...], at: int, cuts: tuple[CutTable, ...]
    ) -> ChoiceMenu:
        menu = ChoiceMenu(name, self)
        menu.offer(names, at)
        menu.chosen.connect(lambda number: self._act(cuts[number]))
        self.cuts.append(menu)
        return menu

    def _row(self, columns: ColumnGuess, place: int) -> Card:
        """Return a column: its heading, its first cells, and what it holds."""
        title = _short(columns.headings[place]) or self.tr("Column {n}").format(n=place + 1)
        cells = [row[place] for row in columns.first_rows if place < len(row)]
        shown = list(map(_short, cells))
        card = Card(padding=Space.M, name=title)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(Prose(title, TextStyle(bold=True)))
        words.addWidget(small(" · ".join(one or "–" for one in shown) or self.tr("empty")))
        menu = ChoiceMenu(self.tr("Column {title}").format(title=title), self)
        menu.chosen.connect(lambda number: self._say(place, columns_words.OFFERED[number]))
        self.menus.append(menu)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(menu)
        card.column.addLayout(row)
        return card

    def _say(self, place: int, meaning: Meaning) -> None:
        assert self._columns is not None
        said = list(self._columns.meanings)
        said[place] = meaning
        self._columns = replace(self._columns, meanings=tuple(said))
        self._look()

    def _look(self) -> None:
        """Show what each column holds, and say what is missing."""
        assert self._columns is not None
        names = tuple(map(columns_words.meaning, columns_words.OFFERED))
        for menu, one in zip(self.menus, self._columns.meanings, strict=True):
            menu.offer(names, columns_words.OFFERED.index(one))
        has_question = Meaning.QUESTION in self._columns.meanings
        self.read.setEnabled(has_question)
        self._said.say(
            self.tr("Nothing is written yet: you see the questions first.")
            if has_question
            else self.tr("Say which column holds the question.")
        )

    def _read(self) -> None:
        if self._columns is not None:
            self._act(ReadColumns(self._columns))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
