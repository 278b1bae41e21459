"""One question without a source, and the passages that may answer it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.cards.excerpt import sentences_of
from quizapp.ui.kit.control.buttons import Button, link, primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.sources.intents import (
    GoBackOne,
    LeaveWithout,
    SearchPassages,
    SourcesIntent,
    StopFinding,
    UsePassage,
)
from quizapp.ui.pages.sources.state import ShownPassage, SourcesState
from quizapp.ui.shell.page import Screen, ignore

_AROUND = 260
"""Letters of a long passage that are shown before and after the marked words."""


class SourcesScreen(Screen[SourcesState, SourcesIntent]):
    """Proposes passages; the teacher decides."""

    def __init__(
        self, act: Callable[[SourcesIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: SourcesState | None = None
        self._uses: list[Button] = []
        self._form = FormPage(self.tr("Where does the answer stand?"), self)
        self._counted = small("", self)
        self._title = heading("", Type.TITLE, self)
        self._stem = Prose("", TextStyle(Type.LEAD), self)
        self._right = body("", self)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search the passages"))
        self._search.setAccessibleName(self.tr("Search the passages"))
        self._search.setClearButtonEnabled(True)
        self._search.returnPressed.connect(lambda: self.act(SearchPassages(self._search.text())))
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.M)
        top = QVBoxLayout()
        top.setSpacing(Space.S)
        for widget in (self._counted, self._title, self._stem, self._right):
            top.addWidget(widget)
        column = self._form.page.column
        column.setSpacing(Space.L)
        column.addLayout(top)
        column.addWidget(self._search)
        column.addLayout(self._list)
        column.addStretch(1)
        self._said = small("", self)
        self._back = quiet(self.tr("Back"), Icon.BACK, self)
        self._back.clicked.connect(lambda: self.act(GoBackOne()))
        self._without = quiet(self.tr("Leave it without a source"), parent=self)
        self._without.clicked.connect(lambda: self.act(LeaveWithout()))
        self._stop = link(self.tr("Stop here"), parent=self)
        self._stop.clicked.connect(lambda: self.act(StopFinding()))
        self._done = primary(self.tr("Done"), self)
        self._done.clicked.connect(lambda: self.act(StopFinding()))
        buttons = (self._stop, self._back, self._without, self._done)
        self._form.end_with_row((self._said,), buttons, one_row=720)

    @override
    def render(self, state: SourcesState) -> None:  # type: ignore[override]
        """Show a question; the same again leaves focus and scrolling alone."""
        before, self._state = self._state, state
        if before == state:
            return
        over = state.is_over
        count = self.tr("Question {n} of {total} without a source").format(
            n=state.number, total=state.total
        )
        self._counted.say(state.pack if over else f"{state.pack} · {count}")
        self._title.say(self._over(state) if over else self.tr("Where does the answer stand?"))
        self._stem.say(state.stem)
        self._right.say((Span(self.tr("Right: "), Tone.QUIET), Span(state.right)))
        self._right.setVisible(bool(state.right) and not over)
        for widget in (self._stem, self._search, self._without, self._stop):
            widget.setVisible(not over)
        self._done.setVisible(over)
        self._back.setVisible(state.number > 1)
        if not state.searched:
            self._search.clear()
        some = bool(state.passages) and not over
        self._said.say(
            self.tr("Enter takes the first, 1 to 3 choose, S goes on, / searches.") if some else ""
        )
        self._said.setVisible(some)
        self._fill(state)
        self._form.page.back_to_top()
        if self.isVisible():
            self._begin()

    def _over(self, state: SourcesState) -> str:
        if state.total == 0:
            return self.tr("Every question has a source.")
        return self.tr("{n} of {total} questions got a source.").format(
            n=state.found, total=state.total
        )

    def _fill(self, state: SourcesState) -> None:
        clear(self._list)
        self._uses = []
        if state.is_over:
            if state.found < state.total:
                text = self.tr(
                    "The others stay without one. They can be asked all the same; the card then "
                    "says that no source was given."
                )
                self._list.addWidget(body(text))
            return
        if not state.passages:
            none = self.tr("No passage shares a word with it. Search, or leave it without one.")
            self._list.addWidget(body(none))
        for number, shown in enumerate(state.passages, 1):
            self._list.addWidget(self._card(number, shown))

    def _card(self, number: int, shown: ShownPassage) -> Card:
        card = Card(padding=Space.L, name=self.tr("Passage {n}").format(n=number))
        card.column.setSpacing(Space.S)
        card.column.addWidget(small(f"{number} · {shown.where}"))
        card.column.addWidget(body(_marked(shown)))
        use = (primary if number == 1 else quiet)(self.tr("Use this"), parent=self)
        words = shown.text[shown.start : shown.end]
        use.call(self.tr("Use passage {n}: {words}").format(n=number, words=words))
        use.clicked.connect(lambda: self.act(UsePassage(shown)))
        self._uses.append(use)
        row = FlowLayout()
        row.addWidget(use)
        card.column.addLayout(row)
        return card

    def _begin(self) -> None:
        """Give the focus to the first passage, and say the question."""
        state = self._state
        if state is None:
            return
        first = self._done if state.is_over else self._uses[0] if self._uses else self._search
        focus_in(self, first)
        said = (self._title.text(), state.stem, self._right.text() if state.right else "")
        announce(self, " ".join(part for part in said if part))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._begin()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, go on, go back, search; a field has its keys for itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.act(StopFinding())
            return
        if self._state is None or self._state.is_over or event.modifiers() & _COMMAND:
            super().keyPressEvent(event)
            return
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self._uses):
            self._uses[number].click()
        elif event.key() == Qt.Key.Key_S:
            self.act(LeaveWithout())
        elif event.key() == Qt.Key.Key_Backspace:
            self.act(GoBackOne())
        elif event.text() == "/":
            self._search.setFocus()
            self._search.selectAll()
        else:
            super().keyPressEvent(event)


_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _marked(shown: ShownPassage) -> tuple[Span, ...]:
    """Return a passage with the words marked; of a long one the sentences around them."""
    spans = sentences_of(shown.text)
    start = min((a for a, _ in spans if a >= shown.start - _AROUND), default=0)
    start = min(start, shown.start)
    end = max((b for _, b in spans if b <= shown.end + _AROUND), default=len(shown.text))
    end = max(end, shown.end)
    return (
        Span(("… " if start > 0 else "") + shown.text[start : shown.start]),
        Span(shown.text[shown.start : shown.end], Tone.MARK),
        Span(shown.text[shown.end : end] + (" …" if end < len(shown.text) else "")),
    )
