"""What the learners on this computer missed most. Names only when they are asked for."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.content.ids import FactId, PassageId
from quizapp.core.views.reports import ClassReview
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom import wording
from quizapp.ui.pages.classroom.intents import (
    ClassIntent,
    OpenLine,
    OpenPassage,
    QuizOnFacts,
    ShowNames,
)
from quizapp.ui.pages.classroom.missed_row import MissedRow
from quizapp.ui.pages.classroom.state import LEAST_LEARNERS, ClassState
from quizapp.ui.shell.destinations import PrepareSession, SetUpQuiz

FIRST = 10
"""How many facts are shown at once, and asked in a quiz: as many as a lesson bears."""


class MissedPart(QWidget):
    """The part of the page Class that needs no session.

    Args:
        act: takes what the user did.
        parent: the parent widget.

    Signals:
        row_shown: a row whose card was opened, to be scrolled to.
    """

    row_shown = Signal(QWidget)

    def __init__(self, act: Callable[[ClassIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._drawn: ClassReview | None = None
        self._state: ClassState | None = None
        self._shown = FIRST
        self._open: set[FactId] = set()
        self._rows: list[MissedRow] = []
        self._said = Prose("", TextStyle(tone=Tone.QUIET))
        self._session = quiet("", Icon.CLASS, self)
        self._session.clicked.connect(lambda: act(PrepareSession(facts=self._asked())))
        self._quiz = quiet("", Icon.STUDY, self)
        self._quiz.clicked.connect(lambda: act(QuizOnFacts(self._asked())))
        self._new_quiz = quiet(self.tr("New quiz"), Icon.STUDY, self)
        self._new_quiz.clicked.connect(lambda: act(SetUpQuiz()))
        self._names = CheckRow(
            self.tr("Show names"), self.tr("Not for the projector. Off again next time."), self
        )
        self._names.toggled.connect(lambda on: act(ShowNames(on)))
        self._whose = small("", self)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self._more = link("", parent=self)
        self._more.clicked.connect(self._show_more)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(self.tr("What the learners here got wrong"), Type.LEAD))
        top.addWidget(self._said)
        column.addLayout(top)
        acts = FlowLayout(across=Space.M, down=Space.S)
        for act in (self._session, self._quiz, self._new_quiz):
            acts.addWidget(act)
        column.addLayout(acts)
        column.addWidget(self._whose)
        names = FlowLayout()
        names.addWidget(self._names)
        column.addLayout(names)
        column.addLayout(self._list)
        more = FlowLayout()
        more.addWidget(self._more)
        column.addLayout(more)

    def show_state(self, state: ClassState) -> None:
        """Show what was missed. The same again keeps what is open and where the focus is."""
        self._state = state
        review = state.review
        few = review.learners < LEAST_LEARNERS
        there = not few and bool(review.lines)
        for widget in (self._session, self._quiz, self._names, self._whose):
            widget.setVisible(there)
        self._new_quiz.setVisible(not there)
        self._more.setVisible(False)
        if not there:
            nobody = wording.nobody(review.learners) if few else wording.all_right()
            self._said.say(nobody)
            self._drawn = None
            self._empty_list()
            return
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
        self._label_more()
        self._show_cards()

    @property
    def rows(self) -> tuple[MissedRow, ...]:
        """Return the rows that are shown."""
        return tuple(self._rows)

    def begin(self) -> None:
        """Forget what was opened: the page is visited anew."""
        self._open.clear()
        self._shown = FIRST
        self._drawn = None

    def _empty_list(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _fill_list(self) -> None:
        assert self._drawn is not None
        self._empty_list()
        for line in self._drawn.lines[: self._shown]:
            row = MissedRow(line)
            row.toggled.connect(partial(self._toggle, row))
            row.passage_opened.connect(self._read)
            self._rows.append(row)
            self._list.addWidget(row)
        number = len(self._asked())
        for button, words in (
            (self._session, wording.session(number)),
            (self._quiz, wording.quiz(number)),
        ):
            button.setText(words)
            button.call(words)

    def _label_more(self) -> None:
        assert self._drawn is not None
        rest = len(self._drawn.lines) - self._shown
        text = self.tr("Show {n} more").format(n=min(rest, FIRST))
        self._more.setText(text)
        self._more.call(text)
        self._more.setVisible(rest > 0)

    def _asked(self) -> tuple[FactId, ...]:
        """Return the facts to ask: those missed most."""
        return tuple(row.line.fact_id for row in self._rows[:FIRST])

    def _show_more(self) -> None:
        before = len(self._rows)
        self._shown += FIRST
        self._fill_list()
        self._label_more()
        self._show_cards()
        self._rows[before].show()
        self._rows[before].row.setFocus()

    def _toggle(self, row: MissedRow) -> None:
        fact_id = row.line.fact_id
        if fact_id in self._open:
            self._open.discard(fact_id)
            self._show_cards()
            return
        self._open.add(fact_id)
        self._act(OpenLine(row.line))

    def _read(self, passage_id: str) -> None:
        self._act(OpenPassage(PassageId(passage_id)))

    def _show_cards(self) -> None:
        cards = dict(self._state.cards) if self._state is not None else {}
        for row in self._rows:
            fact_id = row.line.fact_id
            card = cards.get(fact_id) if fact_id in self._open else None
            was_open = row.is_open
            row.show_card(card)
            if card is not None and not was_open:
                self.row_shown.emit(row)
