"""The first page: one most sensible thing to do, and what else there is."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.page import PAGE_WIDEST, ScrollPage, clear, side_margins
from quizapp.ui.kit.text.prose import Prose, heading
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.today import wording
from quizapp.ui.pages.today.cards import ThingCard
from quizapp.ui.pages.today.intents import (
    PractiseMissed,
    QuickQuiz,
    StartReview,
    StartTestSession,
    TodayIntent,
)
from quizapp.ui.pages.today.state import Chief, LastResult, TestAhead, TodayState, Unfinished
from quizapp.ui.shell.destinations import (
    ContinueAttempt,
    OpenPage,
    OpenSummary,
    OpenTestPlan,
    PayCorrections,
    RemoveTestPlan,
    SetUpQuiz,
)
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording import words

_SIDE_BY_SIDE = 720
"""Pixels at 100 % text from which two cards stand side by side."""


class TodayScreen(Screen[TodayState, TodayIntent]):
    """Says what is next. Exactly one button is filled: that of ``TodayState.chief``."""

    def __init__(
        self, act: Callable[[TodayIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._page = ScrollPage(self.tr("Today"), parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._pairs: list[QBoxLayout] = []
        self._wide_cards: list[ThingCard] = []
        self._state: TodayState | None = None
        self._test_card: ThingCard | None = None

    @override
    def render(self, state: TodayState) -> None:  # type: ignore[override]
        """Show where the learner stands.

        The same with another forecast of the test, which takes a moment, leaves focus and
        scrolling alone.
        """
        before, self._state = self._state, state
        if before is not None and state.test is not None and _same_but_forecast(before, state):
            if self._test_card is not None:
                self._test_card.say_note(wording.test_note(state.test, state))
            return
        column = self._page.column
        clear(column)
        title, under = wording.headline(state)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        top.addWidget(heading(title))
        if under:
            top.addWidget(Prose(under, TextStyle(tone=Tone.QUIET)))
        column.addLayout(top)
        chief, pairs, last = self._cards(state)
        if len(pairs) % 2:
            last = [pairs.pop(), *last]
        self._wide_cards = [chief, *last]
        self._pairs = []
        column.addWidget(chief)
        for place in range(0, len(pairs), 2):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.setSpacing(Space.XL)
            for card in pairs[place : place + 2]:
                pair.addWidget(card, 1)
            column.addLayout(pair)
            self._pairs.append(pair)
        for card in last:
            column.addWidget(card)
        column.addStretch(1)
        self._arrange()
        chief.take_focus()
        self._page.begin_with(chief.chief)

    def _cards(self, state: TodayState) -> tuple[ThingCard, list[ThingCard], list[ThingCard]]:
        """Return the chief card, those that stand in pairs, and those at the end."""
        makers: dict[Chief, Callable[[ButtonKind], ThingCard | None]] = {
            Chief.CORRECTIONS: lambda kind: self._corrections(state, kind),
            Chief.CONTINUE: lambda kind: self._continue(state, kind),
            Chief.REVIEW: lambda kind: self._review(state, kind),
            Chief.LEARN: lambda kind: self._learn(state, kind),
            Chief.TEST: lambda kind: self._test(state, kind),
        }
        chief = makers.pop(state.chief)(ButtonKind.PRIMARY)
        assert chief is not None
        test = None if state.chief is Chief.TEST else makers.pop(Chief.TEST)(ButtonKind.QUIET)
        others = [make(ButtonKind.QUIET) for make in makers.values()]
        others.append(self._last(state.last, state))
        return chief, [card for card in others if card], [test] if test else []

    def _corrections(self, state: TodayState, kind: ButtonKind) -> ThingCard | None:
        number = state.corrections_due
        if number == 0:
            return None
        one = number == 1
        text = self.tr("Read it now") if one else self.tr("Read them now")
        return ThingCard(
            self.tr("Still to read"),
            self.tr("1 answer") if one else self.tr("{n} answers").format(n=number),
            self.tr("The quiz was left before its explanation. Then go on with anything else."),
            (self._button(text, kind, PayCorrections()),),
        )

    def _continue(self, state: TodayState, kind: ButtonKind) -> ThingCard | None:
        quiz: Unfinished | None = state.unfinished
        if quiz is None:
            return None
        attempt_id = quiz.attempt_id
        return ThingCard(
            self.tr("Continue"),
            self.tr("{title} · question {n} of {of}").format(
                title=quiz.title, n=quiz.question, of=quiz.of
            ),
            self.tr("Left {when}. Your order and answers are kept.").format(
                when=words.moment(quiz.left_at, state.now)
            ),
            (self._button(self.tr("Continue"), kind, ContinueAttempt(attempt_id)),),
            (quiz.question - 1) / quiz.of,
        )

    def _review(self, state: TodayState, kind: ButtonKind) -> ThingCard | None:
        due = state.due
        see = self._button(self.tr("See the list"), ButtonKind.LINK, OpenPage(PageId.REVIEW))
        if due.facts:
            start = self._button(self.tr("Start review"), kind, StartReview())
            return ThingCard(
                self.tr("Review"),
                wording.review_line(due),
                wording.review_note(due),
                (start, see) if state.on_list else (start,),
            )
        if state.on_list == 0:
            return None
        return ThingCard(
            self.tr("Review"), wording.list_line(state), wording.comes_next(state), (see,)
        )

    def _learn(self, state: TodayState, kind: ButtonKind) -> ThingCard:
        if kind is not ButtonKind.PRIMARY or (state.not_met == 0 and not state.is_new):
            return ThingCard(
                self.tr("New quiz"),
                self.tr("Choose topics, common myths, or a mix of everything."),
                wording.not_met(state),
                (self._button(self.tr("New quiz"), kind, SetUpQuiz()),),
            )
        if state.is_new:
            title = self.tr("Your first quiz")
            text = (
                self.tr("10 questions on what many people believe.")
                if state.on_myths
                else self.tr("10 mixed questions.")
            )
            text += " " + self.tr(
                "After each one you see what is so, why, and the passage that settles it."
            )
            note = self.tr("Drawn from {n} on {facts}.").format(
                n=words.questions(state.questions),
                facts=words.counted(state.facts, self.tr("fact"), self.tr("facts")),
            )
        else:
            title = self.tr("Learn something new")
            text = self.tr("10 questions, those you have not seen first.")
            note = wording.not_met(state)
        start = self._button(self.tr("Start"), kind, QuickQuiz())
        choose = self._button(self.tr("Choose topics first"), ButtonKind.LINK, SetUpQuiz())
        return ThingCard(title, text, note, (start, choose))

    def _last(self, last: LastResult | None, state: TodayState) -> ThingCard | None:
        if last is None:
            return None
        attempt_id = last.attempt_id
        theme = self._button(self.tr("Look back"), ButtonKind.LINK, OpenSummary(attempt_id))
        buttons: tuple[Button, ...] = (theme,)
        if last.missed:
            text = (
                self.tr("Practise the 1 you missed")
                if last.missed == 1
                else self.tr("Practise the {n} you missed").format(n=last.missed)
            )
            again = self._button(text, ButtonKind.QUIET, PractiseMissed(attempt_id))
            buttons = (again, theme)
        return ThingCard(
            self.tr("Last time: {score}").format(score=words.right_of(last.score)),
            last.title,
            self.tr("Finished {when}.").format(when=words.moment(last.finished_at, state.now)),
            buttons,
        )

    def _test(self, state: TodayState, kind: ButtonKind) -> ThingCard:
        test: TestAhead | None = state.test
        self._test_card = None
        if test is None:
            return ThingCard(
                self.tr("A test coming up?"),
                self.tr("Say when, and the sessions up to it are planned for you."),
                "",
                (self._button(self.tr("Set a date"), ButtonKind.QUIET, OpenTestPlan()),),
            )
        over = test.test_on < state.today
        remove = self._button(self.tr("Remove"), ButtonKind.LINK, RemoveTestPlan())
        remove.call(self.tr("Remove the test"))
        change = self._button(
            self.tr("Set another date") if over else self.tr("Change"),
            ButtonKind.QUIET if over else ButtonKind.LINK,
            OpenTestPlan(),
        )
        if not over:
            change.call(self.tr("Change the test"))
        buttons: tuple[Button, ...] = (change, remove)
        if test.sessions[:1] == (state.today,) and not test.done_today:
            start = self._button(self.tr("Start the session"), kind, StartTestSession())
            buttons = (start, *buttons)
        self._test_card = ThingCard(
            wording.test_title(test, state),
            wording.test_line(test, state),
            wording.test_note(test, state),
            buttons,
        )
        return self._test_card

    def _button(self, text: str, kind: ButtonKind, intent: TodayIntent) -> Button:
        button = Button(text, kind)
        button.clicked.connect(lambda: self.act(intent))
        return button

    def _arrange(self) -> None:
        theme = current_theme()
        room = self.width() - sum(side_margins(self.width(), PAGE_WIDEST))
        side_by_side = room >= theme.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(way.LeftToRight if side_by_side else way.TopToBottom)
        for card in self._wide_cards:
            card.set_wide(side_by_side)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _same_but_forecast(before: TodayState, state: TodayState) -> bool:
    if before.test is None or state.test is None or before.test == state.test:
        return False
    test = replace(
        state.test,
        expected_now=before.test.expected_now,
        expected_then=before.test.expected_then,
    )
    return replace(state, test=test) == before
