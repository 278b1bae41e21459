"""The results of a session: what the class has, what to do next, and all of it in detail."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import PassageId
from quizapp.core.session.results import SessionResults
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.pages.classroom.results import wording
from quizapp.ui.pages.classroom.results.intents import (
    DeleteSession,
    PlanNextLesson,
    ResultsIntent,
    SaveTables,
    SaveWorkbook,
)
from quizapp.ui.pages.classroom.results.parts import ClassPart, PupilsPart
from quizapp.ui.pages.classroom.results.question_row import QuestionRow
from quizapp.ui.pages.classroom.results.state import Part, ResultsState
from quizapp.ui.shell.destinations import OpenClass
from quizapp.ui.shell.page import Screen, ignore


class ResultsScreen(Screen[ResultsState, ResultsIntent]):
    """Questions first, without names; pupils and the class one press away."""

    def __init__(
        self, act: Callable[[ResultsIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: ResultsState | None = None
        self._drawn: SessionResults | None = None
        self._part = Part.QUESTIONS
        self._page = ScrollPage(self.tr("Results"), parent=self)
        column = self._page.column
        self._back = link(self.tr("Back to Class"), Icon.BACK, self)
        self._back.clicked.connect(self._leave)
        self._name = small("", self)
        self._headline = heading("", Type.DISPLAY)
        self._when = Prose("", TextStyle(tone=Tone.QUIET), self)
        self._known_from = small("", self)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        for widget in (self._back, self._name, self._headline, self._when, self._known_from):
            top.addWidget(widget)
        column.addLayout(top)
        column.addLayout(self._acts())
        self._parts = Segmented(
            self.tr("What to show"),
            (self.tr("Questions"), self.tr("Pupils"), self.tr("The class")),
            self,
        )
        self._parts.chosen.connect(lambda place: self.show_part(Part(place)))
        row = QHBoxLayout()
        row.addWidget(self._parts)
        row.addStretch(1)
        column.addLayout(row)
        self._questions = self._questions_part()
        self._pupils = PupilsPart(self)
        self._class = ClassPart(self)
        for part in (self._questions, self._pupils, self._class):
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _acts(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        self._next = primary(self.tr("Make the plan for the next lesson"), self)
        self._next.clicked.connect(lambda: self.act(PlanNextLesson()))
        workbook = quiet(self.tr("Save as XLSX"), Icon.SAVE, self)
        workbook.clicked.connect(lambda: self.act(SaveWorkbook()))
        tables = quiet(self.tr("Save as CSV"), Icon.SAVE, self)
        tables.clicked.connect(lambda: self.act(SaveTables()))
        delete = quiet(self.tr("Delete this session"), Icon.REMOVE, self)
        delete.clicked.connect(lambda: self.act(DeleteSession()))
        row = FlowLayout(across=Space.M, down=Space.S)
        for act in (self._next, workbook, tables, delete):
            row.addWidget(act)
        part.addLayout(row)
        self._asks = small("", self)
        part.addWidget(self._asks)
        self._saved = body("", self)
        part.addWidget(self._saved)
        return part

    def _questions_part(self) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self._as_asked = CheckChip(self.tr("In the order they were asked"), parent=part)
        self._as_asked.clicked.connect(self._fill_questions)
        row = FlowLayout()
        row.addWidget(self._as_asked)
        column.addLayout(row)
        self._order = small("", part)
        column.addWidget(self._order)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._question_rows: list[QuestionRow] = []
        column.addLayout(self._rows)
        return part

    @override
    def render(self, state: ResultsState) -> None:  # type: ignore[override]
        """Show the results. The same again keeps what is open."""
        before, self._state = self._state, state
        results = state.results
        self._name.say(results.title)
        self._headline.say(wording.headline(results))
        self._when.say(wording.when(state.session, results, state.now))
        known_from = wording.known_from(results)
        self._known_from.say(known_from)
        self._known_from.setVisible(bool(known_from))
        asks = wording.next_lesson(results)
        self._next.setVisible(bool(asks))
        self._asks.say(asks)
        self._asks.setVisible(bool(asks))
        said = self.tr("Saved: {name}").format(name=state.saved) if state.saved else ""
        self._saved.say((Span(said, Tone.RIGHT),))
        self._saved.setVisible(bool(said))
        if said and (before is None or before.saved != state.saved):
            announce(self, said)
        if results != self._drawn:
            self._drawn = results
            self._fill_questions()
            self._pupils.show_state(state)
            self._class.show_state(state)
        self._parts.show_chosen(self._part)
        self._show_part()

    def begin(self) -> None:
        """Begin with the questions, at the top, nothing opened: another session is looked at."""
        self._part = Part.QUESTIONS
        self._drawn = None
        self._page.back_to_top()

    def show_part(self, part: Part) -> None:
        """Show the questions, the pupils or the class."""
        self._part = part
        self._parts.show_chosen(part)
        self._show_part()

    def row(self, number: int) -> QuestionRow:
        """Return one of the questions' rows, counted from 0."""
        return self._question_rows[number]

    def _show_part(self) -> None:
        parts = {
            Part.QUESTIONS: self._questions,
            Part.PUPILS: self._pupils,
            Part.CLASS: self._class,
        }
        for part, widget in parts.items():
            widget.setVisible(part is self._part)

    def _fill_questions(self) -> None:
        state = self._state
        if state is None:
            return
        clear(self._rows)
        self._question_rows.clear()
        results = state.results
        as_asked = self._as_asked.isChecked()
        questions = results.questions if as_asked else results.by_certain_wrong
        self._order.say(
            ""
            if as_asked or len(questions) < 2
            else self.tr("First those that most were certain and wrong on. Enter opens one.")
        )
        self._order.setVisible(bool(self._order.text()))
        self._as_asked.setVisible(len(questions) > 1)
        for one in questions:
            row = QuestionRow(one, state.cards[one.number - 1], self)
            row.passage_opened.connect(self._read)
            row.opened.connect(lambda row=row: self._opened(row))
            self._rows.addWidget(row)
            self._question_rows.append(row)
        if not questions:
            said = self.tr("The session ended before its first question.")
            self._rows.addWidget(body(said, self))

    def _opened(self, row: QuestionRow) -> None:
        self._page.reveal(row, where_cut=True)

    def _read(self, passage_id: str) -> None:
        self.act(OpenPassage(PassageId(passage_id)))

    def _leave(self) -> None:
        self.act(OpenClass())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to what comes next, or back to where it was."""
        super().showEvent(event)
        if event.spontaneous():
            return
        last = self.focusWidget()
        if last is not None and self.isAncestorOf(last):
            last.setFocus()
        elif not self._next.isHidden():
            self._next.setFocus()
        else:
            self._back.setFocus()
