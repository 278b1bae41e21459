"""The questions of a file before any is taken: a table, what would be lost, one button."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.importing import ImportPreview
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import PAGE_WIDEST, side_margins
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.intake import wording
from quizapp.ui.pages.intake.intents import (
    ChangeColumns,
    IntakeIntent,
    PutAside,
    TakeQuestions,
)
from quizapp.ui.pages.intake.questions_model import Filter, QuestionsModel
from quizapp.ui.pages.intake.questions_table import QuestionsTable
from quizapp.ui.pages.intake.state import LookAtQuestions
from quizapp.ui.pages.intake.whole_part import WholePart
from quizapp.ui.wording import words

_LEAST = 200
"""Pixels at 100 % text that the table needs from top to bottom; lower windows scroll."""
_TABLES = ("csv", "sheet")
"""The formats that have columns."""


class QuestionsPart(QWidget):
    """Shows what a file of questions holds.

    Args:
        act: takes what is done with it.
        parent: the widget it stands in.
    """

    def __init__(self, act: Callable[[IntakeIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._filters: dict[Filter, CheckChip] = {}
        self._title = heading("", Type.TITLE, self)
        self._said = body("", self)
        self._lost = small("", self)
        self._chips = FlowLayout(across=Space.S, down=Space.S)
        self.model = QuestionsModel(self._count, self)
        self.table = QuestionsTable(self.model, self.show_whole, self)
        self.whole = WholePart(self)
        self.take = primary("", self)
        self.take.clicked.connect(lambda: act(TakeQuestions(frozenset(self.model.without))))
        self.then_find = quiet(self.tr("Then find their sources in my documents"), parent=self)
        self.then_find.clicked.connect(
            lambda: act(TakeQuestions(frozenset(self.model.without), then_find=True))
        )
        self.then_find.hide()
        self.columns = link(self.tr("Which column holds what…"), parent=self)
        self.columns.clicked.connect(lambda: act(ChangeColumns()))
        self.aside = quiet(self.tr("Cancel"), parent=self)
        self.aside.clicked.connect(lambda: act(PutAside()))
        self._foot = small("", self)
        self.table.selectionModel().currentChanged.connect(lambda *_: self.whole.hide())
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        scroll = VerticalScroll(inside, self.tr("The questions of the file"), self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(Space.M)
        for widget in (self._title, self._said, self._lost):
            self._column.addWidget(widget)
        self._column.addLayout(self._chips)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.whole)
        self.whole.hide()
        acts = FlowLayout(across=Space.M, down=Space.S)
        acts.addWidget(self.take)
        acts.addWidget(self.then_find)
        acts.addWidget(self.aside)
        acts.addWidget(self.columns)
        self._column.addLayout(acts)
        self._column.addWidget(self._foot)

    def render(self, step: LookAtQuestions, waiting: int, *, taking: bool) -> None:  # type: ignore[override]
        """Show a file; the same again leaves what was chosen alone."""
        preview = step.preview
        if preview is not self._preview:
            self._preview = preview
            self.model.begin(preview)
            self._title.say(wording.headline(preview))
            self.whole.hide()
        told = " ".join(part for part in (wording.lost(preview), *preview.notes) if part)
        self._lost.say(told)
        self._lost.setVisible(bool(told))
        self.take.setEnabled(not taking)
        self.then_find.setVisible(step.has_documents)
        self.columns.setVisible(preview.format in _TABLES)
        foot = self.tr("They go into {pack}. One undo takes all of it back.").format(pack=step.pack)
        self._foot.say(f"{foot} {wording.waiting(waiting)}".strip())
        self._count()

    def begin(self) -> None:
        """Give the focus to the button that goes on, and say what the file is."""
        focus_in(self, self.take if self.take.isEnabled() else self.aside)
        announce(self, f"{self._title.text()}. {self._said.text()}")

    def _count(self) -> None:
        assert self._preview is not None
        counts = self.model.counts()
        looks = counts[Filter.LOOK] + counts[Filter.CHANGED]
        taken = counts[Filter.TAKEN] + looks
        self._said.say(wording.what_becomes(self._preview, taken, looks))
        label = wording.take(taken)
        self.take.setText(label)
        self.take.call(label)
        self.take.setEnabled(taken > 0)
        self.then_find.setEnabled(taken > 0)
        self.then_find.call(
            self.tr("{take}, then find their sources in my documents").format(take=label)
        )
        self.take.updateGeometry()
        self._offer(counts)

    def _offer(self, counts: dict[Filter, int]) -> None:
        names = {
            Filter.ALL: self.tr("All"),
            Filter.TAKEN: self.tr("Taken"),
            Filter.LOOK: self.tr("Look at this"),
            Filter.CHANGED: self.tr("Changed"),
            Filter.SAME: self.tr("Here already"),
            Filter.LEFT_OUT: self.tr("Left out"),
        }
        for chip in self._filters.values():
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._filters = {}
        for wanted, name in names.items():
            if not counts[wanted] and wanted is not self.model.filter:
                continue
            chip = CheckChip(name, counts[wanted], words.questions(counts[wanted]), self)
            chip.setChecked(wanted is self.model.filter)
            chip.clicked.connect(lambda _=False, one=wanted: self._show_only(one))
            self._filters[wanted] = chip
            self._chips.addWidget(chip)

    def _show_only(self, wanted: Filter) -> None:
        self.model.show_only(wanted)
        for one, chip in self._filters.items():
            chip.setChecked(one is wanted)

    def show_whole(self, place: int) -> None:
        """Show a question with its options and what is said of them, under the table."""
        row = self.model.row(place)
        said = self.whole.show_row(row)
        self.whole.show()
        announce(self, said)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.table.setMinimumHeight(current_theme().px(_LEAST))
        left, right = side_margins(self.width(), PAGE_WIDEST + 140)
        self._column.setContentsMargins(left, Space.XL, right, Space.L)
        super().resizeEvent(event)
