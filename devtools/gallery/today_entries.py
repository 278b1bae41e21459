"""Pictures of the page Today."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import Attempt, Purpose, QuizSpec
from quizapp.core.answering.scoring import Score
from quizapp.core.content.ids import AttemptId, LearnerId, TopicId
from quizapp.core.views.planning import OtherTest
from quizapp.core.views.today import DayView, DoneToday, NextTask, Teaser
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.pages.today.state import TestAhead, TodayState, TopicLine, Unfinished

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)  # a Tuesday
TODAY = NOW.date()
UNFINISHED = Unfinished(
    AttemptId(8), "Routes and borders", 4, 10, NOW - timedelta(hours=17, minutes=50)
)
SESSION = Attempt(
    AttemptId(7),
    LearnerId(1),
    QuizSpec(purpose=Purpose.TODAY),
    "Task of the day",
    NOW,
    questions=(),
)
TEST = TestAhead(
    test_on=date(2026, 11, 27),
    sessions=(TODAY, date(2026, 11, 26)),
    minutes=8,
    facts=98,
    not_met=14,
    expected_now=0.58,
    expected_then=0.71,
)
OTHER_TESTS = (
    OtherTest("Town history", date(2026, 11, 26)),
    OtherTest("Cells and tissues", date(2026, 12, 4)),
)
LAST_SESSION = replace(TEST, test_on=date(2026, 11, 25), sessions=(TODAY,))
TEASER = Teaser(
    "Routes and borders", "Where do most people who leave go first?", True, date(2026, 11, 19)
)
NEXT = NextTask(date(2026, 11, 25), 2, 5, certain_wrong=1)
DONE = DoneToday(Score(7, 1, 0), off_list=2, last=SESSION)

_TOPICS = (
    ("Names and words", 3, 1, 0, 4),
    ("Why people leave", 5, 2, 1, 6),
    ("Numbers and the table", 0, 0, 2, 40),
    ("Routes and borders", 9, 3, 2, 4),
    ("The zone between the Koreas", 8, 2, 0, 0),
    ("China", 2, 4, 3, 15),
    ("Other countries", 0, 0, 0, 22),
    ("Asylum and treaties", 0, 0, 0, 12),
    ("South Korea's support", 1, 1, 1, 14),
    ("Life in the South", 20, 0, 0, 0),
    ("Mind and body", 0, 1, 0, 9),
    ("Going back, and families left behind", 0, 0, 0, 16),
)
TOPICS = tuple(
    TopicLine(TopicId(f"topic-{place}"), title, *counts)
    for place, (title, *counts) in enumerate(_TOPICS)
)


def a_day(**changes: object) -> DayView:
    """Return a day on which some comes back and some is new."""
    day = DayView(
        asked=0,
        review=3,
        new=5,
        waiting=0,
        is_test=False,
        begun=None,
        done=None,
        after_pause=False,
        is_new=False,
        learned_today=False,
        learned=tuple(date(2026, 11, day) for day in (18, 20, 21, 23)),
        next_task=NEXT,
        teaser=TEASER,
        unfinished=None,
        corrections_due=0,
        last=None,
    )
    return replace(day, **changes)  # type: ignore[arg-type]


def a_new_day(**changes: object) -> DayView:
    """Return the day of a learner who never answered anything."""
    day = a_day(review=0, new=5, is_new=True, learned=(), teaser=None)
    return replace(day, **changes)  # type: ignore[arg-type]


def a_done_day(**changes: object) -> DayView:
    """Return a day whose task is done."""
    day = a_day(
        asked=8,
        review=0,
        new=0,
        done=DONE,
        learned_today=True,
        learned=tuple(date(2026, 11, day) for day in (18, 20, 21, 23, 24)),
        teaser=None,
    )
    return replace(day, **changes)  # type: ignore[arg-type]


def a_today_state(day: DayView | None = None, **changes: object) -> TodayState:
    """Return the state of a learner on a day; on one with something to do if none is given."""
    shown = a_day() if day is None else day
    minutes = max(1, round(shown.to_go / 2))
    state = TodayState("Mina", NOW, TODAY, shown, minutes, topics=TOPICS)
    return replace(state, **changes)  # type: ignore[arg-type]


def today_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    unmet = tuple(
        replace(topic, known=0, unsure=0, wrong=0, not_met=topic.facts) for topic in TOPICS
    )
    begun = a_day(asked=3, review=0, new=5, begun=SESSION, learned_today=True)
    held = NextTask(date(2026, 12, 4), 1, 0)
    states = {
        "new-learner": a_today_state(a_new_day(), reads_first=True, topics=unmet),
        "new-learner-no-reading": a_today_state(a_new_day(), topics=unmet),
        "task": a_today_state(),
        "task-before-topics": a_today_state(topics=()),
        "task-and-unfinished": a_today_state(unfinished=UNFINISHED, test=TEST),
        "task-one": a_today_state(a_day(review=1, new=0, teaser=replace(TEASER, question=""))),
        "task-many-wait": a_today_state(a_day(review=12, new=0, waiting=88)),
        "begun": a_today_state(begun, unfinished=UNFINISHED),
        "after-pause": a_today_state(
            a_day(review=5, new=0, waiting=31, after_pause=True, learned=(), teaser=None)
        ),
        "done": a_today_state(a_done_day()),
        "done-all-known": a_today_state(
            a_done_day(done=replace(DONE, score=Score(8, 0, 0), off_list=0), next_task=held)
        ),
        "done-by-another-quiz": a_today_state(a_done_day(done=None, asked=0)),
        "nothing": a_today_state(
            a_done_day(done=None, asked=0, learned_today=False, next_task=held)
        ),
        "corrections": a_today_state(a_day(corrections_due=1), unfinished=UNFINISHED),
        "test-session": a_today_state(a_day(review=8, new=4, is_test=True), test=TEST),
        "test-session-done": a_today_state(
            a_done_day(),
            test=replace(
                TEST, sessions=TEST.sessions[1:], done_today=True, topics=("Routes and borders",)
            ),
        ),
        "test-far": a_today_state(
            test=replace(
                TEST,
                test_on=date(2027, 1, 29),
                sessions=tuple(date(2026, 12, 4) + timedelta(days=9 * n) for n in range(6)),
            ),
        ),
        "test-tomorrow": a_today_state(a_day(is_test=True), test=LAST_SESSION),
        "test-elsewhere": a_today_state(a_day(other_tests=OTHER_TESTS[:1])),
        "tests-in-three": a_today_state(a_day(other_tests=OTHER_TESTS), test=TEST),
        "test-today": a_today_state(test=TestAhead(TODAY, facts=98)),
        "test-over": a_today_state(test=TestAhead(date(2026, 11, 20))),
        "long-name": a_today_state(unfinished=UNFINISHED, learner_name="W" * 40),
    }
    return tuple(
        Entry(f"today-{name}", lambda shown=state: _screen(shown))  # type: ignore[misc]
        for name, state in states.items()
    )


def _screen(state: TodayState) -> QWidget:
    screen = TodayScreen()
    screen.render(state)
    return screen
