"""A class list: pasted or opened, every line shown as it was read, names linked to learners."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.session.list_lines import ListLine
from quizapp.core.session.rosters import AS_IT_STANDS, LineChange, ListReading, Wish, read_roster
from quizapp.core.views.classroom import TITLE_LENGTH
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.classroom.class_lists.intents import (
    ChooseFile,
    ClassListIntent,
    KeepList,
    LeaveList,
    ReadAgain,
    RemoveList,
)
from quizapp.ui.pages.classroom.class_lists.links_part import LinksPart
from quizapp.ui.pages.classroom.class_lists.reading_part import (
    ChangeLine,
    ReadAs,
    ReadingIntent,
    ReadingPart,
    TakeGroup,
)
from quizapp.ui.pages.classroom.class_lists.state import RosterState, text_of
from quizapp.ui.shell.page import Screen, ignore


class RosterScreen(Screen[RosterState, ClassListIntent]):
    """One class list. Names stay in the question bank."""

    def __init__(
        self, act: Callable[[ClassListIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: RosterState | None = None
        self._reading = ListReading((), Wish())
        self._wish = Wish()
        self._group = ""
        self._changes: dict[tuple[int, str], LineChange] = {}
        self._kept_text: str | None = None
        """The names of a kept list, as long as nothing else stands in the field."""
        form = FormPage(self.tr("Class list"), self)
        page = form.page
        self._page = page
        column = page.column
        back = link(self.tr("Back without a change"), Icon.BACK, self)
        back.clicked.connect(self._leave)
        self._title = heading("")
        top = QVBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(back)
        top.addWidget(self._title)
        top.addWidget(small(self.tr("It stays in your question bank; pupils see the free names.")))
        column.addLayout(top)
        column.addLayout(self._name_part())
        column.addLayout(self._list_part())
        self._reading_part = ReadingPart(self._change_reading, self)
        column.addWidget(self._reading_part)
        self._links_part = LinksPart(self)
        column.addWidget(self._links_part)
        column.addStretch(1)
        form.end_with(self._end_part())

    def _name_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        part.addWidget(Prose(self.tr("Name of the list"), TextStyle(bold=True)))
        self._name = QLineEdit(self)
        self._name.setMaxLength(TITLE_LENGTH)
        self._name.setAccessibleName(self.tr("Name of the list"))
        self._name.setPlaceholderText(self.tr("Such as 9b"))
        part.addWidget(self._name)
        return part

    def _list_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        part.addWidget(Prose(self.tr("Names, one a line"), TextStyle(bold=True)))
        part.addWidget(
            small(
                self.tr(
                    "Paste them, type them, or open what your school's program exports: CSV, TXT "
                    "or XLSX. Below you see every name as it was read."
                )
            )
        )
        self._text = QPlainTextEdit(self)
        self._text.setAccessibleName(self.tr("Names, one a line"))
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(current_theme().px(120))
        self._text.textChanged.connect(self._read)
        part.addWidget(self._text)
        open_file = quiet(self.tr("Open a file"), Icon.FOLDER, self)
        open_file.clicked.connect(lambda: self.act(ChooseFile()))
        row = FlowLayout()
        row.addWidget(open_file)
        part.addLayout(row)
        return part

    def _end_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        self._refused = body("", self)
        part.addWidget(self._refused)
        row = FlowLayout(across=Space.M, down=Space.S)
        self._keep = primary(self.tr("Keep this list"), self)
        self._keep.clicked.connect(self._keep_list)
        self._remove = quiet(self.tr("Delete this list"), Icon.REMOVE, self)
        self._remove.clicked.connect(self._remove_list)
        row.addWidget(self._keep)
        row.addWidget(self._remove)
        part.addLayout(row)
        return part

    @override
    def render(self, state: RosterState) -> None:  # type: ignore[override]
        """Show a list; only what is new is put into the fields."""
        before, self._state = self._state, state
        roster = state.roster
        fresh = before is None or before.roster != roster
        new = roster.id is None
        self._title.say(self.tr("New class list") if new else roster.title)
        self._remove.setVisible(not new)
        self._refused.setVisible(state.problem is not None)
        if state.problem is not None:
            said = f"{state.problem.message} {state.problem.hint}"
            self._refused.say((Span(said, Tone.WRONG),))
        if fresh:
            self._links_part.begin(roster.names, state.learners)
            self._name.setText(roster.title)
        if fresh or (before is not None and (before.text, before.file) != (state.text, state.file)):
            self._start_over(state)
        self._read()

    def begin(self) -> None:
        """Forget the list before: another one is opened."""
        self._state = None

    def _start_over(self, state: RosterState) -> None:
        """Show another text; what was said of the one before does not hold for it."""
        self._wish, self._group, self._changes = Wish(), "", {}
        self._kept_text = text_of(state.roster) if state.file is None else None
        self._text.setPlainText(state.text)  # which is read at once
        if state.file is not None:
            if not self._name.text():
                self._name.setText(PurePath(state.file.name).stem[:TITLE_LENGTH])
            self.show_reading()

    def show_reading(self) -> None:
        """Scroll to how the list was read, and go to its first line."""
        self._page.reveal(self._reading_part)
        self._reading_part.table.setFocus()

    def _read(self) -> None:
        text = self._text.toPlainText()
        kept = bool(text) and text == self._kept_text
        wish = AS_IT_STANDS if kept and self._wish == Wish() else self._wish
        self._reading = read_roster(text, wish, self._group, self._changes)
        names = self._reading.names
        self._reading_part.render(
            self._reading, self._state.file if self._state else None, self._group
        )
        self._keep.setEnabled(bool(names))
        self._links_part.render(names)
        if not self._name.text() and len(self._reading.groups) == 1:
            self._name.setText(self._reading.groups[0][:TITLE_LENGTH])

    def _change_reading(self, wanted: ReadingIntent) -> None:
        match wanted:
            case ReadAs(wish):
                self._read_as(wish)
            case TakeGroup(group):
                self._take_group(group)
            case ChangeLine(line, change):
                self._change_line(line, change)
            case ReadAgain():
                self.act(wanted)

    def _read_as(self, wish: Wish) -> None:
        self._wish = wish
        self._read()

    def _take_group(self, group: str) -> None:
        self._group = group
        if group and not self._name.text():
            self._name.setText(group[:TITLE_LENGTH])
        self._read()

    def _change_line(self, line: ListLine, change: LineChange) -> None:
        place = (line.line, line.text)
        before = self._changes.get(place, LineChange())
        name = before.name if change.name is None else change.name
        taken = before.taken if change.taken is None else change.taken
        self._changes[place] = LineChange(name, taken)
        self._read()

    def _keep_list(self) -> None:
        if self._state is None:
            return
        names = tuple(map(self._links_part.named, self._reading.names))
        roster = replace(self._state.roster, title=self._name.text(), names=names)
        self.act(KeepList(roster))

    def _remove_list(self) -> None:
        if self._state is not None:
            self.act(RemoveList(self._state.roster))

    def _leave(self) -> None:
        self.act(LeaveList())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the name, or with the names where it has one."""
        super().showEvent(event)
        if not event.spontaneous():
            (self._text if self._name.text() else self._name).setFocus()
