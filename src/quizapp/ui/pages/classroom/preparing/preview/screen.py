"""A session as its pupils will see it: the question on a phone, and what comes after it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.answering.presenting import PresentedItem
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import PassageId
from quizapp.core.content.items import ItemKind
from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.buttons import link, quiet
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.classroom.card_part import CardPart
from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.pages.classroom.preparing.preview.intents import (
    LeavePreview,
    PreviewIntent,
    ShowQuestion,
)
from quizapp.ui.pages.classroom.preparing.preview.state import PreviewState
from quizapp.ui.shell.page import Screen, ignore

_PHONE = 380
_NO_LIMIT = 16_777_215
_BESIDE = 900
"""Pixels at 100 % text from which the explanation stands beside the phone."""


class PreviewScreen(Screen[PreviewState, PreviewIntent]):
    """One question after the other. What is tried here is counted nowhere."""

    def __init__(
        self, act: Callable[[PreviewIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: PreviewState | None = None
        self._phone: _Phone | None = None
        self._page = ScrollPage(self.tr("Preview"), parent=self)
        column = self._page.column
        self._back = link(self.tr("Back to the session"), Icon.BACK, self)
        self._back.clicked.connect(self._leave)
        self._title = heading("")
        top = QVBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self._back)
        top.addWidget(self._title)
        top.addWidget(
            small(self.tr("Try it as a pupil: nothing is counted. Options come shuffled."))
        )
        column.addLayout(top)
        ways = FlowLayout(across=Space.M)
        self._previous = quiet(self.tr("Previous"), Icon.BACK, self)
        self._previous.clicked.connect(lambda: self._go(-1))
        self._next = quiet(self.tr("Next"), Icon.FORWARD, self)
        self._next.clicked.connect(lambda: self._go(1))
        ways.addWidget(self._previous)
        ways.addWidget(self._next)
        column.addLayout(ways)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(Space.XL)
        column.addLayout(self._parts)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    @override
    def render(self, state: PreviewState) -> None:  # type: ignore[override]
        """Show one question."""
        self._state = state
        place, of = state.place, len(state.questions)
        self._title.say(self.tr("Preview: question {n} of {of}").format(n=place + 1, of=of))
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(place + 1 < of)
        clear(self._parts)
        question = state.questions[place]
        self._phone = _Phone(state, question, self)
        self._parts.addWidget(self._phone, 0, Qt.AlignmentFlag.AlignTop)
        after = _After(state.cards[place], self)
        after.passage_opened.connect(self._read)
        self._parts.addWidget(after, 1, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def _go(self, step: int) -> None:
        state = self._state
        if state is not None and 0 <= state.place + step < len(state.questions):
            self.act(ShowQuestion(state.place + step))

    def _fit(self) -> None:
        beside = self.width() >= current_theme().px(_BESIDE)
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if beside else way.TopToBottom)
        if self._phone is not None:
            wide = current_theme().px(_PHONE)
            self._phone.setMaximumWidth(wide if beside else _NO_LIMIT)
            self._phone.setMinimumWidth(wide - 40 if beside else 0)

    def _read(self, passage_id: str) -> None:
        self.act(OpenPassage(PassageId(passage_id)))

    def _leave(self) -> None:
        self.act(LeavePreview())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._go(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to what goes on."""
        super().showEvent(event)
        if not event.spontaneous():
            target = self._next if self._next.isEnabled() else self._back
            target.setFocus()


class _Phone(Card):
    """The question in the width of a phone."""

    def __init__(self, state: PreviewState, question: PresentedItem, parent: QWidget) -> None:
        super().__init__(parent, padding=Space.L, name=self.tr("On a pupil's phone"))
        of = self.tr("{n} of {of}").format(n=state.place + 1, of=len(state.questions))
        self.column.addWidget(small(f"{of} · {state.title}", self))
        if state.readings and (read := state.readings[state.place]):
            passages = CardText(self.tr("Read first"), self)
            passages.render_parts(read, self.tr("Read first"))
            self.column.addWidget(passages)
        judged = question.kind is ItemKind.TRUE_FALSE
        for above in (question.source_line, self.tr("Claim to judge") if judged else ""):
            if above:
                self.column.addWidget(small(above, self))
        self.column.addWidget(heading(question.stem, Type.LEAD, self))
        if question.picture is not None:
            drawn = PictureView(question.picture, parent=self)
            self.column.addWidget(drawn, 0, Qt.AlignmentFlag.AlignLeft)
        self._group = QButtonGroup(self)
        options = tuple(zip(question.letters, question.options, strict=True))
        for number, (letter, text) in enumerate(options, start=1):
            row = OptionRow(letter, text, (number, len(options)), self)
            self._group.addButton(row)
            self.column.addWidget(row)
        if state.ask_certainty:
            self.column.addSpacing(Space.S)
            self.column.addWidget(small(self.tr("How sure are you?"), self))
            sure = (self.tr("Guess"), self.tr("Think so"), self.tr("Certain"))
            self.column.addWidget(Segmented(self.tr("How sure are you?"), sure, self))


class _After(QWidget):
    """What projector and phones show once the vote is closed."""

    passage_opened = Signal(str)

    def __init__(self, card: FeedbackCard, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(small(self.tr("After the vote"), self))
        column.addWidget(heading(card.fact, Type.LEAD, self))
        part = CardPart(card, self)
        part.passage_opened.connect(self.passage_opened)
        column.addWidget(part)
