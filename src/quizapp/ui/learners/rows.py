"""One learner of the list: to choose, to rename, to remove."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.icons import Icon
from quizapp.ui.learners.state import LearnerRow, NameProblem
from quizapp.ui.theme import Space, Type
from quizapp.ui.widgets.buttons import icon_button, quiet
from quizapp.ui.widgets.card import Card
from quizapp.ui.widgets.flow import FlowLayout
from quizapp.ui.widgets.glyph import Glyph
from quizapp.ui.widgets.prose import Prose, body
from quizapp.ui.widgets.row_button import RowButton
from quizapp.ui.widgets.text_setting import Setting, Span, Tone


class ProblemLine(QWidget):
    """What is wrong with a name, under its field."""

    def __init__(self, problem: NameProblem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(Glyph(Icon.WARNING, 20, "wrong", self), 0, Qt.AlignmentFlag.AlignTop)
        spans = (Span(problem.message + " ", Tone.WRONG), Span(problem.hint))
        row.addWidget(Prose(spans, Setting(), self), 1)


class LearnerCard(Card):
    """A row of the list, with what is being done to it shown in its place."""

    chosen = Signal()
    renamed = Signal(str)
    removed = Signal()

    def __init__(self, row: LearnerRow, under: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=0)
        self._row = row
        self._under = under
        self.column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        self._part: QWidget | None = None
        self._show(self._plain())

    def ask_name(self, typed: str = "", problem: NameProblem | None = None) -> None:
        """Turn the row into a field for another name."""
        self._show(self._renaming(typed or self._row.learner.name, problem))

    def ask_removal(self) -> None:
        """Ask in the row's place whether the learner is to go."""
        self._show(self._removing())

    def _back(self) -> None:
        self._show(self._plain())
        for button in self.findChildren(RowButton):
            button.setFocus()

    def _show(self, part: QWidget) -> None:
        if self._part is not None:
            self.column.removeWidget(self._part)
            self._part.hide()
            self._part.deleteLater()
        self._part = part
        self.column.addWidget(part)
        for target in part.findChildren(QWidget, "first"):
            target.setFocus()

    def _plain(self) -> QWidget:
        name = self._row.learner.name
        part = QWidget(self)
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, Space.S, 0)
        line.setSpacing(Space.XS)
        choose = RowButton(
            name, self._under, icon=Icon.LEARNER, sign=None, size=Type.LEAD, parent=part
        )
        choose.setObjectName(f"learner-{self._row.learner.id}")
        choose.clicked.connect(self.chosen)
        rename = icon_button(Icon.EDIT, self.tr("Rename {name}").format(name=name), part)
        rename.clicked.connect(lambda: self.ask_name())
        remove = icon_button(Icon.REMOVE, self.tr("Remove {name}").format(name=name), part)
        remove.clicked.connect(self.ask_removal)
        line.addWidget(choose, 1)
        line.addWidget(rename, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return part

    def _renaming(self, typed: str, problem: NameProblem | None) -> QWidget:
        part, column = self._inset()
        field = QLineEdit(typed, part)
        field.setObjectName("first")
        field.setAccessibleName(self.tr("New name for {name}").format(name=self._row.learner.name))
        field.selectAll()
        column.addWidget(field)
        if problem is not None:
            column.addWidget(ProblemLine(problem, part))
        keep = quiet(self.tr("Save name"), parent=part)
        cancel = quiet(self.tr("Cancel"), parent=part)
        keep.clicked.connect(lambda: self.renamed.emit(field.text()))
        field.returnPressed.connect(lambda: self.renamed.emit(field.text()))
        cancel.clicked.connect(self._back)
        self._buttons(column, keep, cancel)
        return part

    def _removing(self) -> QWidget:
        part, column = self._inset()
        name, attempts = self._row.learner.name, self._row.attempts
        lost = {
            0: self.tr("There are no quizzes yet that would be lost."),
            1: self.tr("The 1 quiz with its answers goes too."),
        }.get(attempts, self.tr("All {n} quizzes with their answers go too.").format(n=attempts))
        question = self.tr("Remove {name}?").format(name=name)
        final = self.tr("This can't be undone.")
        column.addWidget(body((Span(question, Tone.STRONG), Span(f" {lost} {final}")), part))
        keep = quiet(self.tr("Keep {name}").format(name=name), parent=part)
        keep.setObjectName("first")
        keep.clicked.connect(self._back)
        remove = quiet(self.tr("Remove for good"), Icon.REMOVE, part)
        remove.clicked.connect(self.removed)
        self._buttons(column, keep, remove)
        return part

    def _inset(self) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.M)
        return part, column

    @staticmethod
    def _buttons(column: QVBoxLayout, *buttons: QWidget) -> None:
        flow = FlowLayout()
        for button in buttons:
            flow.addWidget(button)
        column.addLayout(flow)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
            return
        super().keyPressEvent(event)
