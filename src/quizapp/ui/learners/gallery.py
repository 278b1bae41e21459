"""Pictures of the screen of learners."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from quizapp.core.attempts import Learner
from quizapp.core.ids import LearnerId
from quizapp.ui.learners.rows import LearnerCard
from quizapp.ui.learners.screen import LearnersScreen
from quizapp.ui.learners.state import LearnerRow, LearnersState, NameProblem
from quizapp.ui.showing import Entry

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
_LONG = "Maximiliane-Charlotte von Hohenstein-Ost"


def a_learners_state(*names: str, problem: NameProblem | None = None) -> LearnersState:
    """Return a state with learners of these names, who were last here a day apart."""
    rows = tuple(
        LearnerRow(
            Learner(LearnerId(number), name, NOW - timedelta(days=40)),
            None if number == 3 else NOW - timedelta(days=number, hours=3),
            0 if number == 3 else 14 - 4 * number,
        )
        for number, name in enumerate(names)
    )
    return LearnersState(rows, NOW, problem, LearnerId(0) if names else None)


def learners_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    taken = NameProblem(
        "There is already a learner named Mina.",
        "Choose that name from the list, or add a letter to tell the two apart.",
    )
    four = ("Mina", "Jonas", _LONG, "Ji-woo")
    return (
        Entry("learners-first-start", lambda: _screen(a_learners_state())),
        Entry("learners-several", lambda: _screen(a_learners_state(*four))),
        Entry("learners-name-taken", lambda: _screen(a_learners_state("Mina", problem=taken))),
        Entry("learners-renaming", _renaming),
        Entry("learners-removing", _removing),
    )


def _screen(state: LearnersState) -> LearnersScreen:
    screen = LearnersScreen()
    screen.render(state)
    return screen


def _renaming() -> QWidget:
    problem = NameProblem(
        "The name is empty.", "Type a name, or any word you will know again.", LearnerId(1)
    )
    return _screen(a_learners_state("Mina", "Jonas", problem=problem))


def _removing() -> QWidget:
    screen = _screen(a_learners_state("Mina", "Jonas"))
    screen.findChildren(LearnerCard)[1].ask_removal()
    return screen
