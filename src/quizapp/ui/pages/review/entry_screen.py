"""One wrong answer opened: the question as it was, what was chosen, the passage, every response."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.cards.outline import outline
from quizapp.core.cards.plain import plain_text, spoken_text
from quizapp.ui.card.card_view import CardView
from quizapp.ui.kit.chart.outcomes import LOOKS
from quizapp.ui.kit.control.buttons import Button, link, primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.banner import Banner, BannerKind
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear, side_margins
from quizapp.ui.kit.layout.scrolling import VerticalScroll
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.objecting import said_named
from quizapp.ui.pages.review import wording
from quizapp.ui.pages.review.intents import BackToList, EntryIntent, Practise, SayWrong
from quizapp.ui.pages.review.state import EntryState
from quizapp.ui.shell.destinations import ReadPassage
from quizapp.ui.shell.keys.pressed import copies
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import PassageId
    from quizapp.core.learning.review_cards import FactResponse

_WIDE = 1000


class EntryScreen(Screen[EntryState, EntryIntent]):
    """Shown after the question was answered, so everything false stands under its label.

    Esc goes back to the list, Ctrl+Enter practises, Ctrl+C copies the explanation.
    """

    def __init__(
        self, act: Callable[[EntryIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: EntryState | None = None
        self._view: CardView | None = None
        self._wide: bool | None = None
        self._fresh = False
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, Space.XL)
        self._column.setSpacing(Space.L)
        self._scroll = VerticalScroll(self._inside, self.tr("Wrong answer"), gutter=Space.L)
        back = link(self.tr("All wrong or guessed"), Icon.BACK)
        back.clicked.connect(lambda: self.act(BackToList()))
        self._practise: Button = primary(self.tr("Practise this one"))
        self._practise.clicked.connect(self._start)
        leave = quiet(self.tr("Back to the list"))
        leave.clicked.connect(lambda: self.act(BackToList()))
        self._wrong = link(said_named(()))
        self._wrong.clicked.connect(lambda: self.act(SayWrong()))
        flow = FlowLayout(end=1)
        flow.addWidget(self._practise)
        flow.addWidget(leave)
        flow.addWidget(self._wrong)
        foot = self._foot = QHBoxLayout()
        foot.addLayout(flow)
        top = self._top = QHBoxLayout()
        top.addWidget(back)
        top.addStretch(1)
        middle = self._middle = QHBoxLayout()
        middle.addWidget(self._scroll)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addLayout(middle, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    @override
    def render(self, state: EntryState) -> None:  # type: ignore[override]
        """Show an entry from its beginning, or what was said meanwhile of its question."""
        before, self._state = self._state, state
        self._wrong.setText(said_named(state.objections))
        self._wrong.call(said_named(state.objections))
        said_since = before is not None and before.objections != state.objections
        if before is not None and before.entry is state.entry and said_since:
            return
        clear(self._column)
        self._wide = None
        entry = state.entry
        self._column.addWidget(small(self._standing(state)))
        if entry.line.reads_first:
            self._column.addWidget(self._advice(state))
        self._view = CardView()
        self._view.render(entry.feedback)
        self._view.passage_opened.connect(self._read_passage)
        self._column.addWidget(self._view)
        self._column.addWidget(Rule())
        self._column.addWidget(heading(self.tr("Your answers on this fact"), Type.LEAD))
        for one in reversed(entry.responses):
            self._column.addWidget(_ResponseLine(one, wording.response(one, state.now)))
        self._column.addStretch(1)
        self._practise.setVisible(entry.line.can_ask)
        self._fresh = True
        self._scroll.back_to_top()
        self._arrange()
        if self.isVisible():
            self._take_focus()

    def _standing(self, state: EntryState) -> str:
        line = state.entry.line
        parts = [line.topic, wording.missed(line, state.now)]
        parts.append(wording.way_off(line, state.needed))
        return " · ".join(part for part in parts if part)

    def _advice(self, state: EntryState) -> Banner:
        read = quiet(self.tr("Read the passage"))
        read.setEnabled(bool(state.entry.feedback.sources))
        read.clicked.connect(self._read_first_passage)
        return Banner(
            BannerKind.NOTE,
            wording.leech(state.entry.line.card),
            self.tr("Asking again helps little here. Read it slowly, then practise this one."),
            read,
            closable=False,
        )

    def _read_first_passage(self) -> None:
        if self._state is not None and self._state.entry.feedback.sources:
            self._read_passage(self._state.entry.feedback.sources[0].passage.id)

    def _read_passage(self, passage_id: PassageId) -> None:
        if self._state is None:
            return
        for source in self._state.entry.feedback.sources:
            if source.passage.id == passage_id:
                self.act(ReadPassage(passage_id, source.marks, PageId.REVIEW))
                return

    def _start(self) -> None:
        if self._state is not None and self._state.entry.line.can_ask:
            self.act(Practise((self._state.entry.line.card.fact_id,)))

    def copy(self) -> None:
        """Copy the explanation: a false claim always together with its correction (spec FB-4)."""
        if self._state is not None:
            QGuiApplication.clipboard().setText(plain_text(outline(self._state.entry.feedback)))

    # Size, focus and keys

    def _fit_margins(self) -> None:
        """Leave left and right what every page leaves there."""
        edge, _ = side_margins(self.width(), self.width())
        self._top.setContentsMargins(edge - Space.XS, Space.M, edge, Space.S)
        self._middle.setContentsMargins(edge, 0, edge - Space.L, 0)
        self._foot.setContentsMargins(edge, Space.L, edge, Space.L)

    def _arrange(self) -> None:
        self._fit_margins()
        wide = self.width() >= current_theme().px(_WIDE)
        if self._view is not None and wide != self._wide:
            self._wide = wide
            self._view.arrange(wide=wide)

    def _take_focus(self) -> None:
        if self._view is None or self._state is None:
            return
        self._fresh = False
        focus_in(self, self._view)
        standing = self._standing(self._state) + "."
        said = spoken_text(outline(self._state.entry.feedback))
        announce(self, " ".join((standing, *said)), rest=standing)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys: who comes back from a passage goes on where the link was."""
        super().showEvent(event)
        if not event.spontaneous() and self._view is not None:
            last = None if self._fresh else self.focusWidget()  # the entry before is going
            if last is not None:
                last.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.act(BackToList())
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._start()
        elif copies(event):
            self.copy()
        else:
            super().keyPressEvent(event)


class _ResponseLine(QWidget):
    """One response: a sign, and when, right or wrong, how sure."""

    def __init__(self, one: FactResponse, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        icon, colour = LOOKS[one.outcome]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        sign = QVBoxLayout()
        sign.setContentsMargins(0, current_theme().px(3), 0, 0)
        sign.addWidget(Glyph(icon, 18, colour))
        sign.addStretch(1)
        row.addLayout(sign)
        row.addWidget(body(words), 1)
