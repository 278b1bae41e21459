"""The page of objections: all that learners said is wrong, with a box for each answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.views.objections import ObjectionId
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.objections import wording
from quizapp.ui.pages.classroom.objections.intents import (
    ObjectionsIntent,
    SaveObjections,
    ShowWho,
)
from quizapp.ui.pages.classroom.objections.objection_row import ObjectionRow
from quizapp.ui.pages.classroom.objections.state import ObjectionsState
from quizapp.ui.shell.destinations import OpenClass
from quizapp.ui.shell.page import Screen, ignore


class ObjectionsScreen(Screen[ObjectionsState, ObjectionsIntent]):
    """One card for each. What is half typed stays when the list is loaded again."""

    def __init__(
        self, act: Callable[[ObjectionsIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: ObjectionsState | None = None
        self._rows: list[ObjectionRow] = []
        self._page = ScrollPage(self.tr("What is said to be wrong"), parent=self)
        self._back = link(self.tr("Back to Class"), Icon.BACK, self)
        self._back.clicked.connect(lambda: self.act(OpenClass()))
        self._said = Prose("", TextStyle(tone=Tone.QUIET))
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        back = FlowLayout()
        back.addWidget(self._back)
        top.addLayout(back)
        top.addWidget(heading(self.tr("What is said to be wrong"), Type.DISPLAY))
        top.addWidget(self._said)
        self._save = quiet(self.tr("Save for the author"), Icon.SAVE, self)
        self._save.clicked.connect(lambda: self.act(SaveObjections()))
        self._names = CheckRow(
            self.tr("Show names"), self.tr("Not for the projector. Off again next time."), self
        )
        self._names.toggled.connect(lambda on: self.act(ShowWho(on)))
        acts = FlowLayout(across=Space.L, down=Space.S)
        acts.addWidget(self._save)
        acts.addWidget(self._names)
        self._saved = body("", self)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.M)
        column = self._page.column
        column.addLayout(top)
        column.addLayout(acts)
        column.addWidget(self._saved)
        column.addLayout(self._list)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    @override
    def render(self, state: ObjectionsState) -> None:  # type: ignore[override]
        """Show all of them; the same again leaves focus and what is half typed alone."""
        before, self._state = self._state, state
        self._said.say(wording.headline(state.lines))
        for widget in (self._save, self._names):
            widget.setVisible(bool(state.lines))
        self._names.blockSignals(True)
        self._names.setChecked(state.with_names)
        self._names.blockSignals(False)
        self._tell_saved(state.saved)
        if before is not None and (before.lines, before.with_names) == (
            state.lines,
            state.with_names,
        ):
            return
        self._fill(state, before)

    def begin(self) -> None:
        """Forget what was typed: the page is visited anew."""
        self._empty()
        self._state = None
        self._page.back_to_top()

    def _fill(self, state: ObjectionsState, before: ObjectionsState | None) -> None:
        open_before = {line.objection.id: line.objection for line in before.lines} if before else {}
        drafts: dict[ObjectionId, str] = {
            row.line.objection.id: row.draft for row in self._rows if row.draft
        }
        had_focus = self._list.parentWidget() is not None and any(
            row.isAncestorOf(self.focusWidget() or self) for row in self._rows
        )
        self._empty()
        for line in state.lines:
            one = line.objection
            answered_now = one.id in open_before and open_before[one.id] != one
            draft = "" if answered_now else drafts.get(one.id, "")
            row = ObjectionRow(line, state, draft, lambda intent: self.act(intent))
            self._rows.append(row)
            self._list.addWidget(row)
        if had_focus:
            boxes = (row.box for row in self._rows if row.box is not None)
            focus_in(self, next(boxes, self._back))

    def _empty(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def _tell_saved(self, name: str) -> None:
        text = self.tr("Saved as {name}.").format(name=name) if name else ""
        if text and text != self._saved.text():
            announce(self, text)
        self._saved.say(text)
        self._saved.setVisible(bool(text))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the way back, or to where it was."""
        super().showEvent(event)
        if not event.spontaneous():
            last = self.focusWidget()
            known = last is not None and self.isAncestorOf(last)
            focus_in(self, last if known and last is not None else self._back)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.act(OpenClass())
        else:
            super().keyPressEvent(event)
