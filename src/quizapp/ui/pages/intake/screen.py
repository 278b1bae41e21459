"""The intake's screen: one part for each step, one of them at a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.intake import wording
from quizapp.ui.pages.intake.columns_part import ColumnsPart
from quizapp.ui.pages.intake.document_part import DocumentPart
from quizapp.ui.pages.intake.intents import (
    BringFiles,
    IntakeIntent,
    IntoNewPack,
    IntoPack,
    PutAside,
    TakePlan,
)
from quizapp.ui.pages.intake.questions_part import QuestionsPart
from quizapp.ui.pages.intake.state import (
    ChooseColumns,
    ChoosePack,
    IntakeState,
    LookAtDocument,
    LookAtPlan,
    LookAtQuestions,
    Reading,
    Told,
)
from quizapp.ui.shell.destinations import OpenPage
from quizapp.ui.shell.keys.bindings import Where
from quizapp.ui.shell.page import Screen, ignore

_TROUBLES = 5
"""Lines of what is wrong with packs in a plan that are shown."""


class IntakeScreen(Screen[IntakeState, IntakeIntent]):
    """Shows the file that is looked at; nothing is written before its button is pressed."""

    keys = Where.DOCUMENT

    def __init__(
        self, act: Callable[[IntakeIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: IntakeState | None = None
        self._simple = ScrollPage(self.tr("What was brought"), parent=self)
        self.questions = QuestionsPart(lambda intent: self.act(intent), self)
        self.columns = ColumnsPart(lambda intent: self.act(intent), self)
        self.document = DocumentPart(lambda intent: self.act(intent), self)
        self._line: ProgressLine | None = None
        self._first: QWidget | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._simple)
        self._stack.addWidget(self.questions)
        self._stack.addWidget(self.document)
        self._stack.addWidget(self.columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    @override
    def render(self, state: IntakeState) -> None:  # type: ignore[override]
        """Show a step; the same again leaves focus and what was chosen alone."""
        before, self._state = self._state, state
        if before == state:
            return
        fresh = before is None or (before.name, type(before.step)) != (
            state.name,
            type(state.step),
        )
        match state.step:
            case LookAtQuestions():
                self.questions.render(state.step, state.waiting, taking=state.taking)
                self._stack.setCurrentWidget(self.questions)
            case ChooseColumns(columns):
                self.columns.render(state.name, columns)
                self._stack.setCurrentWidget(self.columns)
            case LookAtDocument() as step:
                self.document.render(state.name, step, state.waiting, taking=state.taking)
                self._stack.setCurrentWidget(self.document)
            case Reading(share) if not fresh and self._line is not None:
                self._line.reach(share)
            case _:
                self._fill(state)
                self._stack.setCurrentWidget(self._simple)
        if fresh and self.isVisible():
            self._begin()

    def _fill(self, state: IntakeState) -> None:
        column = self._simple.column
        clear(column)
        column.setSpacing(Space.L)
        self._line, self._first = None, None
        match state.step:
            case Reading(share):
                self._fill_reading(state, share)
            case ChoosePack():
                self._fill_packs(state, state.step)
            case LookAtPlan():
                self._fill_plan(state, state.step)
            case Told():
                self._fill_told(state, state.step)
        if state.waiting:
            column.addWidget(small(wording.waiting(state.waiting)))
        column.addStretch(1)

    def _fill_reading(self, state: IntakeState, share: float) -> None:
        column = self._simple.column
        column.addWidget(heading(self.tr("Reading {name}…").format(name=state.name)))
        self._line = ProgressLine(state.name, self)
        self._line.reach(share)
        column.addWidget(self._line)
        column.addLayout(self._row(self._aside(self.tr("Cancel"))))

    def _fill_packs(self, state: IntakeState, step: ChoosePack) -> None:
        column = self._simple.column
        column.addWidget(heading(self.tr("Which pack takes {name}?").format(name=state.name)))
        for pack_id, title in step.packs:
            row = RowButton(title, icon=Icon.LIBRARY, parent=self)
            row.clicked.connect(lambda _=False, one=pack_id: self.act(IntoPack(one)))
            self._first = self._first or row
            column.addWidget(row)
        column.addWidget(Prose(self.tr("A new pack, called"), TextStyle(bold=True)))
        field = QLineEdit(step.title, self)
        field.setAccessibleName(self.tr("What the new pack is called"))
        field.setMaxLength(120)
        make = primary(self.tr("Begin this pack"), self)
        make.setEnabled(bool(step.title))
        field.textChanged.connect(lambda text: make.setEnabled(bool(text.strip())))
        make.clicked.connect(lambda: self.act(IntoNewPack(field.text())))
        field.returnPressed.connect(make.click)
        self._first = self._first or field
        column.addWidget(field)
        column.addLayout(self._row(make, self._aside(self.tr("Cancel"))))

    def _fill_plan(self, state: IntakeState, step: LookAtPlan) -> None:
        column, preview = self._simple.column, step.preview
        title = self.tr("Plan of a session: {title}").format(title=preview.title)
        column.addWidget(heading(title))
        for said in wording.plan(preview):
            column.addWidget(body(said))
        for line in preview.trouble[:_TROUBLES]:
            column.addWidget(small(line))
        aside = self._aside(self.tr("Cancel"))
        if not preview.asked:
            column.addLayout(self._row(aside))
            return
        take = primary(self.tr("Taking it…") if state.taking else self.tr("Take this plan"), self)
        take.setEnabled(not state.taking)
        take.clicked.connect(lambda: self.act(TakePlan()))
        self._first = take
        column.addLayout(self._row(take, aside))

    def _fill_told(self, state: IntakeState, step: Told) -> None:
        column = self._simple.column
        title = state.name
        if not step.fits and not step.here:
            title = self.tr("{name} can't be taken here").format(name=state.name)
        column.addWidget(heading(title))
        column.addWidget(body(step.message))
        if step.hint:
            column.addWidget(body(step.hint))
        buttons: list[QWidget] = []
        if step.leads is not None:
            leads = step.leads
            there = primary(self.tr("Go there"), self)
            there.clicked.connect(lambda: self.act(OpenPage(leads)))
            buttons.append(there)
        other = quiet(self.tr("Bring another file…"), Icon.FOLDER, self)
        other.clicked.connect(lambda: self.act(BringFiles()))
        buttons += [other, self._aside(self.tr("Close"))]
        self._first = buttons[0]
        column.addLayout(self._row(*buttons))

    def _aside(self, words: str) -> QWidget:
        button = link(words, parent=self)
        button.clicked.connect(lambda: self.act(PutAside()))
        self._first = self._first or button
        return button

    def _row(self, *widgets: QWidget) -> FlowLayout:
        row = FlowLayout(across=Space.M, down=Space.S)
        for widget in widgets:
            row.addWidget(widget)
        return row

    def _begin(self) -> None:
        """Give the focus to what goes on, and say what is shown."""
        if self._state is None:
            return
        if isinstance(self._state.step, LookAtQuestions):
            self.questions.begin()
            return
        if isinstance(self._state.step, ChooseColumns):
            self.columns.begin()
            return
        if isinstance(self._state.step, LookAtDocument):
            self.document.begin()
            return
        self._simple.back_to_top()
        if self._first is not None:
            focus_in(self, self._first)
        match self._state.step:
            case Told(message, hint):
                announce(self, f"{self._state.name}. {message} {hint}".strip())
            case LookAtPlan(preview):
                announce(self, " ".join((preview.title, *wording.plan(preview))))
            case Reading():
                announce(self, self.tr("Reading {name}…").format(name=self._state.name))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            shown = self._stack.currentWidget()
            if shown is not self.document or not self.document.close_fields():
                self.act(PutAside())
        else:
            super().keyPressEvent(event)
