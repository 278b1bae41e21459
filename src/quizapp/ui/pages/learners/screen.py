"""Who is learning? Choosing a learner, or becoming one in a breath."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from quizapp.core.content.ids import LearnerId
from quizapp.ui.kit.control.buttons import Button, ButtonKind, link
from quizapp.ui.kit.control.focus import focus_in
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import ScrollPage, clear
from quizapp.ui.kit.text.prose import heading, small
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.learners.copy_part import CopyPart
from quizapp.ui.pages.learners.first_welcome import first_welcome, first_words
from quizapp.ui.pages.learners.intents import (
    Add,
    AskPin,
    Choose,
    ChooseCopy,
    CloseNotice,
    ClosePin,
    DeleteCopies,
    Export,
    LearnersIntent,
    Merge,
    Remove,
    Rename,
    SetPin,
    TypePin,
    Undo,
)
from quizapp.ui.pages.learners.many import LearnersList, LearnersModel
from quizapp.ui.pages.learners.notice import RightsBanner
from quizapp.ui.pages.learners.rows import LearnerCard, ProblemLine
from quizapp.ui.pages.learners.state import LearnerRow, LearnersState, Wanted
from quizapp.ui.shell.page import Screen, ignore
from quizapp.ui.wording import words

_WIDEST = 560
FEW = 12
"""Up to so many learners each has a card; of more there is a list with a search."""


class LearnersScreen(Screen[LearnersState, LearnersIntent]):
    """The learners of this computer. No passwords; whoever likes has a PIN."""

    def __init__(
        self, act: Callable[[LearnersIntent], None] = ignore, parent: QWidget | None = None
    ) -> None:
        super().__init__(act, parent)
        self._page = ScrollPage(self.tr("Who is learning?"), _WIDEST, centred=True, parent=self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self._field: QLineEdit | None = None
        self._found: LearnersList | None = None
        self._query = ""
        self._card: LearnerCard | None = None
        self._copy: CopyPart | None = None
        self._typed_name = ""
        self._teaches = False
        """Whether the name that was typed last is a teacher's, in case it is asked about."""
        self._first: QWidget | None = None
        """What gets the focus: the one who is learning, else the first, else the field."""

    @override
    def render(self, state: LearnersState) -> None:  # type: ignore[override]
        """Show the learners; the first start welcomes instead."""
        if state.copy is not None and self._copy is not None and self._copy.goes_on(state.copy):
            return
        self._first, self._found, self._card, self._copy = None, None, None, None
        kept = self._field.text() if self._field is not None and state.problem else ""
        column = self._page.column
        clear(column)
        column.addSpacing(Space.XXL if state.rows or state.copy is not None else 0)
        if state.copy is not None:
            self._copy = CopyPart(state.copy, self.act, self._page.widget())
            column.addWidget(self._copy)
            column.addStretch(1)
            focus_in(self, self._copy.first)
            return
        self._tell(state)
        if state.rows:
            column.addWidget(heading(self.tr("Who is learning?")))
            column.addLayout(self._cards(state) if len(state.rows) <= FEW else self._many(state))
            column.addWidget(heading(self.tr("Somebody new?"), Type.LEAD))
        else:
            column.addStretch(2)  # in the middle of a high window, a little nearer to its top
            column.addWidget(first_welcome(self._page.widget()))
        column.addLayout(self._new(state, kept))
        column.addStretch(1 if state.rows else 3)
        if self._first is not None:
            focus_in(self, self._first)

    def _tell(self, state: LearnersState) -> None:
        """Say what was done with records, or is being done.

        The focus does not go to Undo: whoever presses Enter or types a name next means the list,
        and would bring back what was just removed.
        """
        inside = self._page.widget()
        if state.busy:
            self._page.column.addWidget(small(state.busy + " …", inside))
        if state.notice is None:
            return
        banner = RightsBanner(state.notice, inside)
        banner.undo_wanted.connect(lambda: self.act(Undo()))
        banner.deletion_wanted.connect(lambda: self.act(DeleteCopies()))
        banner.closed.connect(lambda: self.act(CloseNotice()))
        self._page.column.addWidget(banner)
        self._page.column.addSpacing(Space.L)
        banner.speak()

    def search(self, text: str) -> None:
        """Search for a name, as if it were typed, where there are many learners."""
        if self._found is not None:
            self._found.field.setText(text)

    def _cards(self, state: LearnersState) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(Space.M)
        for row in state.rows:
            card = self._card_of(row, state)
            rows.addWidget(card)
            if self._is_asked(row, state):
                self._first = card.findChild(QWidget, "first")
            elif self._nobody_asked(state) and (
                self._first is None or row.learner.id == state.current
            ):
                self._first = card.findChild(RowButton)
        return rows

    def _many(self, state: LearnersState) -> QVBoxLayout:
        """Return a search, the list of who is found, and the card of who is picked there."""
        inside = self._page.widget()
        part = QVBoxLayout()
        part.setSpacing(Space.M)
        model = LearnersModel(state.rows, partial(self._under, state=state), self._page)
        found = LearnersList(
            model,
            self.tr("Learners"),
            lambda row: self.act(Choose(row.learner.id)),
            self._query,
            inside,
        )
        found.setEnabled(not state.busy)
        found.searched.connect(self._remember_search)
        part.addWidget(found)
        place = QVBoxLayout()
        part.addLayout(place)

        def show(row: LearnerRow | None) -> None:
            clear(place)
            self._card = None if row is None else self._card_of(row, state)
            if self._card is not None:
                place.addWidget(self._card)

        asked = next((row.learner.id for row in state.rows if self._is_asked(row, state)), None)
        found.go_to(asked if asked is not None else state.current)
        show(model.row(found.view.currentIndex()))
        found.moved = show
        self._found = found
        if asked is not None and self._card is not None:
            self._first = self._card.findChild(QWidget, "first")
        elif self._nobody_asked(state):
            self._first = found.field
        return part

    def _remember_search(self, text: str) -> None:
        self._query = text

    def _card_of(self, row: LearnerRow, state: LearnersState) -> LearnerCard:
        others = tuple(other for other in state.rows if other is not row)
        card = LearnerCard(row, self._under(row, state), others, self._page.widget())
        card.on_server = state.on_server
        card.setEnabled(not state.busy)
        card.export_wanted.connect(lambda: self.act(Export(row.learner)))
        card.merged.connect(lambda gone, kept: self.act(Merge(gone, kept)))
        card.chosen.connect(lambda: self.act(Choose(row.learner.id)))
        card.removed.connect(lambda: self.act(Remove(row.learner.id)))
        card.renamed.connect(partial(self._rename, row.learner.id))
        self._wire_pin(card, row)
        if self._has_problem(row, state):
            card.ask_name(self._typed_name, state.problem)
        elif state.pin is not None and state.pin.learner_id == row.learner.id:
            card.ask_pin(state.pin)
        elif state.opened is not None and state.opened.learner_id == row.learner.id:
            card.open_part(state.opened.wanted)
        return card

    def _wire_pin(self, card: LearnerCard, row: LearnerRow) -> None:
        who = row.learner.id
        card.copy_wanted.connect(lambda: self.act(ChooseCopy(row.learner)))
        card.pin_wanted.connect(lambda wanted: self.act(AskPin(who, Wanted(wanted))))
        card.pin_typed.connect(lambda wanted, pin: self.act(TypePin(who, Wanted(wanted), pin)))
        card.pin_left.connect(lambda: self.act(ClosePin()))
        card.pin_set.connect(lambda pin: self.act(SetPin(row.learner, pin or None)))

    def _is_asked(self, row: LearnerRow, state: LearnersState) -> bool:
        """Return whether something is asked in the place of a learner's row."""
        asked = (state.pin, state.opened)
        return self._has_problem(row, state) or any(
            one is not None and one.learner_id == row.learner.id for one in asked
        )

    @staticmethod
    def _nobody_asked(state: LearnersState) -> bool:
        return state.problem is None and state.pin is None and state.opened is None

    @staticmethod
    def _has_problem(row: LearnerRow, state: LearnersState) -> bool:
        return state.problem is not None and state.problem.learner_id == row.learner.id

    def _under(self, row: LearnerRow, state: LearnersState) -> str:
        if row.last_active is None:
            said = self.tr("No quiz yet")
        else:
            said = self.tr("Last here {when} · {quizzes}").format(
                when=words.moment(row.last_active, state.now),
                quizzes=words.counted(row.attempts, self.tr("quiz"), self.tr("quizzes")),
            )
        if row.looks_like:
            said += self.tr(" · Looks almost like {name}").format(name=row.looks_like)
        if row.learner.has_pin:
            said += self.tr(" · PIN")
        return self.tr("Learning now · ") + said if row.learner.id == state.current else said

    def _new(self, state: LearnersState, kept: str) -> QVBoxLayout:
        inside = self._page.widget()
        field = QLineEdit(kept, inside)
        field.setObjectName("new-name")
        field.setPlaceholderText(self.tr("Your name"))
        field.setAccessibleName(self.tr("Your name"))
        self._field = field
        start = Button(
            self.tr("Start"),
            ButtonKind.QUIET if state.rows else ButtonKind.PRIMARY,
            parent=inside,
        )
        start.setObjectName("start")
        start.clicked.connect(lambda: self._add(field.text()))
        field.returnPressed.connect(lambda: self._add(field.text()))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(field, 1)
        row.addWidget(start, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(Space.M)
        column.addLayout(row)
        if state.problem is not None and state.problem.learner_id is None:
            line = ProblemLine(state.problem, inside)
            line.insisted.connect(
                lambda: self.act(Add(field.text(), beside_look_alike=True, teaches=self._teaches))
            )
            column.addWidget(line)
            field.setAccessibleDescription(line.spoken)
        elif not state.rows:
            field.setAccessibleDescription(first_words())
        column.addWidget(
            small(
                self.tr(
                    "Any name you will know again. No password, no account: what you do is kept on "
                    "a database server, where everybody who can open this question bank sees it."
                )
                if state.on_server
                else self.tr(
                    "Any name will do. No password, no account: all of it stays on this computer."
                ),
                inside,
            )
        )
        row_of_links = FlowLayout()
        teacher = link(self.tr("I am a teacher"), parent=inside)
        teacher.clicked.connect(lambda: self._add(field.text(), teaches=True))
        row_of_links.addWidget(teacher)
        take_in = link(self.tr("Take in a copy from another computer…"), Icon.COPY, inside)
        take_in.clicked.connect(lambda: self.act(ChooseCopy()))
        row_of_links.addWidget(take_in)
        column.addLayout(row_of_links)
        if self._first is None:
            self._first = field
        return column

    def _add(self, name: str, *, teaches: bool = False) -> None:
        self._teaches = teaches
        self.act(Add(name, teaches=teaches))

    def _rename(self, learner_id: LearnerId, name: str, beside_look_alike: bool) -> None:
        self._typed_name = name
        self.act(Rename(learner_id, name, beside_look_alike))
