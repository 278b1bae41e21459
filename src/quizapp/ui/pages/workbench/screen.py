"""The Workbench: passages, the questions on them, and the editor."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.judging import Trouble
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.workbench.editor_part import EditorPart
from quizapp.ui.pages.workbench.head_part import HeadPart
from quizapp.ui.pages.workbench.intents import (
    CloseTold,
    MarkReady,
    NextTrouble,
    Redo,
    Spot,
    Undo,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.passages_part import PassagesPart
from quizapp.ui.pages.workbench.questions_part import QuestionsPart
from quizapp.ui.pages.workbench.state import Told, WorkbenchState
from quizapp.ui.pages.workbench.unsaved_part import UnsavedPart
from quizapp.ui.shell.keys.bindings import Where
from quizapp.ui.shell.page import Screen, ignore

_LOW = 660
"""Pixels at 100 % text below which the margins above and below shrink, for the columns' sake."""
_THREE, _TWO = 1000, 640
"""Pixels at 100 % text from which three columns stand side by side, and two."""


class Column(IntEnum):
    """The columns, in their order."""

    PASSAGES = 0
    QUESTIONS = 1
    EDITOR = 2


class WorkbenchScreen(Screen[WorkbenchState, WorkbenchIntent]):
    """Three columns side by side; where there is room for two or one, some wait behind a choice."""

    keys = Where.WORKBENCH

    def __init__(
        self, act: Callable[[WorkbenchIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: WorkbenchState | None = None
        self._told: Told | None = None
        self._banner: Banner | None = None

        def send(intent: WorkbenchIntent) -> None:
            self.act(intent)

        self.head = HeadPart(send, self)
        self.unsaved = UnsavedPart(send, self)
        self.passages = PassagesPart(send, self)
        self.questions = QuestionsPart(send, self.begin_editing, self)
        self.editor = EditorPart(send, self)
        self._columns = (self.passages, self.questions, self.editor)
        self._shown = [Column.PASSAGES, Column.QUESTIONS, Column.EDITOR]
        self._left = Column.PASSAGES
        self._single = Column.PASSAGES
        names = (self.tr("Passages"), self.tr("Questions"), self.tr("Editor"))
        self._two = Segmented(self.tr("Left column"), names[:2], self)
        self._two.chosen.connect(lambda number: self.show_column(Column(number)))
        self._one = Segmented(self.tr("Column"), names, self)
        self._one.chosen.connect(lambda number: self.show_column(Column(number)))
        self._notices = QVBoxLayout()
        self._lay_out()
        self._arrange()

    def _lay_out(self) -> None:
        inside = QWidget()
        # Where large letters leave too little height for columns, all of it scrolls.
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(VerticalScroll(inside, self.tr("Workbench"), self))
        whole = self._whole = QVBoxLayout(inside)
        whole.setSpacing(Space.M)
        whole.addWidget(self.head)
        whole.addLayout(self._notices)
        whole.addWidget(self.unsaved)
        whole.addWidget(self._two, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._one, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for column, stretch in zip(self._columns, (40, 25, 45), strict=True):
            row.addWidget(column, stretch)
        whole.addLayout(row, 1)

    @override
    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the working copy; cursor, choice and scrolling stay where they are."""
        self._state = state
        self.head.render(state)
        self._tell(state.told)
        self.unsaved.render(state)
        self.passages.render(state)
        self.questions.render(state)
        self.editor.render(state)

    @override
    def regions(self) -> tuple[QWidget, ...]:
        return tuple(self._columns[column] for column in self._shown)

    def store(self) -> None:
        """Store what was typed since the last pause."""
        self.passages.picture.alt.store()
        for field in self.editor.fields():
            field.store()

    def begin_editing(self) -> None:
        """Go to the editor."""
        self.show_column(Column.EDITOR)
        self.editor.begin()

    def describe(self, spot: Spot) -> None:
        """Go to where it is written what a picture shows, if it is in sight."""
        if spot.item_id is None:
            self.passages.describe(spot)
        elif self._state is not None and self._state.item_id == spot.item_id:
            self.show_column(Column.EDITOR)
            self.editor.describe()

    def go_to(self, trouble: Trouble) -> None:
        """Go to what is wrong in the editor."""
        self.show_column(Column.EDITOR)
        self.editor.go_to(trouble)
        announce(self, trouble.message)

    def _tell(self, told: Told | None) -> None:
        if told == self._told:
            return
        self._told = told
        if self._banner is not None:
            self._notices.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if told is None:
            return
        if not told.trouble:
            announce(self, told.text)
            return
        self._banner = Banner(BannerKind.TROUBLE, told.text, told.hint, parent=self)
        self._banner.closed.connect(self._close_told)
        self._notices.addWidget(self._banner)
        self._banner.speak()

    def _close_told(self) -> None:
        focus_in(self, self.editor.entry)
        self.act(CloseTold())

    # Columns

    def show_column(self, column: Column) -> None:
        """Bring a column to sight, where not all are."""
        if column is not Column.EDITOR:
            self._left = column
        self._single = column
        self._arrange()

    def _arrange(self) -> None:
        width, theme = self.width(), current_theme()
        three, two = width >= theme.px(_THREE), width >= theme.px(_TWO)
        if three:
            shown = [Column.PASSAGES, Column.QUESTIONS, Column.EDITOR]
        elif two:
            shown = [self._left, Column.EDITOR]
        else:
            shown = [self._single]
        low = self.height() < theme.px(_LOW)
        edge = Space.S if low else Space.L
        self._whole.setContentsMargins(Space.XL, edge, Space.XL, edge)
        self._whole.setSpacing(Space.S if low else Space.M)
        for card in self._columns:
            card.column.setContentsMargins(Space.L, edge, Space.L, edge)
        self._two.setVisible(two and not three)
        self._one.setVisible(not two)
        self._two.show_chosen(self._left)
        self._one.show_chosen(self._single)
        self._shown = shown
        for number, column in enumerate(self._columns):
            column.setVisible(Column(number) in shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_notices"):
            self._arrange()

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        standard = QKeySequence.StandardKey
        if event.matches(standard.Redo) or (control and key == Qt.Key.Key_Y):
            self.store()
            self.act(Redo())
        elif event.matches(standard.Undo):
            self.store()
            self.act(Undo())
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.store()
            self.act(MarkReady())
        elif key == Qt.Key.Key_F8:
            self.store()
            self.act(NextTrouble(forward=not shift))
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Go back: from the editor to the list, from anywhere else to the pack."""
        focus = self.window().focusWidget()
        if focus is not None and self.editor.isAncestorOf(focus):
            self.show_column(Column.QUESTIONS)
            focus_in(self, self.questions.list)
        else:
            self.head.leave()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to where it was, or to the passages, or to the list."""
        super().showEvent(event)
        if event.spontaneous():
            return
        last = self.focusWidget()
        if last is not None and last.isVisibleTo(self):
            focus_in(self, last)
            return
        has_text = self._state is not None and self._state.document is not None
        first = self.passages.entry if has_text else self.questions.entry
        focus_in(self, first if first.isVisibleTo(self) else self.editor.entry)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.store()
        super().hideEvent(event)
