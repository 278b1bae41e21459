"""The column of questions: those on the document's passages, then the others."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.ui.kit.control.buttons import Button, ButtonKind, link
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.focus import KeyboardRing
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.table.row_list import RowList
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.text.set_text_if_changed import tell
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.workbench import wording
from quizapp.ui.pages.workbench.intents import (
    ChooseQuestion,
    NewQuestion,
    Retire,
    ShowOnly,
    WorkbenchIntent,
)
from quizapp.ui.pages.workbench.passages_text import LEAST_HEIGHT
from quizapp.ui.pages.workbench.question_rows import Heading, QuestionRows, Row, RowPainter
from quizapp.ui.pages.workbench.state import Filter, WorkbenchState
from quizapp.ui.shell.destinations import OpenGuide, OpenIntake

_FILTERS = tuple(Filter)


class QuestionList(RowList):
    """The questions. Up and Down choose, Enter goes to the editor, Delete retires.

    Signals:
        chosen: the id of a question that was gone to.
        retired: the id of a question for which Delete was pressed.
    """

    chosen = Signal(str)
    retired = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = QuestionRows()
        self._ring = KeyboardRing()
        self._quiet = False
        self.setModel(self.rows)
        self.setItemDelegate(RowPainter(self, self.rows, self._ring))
        self.setAccessibleName(self.tr("Questions"))
        self.setAccessibleDescription(
            self.tr("Up and Down choose, Enter goes to the editor, Delete retires.")
        )

    def show_rows(self, rows: tuple[Row, ...], chosen: str | None) -> None:
        """Show rows, one of them chosen, without a signal."""
        self._quiet = True
        self.rows.set_rows(rows)
        row = self.rows.row_of(chosen)  # type: ignore[arg-type]  # an id or None
        index = QModelIndex() if row is None else self.rows.index(row)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if row is None:
            self.clearSelection()
        self._quiet = False

    @override
    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(120), current_theme().px(LEAST_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        line = self.rows.line(current.row()) if current.isValid() else None
        if line is not None and not self._quiet:
            self.chosen.emit(line.item_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        line = self.rows.line(index.row()) if index.isValid() else None
        if event.key() == Qt.Key.Key_Delete and line is not None:
            self.retired.emit(line.item_id)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the Workbench's
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.note(event)
        super().focusInEvent(event)


class QuestionsPart(Card):
    """The list of questions, and which are listed.

    Args:
        act: takes what is done with them.
        edit: puts the keyboard into the editor.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        act: Callable[[WorkbenchIntent], None],
        edit: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=Space.L, name=self.tr("Questions"))
        self._act = act
        self._pack_id: PackId | None = None
        self.column.setSpacing(Space.S)
        self._title = heading(self.tr("Questions"), Type.BODY, self)
        self.filter = ChoiceMenu(self.tr("Listed"), self)
        self.filter.chosen.connect(lambda number: self._act(ShowOnly(_FILTERS[number])))
        self.list = QuestionList(self)
        self.list.chosen.connect(lambda item_id: self._act(ChooseQuestion(item_id)))
        self.list.retired.connect(lambda item_id: self._act(Retire(item_id)))
        self.list.row_opened.connect(lambda _: edit())
        self._none = small("", self)
        new = link(self.tr("New question"), Icon.ADD, self)
        new.call(self.tr("New question, on no passage yet"))
        new.clicked.connect(lambda: self._act(NewQuestion()))
        bring = link(self.tr("Bring questions from a file…"), parent=self)
        bring.clicked.connect(self._bring)
        guide = Button(
            self.tr("What makes a good question"), ButtonKind.LINK, parent=self, size=Type.SMALL
        )
        guide.clicked.connect(self._guide)
        self.column.addWidget(self._title)
        self.column.addWidget(self.filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._none)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(new)
        self.column.addWidget(bring)
        self.column.addWidget(guide)

    def render(self, state: WorkbenchState) -> None:  # type: ignore[override]
        """Show the questions; the same again leaves the list where it is."""
        self._pack_id = state.copy.pack_id
        lines = state.lines()
        here = tuple(line for line in lines if line.here)
        elsewhere = tuple(line for line in lines if not line.here)
        rows: tuple[Row, ...] = here
        if elsewhere and state.document is not None:
            rows += (Heading(self.tr("Not on a passage of this document")),)
        self.list.show_rows((*rows, *elsewhere), state.item_id)
        self.filter.offer(
            tuple(wording.filter_name(one) for one in _FILTERS), _FILTERS.index(state.filter)
        )
        tell(self._none, self._say_none(state))
        self._none.setVisible(not lines)

    def _bring(self) -> None:
        if self._pack_id is not None:
            self._act(OpenIntake(pack_id=self._pack_id, from_workbench=True))

    def _say_none(self, state: WorkbenchState) -> str:
        match state.filter:
            case Filter.ALL:
                return self.tr("No question yet.")
            case Filter.DRAFTS:
                return self.tr("No drafts: all questions are ready or retired.")
            case Filter.WITH_TROUBLE:
                return self.tr("Nothing is wrong with any question.")

    @property
    def entry(self) -> QWidget:
        """Return what gets the focus first."""
        return self.list

    def _guide(self) -> None:
        self._act(OpenGuide(self._pack_id))
