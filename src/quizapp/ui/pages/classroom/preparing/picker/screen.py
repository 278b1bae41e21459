"""Choosing questions by hand: a list by topic, titled by the fact, with search."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import ItemId, TopicId
from quizapp.core.content.search_words import holds, terms_of
from quizapp.core.views.classroom import MOST_QUESTIONS, QuestionLine, class_minutes
from quizapp.ui.kit.control.buttons import link, primary
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.question_check import QuestionCheck
from quizapp.ui.kit.control.roving import Roving
from quizapp.ui.kit.control.search_field import SearchField
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.preparing import wording
from quizapp.ui.pages.classroom.preparing.picker.intents import (
    LeavePicker,
    PickerIntent,
    TakeQuestions,
)
from quizapp.ui.pages.classroom.preparing.picker.state import PickerState
from quizapp.ui.shell.page import Screen, ignore

_AT_ONCE = 40
"""How many rows are made at once: the search narrows more quickly than scrolling."""
_ONE_ROW = 560


class PickerScreen(Screen[PickerState, PickerIntent]):
    """Search and topic above, the questions below, how many are chosen at the foot.

    What is searched and chosen belongs to the screen until it is done.
    """

    def __init__(
        self, act: Callable[[PickerIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._lines: tuple[QuestionLine, ...] = ()
        self._chosen: list[ItemId] = []
        self._topic: TopicId | None = None
        self._topics: tuple[tuple[TopicId, str], ...] = ()
        self._shown = _AT_ONCE
        self._rows: list[QuestionCheck] = []
        form = FormPage(self.tr("Choose questions"), self)
        self._page = form.page
        column = self._page.column
        column.setSpacing(Space.L)
        back = link(self.tr("Back without a change"), Icon.BACK, self)
        back.clicked.connect(self._leave)
        top = QVBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(back)
        top.addWidget(heading(self.tr("Choose questions")))
        column.addLayout(top)
        self._search = SearchField(self.tr("Search facts and questions"), self)
        self._search.textChanged.connect(self._filter)
        self._search.composed.connect(self._filter)
        self._search.left_downwards.connect(self._go_to_list)
        column.addWidget(self._search)
        filters = FlowLayout(across=Space.S, down=Space.S)
        self._topic_menu = ChoiceMenu(self.tr("Topic"), self)
        self._topic_menu.chosen.connect(self._choose_topic)
        self._myths = CheckChip(self.tr("Myths only"), parent=self)
        self._calm = CheckChip(self.tr("Without sensitive ones"), parent=self)
        self._only = CheckChip(self.tr("Chosen only"), parent=self)
        self._detective = CheckChip(self.tr("Source detective only"), parent=self)
        self._chips = (self._myths, self._detective, self._calm, self._only)
        for chip in self._chips:
            chip.clicked.connect(self._filter)
        for widget in (self._topic_menu, *self._chips):
            filters.addWidget(widget)
        column.addLayout(filters)
        self._found = small("", self)
        column.addWidget(self._found)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.XS)
        column.addLayout(self._list)
        self._roving = Roving(self)
        self._more = link("", Icon.DOWN, self)
        self._more.clicked.connect(self._show_more)
        more = FlowLayout()
        more.addWidget(self._more)
        column.addLayout(more)
        column.addStretch(1)
        self._make_foot(form)

    def _make_foot(self, form: FormPage) -> None:
        self._counted = body("", self)
        self._done = primary(self.tr("Take these"), self)
        self._done.clicked.connect(self._finish)
        form.end_with_row((self._counted,), (self._done,))

    @override
    def render(self, state: PickerState) -> None:  # type: ignore[override]
        """Show all questions, those chosen ticked; search and filters begin anew."""
        self._lines = state.lines
        self._chosen = list(state.chosen)
        self._topics = tuple(dict.fromkeys((one.topic_id, one.topic) for one in state.lines))
        self._topic = None
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)
        for chip in self._chips:
            chip.setChecked(False)
        self._detective.setVisible(any(line.detective for line in state.lines))
        self._page.back_to_top()
        self._filter()

    def _filter(self) -> None:
        self._shown = _AT_ONCE
        self._fill()

    def _kept(self) -> list[QuestionLine]:
        terms = terms_of(self._search.typed)
        chosen = set(self._chosen)
        return [
            line
            for line in self._lines
            if (self._topic is None or line.topic_id == self._topic)
            and (line.is_myth or not self._myths.isChecked())
            and (line.detective or not self._detective.isChecked())
            and not (line.sensitive and self._calm.isChecked())
            and (line.item_id in chosen or not self._only.isChecked())
            and holds(f"{line.fact} {line.source_line} {line.stem}", terms)
        ]

    def _fill(self) -> None:
        self._topic_menu.offer(
            (self.tr("All topics"), *(title for _, title in self._topics)),
            next((n for n, (t, _) in enumerate(self._topics, 1) if t == self._topic), 0),
        )
        kept = self._kept()
        clear(self._list)
        self._rows = []
        chosen = set(self._chosen)
        before = ""
        for line in kept[: self._shown]:
            if line.topic != before:
                before = line.topic
                self._list.addSpacing(Space.M)
                self._list.addWidget(heading(line.topic, Type.LEAD))
            row = QuestionCheck(line.fact, wording.under(line, topic=False), self)
            row.setAccessibleName(wording.spoken(line))
            row.setChecked(line.item_id in chosen)
            row.toggled.connect(partial(self._tick, line.item_id))
            self._rows.append(row)
            self._list.addWidget(row)
        self._roving.take(self._rows)
        said = self.tr("{n} of {of} questions").format(n=len(kept), of=f"{len(self._lines):,}")
        if not kept:
            said = self.tr("No question fits. Search for less, or choose another topic.")
        self._found.say(said)
        rest = len(kept) - self._shown
        text = self.tr("Show {n} more").format(n=min(rest, _AT_ONCE))
        self._more.setText(text)
        self._more.call(text)
        self._more.setVisible(rest > 0)
        self._count()

    def _tick(self, item_id: ItemId, on: bool) -> None:
        if on and item_id not in self._chosen:
            self._chosen.append(item_id)
        elif not on and item_id in self._chosen:
            self._chosen.remove(item_id)
        self._count()
        announce(self, wording.length(len(self._chosen), class_minutes(len(self._chosen))))

    def _count(self) -> None:
        number = len(self._chosen)
        spans = [Span(wording.length(number, class_minutes(number)), Tone.STRONG)]
        if number > MOST_QUESTIONS:
            over = self.tr(" A session has at most {n}.").format(n=MOST_QUESTIONS)
            spans.append(Span(over, Tone.WRONG))
        self._counted.say(tuple(spans))
        self._done.setEnabled(0 < number <= MOST_QUESTIONS)

    def _choose_topic(self, place: int) -> None:
        self._topic = self._topics[place - 1][0] if place else None
        self._filter()

    def _show_more(self) -> None:
        before = len(self._rows)
        self._shown += _AT_ONCE
        self._fill()
        self._rows[before].show()
        self._rows[before].setFocus()

    def _go_to_list(self) -> None:
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _finish(self) -> None:
        if self._done.isEnabled():
            self.act(TakeQuestions(tuple(self._chosen)))

    def _leave(self) -> None:
        self.act(LeavePicker())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the search the focus: Down goes on to the list."""
        super().showEvent(event)
        if not event.spontaneous():
            self._search.setFocus()
