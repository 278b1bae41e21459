"""The questions of a pack: filtered, searched, fifty at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.authoring.drafts import QuestionState
from quizapp.core.content.grades import Grade
from quizapp.core.content.ids import ItemId
from quizapp.core.views.publishing import PackOverview
from quizapp.core.views.publishing import QuestionRow as Row
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.search_field import SearchField
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.packs.pack import wording
from quizapp.ui.pages.packs.pack.intents import PackIntent, Undo
from quizapp.ui.pages.packs.pack.question_row import QuestionRow
from quizapp.ui.pages.packs.pack.state import Show
from quizapp.ui.shell.destinations import FindSources, OpenIntake, OpenWorkbench

STEP = 50
"""So many questions are listed at once, and more when they are asked for."""


class QuestionsPart(QWidget):
    """Lists the questions that the menu and the search leave.

    Args:
        act: takes what is asked for.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[PackIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._pack: PackOverview | None = None
        self._show, self._most = Show.ALL, STEP
        self._rows: list[QuestionRow] = []
        self.menu = ChoiceMenu(self.tr("Which questions"), self)
        self.menu.chosen.connect(self._choose)
        self.search = SearchField(self.tr("Find a question"), self)
        self.search.textChanged.connect(lambda: self._fill_anew())
        self.sources = link("", Icon.SEARCH, self)
        self.sources.clicked.connect(self._find_sources)
        self._undo = link("", Icon.RESTORE, self)
        self._undo.clicked.connect(lambda: act(Undo()))
        top = FlowLayout(across=Space.M, down=Space.S)
        for widget in (self.menu, self.search, self.sources, self._undo):
            top.addWidget(widget)
        self._none = body("", self)
        self._empty = self._make_empty()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.more = quiet("", parent=self)
        self.more.clicked.connect(self._show_more)
        below = FlowLayout()
        below.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addLayout(below)

    def _make_empty(self) -> EmptyState:
        write = quiet(self.tr("Write the first question"), Icon.EDIT)
        write.clicked.connect(self._write)
        return EmptyState(
            Icon.STUDY,
            self.tr("No questions yet"),
            self.tr(
                "Write the first one, or bring a file with questions: a quiz of another program, "
                "a table, a text."
            ),
            write,
            self,
        )

    def _write(self) -> None:
        if self._pack is not None:
            self._act(OpenWorkbench(self._pack.pack_id))

    def _find_sources(self) -> None:
        if self._pack is not None:
            self._act(FindSources(self._pack.pack_id))

    def bring(self) -> None:
        """Ask for a file with questions."""
        if self._pack is not None:
            self._act(OpenIntake((), self._pack.pack_id))

    def show_pack(self, pack: PackOverview) -> None:
        """Show the questions of a pack; those of another begin with all of them."""
        before, self._pack = self._pack, pack
        if before is None or before.pack_id != pack.pack_id:
            self._show, self._most = Show.ALL, STEP
            self.search.clear()
        if before == pack:
            return
        numbers = tuple(sum(map(one.holds, pack.questions)) for one in Show)
        self.menu.offer(wording.shown(numbers), self._show)
        without = _without_source(pack)
        self.sources.setText(wording.find_sources(without))
        self.sources.call(self.sources.text())
        self.sources.setVisible(bool(without and pack.documents))
        self._undo.setText(self.tr("Undo: {what}").format(what=pack.undo))
        self._undo.call(self._undo.text())
        self._undo.setVisible(bool(pack.undo))
        for widget in (self.menu, self.search):
            widget.setVisible(bool(pack.questions))
        self._empty.setVisible(not pack.questions)
        self._fill()

    @property
    def listed(self) -> list[Row]:
        """Return the questions that menu and search leave."""
        if self._pack is None:
            return []
        words = self.search.text().casefold().split()
        return [
            row
            for row in self._pack.questions
            if self._show.holds(row) and all(word in row.stem.casefold() for word in words)
        ]

    def _choose(self, number: int) -> None:
        self._show = Show(number)
        if self._pack is not None:
            numbers = tuple(sum(map(one.holds, self._pack.questions)) for one in Show)
            self.menu.offer(wording.shown(numbers), number)
        self._fill_anew()

    def _fill_anew(self) -> None:
        self._most = STEP
        self._fill()
        announce(self, self.tr("{n} listed").format(n=len(self.listed)))

    def _show_more(self) -> None:
        first = len(self._rows)
        self._most += STEP
        self._fill()
        if len(self._rows) > first:
            focus_in(self, self._rows[first].open)

    def _fill(self) -> None:
        """List the questions; one that reads as before keeps its row, and with it the focus."""
        assert self._pack is not None
        rows = self.listed
        focused, part = self._focused()
        kept = {made.row: made for made in self._rows}
        wanted = rows[: self._most]
        for row, made in list(kept.items()):
            self._list.removeWidget(made)
            if row not in wanted:
                made.hide()
                made.deleteLater()
                del kept[row]
        self._rows = [
            kept.get(row) or QuestionRow(self._pack.pack_id, row, self._act, self) for row in wanted
        ]
        for made in self._rows:
            self._list.addWidget(made)
        self._give_back(focused, part)
        left = len(rows) - len(wanted)
        self.more.setText(self.tr("Show {n} more").format(n=min(left, STEP)))
        self.more.call(self.more.text())
        self.more.setVisible(left > 0)
        self._none.say(self.tr("None of the questions is listed here."))
        self._none.setVisible(bool(self._pack.questions) and not rows)

    def _focused(self) -> tuple[ItemId | None, int]:
        """Return the question on whose row the focus is, and its place in the list."""
        focus = self.focusWidget()
        for place, made in enumerate(self._rows):
            if focus is not None and focus.hasFocus() and made.isAncestorOf(focus):
                return made.row.item_id, place
        return None, 0

    def _give_back(self, item_id: ItemId | None, place: int) -> None:
        """Give the focus to the row of a question, or to what stands in its place now."""
        if item_id is None:
            return
        same = (made for made in self._rows if made.row.item_id == item_id)
        near = self._rows[min(place, len(self._rows) - 1)] if self._rows else None
        found = next(same, near)
        focus_in(self, self.menu if found is None else found.open)


def _without_source(pack: PackOverview) -> int:
    """Return how many questions have no source, the retired ones left aside."""
    return sum(
        row.grade is Grade.NO_SOURCE and row.state is not QuestionState.RETIRED
        for row in pack.questions
    )
