"""Pictures of the page Progress."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from quizapp.core.attempts import AttemptLine
from quizapp.core.grading import Outcome
from quizapp.core.ids import AttemptId, PresentedId
from quizapp.ui.progress.screen import ProgressScreen
from quizapp.ui.progress.state import FlaggedLine, ProgressState
from quizapp.ui.showing import Entry
from quizapp.ui.widgets.segmented import Segmented

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
_TITLES = ("Mixed questions", "Routes and borders", "Myths", "Mixed questions · again")
_LONG = "Soldiers who cross the zone between the two states, and what became of each of them later"


def an_attempt_line(number: int, *, finished: bool = True, title: str = "") -> AttemptLine:
    """Return the line of an attempt that began so many half days ago."""
    began = NOW - timedelta(hours=2 + 12 * number)
    return AttemptLine(
        id=AttemptId(100 - number),
        title=title or _TITLES[number % len(_TITLES)],
        started_at=began,
        finished_at=began + timedelta(minutes=8) if finished else None,
        questions=10,
        answered=10 if finished else 3,
        right=(7, 10, 4, 0)[number % 4] if finished else 2,
    )


def a_history(attempts: int = 12) -> ProgressState:
    """Return a history: an unfinished attempt, finished ones, two flagged questions."""
    lines = [an_attempt_line(number, finished=number != 0) for number in range(attempts)]
    if len(lines) > 3:
        lines[3] = an_attempt_line(3, title=_LONG)
    flagged = (
        FlaggedLine(
            PresentedId(31),
            AttemptId(99),
            "Arrivals in the South peaked in 2009, with 2,914 people.",
            "Routes and borders",
            Outcome.WRONG,
            NOW - timedelta(hours=14),
        ),
        FlaggedLine(
            PresentedId(32),
            AttemptId(98),
            "Most leave through China and third countries; few cross the border to the South.",
            "Myths",
            Outcome.RIGHT,
            NOW - timedelta(days=9),
        ),
    )
    return ProgressState(tuple(lines), flagged if lines else (), NOW)


def progress_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    nothing_flagged = ProgressState(a_history(2).lines, (), NOW)
    return (
        Entry("history-several", lambda: _screen(a_history())),
        Entry("history-flagged", lambda: _screen(a_history(), flagged=True)),
        Entry("history-nothing-flagged", lambda: _screen(nothing_flagged, flagged=True)),
        Entry("history-empty", lambda: _screen(a_history(0))),
    )


def _screen(state: ProgressState, *, flagged: bool = False) -> QWidget:
    screen = ProgressScreen()
    screen.render(state)
    if flagged:
        screen.findChildren(Segmented)[0].segment(1).click()
    return screen
