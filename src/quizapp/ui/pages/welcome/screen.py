"""The screen of the first hour: what to begin with, then one passage at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import PackId
from quizapp.ui.card.claim_spans import claim_spans
from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, side_margins
from quizapp.ui.kit.roles import Role, give_role
from quizapp.ui.kit.text.explained_prose import ExplainedProse
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.welcome import wording
from quizapp.ui.pages.welcome.intents import (
    BeginWith,
    ReadBack,
    ReadOn,
    ShowWords,
    TakeSubject,
    WelcomeIntent,
)
from quizapp.ui.pages.welcome.offers_part import OffersPart
from quizapp.ui.pages.welcome.state import WelcomeState
from quizapp.ui.shell.destinations import SetUpQuiz
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.wording.explained import words_named

_COLUMN = 760


class WelcomeScreen(Screen[WelcomeState, WelcomeIntent]):
    """Shows what there is to begin with, or the passage that is read. Enter goes on."""

    def __init__(
        self, act: Callable[[WelcomeIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: WelcomeState | None = None
        self._first: QWidget | None = None
        self._either = QStackedLayout(self)
        self._choosing = ScrollPage(self.tr("What to begin with"), _COLUMN)
        self._either.addWidget(self._choosing)
        self._lay_out_choice()
        self._either.addWidget(self._reading_part())

    def _lay_out_choice(self) -> None:
        # A named group: who comes into it by ear is told what stands above the choices.
        give_role(self, Role.Grouping)
        self.setAccessibleName(self.tr("First reading"))
        column = self._choosing.column
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(self.tr("What would you like to begin with?")))
        top.addWidget(
            body(
                self.tr(
                    "You read for about a minute, then answer five questions on it. There is no "
                    "clock, and a wrong answer costs nothing: it is explained and comes back."
                )
            )
        )
        column.addLayout(top)
        self._offers = OffersPart(self._begin)
        column.addWidget(self._offers)
        straight = link(self.tr("Straight to a quiz, without reading"))
        straight.clicked.connect(lambda: self.act(SetUpQuiz()))
        column.addWidget(straight)
        self._others = QVBoxLayout()
        column.addLayout(self._others)
        column.addStretch(1)

    def _offer_others(self, others: tuple[tuple[PackId, str], ...]) -> None:
        """Offer the other subjects that are here, such as one of their teacher's."""
        while (item := self._others.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for pack_id, title in others:
            other = link(self.tr("Another subject: {title}").format(title=title))
            other.clicked.connect(partial(self._take, pack_id))
            self._others.addWidget(other)

    def _take(self, pack_id: PackId) -> None:
        self.act(TakeSubject(pack_id))

    def _reading_part(self) -> QWidget:
        part = QWidget(self)
        page = ScrollPage(self.tr("Reading"), _COLUMN, parent=part)
        self._page = page
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        self._place = small("", part)
        line.addWidget(self._place)
        self._done = ProgressLine(self.tr("Read so far"), part)
        line.addWidget(self._done, 1)
        page.column.addLayout(line)
        myth = QVBoxLayout()
        myth.setSpacing(Space.XS)
        self._believed = small("", part)
        self._claim = body("", part)
        myth.addWidget(self._believed)
        myth.addWidget(self._claim)
        page.column.addLayout(myth)
        self._headline = heading("")
        self._headline.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else it gets no focus at all
        page.column.addWidget(self._headline)
        self._text = ExplainedProse("", TextStyle(Type.LEAD, spread=1.6))
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        page.column.addWidget(self._text)
        self._source = small("", part)
        self._words = link(words_named(), Icon.NOTE, part)
        self._words.clicked.connect(lambda: self.act(ShowWords()))
        below = FlowLayout(across=Space.L)
        below.addWidget(self._source)
        below.addWidget(self._words)
        page.column.addLayout(below)
        page.column.addStretch(1)
        self._on = primary(self.tr("Read on"), part)
        self._on.clicked.connect(lambda: self.act(ReadOn()))
        self._back = quiet(self.tr("Back"), parent=part)
        self._back.clicked.connect(lambda: self.act(ReadBack()))
        hint = small(self.tr("Enter goes on"), part)
        flow = FlowLayout(across=Space.L)
        for widget in (self._on, self._back, hint):
            flow.addWidget(widget)
        foot = self._foot = QHBoxLayout()
        foot.addLayout(flow)
        whole = QVBoxLayout(part)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(page, 1)
        whole.addLayout(foot)
        return part

    @override
    def render(self, state: WelcomeState) -> None:  # type: ignore[override]
        """Show the choice or a passage; the same again leaves focus and scrolling alone."""
        before, self._state = self._state, state
        if before == state:
            return
        if before is None or before.readings != state.readings:
            self._offers.show_readings(state.readings)
        if before is None or before.others != state.others:
            self._offer_others(state.others)
        passage = state.passage
        self._either.setCurrentIndex(0 if passage is None else 1)
        if passage is None:
            place = 0 if before is None else before.chosen or 0
            tiles = self._offers.tiles
            self._first = tiles[place] if tiles else None
        else:
            self._show_passage(state)
            self._first = self._headline if passage.headline else self._text
        self._take_focus()

    def _begin(self, place: int) -> None:
        self.act(BeginWith(place))

    def _show_passage(self, state: WelcomeState) -> None:
        reading, read = state.reading, state.passage
        assert reading is not None
        assert read is not None
        self._place.say(wording.place(state))
        self._done.reach((state.at + 1) / len(reading.passages))
        self._headline.say(read.headline)
        self._headline.setVisible(bool(read.headline))
        self._text.explain(read.passage.text, state.words)
        self._words.setVisible(bool(state.words))
        self._source.say(wording.source(read))
        self._believed.say(wording.believed(read))
        self._claim.say(claim_spans(read.myth) if read.myth is not None else "")
        for one in (self._believed, self._claim):
            one.setVisible(read.myth is not None)
        # Who listens hears all of it at the first of the texts, which gets the focus.
        told = wording.told(state)
        self._headline.setAccessibleName(told if read.headline else "")
        self._text.setAccessibleName("" if read.headline else told)
        self._on.setMinimumWidth(self._widest_way_on())
        self._on.setText(wording.go_on(state))
        self._on.call(wording.go_on(state))
        self._on.updateGeometry()
        self._page.back_to_top()

    def _widest_way_on(self) -> int:
        """Return how wide the button gets, so that what is beside it stays where it is."""
        widths = []
        for words in wording.ways_on():
            self._on.setText(words)
            widths.append(self._on.sizeHint().width())
        return max(widths)

    def _take_focus(self) -> None:
        if self._first is not None and self.isVisible():
            focus_in(self, self._first)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons under the beginning of what is read."""
        left, right = side_margins(self.width(), _COLUMN)
        self._foot.setContentsMargins(left, Space.S, min(right, Space.XL), Space.XL)
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to what is read, or to the first thing to begin with."""
        super().showEvent(event)
        if not event.spontaneous():
            self._take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        reading = self._state is not None and self._state.chosen is not None
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if reading and enter and not event.isAutoRepeat():
            self.act(ReadOn())
        elif reading and event.key() == Qt.Key.Key_Escape:
            self.act(ReadBack())
        else:
            super().keyPressEvent(event)
