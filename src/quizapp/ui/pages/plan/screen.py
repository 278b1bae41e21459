"""Setting the day of a test: the day, the topics, the length of a session, and what follows."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import TopicId
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form import AnyOf, Group
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.text.prose import Prose, body, heading
from quizapp.ui.kit.text.text_layout import Span, TextStyle, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.plan.date_field import DateField
from quizapp.ui.pages.plan.dates import typed
from quizapp.ui.pages.plan.intents import (
    ChooseSize,
    ChooseTopics,
    PlanIntent,
    SavePlan,
    TypeDate,
)
from quizapp.ui.pages.plan.state import PRESETS, SIZES, PlanState
from quizapp.ui.shell.destinations import OpenPage, RemoveTestPlan
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording import words
from quizapp.ui.wording.sessions import sessions_left


class PlanScreen(Screen[PlanState, PlanIntent]):
    """The choices above; below, what they mean in days, and the button that keeps them."""

    of_pack = True

    def __init__(
        self, act: Callable[[PlanIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: PlanState | None = None
        form = FormPage(self.tr("Test"), self)
        self._page = form.page
        column = self._page.column
        self._title = heading("")
        column.addWidget(self._title)
        column.addWidget(self._date_group())
        column.addWidget(self._topic_group())
        column.addWidget(self._size_group())
        self._remove = link(self.tr("Remove the test"), Icon.REMOVE, self)
        self._remove.clicked.connect(self._ask_to_remove)
        column.addWidget(self._remove)
        column.addStretch(1)
        self._make_foot(form)

    def _date_group(self) -> Group:
        title = self.tr("When is the test?")
        group = Group(title, self)
        self._date = DateField(title, lambda fields: self.act(TypeDate(fields)), group)
        self._date.submitted.connect(self._save)
        group.column.addWidget(self._date)
        row = FlowLayout(across=Space.S, down=Space.S)
        labels = (self.tr("In 3 days"), self.tr("In a week"), self.tr("In two weeks"))
        for label, days in zip(labels, PRESETS, strict=True):
            preset = quiet(label, parent=group)
            preset.clicked.connect(lambda _=False, ahead=days: self._choose(ahead))
            row.addWidget(preset)
        group.column.addLayout(row)
        self._problem = _ProblemLine(group)
        group.column.addWidget(self._problem)
        return group

    def _topic_group(self) -> Group:
        group = Group(self.tr("What is it about?"), self)
        self._topics: AnyOf[TopicId] = AnyOf(
            self.tr("All topics"), lambda topics: self.act(ChooseTopics(topics)), group
        )
        group.column.addWidget(self._topics)
        return group

    def _size_group(self) -> Group:
        title = self.tr("How long may a session be?")
        self._sizes_title = title
        self._sizes_group = Group(title, self)
        self._expected = body("", self._sizes_group)
        self._sizes: Segmented | None = None
        self._sizes_shown: tuple[int, ...] = ()
        return self._sizes_group

    def _make_foot(self, form: FormPage) -> None:
        self._preview = Prose("", TextStyle(), self)
        back = quiet(self.tr("Cancel"), parent=self)
        back.clicked.connect(self._leave)
        self._saver = primary(self.tr("Save"), self)
        self._saver.setObjectName("save")
        self._saver.clicked.connect(self._save)
        form.end_with_row((self._preview,), (back, self._saver))

    @override
    def render(self, state: PlanState) -> None:  # type: ignore[override]
        """Show what is chosen and what would follow from it."""
        before, self._state = self._state, state
        self._title.say(self.tr("Change the test") if state.kept else self.tr("A test coming up"))
        self._date.show_date(state.typed, state.today, state.problem)
        self._problem.say(state.problem)
        self._topics.offer(state.topics)
        self._topics.show_chosen(state.chosen)
        self._offer_sizes(state.minutes)
        if self._sizes is not None:
            self._sizes.show_chosen(SIZES.index(state.size) if state.size in SIZES else None)
        self._expected.say(expected(state))
        self._expected.setVisible(state.test_on is not None)
        self._remove.setVisible(state.kept is not None)
        said = self._preview_of(state)
        self._preview.say(said)
        if before is not None and self.isVisible() and state != before:
            announce(self, state.problem or self._preview.text())

    def _preview_of(self, state: PlanState) -> tuple[Span, ...]:
        if state.test_on is None:
            return (Span(self.tr("Choose the day, and here you see the sessions."), Tone.QUIET),)
        day = words.full_date(state.test_on, state.today)
        each = dict(zip(SIZES, state.minutes, strict=True)).get(state.size, 0)
        left = sessions_left(state.sessions, max(each, 1), state.today)
        title = Span(self.tr("Test on {day}.").format(day=day) + " ", Tone.STRONG)
        if state.is_moved:
            moved = self.tr("Facts that were to come back before your test follow the new plan.")
            left = f"{left} {moved}"
        return (title, Span(left))

    def _offer_sizes(self, minutes: tuple[int, ...]) -> None:
        """Offer the lengths anew where the learner's pace has changed."""
        if minutes == self._sizes_shown:
            return
        self._sizes_shown = minutes
        if self._sizes is not None:
            self._sizes.hide()
            self._sizes.deleteLater()
        labels = tuple(
            self.tr("{minutes}\n{n}").format(minutes=words.minutes(each), n=words.questions(size))
            for size, each in zip(SIZES, minutes, strict=True)
        )
        self._sizes = Segmented(self._sizes_title, labels, self._sizes_group)
        for place, label in enumerate(labels):
            self._sizes.segment(place).setAccessibleName(label.replace("\n", ", "))
        self._sizes.chosen.connect(lambda place: self.act(ChooseSize(SIZES[place])))
        self._sizes_group.column.addWidget(self._sizes)
        self._sizes_group.column.addWidget(self._expected)

    def _choose(self, days: int) -> None:
        if self._state is not None:
            self.act(TypeDate(typed(self._state.today + timedelta(days=days))))

    def _save(self) -> None:
        self.act(SavePlan())

    def _ask_to_remove(self) -> None:
        if self._state is not None:
            self.act(RemoveTestPlan(self._state.pack_id))

    def _leave(self) -> None:
        """Go back to Today; nothing is changed."""
        self.act(OpenPage(PageId.TODAY))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the day the focus: it is what there is to type."""
        super().showEvent(event)
        if not event.spontaneous():
            self._date.first.setFocus()
            self._date.first.selectAll()


def expected(state: PlanState) -> str:
    """Return what would be remembered on the day, for each session length.

    In facts, not in percent: it is a forecast, not a mark.
    """
    outlook = state.outlook
    if outlook is None:
        return QCoreApplication.translate("plan", "Working out what to expect …")

    def facts(share: float) -> str:
        return f"{round(share * outlook.facts):,}"

    said = QCoreApplication.translate(
        "plan",
        "Of {facts} you would remember about {now} on the day as things stand. "
        "With these sessions about {each}.",
    )
    each = QCoreApplication.translate("plan", "{n} at {minutes}")
    lengths = zip(outlook.then, state.minutes, strict=True)
    return said.format(
        facts=words.counted(
            outlook.facts,
            QCoreApplication.translate("plan", "fact"),
            QCoreApplication.translate("plan", "facts"),
        ),
        now=facts(outlook.now),
        each=", ".join(each.format(n=facts(s), minutes=words.minutes(m)) for s, m in lengths),
    )


class _ProblemLine(QWidget):
    """What is wrong with the date, under its fields."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        glyph = Glyph(Icon.WARNING, 20, "wrong", self, beside=TextStyle())
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._words = Prose("", TextStyle(Type.BODY, tone=Tone.WRONG), self)
        row.addWidget(self._words, 1)
        self.hide()

    def say(self, problem: str) -> None:
        """Show a problem; empty hides the line."""
        self._words.say(problem)
        self.setVisible(bool(problem))
