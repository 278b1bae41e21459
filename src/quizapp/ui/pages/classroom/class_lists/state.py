"""What the screen of a class list shows."""

from dataclasses import dataclass

from quizapp.core.answering.attempts import Learner
from quizapp.core.session.setup import Roster
from quizapp.core.views.classroom import ListFile


@dataclass(frozen=True)
class Problem:
    """What could not be done, and what to do."""

    message: str
    hint: str


@dataclass(frozen=True)
class RosterState:
    """A class list, new or kept, and the learners of this bank whom its names may belong to."""

    roster: Roster
    text: str
    """The names as they stand in the field, one a line."""
    learners: tuple[Learner, ...] = ()
    problem: Problem | None = None
    file: ListFile | None = None
    """The file that the text is from, if it is from one."""


def text_of(roster: Roster) -> str:
    """Return the names of a list as they are typed, one a line."""
    return "\n".join(one.name for one in roster.names)
