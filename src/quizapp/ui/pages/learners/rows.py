"""One learner of the list: to choose, to rename, to export, to merge, to remove."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import icon_button, quiet
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose, body
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.learners import wording
from quizapp.ui.pages.learners.many import LearnersList, LearnersModel
from quizapp.ui.pages.learners.pin_parts import PinAsked, PinSetting
from quizapp.ui.pages.learners.state import LearnerRow, NameProblem, PinQuestion, Wanted

_FEW = 12
"""Up to so many others each is a button."""


class ProblemLine(QWidget):
    """What is wrong with a name, under its field; with a way to take it all the same.

    Signals:
        insisted: the name is wished all the same.
    """

    insisted = Signal()

    def __init__(self, problem: NameProblem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spoken = f"{problem.message} {problem.hint}"
        """What the field above says of itself to a screen reader."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        column.addLayout(row)
        glyph = Glyph(Icon.WARNING, 20, "wrong", self, beside=TextStyle())
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        spans = (Span(problem.message + " ", Tone.WRONG), Span(problem.hint))
        row.addWidget(Prose(spans, TextStyle(), self), 1)
        if problem.anyway:
            anyway = quiet(problem.anyway, parent=self)
            anyway.clicked.connect(self.insisted)
            buttons = FlowLayout()
            buttons.addWidget(anyway)
            column.addLayout(buttons)


