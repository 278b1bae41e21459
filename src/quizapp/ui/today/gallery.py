"""Pictures of the page Today."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from quizapp.core.ids import AttemptId
from quizapp.core.scoring import Score
from quizapp.ui.showing import Entry
from quizapp.ui.today.screen import TodayScreen
from quizapp.ui.today.state import LastResult, TodayState, Unfinished

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
LAST = LastResult(AttemptId(7), "Mixed questions", Score(7, 2, 1), NOW - timedelta(hours=17))
UNFINISHED = Unfinished(
    AttemptId(8), "Routes and borders", 4, 10, NOW - timedelta(hours=17, minutes=50)
)


def a_today_state(**changes: object) -> TodayState:
    """Return the state of a learner who has never answered anything."""
    state = TodayState("Mina", NOW, facts=98, questions=214, not_met=98)
    return replace(state, **changes)  # type: ignore[arg-type]


def today_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    met = a_today_state(not_met=63)
    all_right = replace(LAST, score=Score(10, 0, 0))
    return (
        Entry("today-new-learner", lambda: _screen(a_today_state())),
        Entry("today-missed", lambda: _screen(replace(met, last=LAST))),
        Entry("today-all-right", lambda: _screen(replace(met, last=all_right))),
        Entry("today-unfinished", lambda: _screen(replace(met, last=LAST, unfinished=UNFINISHED))),
        Entry(
            "today-corrections",
            lambda: _screen(replace(met, last=LAST, unfinished=UNFINISHED, corrections_due=1)),
        ),
        Entry(
            "today-long-name",
            lambda: _screen(replace(met, unfinished=UNFINISHED, learner_name="W" * 40)),
        ),
    )


def _screen(state: TodayState) -> QWidget:
    screen = TodayScreen()
    screen.render(state)
    return screen
