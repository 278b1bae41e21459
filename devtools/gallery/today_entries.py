"""Pictures of the page Today."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.scoring import Score
from quizapp.core.content.ids import AttemptId
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.pages.today.state import DueFacts, LastResult, TestAhead, TodayState, Unfinished

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)  # a Tuesday
TODAY = NOW.date()
LAST = LastResult(AttemptId(7), "Mixed questions", Score(7, 2, 1), NOW - timedelta(hours=17))
UNFINISHED = Unfinished(
    AttemptId(8), "Routes and borders", 4, 10, NOW - timedelta(hours=17, minutes=50)
)
DUE = DueFacts(certain_wrong=3, wrong=5, again=4, session=12, minutes=8)
MANY = DueFacts(certain_wrong=9, wrong=31, lucky=8, again=52, session=12, minutes=8)
TEST = TestAhead(
    test_on=date(2026, 11, 27),
    sessions=(TODAY, date(2026, 11, 26)),
    minutes=8,
    facts=98,
    not_met=14,
    expected_now=0.58,
    expected_then=0.71,
)
LAST_SESSION = replace(TEST, test_on=date(2026, 11, 25), sessions=(TODAY,))


def a_today_state(**changes: object) -> TodayState:
    """Return the state of a learner who has never answered anything."""
    state = TodayState("Mina", NOW, TODAY, facts=98, questions=214, not_met=98)
    return replace(state, **changes)  # type: ignore[arg-type]


def a_met_state(**changes: object) -> TodayState:
    """Return the state of a learner who has begun, with nothing due today."""
    begun = a_today_state(
        not_met=63, last=LAST, on_list=6, next_day=date(2026, 11, 25), next_facts=4
    )
    return replace(begun, **changes)  # type: ignore[arg-type]


def today_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    met = a_met_state()
    due = replace(met, due=DUE, on_list=9)
    held = replace(
        met,
        not_met=0,
        on_list=0,
        last=replace(LAST, score=Score(10, 0, 0)),
        next_day=date(2026, 12, 4),
        next_facts=1,
    )
    states = {
        "new-learner": a_today_state(),
        "due": due,
        "due-and-unfinished": replace(due, unfinished=UNFINISHED, test=TEST),
        "due-and-new": replace(met, due=replace(DUE, again=0, session=8, new=4), on_list=9),
        "due-many": replace(due, due=MANY, on_list=48),
        "due-one": replace(due, due=DueFacts(certain_wrong=1, session=1, minutes=1), on_list=1),
        "nothing-due": met,
        "everything-held": held,
        "corrections": replace(due, unfinished=UNFINISHED, corrections_due=1),
        "test-session": replace(due, test=TEST),
        "test-session-done": replace(
            met,
            test=replace(
                TEST, sessions=TEST.sessions[1:], done_today=True, topics=("Routes and borders",)
            ),
        ),
        "test-far": replace(
            due,
            test=replace(
                TEST,
                test_on=date(2027, 1, 29),
                sessions=tuple(date(2026, 12, 4) + timedelta(days=9 * n) for n in range(6)),
            ),
        ),
        "test-tomorrow": replace(due, test=LAST_SESSION),
        "test-today": replace(due, test=TestAhead(TODAY, facts=98)),
        "test-over": replace(met, test=TestAhead(date(2026, 11, 20))),
        "long-name": replace(met, unfinished=UNFINISHED, learner_name="W" * 40),
    }
    return tuple(
        Entry(f"today-{name}", lambda shown=state: _screen(shown))  # type: ignore[misc]
        for name, state in states.items()
    )


def _screen(state: TodayState) -> QWidget:
    screen = TodayScreen()
    screen.render(state)
    return screen
