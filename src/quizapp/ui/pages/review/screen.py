"""The page Review: the wrong answers to practise, and the myths that were once believed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.learning.duration import USUAL
from quizapp.ui.kit.control.buttons import Button, ButtonKind, link
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.card import Rule
from quizapp.ui.kit.layout.empty import EmptyState
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import PAGE_WIDEST, ScrollPage, clear, side_margins
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import Prose, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, current_theme
from quizapp.ui.pages.review import wording
from quizapp.ui.pages.review.answers_part import AnswersPart
from quizapp.ui.pages.review.filtering import Filters
from quizapp.ui.pages.review.filters_bar import FiltersBar
from quizapp.ui.pages.review.intents import OpenEntry, Practise, ReviewDue, ReviewIntent
from quizapp.ui.pages.review.list_view import WrongView
from quizapp.ui.pages.review.model import WrongModel
from quizapp.ui.pages.review.myths_part import MythsPart
from quizapp.ui.pages.review.state import ReviewState
from quizapp.ui.shell.destinations import ReadPassage, SetUpQuiz
from quizapp.ui.shell.keys.pressed import with_control
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.shell.state import PageId

if TYPE_CHECKING:
    from quizapp.core.content.ids import FactId
    from quizapp.core.views.review import WrongLine

_WRONG, _MYTHS = 0, 1
_AT_A_GLANCE = 6
"""So many facts are seen at a glance: filters would only be in their way."""
_ROOM_TO_TELL = 400
"""Pixels at 100 % text from which there is room to tell how facts are chosen."""


class ReviewScreen(Screen[ReviewState, ReviewIntent]):
    """What a learner got wrong, to practise all, some or one of it.

    Filters and what is chosen belong to the screen: they stay while the list changes.
    """

    of_pack = True

    def __init__(
        self, act: Callable[[ReviewIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: ReviewState | None = None
        self._filters = Filters()
        self._place = _WRONG
        self._tabs: Segmented | None = None
        self._tab_texts: tuple[str, ...] = ()
        self._page = ScrollPage(self.tr("Review"), parent=self)
        self._under = Prose("", TextStyle(tone=Tone.QUIET))
        self._tab_row = QHBoxLayout()
        self._bar = FiltersBar(self._filter)
        self._model = WrongModel(self)
        self._model.ticked.connect(self._show_chosen)
        self._view = WrongView(self._model)
        self._view.opened.connect(lambda fact_id: self.act(OpenEntry(fact_id)))
        self._view.passage_wanted.connect(self._read_passage)
        self._view.moved.connect(self._keep_in_sight)
        self._empty = QVBoxLayout()
        self._myths = MythsPart(lambda intent: self.act(intent))
        column = self._page.column
        column.setSpacing(Space.L)
        top = QVBoxLayout()
        top.setSpacing(Space.XS)
        self._title = heading(self.tr("Review"))
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else it gets no focus at all
        top.addWidget(self._title)
        top.addWidget(self._under)
        self._answers = AnswersPart(lambda intent: self.act(intent))
        column.addLayout(top)
        column.addWidget(self._answers)
        column.addLayout(self._tab_row)
        column.addWidget(self._bar)
        column.addWidget(self._view)
        column.addWidget(self._myths)
        column.addLayout(self._empty)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        self._foot = self._make_foot()
        whole.addWidget(self._foot)

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule(foot))
        self._practise = Button("", ButtonKind.PRIMARY, parent=foot)
        self._practise.clicked.connect(self._start)
        self._all = link("", parent=foot)
        self._all.clicked.connect(self._choose_all_or_none)
        self._told, self._tells = small("", foot), False
        self._foot_row = QHBoxLayout()
        flow = FlowLayout(across=Space.L)
        for widget in (self._practise, self._all, self._told):
            flow.addWidget(widget)
        self._foot_row.addLayout(flow)
        column.addLayout(self._foot_row)
        return foot

    @override
    def render(self, state: ReviewState) -> None:  # type: ignore[override]
        """Show the list and the myths; the row that had the keyboard keeps it."""
        current = self._view.current
        self._state = state
        self._fill()
        self._view.go_to(current)

    # What is shown

    def _fill(self) -> None:
        state = self._state
        if state is None:
            return
        lines = state.wrong.lines
        self._answers.show_answers(state.answers)
        self._under.say(wording.headline(state.wrong) if lines else "")
        self._under.setVisible(bool(lines))
        if not lines:
            self._filters = Filters()
        self._bar.show_filters(state.wrong, self._filters)
        self._model.set_rows(self._kept(state), state.wrong.needed, state.now)
        self._show_tabs(state)
        self._show_place(self._place if state.myths else _WRONG)

    def _kept(self, state: ReviewState) -> tuple[WrongLine, ...]:
        return tuple(x for x in state.wrong.lines if self._filters.keep(x, state.now))

    def _show_tabs(self, state: ReviewState) -> None:
        texts = (
            self.tr("Wrong or guessed ({n})").format(n=len(state.wrong.lines)),
            self.tr("Myths I held ({n})").format(n=len(state.myths)),
        )
        if texts != self._tab_texts or self._tabs is None:
            clear(self._tab_row)
            self._tab_texts = texts
            self._tabs = Segmented(self.tr("What to show"), texts, self)
            self._tabs.chosen.connect(self._show_place)
            self._tab_row.addWidget(self._tabs)
            self._tab_row.addStretch(1)
        self._tabs.setVisible(bool(state.wrong.lines or state.myths))

    def _show_place(self, place: int) -> None:
        state = self._state
        if state is None:
            return
        self._place = place
        if self._tabs is not None:
            self._tabs.show_chosen(place)
        rows = self._model.rowCount() > 0
        wrong = place == _WRONG
        clear(self._empty)
        many = len(state.wrong.lines) > _AT_A_GLANCE or self._filters.any
        self._bar.setVisible(wrong and many)
        self._view.setVisible(wrong and rows)
        self._foot.setVisible(wrong and bool(self._model.askable))
        self._myths.setVisible(not wrong)
        if wrong and not rows:
            self._empty.addWidget(self._nothing(state))
        if not wrong:
            if state.myths:
                self._myths.show_myths(state.myths, state.now)
            else:
                self._myths.hide()
                self._empty.addWidget(self._no_myth())
        self._show_chosen()
        self._arrange()

    def _nothing(self, state: ReviewState) -> EmptyState:
        """Return what the empty list says: why it is empty, and what to do next."""
        if state.wrong.lines:
            clear_all = Button(self.tr("Show all"), ButtonKind.PRIMARY)
            clear_all.clicked.connect(lambda: self._filter(Filters()))
            return EmptyState(
                Icon.FILTER,
                self.tr("Nothing fits these filters"),
                self.tr("Your list has {n} in all.").format(n=self._facts(len(state.wrong.lines))),
                clear_all,
            )
        go_on = Button(self.tr("New quiz"), ButtonKind.PRIMARY)
        go_on.clicked.connect(lambda: self.act(SetUpQuiz()))
        if state.due:
            go_on = Button(wording.review_due(state.due, state.session), ButtonKind.PRIMARY)
            go_on.clicked.connect(lambda: self.act(ReviewDue()))
        if state.wrong.off_list:
            return EmptyState(
                Icon.RIGHT,
                self.tr("You know everything you once missed"),
                self.tr("{n} left this list. They still come back now and then.").format(
                    n=self._facts(state.wrong.off_list)
                ),
                go_on,
            )
        return EmptyState(
            Icon.REVIEW,
            self.tr("Nothing wrong yet"),
            self.tr(
                "When you miss a question, or guess it right, its fact is kept here until you "
                "know it on three different days."
            ),
            go_on,
        )

    def _no_myth(self) -> EmptyState:
        return EmptyState(
            Icon.MYTH,
            self.tr("No myth yet"),
            self.tr(
                "When you take a false claim for true, it is listed here: what you thought "
                "first, what you think now, and whether it came back."
            ),
        )

    def _facts(self, number: int) -> str:
        return self.tr("1 fact") if number == 1 else self.tr("{n} facts").format(n=number)

    # Choosing and starting

    def _filter(self, filters: Filters) -> None:
        current = self._view.current
        empty = self._model.rowCount() == 0
        self._filters = filters
        self._fill()
        self._view.go_to(current)
        if empty and self._model.rowCount():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.tr("{n} shown").format(n=self._facts(len(self._model.askable))))

    def _show_chosen(self) -> None:
        chosen, every = len(self._model.chosen), len(self._model.askable)
        each = USUAL if self._state is None else self._state.each
        words = wording.practise(chosen or every, each, chosen=bool(chosen))
        self._practise.setText(words)
        self._practise.call(words)
        self._practise.setEnabled(every > 0)
        self._practise.updateGeometry()
        all_chosen = chosen == every
        words = self.tr("Choose none") if all_chosen else self.tr("Choose all")
        self._all.setText(words)
        self._all.call(words)
        self._all.setVisible(every > 1)
        told = self.tr("{chosen} of {n} chosen").format(chosen=chosen, n=every)
        self._told.say(told if chosen else self.tr("Or choose some: click a box, or press Space."))
        self._tells = every > 1
        self._fit_told()

    def _fit_told(self) -> None:
        """In a low window leave the room to the list: of the boxes nothing is said before one."""
        low = self.height() < current_theme().px(_ROOM_TO_TELL)
        chosen = bool(self._model.chosen)
        self._told.setVisible(self._tells and (chosen or not low))

    def _choose_all_or_none(self) -> None:
        self._view.choose_all_or_none()

    def _start(self) -> None:
        facts = self._model.chosen or self._model.askable
        if facts:
            self.act(Practise(facts))

    def start_afresh(self) -> None:
        """Show everything from the top: another learner has come."""
        self._filters = Filters()
        self._place = _WRONG
        self._model.choose(())
        self._page.back_to_top()

    def _read_passage(self, fact_id: FactId) -> None:
        row = self._model.row_of(fact_id)
        line = None if row is None else self._model.line(row)
        if line is None or not line.evidence:
            return
        passage_id = line.evidence[0].passage_id
        marks = tuple((e.start, e.end) for e in line.evidence if e.passage_id == passage_id)
        self.act(ReadPassage(passage_id, marks, PageId.REVIEW))

    # Size, focus and keys

    def _keep_in_sight(self, row: QRect) -> None:
        inside = self._view.parentWidget()
        assert inside is not None
        top = self._view.mapTo(inside, QPoint(0, row.top())).y()
        self._page.ensureVisible(0, top + row.height(), 0, Space.M)
        self._page.ensureVisible(0, top, 0, Space.M)

    def _arrange(self) -> None:
        left, right = side_margins(self.width(), PAGE_WIDEST)
        self._foot_row.setContentsMargins(left, Space.L, right, Space.L)
        self._fit_told()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the list; who comes back from a row goes on at that row."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self.take_focus)

    def take_focus(self) -> None:
        """Give the keyboard to the list; where it is empty, Tab goes to what can be done."""
        if self._view.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        filled = self._filled()
        if filled is not None:
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)  # one Enter too many does nothing
            self.setTabOrder(self._title, filled)
        elif self._tabs is not None and self._tabs.isVisible():
            self._tabs.segment(self._place).setFocus(Qt.FocusReason.OtherFocusReason)

    def _filled(self) -> Button | None:
        buttons = [b for b in self.findChildren(Button) if b.isVisible()]
        return next((b for b in buttons if b.kind is ButtonKind.PRIMARY), None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        everything = with_control(event, "A") is not None
        starts = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if everything and self._view.isVisible():
            self._choose_all_or_none()
        elif starts and self._foot.isVisible():
            self._start()
        elif starts and (filled := self._filled()) is not None:
            filled.click()
        else:
            super().keyPressEvent(event)
