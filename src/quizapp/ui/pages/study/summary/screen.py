"""Looking back on an attempt: the score, what certainty says, every question."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.answering.attempts import Attempt
from quizapp.core.answering.scoring import TopicScore
from quizapp.core.views.practice import AttemptSummary
from quizapp.ui.kit.chart.outcomes import OutcomeTiles, ScoreBar
from quizapp.ui.kit.chart.ring import ProgressRing
from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import PAGE_WIDEST, ScrollPage, clear, side_margins
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.theme import Space, Type, current_theme
from quizapp.ui.pages.study.intents import Again, RowIntent, SummaryIntent
from quizapp.ui.pages.study.summary.question_row import QuestionRow
from quizapp.ui.pages.study.summary.reached_part import ReachedPart
from quizapp.ui.pages.study.summary.review_part import ReviewPart
from quizapp.ui.pages.study.summary.state import SummaryState
from quizapp.ui.pages.study.summary.wording import (
    again,
    calibration,
    day,
    headline,
    in_words,
    reached_lines,
    rest,
    single_topics,
)
from quizapp.ui.shell.destinations import LeaveStudy, SetUpQuiz
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.wording import words

_SIDE_BY_SIDE = 720
_RING = 64
"""How big the ring beside the end of a day is, in pixels at 100 % text."""


class SummaryScreen(Screen[SummaryState, SummaryIntent]):
    """What came of an attempt. No pass, no fail, no negative mark.

    The focus goes to the headline: who presses Enter once more than the last card asked for starts
    nothing. Tab goes on to the filled button, and Ctrl+Enter presses it from anywhere.
    """

    def __init__(
        self, act: Callable[[SummaryIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: SummaryState | None = None
        self._attempt: Attempt | None = None
        self._rows: list[QuestionRow] = []
        self._opened: QuestionRow | None = None
        self._headline: Prose | None = None
        self._pair: QBoxLayout | None = None
        self._page = ScrollPage(self.tr("Summary"), parent=self)
        self._again = Button("", ButtonKind.PRIMARY, parent=self)
        self._again.clicked.connect(lambda: self.act(Again()))
        self._new_filled = self._new(ButtonKind.PRIMARY)
        self._new_quiet = self._new(ButtonKind.QUIET)
        self._done_filled = self._done(ButtonKind.PRIMARY)
        self._done_quiet = self._done(ButtonKind.QUIET)
        flow = FlowLayout()
        self._buttons = (
            self._done_filled,
            self._again,
            self._new_filled,
            self._new_quiet,
            self._done_quiet,
        )
        for button in self._buttons:
            flow.addWidget(button)
        self._foot = QHBoxLayout()
        self._foot.addLayout(flow)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(Rule(self))
        whole.addLayout(self._foot)

    def _new(self, kind: ButtonKind) -> Button:
        button = Button(self.tr("New quiz"), kind, parent=self)
        button.clicked.connect(lambda: self.act(SetUpQuiz()))
        return button

    def _done(self, kind: ButtonKind) -> Button:
        button = Button(self.tr("Done"), kind, parent=self)
        button.clicked.connect(lambda: self.act(LeaveStudy(done=True)))
        return button

    @override
    def render(self, state: SummaryState) -> None:  # type: ignore[override]
        """Show an attempt from its beginning, or what was said meanwhile of its questions."""
        shown, self._state = self._state, state
        if _more_was_said(shown, state):
            for row in self._rows:
                row.show_said(state.objections.get(row.presented_id, ()))
            return
        summary = state.summary
        score = summary.score
        column = self._page.column
        clear(column)
        self._rows = []
        self._page.back_to_top()
        column.addLayout(self._top(state))
        if score.total:
            outcomes = tuple(
                card.outcome
                for question, card in summary.cards
                if not question.extra and question.id not in summary.again
            )
            column.addWidget(OutcomeTiles(outcomes, self._spoken(state)))
            if state.review is not None:
                column.addWidget(ReviewPart(state.review.outcome, state.review.now))
            self._add_sides(summary)
            self._add_questions(state)
        column.addStretch(1)
        missed = score.wrong + score.skipped
        self._again.setText(again(score))
        self._again.call(again(score))
        review = state.review is not None  # what it missed came back in it, and comes back next
        self._done_filled.setVisible(review)
        self._done_quiet.setVisible(not review)
        self._again.setVisible(missed > 0 and not review)
        self._new_filled.setVisible(missed == 0 and not review)
        self._new_quiet.setVisible(missed > 0 or review)
        if self._headline is not None:
            for before, after in pairwise((self._headline, *self._buttons)):
                self.setTabOrder(before, after)
        self._arrange()
        if self._attempt is None or self._attempt.id != summary.attempt.id:
            spoken = self._spoken(state)
            told = "" if self._headline is None else self._headline.text()  # gets the focus
            announce(self, spoken, rest=spoken.removeprefix(told).strip())
        self._attempt = summary.attempt
        self._opened = next((r for r in self._rows if r.presented_id == state.opened), None)
        if self._opened is not None:
            self._opened.open(True)
            self._page.reveal(self._opened)
        if self.isVisible():
            self._take_focus()

    def _spoken(self, state: SummaryState) -> str:
        """Return the result in one breath, for screen readers and for the tiles."""
        done = self.tr("Done for today.") if state.ends_day else ""
        summary = state.summary
        lines = ", ".join(reached_lines(state.reached))
        reached = self.tr("Reached: {lines}.").format(lines=lines) if lines else ""
        told = (
            done,
            headline(state.score),
            rest(state.score, summary.attempt),
            reached,
            day(state),
        )
        return " ".join(part for part in told if part)

    def _top(self, state: SummaryState) -> QVBoxLayout:
        summary = state.summary
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        named = summary.attempt.title
        if state.now is not None:
            named += " · " + words.moment(summary.attempt.started_at, state.now)
        top.addWidget(Prose(named, TextStyle(tone=Tone.QUIET)))
        result = headline(state.score)
        self._headline = heading(
            self.tr("Done for today.") if state.ends_day else result, Type.DISPLAY
        )
        self._headline.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else it gets no focus at all
        words_of = in_words(state.score)
        said = f"{result} {words_of}".strip() if state.ends_day else words_of
        top.addWidget(self._with_ring(self._headline) if state.ends_day else self._headline)
        if said:
            top.addWidget(Prose(said, TextStyle(Type.LEAD, spread=1.4)))
        short = state.ends_day and not state.score.skipped  # then the score has said it all
        under = "" if short else rest(state.score, summary.attempt)
        for quiet in (under, day(state)):
            if quiet:
                top.addWidget(Prose(quiet, TextStyle(tone=Tone.QUIET)))
        if state.reached:
            top.addWidget(ReachedPart(reached_lines(state.reached)))
        return top

    def _with_ring(self, title: Prose) -> QWidget:
        """Return the headline of a day that is done, beside its ring, which closes before it."""
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, Space.S, 0, Space.S)
        row.setSpacing(Space.L)
        ring = ProgressRing(shown, pixels=_RING)
        row.addWidget(ring)
        row.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        ring.close_when_shown(self.tr("Today's task is done."))
        return shown

    def _add_sides(self, summary: AttemptSummary) -> None:
        """Add certainty and topics, beside each other where there is room.

        Topics with one question each share a line.
        """
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(Space.HUGE)
        if summary.calibration:
            said = QVBoxLayout()
            said.setSpacing(Space.S)
            said.addWidget(heading(self.tr("How sure you were"), Type.LEAD))
            for level in summary.calibration:
                said.addWidget(body(calibration(level)))
            said.addStretch(1)
            self._pair.addLayout(said, 1)
        telling = [topic for topic in summary.topics if topic.score.total > 1]
        if len(summary.topics) > 1:
            topics = QVBoxLayout()
            topics.setSpacing(Space.S)
            topics.addWidget(heading(self.tr("By topic"), Type.LEAD))
            for topic in telling:
                topics.addWidget(self._topic(topic))
            single = [topic for topic in summary.topics if topic.score.total == 1]
            if single:
                topics.addWidget(body(single_topics(single)))
            topics.addStretch(1)
            self._pair.addLayout(topics, 1)
        if self._pair.count():
            self._page.column.addSpacing(Space.S)
            self._page.column.addLayout(self._pair)
        else:
            self._pair = None

    def _topic(self, topic: TopicScore) -> QWidget:
        shown = QWidget()
        said = words.right_of(topic.score)
        shown.setAccessibleName(f"{topic.title}: {said}")
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, Space.S)
        column.setSpacing(Space.XS)
        row = QHBoxLayout()
        row.addWidget(body(topic.title), 1)
        row.addWidget(small(said))
        column.addLayout(row)
        column.addWidget(ScoreBar(topic.score))
        return shown

    def _add_questions(self, state: SummaryState) -> None:
        column, summary = self._page.column, state.summary
        column.addSpacing(Space.S)
        column.addWidget(heading(self.tr("Question by question"), Type.LEAD))
        for question, card in summary.cards:
            again = question.id in summary.again
            row = QuestionRow(question, card, self._pass_on, again=again)
            row.show_said(state.objections.get(question.id, ()))
            row.was_opened.connect(partial(self._page.reveal, row, where_cut=True))
            self._rows.append(row)
        missed = sum(row.missed for row in self._rows)
        if 0 < missed < len(self._rows):
            column.addWidget(self._filter(len(self._rows), missed))
        rows = QVBoxLayout()
        rows.setSpacing(Space.S)
        for row in self._rows:
            rows.addWidget(row)
        column.addLayout(rows)

    def _pass_on(self, intent: RowIntent) -> None:
        self.act(intent)

    def _filter(self, every: int, missed: int) -> Segmented:
        labels = (
            self.tr("All {n}").format(n=every),
            self.tr("Missed {n}").format(n=missed),
        )
        made = Segmented(self.tr("Which questions"), labels)
        made.show_chosen(0)
        made.chosen.connect(self._show_rows)
        return made

    def _show_rows(self, place: int) -> None:
        for row in self._rows:
            row.setVisible(place == 0 or row.missed)

    def _arrange(self) -> None:
        left, right = side_margins(self.width(), PAGE_WIDEST)
        self._foot.setContentsMargins(left, Space.L, right, Space.L)
        if self._pair is not None:
            wide = self.width() - left - right >= current_theme().px(_SIDE_BY_SIDE)
            way = QBoxLayout.Direction
            self._pair.setDirection(way.LeftToRight if wide else way.TopToBottom)
            self._pair.setSpacing(Space.HUGE if wide else Space.L)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the focus to the question that was asked for, else to the headline."""
        super().showEvent(event)
        if not event.spontaneous():
            self._take_focus()

    def _take_focus(self) -> None:
        if self._opened is not None:
            focus_in(self, self._opened.row)
        elif self._headline is not None:
            focus_in(self, self._headline)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if enter and held and not event.isAutoRepeat():
            filled = (self._done_filled, self._again, self._new_filled)
            next(button for button in filled if not button.isHidden()).click()
        else:
            super().keyPressEvent(event)


def _more_was_said(shown: SummaryState | None, state: SummaryState) -> bool:
    """Return whether only what is said to be wrong with the questions differs."""
    if shown is None or shown.summary is not state.summary:
        return False
    return shown.objections != state.objections
