"""How a session runs: phones or hands, names, certainty, clock, ranking; each with its reason."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from quizapp.core.session.setup import Naming, Roster, SessionPlan
from quizapp.ui.kit.control.buttons import quiet
from quizapp.ui.kit.control.check import CheckRow
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.text.prose import Prose, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.icons import Icon
from quizapp.ui.kit.theme.theme import Space
from quizapp.ui.pages.classroom.preparing.intents import ChangePlan, EditClassList
from quizapp.ui.pages.classroom.preparing.state import CLOCKS, PreparingState
from quizapp.ui.pages.classroom.preparing.wording import naming_reason, phones_reason

_NAMINGS = tuple(Naming)
_CLOCKS = (None, *CLOCKS)


class Explained(QWidget):
    """Choices of which one is on, and under them what that one means.

    Signals:
        chosen: the place of the choice, counted from 0.
    """

    chosen = Signal(int)

    def __init__(self, name: str, labels: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(Prose(name, TextStyle(bold=True), self))
        self.segments = Segmented(name, labels, self)
        self.segments.chosen.connect(self.chosen)
        row = QHBoxLayout()
        row.addWidget(self.segments)
        row.addStretch(1)
        column.addLayout(row)
        self._reason = small("", self)
        column.addWidget(self._reason)

    def show_chosen(self, place: int | None, reason: str) -> None:
        """Show which one is on, and what it means."""
        self.segments.show_chosen(place)
        self._reason.say(reason)


class SettingsPart(QWidget):
    """The settings of a plan.

    Args:
        act: takes what the user did.
        parent: the parent widget.
    """

    def __init__(
        self, act: Callable[[ChangePlan | EditClassList], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._plan = SessionPlan("", ())
        self._rosters: tuple[Roster, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XL)
        self._phones = Explained(
            self.tr("How do they answer?"), (self.tr("Phones"), self.tr("Hands")), self
        )
        self._phones.chosen.connect(
            lambda place: self._change(replace(self._plan, phones=place == 0))
        )
        column.addWidget(self._phones)
        self._naming = Explained(
            self.tr("Which names do they have?"),
            (self.tr("Friendly names"), self.tr("Class list"), self.tr("Typed")),
            self,
        )
        self._naming.chosen.connect(self._name_by)
        column.addWidget(self._naming)
        self._lists = self._make_lists()
        column.addWidget(self._lists)
        self._certainty = CheckRow(
            self.tr("Ask how sure they are"),
            self.tr("Who is certain and wrong believes a myth: those are worth the time."),
            self,
        )
        self._certainty.clicked.connect(
            lambda on: self._change(replace(self._plan, ask_certainty=on))
        )
        column.addWidget(self._certainty)
        self._clock = Explained(
            self.tr("Clock for the room"),
            (self.tr("Off"), *(self.tr("{n} s").format(n=n) for n in CLOCKS)),
            self,
        )
        self._clock.chosen.connect(
            lambda place: self._change(replace(self._plan, seconds=_CLOCKS[place]))
        )
        column.addWidget(self._clock)
        self._ranking = CheckRow(
            self.tr("Show the three best at the end"),
            self.tr(
                "Off at first: over time ranking makes pupils less keen. Three names at most, "
                "and none where fewer than six take part."
            ),
            self,
        )
        self._ranking.clicked.connect(lambda on: self._change(replace(self._plan, ranking=on)))
        column.addWidget(self._ranking)

    def _make_lists(self) -> QWidget:
        lists = QWidget(self)
        row = FlowLayout(lists, across=Space.M, down=Space.S)
        self._list = ChoiceMenu(self.tr("Class list"), lists)
        self._list.chosen.connect(lambda place: self._name_from(self._rosters[place]))
        self._edit = quiet(self.tr("Change this list"), Icon.EDIT, lists)
        self._edit.clicked.connect(lambda: self._act(EditClassList(self._roster())))
        self._new = quiet(self.tr("New class list"), Icon.ADD, lists)
        self._new.clicked.connect(lambda: self._act(EditClassList(None)))
        for widget in (self._list, self._edit, self._new):
            row.addWidget(widget)
        return lists

    def show_state(self, state: PreparingState) -> None:
        """Show what is set, without a signal."""
        plan = self._plan = state.plan
        self._rosters = state.rosters
        self._phones.show_chosen(0 if plan.phones else 1, phones_reason(plan.phones))
        self._naming.show_chosen(_NAMINGS.index(plan.naming), naming_reason(plan.naming))
        self._naming.setVisible(plan.phones)
        by_list = plan.phones and plan.naming is Naming.ROSTER
        self._lists.setVisible(by_list)
        roster = self._roster()
        if roster is not None:
            titles = tuple(
                self.tr("{title} ({n} names)").format(title=one.title, n=len(one.names))
                for one in self._rosters
            )
            self._list.offer(titles, self._rosters.index(roster))
        self._list.setVisible(roster is not None)
        self._edit.setVisible(roster is not None)
        self._certainty.setChecked(plan.ask_certainty)
        self._certainty.setVisible(plan.phones)
        clock = self.tr("Time pressure makes pupils guess, so it's off. ")
        closes = self.tr("It closes nothing and counts for nothing: you end the vote.")
        place = _CLOCKS.index(plan.seconds) if plan.seconds in _CLOCKS else None
        self._clock.show_chosen(place, closes if plan.seconds else clock + closes)
        self._ranking.setChecked(plan.ranking)
        self._ranking.setVisible(plan.phones)

    def take_focus(self) -> None:
        """Give the keyboard to the class lists, where somebody was sent away from."""
        target = self._list if not self._list.isHidden() else self._new
        target.setFocus()

    def _roster(self) -> Roster | None:
        wanted = self._plan.roster_id
        return next((one for one in self._rosters if one.id == wanted), None)

    def _name_by(self, place: int) -> None:
        naming = _NAMINGS[place]
        if naming is Naming.ROSTER and self._roster() is None and self._rosters:
            self._name_from(self._rosters[0])
        else:
            self._change(replace(self._plan, naming=naming))

    def _name_from(self, roster: Roster) -> None:
        self._change(replace(self._plan, naming=Naming.ROSTER, roster_id=roster.id))

    def _change(self, plan: SessionPlan) -> None:
        self._act(ChangePlan(plan))
