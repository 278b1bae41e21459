"""What is shown where a session is prepared."""

from dataclasses import dataclass

from quizapp.core.answering.attempts import QuizSpec
from quizapp.core.content.ids import TopicId
from quizapp.core.session.setup import Roster, SessionPlan
from quizapp.core.views.classroom import QuestionLine
from quizapp.ui.pages.classroom.class_lists.state import Problem

NUMBERS = (5, 8, 10, 12, 15, 20)
"""Numbers of questions on offer."""
USUAL = 8
"""Twenty minutes: what is left of a lesson after its beginning and before its end."""
CLOCKS = (30, 60, 90, 120)
"""Seconds of the clock for the room, where one is wished."""


def numbers_on_offer(most: int) -> tuple[int, ...]:
    """Return the numbers of questions to choose from where there are so many.

    None is more than there are; where they are few, the last is all of them.
    """
    if most == 0:  # nothing fits: other choices may
        return NUMBERS
    fewer = tuple(number for number in NUMBERS if number < most)
    return fewer if most > NUMBERS[-1] else (*fewer, most)


@dataclass(frozen=True)
class PreparingState:
    """The session as it stands now, and what there is to choose from."""

    plan: SessionPlan
    lines: tuple[QuestionLine, ...]
    """The plan's questions in their order."""
    minutes: int
    """About how many they take."""
    spec: QuizSpec
    """What questions were last drawn by."""
    topics: tuple[tuple[TopicId, str, int], ...]
    """(id, title, number of questions), in the pack's order."""
    most: int = NUMBERS[-1] + 1
    """How many questions there are by these choices."""
    myths: bool = False
    """Whether there are questions about myths."""
    detective: bool = False
    """Whether there are questions on how sources argue."""
    rosters: tuple[Roster, ...] = ()
    missed: int = 0
    """How many facts the class got wrong, to ask again."""
    can_bring_back: bool = False
    """Whether there is a list before this one, which was put together by hand."""
    lost: int = 0
    """How many questions of a kept plan the bank has no longer."""
    kept: str = ""
    """The name under which the plan was just kept; empty: it was not."""
    saved: str = ""
    """The name of the file that it was just saved as; empty: it was not."""
    problem: Problem | None = None
    """Why it could not be kept."""
    starting: bool = False
    """Whether Start was pressed, and the session is about to appear."""
