"""A class list: pasted or opened, read at once, problems told by line, names linked to learners."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.ids import LearnerId
from quizapp.core.live import Roster, RosterName
from quizapp.core.rosters import RosterReading, read_roster
from quizapp.services.preparing import TITLE_LENGTH
from quizapp.ui import words
from quizapp.ui.icons import Icon
from quizapp.ui.preparing.state import RosterState
from quizapp.ui.theme import Space, Type, worn_look
from quizapp.ui.widgets.buttons import link, primary, quiet
from quizapp.ui.widgets.card import Rule
from quizapp.ui.widgets.choice_menu import ChoiceMenu
from quizapp.ui.widgets.flow import FlowLayout
from quizapp.ui.widgets.page import ScrollPage, clear, side_margins
from quizapp.ui.widgets.prose import Prose, body, heading, small
from quizapp.ui.widgets.tab_order import order_tabs
from quizapp.ui.widgets.text_setting import Setting, Span, Tone

_WIDEST = 760
_PROBLEMS = 8
"""How many problems are told at once."""
_LINKS = 40
"""For how many names a learner can be chosen at once."""


class RosterScreen(QWidget):
    """One class list. Names stay on this computer."""

    kept = Signal(object)
    """The ``Roster`` as it is wished."""
    file_wanted = Signal()
    removed = Signal(object)
    """The kept ``Roster`` to delete; nobody has been asked yet."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: RosterState | None = None
        self._reading = RosterReading((), ())
        self._chosen: dict[str, LearnerId | None] = {}
        self._linked_names: tuple[str, ...] = ()
        page = ScrollPage(self.tr("Class list"), _WIDEST, parent=self)
        column = page.column
        back = link(self.tr("Back without a change"), Icon.BACK, self)
        back.clicked.connect(self.left)
        self._title = heading("")
        top = QVBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(back)
        top.addWidget(self._title)
        top.addWidget(small(self.tr("It stays on this computer; pupils see the free names.")))
        column.addLayout(top)
        column.addLayout(self._name_part())
        column.addLayout(self._list_part())
        self._links_part = QWidget(self)
        links = QVBoxLayout(self._links_part)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(Space.S)
        links.addWidget(heading(self.tr("Who learns here too?"), Type.LEAD))
        links.addWidget(
            small(
                self.tr(
                    "Answers of a linked name go into that learner's own Review on this computer. "
                    "Same names are linked already; change what is wrong."
                )
            )
        )
        self._links = QVBoxLayout()
        self._links.setSpacing(Space.XS)
        links.addLayout(self._links)
        column.addWidget(self._links_part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(page, 1)
        whole.addWidget(Rule(self))
        self._foot = self._end_part()
        whole.addLayout(self._foot)

    def _name_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        part.addWidget(Prose(self.tr("Name of the list"), Setting(bold=True)))
        self._name = QLineEdit(self)
        self._name.setMaxLength(TITLE_LENGTH)
        self._name.setAccessibleName(self.tr("Name of the list"))
        self._name.setPlaceholderText(self.tr("Such as 9b"))
        part.addWidget(self._name)
        return part

    def _list_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        part.addWidget(Prose(self.tr("Names, one a line"), Setting(bold=True)))
        part.addWidget(
            small(
                self.tr("Paste them, type them, or open a table that your school's program made.")
            )
        )
        self._text = QPlainTextEdit(self)
        self._text.setAccessibleName(self.tr("Names, one a line"))
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(worn_look().px(180))
        self._text.textChanged.connect(self._read)
        part.addWidget(self._text)
        open_file = quiet(self.tr("Open a file"), Icon.FOLDER, self)
        open_file.clicked.connect(self.file_wanted)
        row = FlowLayout()
        row.addWidget(open_file)
        part.addLayout(row)
        self._counted = body("", self)
        part.addWidget(self._counted)
        self._problems = body("", self)
        part.addWidget(self._problems)
        return part

    def _end_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        self._refused = body("", self)
        part.addWidget(self._refused)
        row = FlowLayout(across=Space.M, down=Space.S)
        self._keep = primary(self.tr("Keep this list"), self)
        self._keep.clicked.connect(self._emit_kept)
        self._remove = quiet(self.tr("Delete this list"), Icon.REMOVE, self)
        self._remove.clicked.connect(self._emit_removed)
        row.addWidget(self._keep)
        row.addWidget(self._remove)
        part.addLayout(row)
        return part

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
            self._chosen = {one.name: one.learner_id for one in roster.names}
            self._name.setText(roster.title)
        if fresh or (before is not None and before.text != state.text):
            self._text.setPlainText(state.text)
        self._read()

    def begin(self) -> None:
        """Forget the list before: another one is opened."""
        self._state = None

    def _read(self) -> None:
        self._reading = read_roster(self._text.toPlainText())
        number = len(self._reading.names)
        self._counted.say(
            words.counted(number, self.tr("name"), self.tr("names")) if number else ""
        )
        self._counted.setVisible(number > 0)
        problems = self._reading.problems
        said = "\n".join(problems[:_PROBLEMS])
        if len(problems) > _PROBLEMS:
            more = len(problems) - _PROBLEMS
            said += "\n" + self.tr("… and {n} more.").format(n=more)
        self._problems.say((Span(said, Tone.WRONG),))
        self._problems.setVisible(bool(problems))
        self._keep.setEnabled(number > 0)
        self._show_links()

    def _learner_of(self, name: str) -> LearnerId | None:
        if name in self._chosen:
            return self._chosen[name]
        learners = self._state.learners if self._state is not None else ()
        same = [one.id for one in learners if one.name.casefold() == name.casefold()]
        return same[0] if len(same) == 1 else None

    def _show_links(self) -> None:
        learners = self._state.learners if self._state is not None else ()
        names = self._reading.names
        self._links_part.setVisible(bool(learners and names))
        if not learners or names == self._linked_names:
            return
        self._linked_names = names
        clear(self._links)
        nobody = self.tr("nobody here")
        for name in names[:_LINKS]:
            row = FlowLayout(across=Space.M, down=Space.XS)
            row.addWidget(body(name))
            menu = ChoiceMenu(self.tr("{name} is").format(name=name), self)
            linked = self._learner_of(name)
            place = next((n for n, one in enumerate(learners, 1) if one.id == linked), 0)
            labels = (nobody, *(one.name for one in learners))
            menu.offer(labels, place)
            menu.chosen.connect(partial(self._link, name, menu, labels))
            row.addWidget(menu)
            self._links.addLayout(row)
        if len(names) > _LINKS:
            rest = self.tr("The other {n} are linked where the names are the same.")
            self._links.addWidget(small(rest.format(n=len(names) - _LINKS)))
        order_tabs(self)

    def _link(self, name: str, menu: ChoiceMenu, labels: tuple[str, ...], place: int) -> None:
        learners = self._state.learners if self._state is not None else ()
        self._chosen[name] = learners[place - 1].id if place else None
        menu.offer(labels, place)

    def _emit_kept(self) -> None:
        if self._state is None:
            return
        names = tuple(RosterName(name, self._learner_of(name)) for name in self._reading.names)
        self.kept.emit(replace(self._state.roster, title=self._name.text(), names=names))

    def _emit_removed(self) -> None:
        if self._state is not None:
            self.removed.emit(self._state.roster)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = side_margins(self.width(), _WIDEST)
        self._foot.setContentsMargins(left, Space.L, right, Space.L)
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the name, or with the names where it has one."""
        super().showEvent(event)
        if not event.spontaneous():
            (self._text if self._name.text() else self._name).setFocus()


def text_of(roster: Roster) -> str:
    """Return the names of a list as they are typed, one a line."""
    return "\n".join(one.name for one in roster.names)
