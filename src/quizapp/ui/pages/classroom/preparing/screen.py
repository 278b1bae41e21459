"""Preparing a session: ready from the start, so that one press on Start is enough."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.views.classroom import TITLE_LENGTH
from quizapp.ui.kit.control.buttons import link, primary, quiet
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.form_page import FormPage
from quizapp.ui.kit.text.announcing import announce
from quizapp.ui.kit.text.prose import body, heading, small
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.preparing import wording
from quizapp.ui.pages.classroom.preparing.draw_part import DrawPart
from quizapp.ui.pages.classroom.preparing.intents import (
    BringBackList,
    ChangePlan,
    KeepPlan,
    Leave,
    PreparingIntent,
    Preview,
    SavePlanFile,
    Start,
)
from quizapp.ui.pages.classroom.preparing.order_list import OrderList
from quizapp.ui.pages.classroom.preparing.settings_part import SettingsPart
from quizapp.ui.pages.classroom.preparing.state import PreparingState
from quizapp.ui.shell.page import Screen, ignore

_ONE_ROW = 640
"""Pixels at 100 % text from which words and buttons of the foot stand in one row."""


class PreparingScreen(Screen[PreparingState, PreparingIntent]):
    """What is asked and in which order above, how it runs below it, Start at the foot."""

    def __init__(
        self, act: Callable[[PreparingIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._state: PreparingState | None = None
        form = FormPage(self.tr("New session"), self)
        self._page = form.page
        column = self._page.column
        back = link(self.tr("Back to Class"), Icon.BACK, self)
        back.clicked.connect(self._leave)
        self._title = heading("")
        top = QVBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(back)
        top.addWidget(self._title)
        column.addLayout(top)
        self._draw = DrawPart(self._pass_on, self)
        column.addWidget(self._draw)
        column.addLayout(self._order_part())
        column.addWidget(heading(self.tr("How it runs"), Type.LEAD))
        self._settings = SettingsPart(self._pass_on, self)
        column.addWidget(self._settings)
        column.addLayout(self._keep_part())
        column.addStretch(1)
        self._make_foot(form)

    def _order_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        self._order_title = heading("", Type.LEAD)
        part.addWidget(self._order_title)
        self._keys = small(
            self.tr("Enter shows a question. Alt with Up or Down moves it, Delete removes it."),
            self,
        )
        part.addWidget(self._keys)
        self._lost = body("", self)
        part.addWidget(self._lost)
        self._bring_back = quiet(self.tr("Back to the list before"), Icon.HISTORY, self)
        self._bring_back.clicked.connect(self._take_back)
        row = FlowLayout()
        row.addWidget(self._bring_back)
        part.addLayout(row)
        self.order = OrderList(self._pass_on, self)
        part.addWidget(self.order)
        return part

    def _keep_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(Space.S)
        part.addWidget(heading(self.tr("Name"), Type.LEAD))
        part.addWidget(
            small(self.tr("It stands on the projector and on the phones, and names the plan."))
        )
        self._name = QLineEdit(self)
        self._name.setMaxLength(TITLE_LENGTH)
        self._name.setAccessibleName(self.tr("Name of the session"))
        self._name.setPlaceholderText(self.tr("Left empty: its subject, class and day"))
        self._name.textEdited.connect(self._rename)
        self._name.returnPressed.connect(lambda: self.act(KeepPlan()))
        part.addWidget(self._name)
        self._told = body("", self)
        part.addWidget(self._told)
        self._keep = quiet("", Icon.SAVE, self)
        self._keep.clicked.connect(lambda: self.act(KeepPlan()))
        self._save = link(self.tr("Save this plan as a file…"), Icon.SAVE, self)
        self._save.clicked.connect(lambda: self.act(SavePlanFile()))
        row = FlowLayout(across=Space.L, down=Space.S)
        row.addWidget(self._keep)
        row.addWidget(self._save)
        part.addLayout(row)
        return part

    def _make_foot(self, form: FormPage) -> None:
        self._length = body("", self)
        self._how = small("", self)
        preview = quiet(self.tr("Preview"), Icon.OPEN, self)
        preview.clicked.connect(lambda: self.act(Preview()))
        self._preview = preview
        self._start = primary(self.tr("Start"), self)
        self._start.setObjectName("start")
        self._start.clicked.connect(lambda: self.act(Start()))
        form.end_with_row((self._length, self._how), (preview, self._start), _ONE_ROW)

    @override
    def render(self, state: PreparingState) -> None:  # type: ignore[override]
        """Show the session as it stands; the focus stays where it is."""
        before, self._state = self._state, state
        plan = state.plan
        self._title.say(plan.title if plan.id is not None else self.tr("New session"))
        self._draw.show_state(state)
        number = len(state.lines)
        self._order_title.say(
            self.tr("These questions, in this order") if number else self.tr("No questions yet")
        )
        self._keys.setVisible(number > 0)
        self._say_lost(state)
        self._bring_back.setVisible(state.can_bring_back)
        self.order.show_lines(state.lines)
        self._settings.show_state(state)
        if self._name.text() != plan.title:
            self._name.setText(plan.title)
        self._say_kept(state, before)
        length = wording.length(number, state.minutes)
        self._length.say((Span(length, Tone.STRONG),))
        self._how.say(wording.settings(plan))
        self._start.setEnabled(number > 0)
        words = self.tr("Starting …") if state.starting else self.tr("Start")
        self._start.setText(words)
        self._start.call(words)
        self._preview.setEnabled(number > 0)
        if before is not None and len(before.lines) != number:
            announce(self, length)

    def begin(self) -> None:
        """Go to the top with Start ready: another session is prepared."""
        self._draw.show_more(False)
        self._page.back_to_top()
        self._start.setFocus()

    def show_more(self) -> None:
        """Open the less-used choices."""
        self._draw.show_more(True)

    def show_end(self) -> None:
        """Scroll to the name of the session."""
        self._page.begin_with(self._keep)

    def come_back_to(self, place: int | None) -> None:
        """Give the keyboard back to a question's row; None: to the class lists."""
        if place is None:
            self._settings.take_focus()
        else:
            self.order.take_focus(place)

    def _say_lost(self, state: PreparingState) -> None:
        self._lost.setVisible(bool(state.lost) or not state.lines)
        if not state.lines:
            self._lost.say(self.tr("Draw some, choose by hand, or loosen a choice above."))
        elif state.lost == 1:
            self._lost.say(self.tr("One question of this plan is no longer in the bank."))
        else:
            said = self.tr("{n} questions of this plan are no longer in the bank.")
            self._lost.say(said.format(n=state.lost))

    def _say_kept(self, state: PreparingState, before: PreparingState | None) -> None:
        new = state.plan.id is None
        words = self.tr("Keep as a plan") if new else self.tr("Keep the changes")
        self._keep.setText(words)
        self._keep.call(words)
        self._save.setEnabled(bool(state.lines))
        self._told.setVisible(bool(state.kept or state.saved) or state.problem is not None)
        said = ""
        if state.problem is not None:
            said = f"{state.problem.message} {state.problem.hint}"
            self._told.say((Span(said, Tone.WRONG),))
        elif state.kept:
            said = self.tr("Kept as {name}. It stands on the page Class.").format(name=state.kept)
            self._told.say((Span(said, Tone.RIGHT),))
        elif state.saved:
            said = self.tr(
                "Saved as {name}. Another computer takes it on the page Class by “Open a plan…”, "
                "or where it is dropped on the window."
            ).format(name=state.saved)
            self._told.say((Span(said, Tone.RIGHT),))
        if said and (
            before is None
            or (before.kept, before.saved, before.problem)
            != (state.kept, state.saved, state.problem)
        ):
            announce(self, said, assertive=state.problem is not None)

    def _rename(self, title: str) -> None:
        if self._state is not None:
            self.act(ChangePlan(replace(self._state.plan, title=title)))

    def _take_back(self) -> None:
        self.act(BringBackList())
        self.order.take_focus(0)

    def _pass_on(self, intent: PreparingIntent) -> None:
        self.act(intent)

    def _leave(self) -> None:
        self.act(Leave())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give Start the focus where nothing had it: Enter begins at once."""
        super().showEvent(event)
        last = self.focusWidget()
        if not event.spontaneous() and (last is None or not self.isAncestorOf(last)):
            self._start.setFocus()
        elif not event.spontaneous() and last is not None:
            last.setFocus()
