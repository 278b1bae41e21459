"""Sessions on the page Class: start one, go on with one, the plans, those that are over."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.session.setup import ClassSession, SessionLine, SessionPlan
from quizapp.ui.kit.control.buttons import Button, ButtonKind, icon_button, link
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.card import Card
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.kit.text.text_layout import Span, Tone
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom import wording
from quizapp.ui.pages.classroom.intents import ClassIntent, EndSession, OpenPlanFile, RemovePlan
from quizapp.ui.pages.classroom.state import SessionsState
from quizapp.ui.shell.destinations import OpenPacks, OpenResults, PrepareSession, RunSession

_FIRST = 5
"""How many plans, and past sessions, are shown at once."""


class SessionsPart(QWidget):
    """The first part of the page Class.

    Args:
        act: takes what the user did.
        parent: the parent widget.
    """

    def __init__(self, act: Callable[[ClassIntent], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._drawn: SessionsState | None = None
        self._all_plans = False
        self._all_past = False
        self._first: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XL)

    @property
    def first(self) -> Button | None:
        """Return the one filled button."""
        return self._first

    def begin(self) -> None:
        """Show the latest only: the page is visited anew."""
        self._all_plans = self._all_past = False
        self._drawn = None

    def show_state(self, state: SessionsState) -> bool:
        """Show the sessions. The same again touches nothing; return whether anything changed."""
        if self._drawn is not None and replace(state, now=self._drawn.now) == self._drawn:
            return False
        self._drawn = state
        self._fill()
        return True

    def _fill(self) -> None:
        state = self._drawn
        assert state is not None
        clear(self._column)
        if state.notice:
            self._column.addWidget(body((Span(state.notice, Tone.RIGHT),), self))
        if state.interrupted is not None:
            self._column.addWidget(self._interrupted(state.interrupted, state))
        for title in state.elsewhere:
            self._column.addWidget(self._elsewhere(title))
        self._column.addWidget(self._start(state))
        if state.plans:
            self._column.addWidget(self._plans(state))
        over = tuple(one for one in state.past if one.ended_at is not None)
        if over:
            self._column.addWidget(self._past(over, state))

    def _interrupted(self, session: ClassSession, state: SessionsState) -> QWidget:
        card = Card(self, padding=Space.L, name=self.tr("A session that was not ended"))
        title = self.tr("{title} was not ended").format(title=session.setup.title)
        card.column.addWidget(heading(title, Type.LEAD, card))
        said = wording.interrupted(session, state.now)
        card.column.addWidget(body(said, card))
        row = FlowLayout(across=Space.M, down=Space.S)
        go_on = Button(self.tr("Go on with it"), ButtonKind.PRIMARY, parent=card)
        go_on.call(self.tr("Go on with {title}").format(title=session.setup.title))
        go_on.clicked.connect(lambda: self._act(RunSession(session)))
        end = Button(self.tr("End it"), parent=card)
        end.call(self.tr("End {title}").format(title=session.setup.title))
        end.clicked.connect(lambda: self._act(EndSession(session)))
        row.addWidget(go_on)
        row.addWidget(end)
        card.column.addLayout(row)
        self._first = go_on
        return card

    def _elsewhere(self, title: str) -> QWidget:
        name = self.tr("{title} is running elsewhere").format(title=title)
        card = Card(self, padding=Space.L, name=name)
        card.column.addWidget(heading(name, Type.LEAD, card))
        card.column.addWidget(body(wording.elsewhere(), card))
        return card

    def _start(self, state: SessionsState) -> QWidget:
        part = QWidget(self)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(heading(self.tr("Run a session"), Type.LEAD, part))
        column.addWidget(
            body(
                self.tr(
                    "Questions on the projector, answers from the pupils' phones or by show of "
                    "hands. It needs no internet."
                ),
                part,
            )
        )
        kind = ButtonKind.QUIET if state.interrupted is not None else ButtonKind.PRIMARY
        start = Button(self.tr("New session"), kind, parent=part)
        start.setObjectName("new-session")
        start.clicked.connect(lambda: self._act(PrepareSession()))
        brought = link(self.tr("Open a plan…"), Icon.FOLDER, part)
        brought.clicked.connect(lambda: self._act(OpenPlanFile()))
        row = FlowLayout(across=Space.L, down=Space.S)
        row.addWidget(start)
        row.addWidget(brought)
        own = link(self.tr("A subject of your own"), Icon.LIBRARY, part)
        own.clicked.connect(lambda: self._act(OpenPacks()))
        row.addWidget(own)
        column.addSpacing(Space.XS)
        column.addLayout(row)
        if state.interrupted is None:
            self._first = start
        return part

    def _plans(self, state: SessionsState) -> QWidget:
        part, column = self._section(self.tr("Plans"))
        plans = state.plans if self._all_plans else state.plans[:_FIRST]
        for plan in plans:
            column.addWidget(self._plan(plan, part))
        if len(plans) < len(state.plans):
            self._add_all(column, len(state.plans), self._show_all_plans)
        return part

    def _plan(self, plan: SessionPlan, part: QWidget) -> Card:
        card = Card(part, padding=Space.XS)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.setContentsMargins(0, 0, Space.S, 0)
        button = RowButton(plan.title, wording.plan(plan), sign=Icon.NEXT, parent=card)
        button.clicked.connect(lambda: self._act(PrepareSession(plan)))
        remove = icon_button(Icon.REMOVE, self.tr("Delete {title}").format(title=plan.title), card)
        remove.clicked.connect(lambda: self._act(RemovePlan(plan)))
        line.addWidget(button, 1)
        line.addWidget(remove)
        card.column.addLayout(line)
        return card

    def _past(self, over: tuple[SessionLine, ...], state: SessionsState) -> QWidget:
        part, column = self._section(self.tr("Past sessions"))
        lines = over if self._all_past else over[:_FIRST]
        for one in lines:
            column.addWidget(self._session(one, wording.past(one, state.now), part))
        if len(lines) < len(over):
            self._add_all(column, len(over), self._show_all_past)
        return part

    def _session(self, one: SessionLine, under: str, part: QWidget) -> Card:
        card = Card(part, padding=Space.XS)
        button = RowButton(one.title, under, sign=Icon.NEXT, parent=card)
        button.clicked.connect(lambda: self._act(OpenResults(one.id)))
        card.column.addWidget(button)
        return card

    def _section(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget(self)
        part.setAccessibleName(title)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(heading(title, Type.LEAD, part))
        return part, column

    def _add_all(self, column: QVBoxLayout, number: int, act: Callable[[], None]) -> None:
        every = link(self.tr("Show all {n}").format(n=number), Icon.DOWN, self)
        every.clicked.connect(act)
        row = FlowLayout()
        row.addWidget(every)
        column.addLayout(row)

    def _show_all_plans(self) -> None:
        self._all_plans = True
        self._fill()
        self._go_to(self.tr("Plans"))

    def _show_all_past(self) -> None:
        self._all_past = True
        self._fill()
        self._go_to(self.tr("Past sessions"))

    def _go_to(self, title: str) -> None:
        """Give the keyboard to the first row that was not shown before."""
        # What was there before is still about to be deleted: the part shown now comes last.
        part = [p for p in self.findChildren(QWidget) if p.accessibleName() == title][-1]
        rows = part.findChildren(RowButton)
        focus_in(self, rows[min(_FIRST, len(rows) - 1)])
