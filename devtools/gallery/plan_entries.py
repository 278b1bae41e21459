"""Pictures of the set-up of a test."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.content.ids import TopicId
from quizapp.core.learning.test_plan import Outlook, Preparation
from quizapp.ui.pages.plan.dates import read, typed
from quizapp.ui.pages.plan.screen import PlanScreen
from quizapp.ui.pages.plan.state import PlanState, TypedDate

TODAY = date(2026, 11, 24)  # a Tuesday
FRIDAY = date(2026, 11, 27)
ROUTES = TopicId("routes")


def a_plan_state(**changes: object) -> PlanState:
    """Return the state of a learner who has just come here."""
    state = PlanState(
        today=TODAY,
        typed=TypedDate(),
        topics=(
            (TopicId("terms"), "Words and names", 22),
            (ROUTES, "Routes and borders", 38),
            (TopicId("motives"), "Why people leave", 30),
            (TopicId("arrival"), "Arriving and settling in", 35),
            (TopicId("soldiers"), "Soldiers who cross the zone between the two states", 20),
        ),
    )
    return replace(state, **changes)  # type: ignore[arg-type]


def plan_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    outlook = Outlook(145, 0.31, (0.34, 0.4, 0.47, 0.52))
    friday = a_plan_state(
        typed=typed(FRIDAY),
        test_on=FRIDAY,
        sessions=(TODAY, date(2026, 11, 26)),
        outlook=outlook,
    )
    far = date(2027, 1, 29)
    over = TypedDate("20", "11", "2026")
    states = {
        "empty": a_plan_state(),
        "friday": friday,
        "change": replace(friday, kept=Preparation(FRIDAY), chosen=frozenset({ROUTES}), size=18),
        "far": a_plan_state(
            typed=typed(far),
            test_on=far,
            outlook=replace(outlook, then=(0.5, 0.66, 0.74, 0.8)),
            sessions=tuple(TODAY + timedelta(days=days) for days in (0, 14, 25, 34, 41, 47, 65)),
        ),
        "over": a_plan_state(typed=over, problem=read(over, TODAY)[1]),
    }
    return tuple(
        Entry(f"plan-{name}", lambda shown=state: _screen(shown))  # type: ignore[misc]
        for name, state in states.items()
    )


def _screen(state: PlanState) -> QWidget:
    screen = PlanScreen()
    screen.render(state)
    return screen