class LearnerCard(Card):
    """A row of the list, with what is being done to it shown in its place."""

    chosen = Signal()
    renamed = Signal(str, bool)
    """The name as it was typed, and whether it may look like another learner's."""
    removed = Signal()
    export_wanted = Signal()
    copy_wanted = Signal()
    pin_wanted = Signal(str)
    """What was pressed on a learner whose PIN is asked for first, as ``Wanted``."""
    pin_typed = Signal(str, str)
    """What was wanted, and the PIN as it was typed."""
    pin_left = Signal()
    pin_set = Signal(str)
    """The new PIN; empty: there is to be none."""
    merged = Signal(int, int)
    """The ``LearnerId`` of who goes and of who stays; the learners have been asked."""

    def __init__(
        self,
        row: LearnerRow,
        under: str,
        others: tuple[LearnerRow, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding=0)
        self._row = row
        self._under = under
        # Who has a PIN is not merged with by somebody who does not know it.
        self._others = tuple(other for other in others if not other.is_locked)
        self.column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        self._part: QWidget | None = None
        self.on_server = False
        """Whether what is recorded is kept on a database server."""
        self._show(self._plain())

    def ask_name(self, typed: str = "", problem: NameProblem | None = None) -> None:
        """Turn the row into a field for another name."""
        self._show(self._renaming(typed or self._row.learner.name, problem))

    def ask_pin(self, asked: PinQuestion) -> None:
        """Ask in the row's place for the learner's PIN."""
        part, column = self._inset()
        name = self._row.learner.name
        column.addWidget(
            PinAsked(
                self.tr("PIN of {name}").format(name=name),
                (wording.pin_reset(name),),
                asked.problem,
                asked.wait_ms,
                lambda typed: self.pin_typed.emit(asked.wanted.value, typed),
                self.pin_left.emit,
                part,
            )
        )
        self._show(part)

    def open_part(self, wanted: Wanted) -> None:
        """Show what was pressed before the PIN was asked for."""
        match wanted:
            case Wanted.RENAME:
                self.ask_name()
            case Wanted.RECORDS:
                self.offer_more()
            case Wanted.REMOVE:
                self.ask_removal()

    def set_pin(self) -> None:
        """Let a PIN be set in the row's place, changed or taken away."""
        part, column = self._inset()
        name = self._row.learner.name
        column.addWidget(
            PinSetting(
                self.tr("A PIN for {name}").format(name=name),
                (wording.pin_promise(), wording.pin_reset(name)),
                has_pin=self._row.learner.has_pin,
                chosen=lambda pin: self.pin_set.emit(pin or ""),
                left=self._back,
                parent=part,
            )
        )
        self._show(part)

    def ask_removal(self) -> None:
        """Ask in the row's place whether the learner is to go."""
        self._show(self._removing())

    def offer_more(self) -> None:
        """Show in the row's place what else can be done with the learner's records."""
        self._show(self._more())

    def ask_other(self) -> None:
        """Ask in the row's place who else on the list is the same person."""
        self._show(self._choosing_other())

    def ask_merge(self, other: LearnerRow) -> None:
        """Ask in the row's place whether two learners are to be one, and under which name."""
        self._show(self._merging(other))

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
        rename.clicked.connect(lambda: self._begin(Wanted.RENAME))
        more = icon_button(Icon.MORE, self.tr("Records of {name}").format(name=name), part)
        more.clicked.connect(lambda: self._begin(Wanted.RECORDS))
        remove = icon_button(Icon.REMOVE, self.tr("Remove {name}").format(name=name), part)
        remove.clicked.connect(lambda: self._begin(Wanted.REMOVE))
        line.addWidget(choose, 1)
        line.addWidget(rename, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        return part

    def _begin(self, wanted: Wanted) -> None:
        if self._row.is_locked:
            self.pin_wanted.emit(wanted.value)
        else:
            self.open_part(wanted)

    def _renaming(self, typed: str, problem: NameProblem | None) -> QWidget:
        part, column = self._inset()
        field = QLineEdit(typed, part)
        field.setObjectName("first")
        field.setAccessibleName(self.tr("New name for {name}").format(name=self._row.learner.name))
        field.selectAll()
        column.addWidget(field)
        if problem is not None:
            line = ProblemLine(problem, part)
            line.insisted.connect(lambda: self.renamed.emit(field.text(), True))
            column.addWidget(line)
            field.setAccessibleDescription(line.spoken)
        keep = quiet(self.tr("Save name"), parent=part)
        cancel = quiet(self.tr("Cancel"), parent=part)
        keep.clicked.connect(lambda: self.renamed.emit(field.text(), False))
        field.returnPressed.connect(lambda: self.renamed.emit(field.text(), False))
        cancel.clicked.connect(self._back)
        self._buttons(column, keep, cancel)
        return part

    def _removing(self) -> QWidget:
        part, column = self._inset()
        name, attempts = self._row.learner.name, self._row.attempts
        lost = {
            0: self.tr("There are no quizzes yet that would be lost."),
            1: self.tr("The 1 quiz with its answers goes too, out of the file as well."),
        }.get(
            attempts,
            self.tr("All {n} quizzes with their answers go too, out of the file as well."),
        )
        question = self.tr("Remove {name}?").format(name=name)
        undo = self.tr("You can undo this for 10 minutes, as long as the app stays open.")
        copies = (
            self.tr("Whoever runs the database server may have backups that still hold {name}.")
            if self.on_server
            else self.tr(
                "Backups made before still hold {name}; afterwards you can delete those that are "
                "in your data folder."
            )
        )
        said = f" {lost.format(n=attempts)} {undo} {copies.format(name=name)}"
        column.addWidget(body((Span(question, Tone.STRONG), Span(said)), part))
        keep = quiet(self.tr("Keep {name}").format(name=name), parent=part)
        keep.setObjectName("first")
        keep.setAccessibleDescription(f"{question}{said}")
        keep.clicked.connect(self._back)
        remove = quiet(self.tr("Remove {name}").format(name=name), Icon.REMOVE, part)
        remove.clicked.connect(self.removed)
        self._buttons(column, keep, remove)
        return part

    def _more(self) -> QWidget:
        part, column = self._inset()
        name = self._row.learner.name
        column.addWidget(body((Span(self.tr("Records of {name}").format(name=name), Tone.STRONG),)))
        export = RowButton(
            self.tr("Save a copy of everything…"),
            self.tr("Every question, answer and date, in one file that other programs can read."),
            icon=Icon.SAVE,
            sign=None,
            parent=part,
        )
        export.setObjectName("first")
        export.clicked.connect(self.export_wanted)
        column.addWidget(export)
        take_in = RowButton(
            self.tr("Take in a copy…"),
            self.tr("One that was saved on another computer. Nothing is counted twice."),
            icon=Icon.COPY,
            parent=part,
        )
        take_in.clicked.connect(self.copy_wanted)
        column.addWidget(take_in)
        pin = RowButton(
            self.tr("Change the PIN, or take it away…")
            if self._row.learner.has_pin
            else self.tr("Set a PIN…"),
            self.tr("Keeps classmates out of this list, and no more."),
            icon=Icon.LOCK,
            parent=part,
        )
        pin.clicked.connect(self.set_pin)
        column.addWidget(pin)
        if self._others:
            merge = RowButton(
                self.tr("Merge with another learner…"),
                self.tr("If the same person is on this list twice."),
                icon=Icon.LEARNER,
                parent=part,
            )
            merge.clicked.connect(self.ask_other)
            column.addWidget(merge)
        close = quiet(self.tr("Close"), parent=part)
        close.clicked.connect(self._back)
        self._buttons(column, close)
        return part

    def _choosing_other(self) -> QWidget:
        part, column = self._inset()
        question = self.tr("Who else is {name}?").format(name=self._row.learner.name)
        column.addWidget(body((Span(question, Tone.STRONG),), part))
        if len(self._others) > _FEW:
            model = LearnersModel(self._others, lambda _: "", part)
            found = LearnersList(model, self.tr("The same person"), self.ask_merge, parent=part)
            found.field.setObjectName("first")
            column.addWidget(found)
        for place, other in enumerate(self._others if len(self._others) <= _FEW else ()):
            choose = RowButton(other.learner.name, icon=Icon.LEARNER, parent=part)
            choose.setAccessibleName(
                self.tr("The same person as {name}").format(name=other.learner.name)
            )
            choose.setObjectName("first" if place == 0 else "")
            choose.clicked.connect(partial(self.ask_merge, other))
            column.addWidget(choose)
        cancel = quiet(self.tr("Nobody, go back"), parent=part)
        cancel.clicked.connect(self._back)
        self._buttons(column, cancel)
        return part

    def _merging(self, other: LearnerRow) -> QWidget:
        part, column = self._inset()
        one, two = self._row.learner, other.learner
        question = self.tr("Make {one} and {two} one learner?").format(one=one.name, two=two.name)
        said = self.tr(
            "All quizzes, answers and flags of both come together, and what comes back when is "
            "worked out again from all of them. Nothing is lost but one of the names, and it "
            "doesn't matter for the rest which one. You can undo this for 10 minutes, as long as "
            "the app stays open."
        )
        column.addWidget(body((Span(question, Tone.STRONG), Span(f" {said}")), part))
        cancel = quiet(self.tr("Keep them apart"), parent=part)
        cancel.setObjectName("first")
        cancel.clicked.connect(self._back)
        as_two = quiet(self.tr("Merge as {name}").format(name=two.name), parent=part)
        as_two.clicked.connect(lambda: self.merged.emit(one.id, two.id))
        as_one = quiet(self.tr("Merge as {name}").format(name=one.name), parent=part)
        as_one.clicked.connect(lambda: self.merged.emit(two.id, one.id))
        self._buttons(column, cancel, as_two, as_one)
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
            self.pin_left.emit()
            self._back()
            return
        super().keyPressEvent(event)
