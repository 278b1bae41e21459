"""The options of a question, or the verdict on a statement, with the feedback on each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.authoring.composing import FEEDBACK, LEAST_OPTIONS, MOST_OPTIONS, OPTION
from quizapp.core.authoring.drafts import DraftQuestion
from quizapp.core.content.items import ItemKind
from quizapp.ui.kit.control.buttons import Button, icon_button, link
from quizapp.ui.kit.text.prose import body
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.workbench.fields import WritingField
from quizapp.ui.pages.workbench.intents import (
    AddOption,
    MarkRight,
    RemoveOption,
    WorkbenchIntent,
    Write,
)
from quizapp.ui.pages.workbench.key_mark import KeyMark
from quizapp.ui.pages.workbench.trouble_list import TroubleList
from quizapp.ui.pages.workbench.wording import LETTERS

_BESIDE = 480
"""Pixels at 100 % text from which the feedback stands beside its option."""


class OptionsForm(QWidget):
    """The options of one question.

    Tab goes from the right option to the texts, then to the feedback, each from the first to the
    last.

    Args:
        act: takes what is written and decided.
        question: whose options they are.
        parent: the widget it stands in.
    """

    def __init__(
        self,
        act: Callable[[WorkbenchIntent], None],
        question: DraftQuestion,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._item_id = question.item.id
        self._choice = question.item.kind is ItemKind.CHOICE
        number = len(question.item.options)
        self.marks: list[KeyMark] = []
        self.fields: dict[str, WritingField] = {}
        self.troubles: dict[str, TroubleList] = {}
        self._removers: list[Button] = []
        self._group = QButtonGroup(self)
        self._beside: bool | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self._texts: list[QWidget] = [self._make_text(place) for place in range(number)]
        for place in range(number):
            self._make_feedback(place)
        self._column.addLayout(self._grid)
        self._more = link(self.tr("Add an option"), Icon.ADD, self)
        self._more.clicked.connect(lambda: self._act(AddOption()))
        self._column.addWidget(self._more)
        self._more.setVisible(self._choice and number < MOST_OPTIONS)
        self._arrange(beside=False)

    def _make_text(self, place: int) -> QWidget:
        letter = LETTERS[place] if self._choice else "TF"[place]
        mark = KeyMark(letter, self)
        if not self._choice:
            says = self.tr("The statement is true") if place == 0 else self.tr("It is false")
            mark.setAccessibleName(says)
        self._group.addButton(mark, place)
        mark.clicked.connect(partial(self._mark, place))
        self.marks.append(mark)
        name = f"{OPTION}{place}"
        self.troubles[name] = TroubleList(self._act, self)
        if not self._choice:
            return body(self.tr("True") if place == 0 else self.tr("False"), self)
        words = self.tr("Option {letter}").format(letter=letter)
        field = WritingField(words, partial(self._write, name), words, self)
        self.fields[name] = field
        remover = icon_button(
            Icon.CLOSE, self.tr("Take option {letter} out").format(letter=letter), self
        )
        remover.clicked.connect(partial(self._remove, place))
        self._removers.append(remover)
        return field

    def _make_feedback(self, place: int) -> None:
        letter = LETTERS[place] if self._choice else "TF"[place]
        name = f"{FEEDBACK}{place}"
        said = self.tr("Feedback on {letter}").format(letter=letter)
        self.fields[name] = WritingField(said, partial(self._write, name), "", self)
        self.troubles[name] = TroubleList(self._act, self)

    def _write(self, name: str, text: str) -> None:
        self._act(Write(self._item_id, name, text))

    def _mark(self, place: int) -> None:
        self._act(MarkRight(place))

    def _remove(self, place: int) -> None:
        self._act(RemoveOption(place))

    def render(self, question: DraftQuestion) -> None:  # type: ignore[override]
        """Show the right option, the texts, and which field asks for what."""
        options = question.item.options
        keys = question.keys
        self._group.setExclusive(False)
        for place, mark in enumerate(self.marks):
            mark.setChecked(place in keys)
        self._group.setExclusive(True)
        stop = keys[0] if keys else 0
        for place, (mark, option) in enumerate(zip(self.marks, options, strict=True)):
            policy = Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus
            mark.setFocusPolicy(policy)
            if self._choice:
                self.fields[f"{OPTION}{place}"].show_stored(option.text)
            feedback = self.fields[f"{FEEDBACK}{place}"]
            feedback.show_stored(option.feedback)
            asked = (
                self.tr("why it is right") if option.is_key else self.tr("why someone thinks so…")
            )
            if feedback.placeholderText() != asked:
                feedback.setPlaceholderText(asked)
                feedback.updateGeometry()
        for remover in self._removers:
            remover.setVisible(len(options) > LEAST_OPTIONS)

    # Beside one another, or one below another

    def _arrange(self, *, beside: bool) -> None:
        if beside is self._beside:
            return
        self._beside = beside
        while self._grid.takeAt(0) is not None:
            pass
        step = 1 if beside else 2
        last = 3 if self._choice else 2
        top = Qt.AlignmentFlag.AlignTop
        # In the order of Tab: what is put in first is gone to first.
        for place, mark in enumerate(self.marks):
            self._grid.addWidget(mark, 2 * step * place, 0, top)
        for place, text in enumerate(self._texts):
            way = top if self._choice else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(text, 2 * step * place, 1, way)
        for place, remover in enumerate(self._removers):
            self._grid.addWidget(remover, 2 * step * place, 3, top)
        for place in range(len(self.marks)):
            row, column = (2 * place, 2) if beside else (4 * place + 2, 1)
            self._grid.addWidget(self.fields[f"{FEEDBACK}{place}"], row, column, top)
            self._grid.addWidget(
                self.troubles[f"{OPTION}{place}"], 2 * step * place + 1, 1, 1, last
            )
            self._grid.addWidget(self.troubles[f"{FEEDBACK}{place}"], row + 1, 1, 1, last)
        self._grid.setColumnStretch(1, 5 if self._choice or not beside else 0)
        self._grid.setColumnStretch(2, 4 if beside else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(beside=self.width() >= current_theme().px(_BESIDE))
        super().resizeEvent(event)
