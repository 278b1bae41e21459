"""The page Class: what the learners on this computer got wrong, to go through together."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.ids import FactId
from quizapp.core.reports import ClassReview
from quizapp.ui.classroom import wording
from quizapp.ui.classroom.missed_row import MissedRow
from quizapp.ui.classroom.state import LEAST_LEARNERS, ClassState
from quizapp.ui.icons import Icon
from quizapp.ui.theme import Space, Type
from quizapp.ui.widgets.buttons import Button, link, primary
from quizapp.ui.widgets.check import CheckRow
from quizapp.ui.widgets.empty import EmptyState
from quizapp.ui.widgets.flow import FlowLayout
from quizapp.ui.widgets.focus import focus_in
from quizapp.ui.widgets.page import ScrollPage, clear
from quizapp.ui.widgets.prose import Prose, heading, small
from quizapp.ui.widgets.text_setting import Setting, Tone

FIRST = 10
"""How many facts are shown at once, and asked in a quiz: as many as a lesson bears."""


class ClassScreen(QWidget):
    """What the learners on this computer missed most. Names only when they are asked for."""

    names_wanted = Signal(bool)
    """Whether to say who missed what."""
    quiz_wanted = Signal(object)
    """The ``FactId``s to ask, in their order."""
    line_opened = Signal(object)
    """A ``MissedLine`` whose card is to be shown."""
    passage_opened = Signal(str)
    """A ``PassageId`` to read in its document."""
    new_quiz_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: ClassReview | None = None
        self._state: ClassState | None = None
        self._shown = FIRST
        self._open: set[FactId] = set()
        self._rows: list[MissedRow] = []
        self._page = ScrollPage(self.tr("Class"))
        self._start = primary("", self)
        self._start.clicked.connect(self._ask)
        self._whose = small("")
        self._names = CheckRow(
            self.tr("Show names"), self.tr("Not for the projector. Off again next time."), self
        )
        self._names.toggled.connect(self.names_wanted)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self._more = link("")
        self._more.clicked.connect(self._show_more)
        self._said = Prose("", Setting(tone=Tone.QUIET))
        self._fill_page()
        self._empty = QVBoxLayout()
        nobody = QWidget()
        nobody.setLayout(self._empty)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._page)
        self._stack.addWidget(nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _fill_page(self) -> None:
        column = self._page.column
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(self.tr("What this class got wrong"), Type.DISPLAY))
        top.addWidget(self._said)
        column.addLayout(top)
        acts = FlowLayout(across=Space.XL, down=Space.S)
        acts.addWidget(self._start)
        acts.addWidget(self._names)
        first = QVBoxLayout()
        first.setSpacing(Space.S)
        first.addLayout(acts)
        first.addWidget(self._whose)
        column.addLayout(first)
        column.addLayout(self._list)
        more = FlowLayout()
        more.addWidget(self._more)
        column.addLayout(more)
        column.addStretch(1)

    def render(self, state: ClassState) -> None:  # type: ignore[override]
        """Show what was missed. The same again keeps what is open and where the focus is."""
        self._state = state
        review = state.review
        if review.learners < LEAST_LEARNERS or not review.lines:
            self._show_empty(review)
            return
        self._stack.setCurrentIndex(0)
        self._names.blockSignals(True)
        self._names.setChecked(review.with_names)
        self._names.blockSignals(False)
        said = (wording.summary(review), wording.certain_and_wrong(review))
        self._said.say(" ".join(part for part in said if part))
        self._whose.say(
            self.tr("The quiz is answered as {name}, who is learning now.").format(
                name=state.learner_name
            )
        )
        if review != self._drawn:
            self._drawn = review
            self._fill_list()
        self._show_cards()

    def row(self, number: int) -> MissedRow:
        """Return one of the rows, counted from 0."""
        return self._rows[number]

    def begin(self) -> None:
        """Forget what was opened: the page is visited anew."""
        self._open.clear()
        self._shown = FIRST
        self._drawn = None
        self._page.back_to_top()

    def _show_empty(self, review: ClassReview) -> None:
        clear(self._empty)
        start = primary(self.tr("New quiz"))
        start.clicked.connect(self.new_quiz_chosen)
        few = review.learners < LEAST_LEARNERS
        self._empty.addWidget(
            EmptyState(
                Icon.CLASS,
                self.tr("Nothing to compare yet") if few else self.tr("Nobody missed anything"),
                wording.nobody(review.learners)
                if few
                else self.tr("Everything was right at the first answer. New questions may help."),
                start,
            )
        )
        self._stack.setCurrentIndex(1)

    def _fill_list(self) -> None:
        assert self._drawn is not None
        clear(self._list)
        self._rows = []
        lines = self._drawn.lines
        for line in lines[: self._shown]:
            row = MissedRow(line)
            row.toggled.connect(partial(self._toggle, row))
            row.passage_opened.connect(self.passage_opened)
            self._rows.append(row)
            self._list.addWidget(row)
        rest = len(lines) - self._shown
        text = self.tr("Show {n} more").format(n=min(rest, FIRST))
        self._more.setText(text)
        self._more.call(text)
        self._more.setVisible(rest > 0)
        asked = wording.quiz(len(self._asked()))
        self._start.setText(asked)
        self._start.call(asked)

    def _asked(self) -> tuple[FactId, ...]:
        """Return the facts of a quiz: those missed most."""
        return tuple(row.line.fact_id for row in self._rows[:FIRST])

    def _ask(self) -> None:
        self.quiz_wanted.emit(self._asked())

    def _show_more(self) -> None:
        before = len(self._rows)
        self._shown += FIRST
        self._fill_list()
        self._show_cards()
        self._rows[before].row.setFocus()

    def _toggle(self, row: MissedRow) -> None:
        fact_id = row.line.fact_id
        if fact_id in self._open:
            self._open.discard(fact_id)
            self._show_cards()
            return
        self._open.add(fact_id)
        self.line_opened.emit(row.line)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus back to the line whose passage was read, else to the filled button."""
        super().showEvent(event)
        shown = self._stack.currentWidget()
        if event.spontaneous() or shown is None:
            return
        last = self.focusWidget()
        if shown is not self._page:
            focus_in(self, shown.findChildren(Button)[-1])
        elif last is not None and shown.isAncestorOf(last):
            focus_in(self, last)
        else:
            focus_in(self, self._start)

    def _show_cards(self) -> None:
        cards = dict(self._state.cards) if self._state is not None else {}
        for row in self._rows:
            fact_id = row.line.fact_id
            card = cards.get(fact_id) if fact_id in self._open else None
            was_open = row.is_open
            row.show_card(card)
            if card is not None and not was_open:
                self._page.reveal(row, where_cut=True)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go down the page: what was made later would come last."""
        stops: list[QWidget] = [self._start, self._names]
        for row in self._rows:
            stops += [row.row, *row.findChildren(Button)]
        for before, after in pairwise([*stops, self._more]):
            self.setTabOrder(before, after)
