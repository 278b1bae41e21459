"""Which names of a class list are learners of this computer."""

from collections import Counter
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from quizapp.core.answering.attempts import Learner
from quizapp.core.content.ids import LearnerId
from quizapp.core.session.names import looks_like, name_key
from quizapp.core.session.setup import RosterName
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.text.prose import Prose, body, heading, small
from quizapp.ui.kit.text.text_layout import TextStyle
from quizapp.ui.kit.theme.theme import Space, Type
from quizapp.ui.pages.classroom.class_lists import wording

_ROWS = 40
"""For how many names a learner can be chosen at once."""
_FEW = 40
"""Up to so many learners every one is offered for every name; of more, those with a like name."""


class LinksPart(QWidget):
    """The names that are learners of this computer, or may be, each with who it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learners: tuple[Learner, ...] = ()
        self._by_key: dict[str, LearnerId] = {}
        self._by_first_word: dict[str, list[Learner]] = {}
        self._chosen: dict[str, LearnerId | None] = {}
        self._names: tuple[str, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(heading(self.tr("Who learns here too?"), Type.LEAD))
        self._said = Prose("", TextStyle(bold=True), self)
        column.addWidget(self._said)
        column.addWidget(
            small(
                self.tr(
                    "Answers of a linked name go into that learner's own Review. A name is linked "
                    "where a learner has exactly the same, whole name; who is added as a learner "
                    "later, under a name of a kept list, is linked then. Change what is wrong."
                )
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.XS)
        column.addLayout(self._rows)

    def begin(self, names: tuple[RosterName, ...], learners: tuple[Learner, ...]) -> None:
        """Take over what is kept: who is linked, and who is not to be."""
        self._learners = learners
        several = Counter(name_key(one.name) for one in learners)
        self._by_key = {key: one.id for one in learners if several[key := name_key(one.name)] == 1}
        self._by_first_word = {}
        for one in learners:
            self._by_first_word.setdefault(_first_word(one.name), []).append(one)
        there = {one.id for one in learners}
        self._chosen = {
            name_key(one.name): one.learner_id
            for one in names
            if one.apart or one.learner_id in there
        }
        self._names = None

    def render(self, names: tuple[str, ...]) -> None:  # type: ignore[override]
        """Show the names of a list."""
        self.setVisible(bool(self._learners and names))
        if not self._learners or names == self._names:
            return
        self._names = names
        self._say()
        clear(self._rows)
        rows = [(name, others) for name in names if (others := self._candidates(name))]
        for name, others in rows[:_ROWS]:
            row = FlowLayout(across=Space.M, down=Space.XS)
            row.addWidget(body(name))
            menu = ChoiceMenu(self.tr("{name} is").format(name=name), self)
            self._offer(name, menu, others)
            menu.chosen.connect(partial(self._link, name, menu, others))
            row.addWidget(menu)
            self._rows.addLayout(row)
        if len(rows) > _ROWS:
            rest = self.tr("{n} more names can be linked once the list is shorter.")
            self._rows.addWidget(small(rest.format(n=len(rows) - _ROWS)))

    def named(self, name: str) -> RosterName:
        """Return a name of the list with the learner it is linked with."""
        linked = self._learner_of(name)
        apart = linked is None and name_key(name) in self._chosen
        return RosterName(name, linked, apart)

    def _learner_of(self, name: str) -> LearnerId | None:
        key = name_key(name)
        return self._chosen[key] if key in self._chosen else self._by_key.get(key)

    def _candidates(self, name: str) -> tuple[Learner, ...]:
        """Return who may be meant: few learners all, of many those with a like name."""
        if len(self._learners) <= _FEW:
            return self._learners
        linked = self._learner_of(name)
        near = self._by_first_word.get(_first_word(name), [])
        found = [one for one in near if one.id != linked]
        own = [one for one in self._learners if one.id == linked]
        return tuple((own + found)[:_FEW])

    def _offer(self, name: str, menu: ChoiceMenu, others: tuple[Learner, ...]) -> None:
        linked = self._learner_of(name)
        place = next((n for n, one in enumerate(others, 1) if one.id == linked), 0)
        nobody = self.tr("nobody here")
        alike = looks_like(name, (one.name for one in others)) if not place else None
        if alike:
            nobody = self.tr("nobody here ({name} looks almost the same)").format(name=alike)
        menu.offer((nobody, *(one.name for one in others)), place)

    def _link(self, name: str, menu: ChoiceMenu, others: tuple[Learner, ...], place: int) -> None:
        self._chosen[name_key(name)] = others[place - 1].id if place else None
        self._offer(name, menu, others)
        self._say()

    def _say(self) -> None:
        names = self._names or ()
        linked = sum(self._learner_of(name) is not None for name in names)
        self._said.say(wording.linked(linked, len(names)))


def _first_word(name: str) -> str:
    return name_key(name.split()[0])
