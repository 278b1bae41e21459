"""The first page: one most sensible thing to do, and what else there is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui import words
from quizapp.ui.theme import Space, worn_look
from quizapp.ui.today.cards import ThingCard
from quizapp.ui.today.state import LastResult, TodayState, Unfinished
from quizapp.ui.widgets.buttons import Button, ButtonKind
from quizapp.ui.widgets.page import PAGE_WIDEST, ScrollPage, clear, side_margins
from quizapp.ui.widgets.prose import Prose, heading
from quizapp.ui.widgets.text_setting import Setting, Tone

_SIDE_BY_SIDE = 720
"""Pixels at 100 % text from which two cards stand side by side."""


class TodayScreen(QWidget):
    """Says what is next. Exactly one button is filled."""

    continued = Signal(object)
    """An ``AttemptId`` to go on with."""
    corrections_opened = Signal()
    """Show the explanations that are still owed."""
    quick_quiz_chosen = Signal()
    """Start a quiz as it comes, without choosing."""
    new_quiz_chosen = Signal()
    """Open the set-up."""
    missed_chosen = Signal(object)
    """An ``AttemptId`` whose missed questions are to be asked again."""
    summary_opened = Signal(object)
    """An ``AttemptId`` to look back on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = ScrollPage(self.tr("Today"), parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._pairs: list[QBoxLayout] = []
        self._wide_cards: list[ThingCard] = []

    def render(self, state: TodayState) -> None:  # type: ignore[override]
        """Show where the learner stands."""
        column = self._page.column
        clear(column)
        self._pairs = []
        title, under = self._headline(state)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(title))
        top.addWidget(Prose(under, Setting(tone=Tone.QUIET)))
        column.addLayout(top)
        cards = self._cards(state)
        self._wide_cards = cards[:1]
        column.addWidget(cards[0])
        if len(cards) % 2 == 0:
            self._wide_cards = [cards[0], cards[-1]]
        for place in range(1, len(cards), 2):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.setSpacing(Space.XL)
            for card in cards[place : place + 2]:
                pair.addWidget(card, 1)
            column.addLayout(pair)
            self._pairs.append(pair)
        column.addStretch(1)
        self._arrange()
        cards[0].take_focus()
        self._page.begin_with(cards[0].chief)

    def _headline(self, state: TodayState) -> tuple[str, str]:
        name = state.learner_name
        if state.corrections_due:
            return (
                self.tr("First, one look back.")
                if state.corrections_due == 1
                else self.tr("First, a short look back."),
                self._owed(state.corrections_due),
            )
        if state.unfinished is not None:
            return (
                self.tr("Go on where you stopped, {name}.").format(name=name),
                self.tr("{n} to go in your last quiz.").format(
                    n=words.questions(state.unfinished.of - state.unfinished.question + 1)
                ),
            )
        if state.last is None:
            return (
                self.tr("Welcome, {name}.").format(name=name),
                self.tr("Ten questions, no clock. Guessing is allowed."),
            )
        if state.last.missed:
            return (
                self.tr("Ready for another look, {name}?").format(name=name),
                self.tr("What you missed is learned best by trying it again."),
            )
        return (
            self.tr("Ready for something new, {name}?").format(name=name),
            self._not_met(state),
        )

    def _cards(self, state: TodayState) -> list[ThingCard]:
        """Return the cards, the most sensible thing first: its button is the filled one."""
        cards: list[ThingCard] = []
        if state.corrections_due:
            cards.append(self._corrections(state.corrections_due, self._kind(cards)))
        if state.unfinished is not None:
            cards.append(self._continue(state.unfinished, state, self._kind(cards)))
        last = state.last
        if last is None and state.unfinished is None:
            return [*cards, self._first(state, self._kind(cards))]
        if last is not None and last.missed:
            cards.append(self._last(last, state, self._kind(cards)))
        cards.append(self._new(state, self._kind(cards)))
        if last is not None and not last.missed:
            cards.append(self._last(last, state, self._kind(cards)))
        return cards

    @staticmethod
    def _kind(before: list[ThingCard]) -> ButtonKind:
        return ButtonKind.QUIET if before else ButtonKind.PRIMARY

    def _owed(self, number: int) -> str:
        if number == 1:
            return self.tr("There is 1 answer whose explanation you have not finished reading.")
        return self.tr(
            "There are {n} answers whose explanations you have not finished reading."
        ).format(n=number)

    def _not_met(self, state: TodayState) -> str:
        if state.not_met == 0:
            return self.tr("You have met all {n} facts.").format(n=f"{state.facts:,}")
        facts = words.counted(state.facts, self.tr("fact"), self.tr("facts"))
        return self.tr("{facts}, {n} not met yet.").format(facts=facts, n=f"{state.not_met:,}")

    def _corrections(self, number: int, kind: ButtonKind) -> ThingCard:
        read = Button(self.tr("Read it now") if number == 1 else self.tr("Read them now"), kind)
        read.clicked.connect(self.corrections_opened)
        return ThingCard(
            self.tr("Still to read"),
            self.tr("1 answer") if number == 1 else self.tr("{n} answers").format(n=number),
            self.tr("The quiz was left before its explanation. Then go on with anything else."),
            (read,),
        )

    def _continue(self, quiz: Unfinished, state: TodayState, kind: ButtonKind) -> ThingCard:
        go_on = Button(self.tr("Continue"), kind)
        go_on.clicked.connect(lambda: self.continued.emit(quiz.attempt_id))
        return ThingCard(
            self.tr("Unfinished quiz"),
            self.tr("{title} · question {n} of {of}").format(
                title=quiz.title, n=quiz.question, of=quiz.of
            ),
            self.tr("Left {when}. Your order and answers are kept.").format(
                when=words.moment(quiz.left_at, state.now)
            ),
            (go_on,),
            (quiz.question - 1) / quiz.of,
        )

    def _first(self, state: TodayState, kind: ButtonKind) -> ThingCard:
        start = Button(self.tr("Start"), kind)
        start.clicked.connect(self.quick_quiz_chosen)
        choose = Button(self.tr("Choose topics first"), ButtonKind.LINK)
        choose.clicked.connect(self.new_quiz_chosen)
        return ThingCard(
            self.tr("Your first quiz"),
            self.tr(
                "10 mixed questions. After each one you see what is so, why, and the "
                "passage that settles it."
            ),
            self.tr("Drawn from {n} on {facts}.").format(
                n=words.questions(state.questions),
                facts=words.counted(state.facts, self.tr("fact"), self.tr("facts")),
            ),
            (start, choose),
        )

    def _new(self, state: TodayState, kind: ButtonKind) -> ThingCard:
        new = Button(self.tr("New quiz"), kind)
        new.clicked.connect(self.new_quiz_chosen)
        return ThingCard(
            self.tr("New quiz"),
            self.tr("Choose topics, myths only, or a mix of everything."),
            self._not_met(state),
            (new,),
        )

    def _last(self, last: LastResult, state: TodayState, kind: ButtonKind) -> ThingCard:
        look = Button(self.tr("Look back"), ButtonKind.LINK)
        look.clicked.connect(lambda: self.summary_opened.emit(last.attempt_id))
        buttons: tuple[Button, ...] = (look,)
        if last.missed:
            text = (
                self.tr("Practise the 1 you missed")
                if last.missed == 1
                else self.tr("Practise the {n} you missed").format(n=last.missed)
            )
            again = Button(text, kind)
            again.clicked.connect(lambda: self.missed_chosen.emit(last.attempt_id))
            buttons = (again, look)
        return ThingCard(
            self.tr("Last quiz: {score}").format(score=words.right_of(last.score)),
            last.title,
            self.tr("Finished {when}.").format(when=words.moment(last.finished_at, state.now)),
            buttons,
        )

    def _arrange(self) -> None:
        look = worn_look()
        room = self.width() - sum(side_margins(self.width(), PAGE_WIDEST))
        side_by_side = room >= look.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)
        for card in self._wide_cards:
            card.set_wide(side_by_side)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
