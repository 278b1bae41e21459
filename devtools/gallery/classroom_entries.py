"""Pictures of the page Class."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from devtools.samples.cards import a_card
from quizapp.core.answering.grading import Outcome
from quizapp.core.cards.card import FeedbackCard
from quizapp.core.content.ids import FactId, ItemId, ItemVersionId, SessionId, TopicId
from quizapp.core.content.items import ItemKind
from quizapp.core.learning.classwide import Flag
from quizapp.core.learning.statistics import wilson
from quizapp.core.session.setup import (
    ClassSession,
    SessionLine,
    SessionPlan,
    SessionQuestion,
    SessionSetup,
)
from quizapp.core.views.reports import ClassReview, Lure, MissedLine
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.pages.classroom.state import ClassState, SessionsState

_NAMES = ("Ada", "Chidi", "Hyun-woo", "Jelena", "Maximiliane-Charlotte von Hohenstein-Ost", "Mina")


def a_lure(**changes: object) -> Lure:
    """Return a wrong option that drew most."""
    lure = Lure(
        version_id=ItemVersionId(7),
        kind=ItemKind.CHOICE,
        stem="In which year did most North Koreans arrive in the South?",
        stem_is_false=False,
        correction="",
        text="2002",
        chosen=5,
        asked=9,
        certain=4,
        myth_fact="Arrivals in the South peaked in 2009, with 2,914 people.",
        myth="The numbers have only fallen since the famine of the 1990s.",
        source_line="By the statistics table",
    )
    return replace(lure, **changes)  # type: ignore[arg-type]


def a_missed_line(number: int, fact: str, wrong: int, asked: int, **changes: object) -> MissedLine:
    """Return a fact that so many of so many missed."""
    line = MissedLine(
        fact_id=FactId(f"fact-{number}"),
        fact=fact,
        topic_id=TopicId("numbers"),
        topic="Numbers",
        is_myth=True,
        asked=asked,
        wrong=wrong,
        certain_wrong=min(wrong, 4),
        share=wrong / asked if asked >= 5 else None,
        interval=wilson(wrong, asked) if asked >= 5 else None,
        flag=None,
        lure=a_lure(asked=asked, chosen=min(5, wrong)),
        names=(),
    )
    return replace(line, **changes)  # type: ignore[arg-type]


def a_class(*, lines: int = 4, with_names: bool = False) -> ClassReview:
    """Return the review of a class."""
    claim = "Most people who leave North Korea walk across the border to the South."
    found = [
        a_missed_line(1, "Arrivals in the South peaked in 2009, with 2,914 people.", 6, 9),
        a_missed_line(
            2,
            "Most leave through China and third countries; few cross the border to the South.",
            24,
            31,
            flag=Flag.TOO_HARD,
            lure=a_lure(
                kind=ItemKind.TRUE_FALSE,
                stem=claim,
                stem_is_false=True,
                correction="Most leave through China and third countries.",
                text="True",
                chosen=24,
                asked=31,
                myth="",
                myth_fact="",
            ),
        ),
        a_missed_line(
            3,
            "China treats people who crossed from North Korea as illegal economic migrants, not as "
            "refugees, and sends back those whom its police find near the border or in the cities.",
            2,
            3,
            certain_wrong=0,
            lure=a_lure(
                text="As refugees under the convention of 1951, which it signed",
                chosen=1,
                asked=3,
                myth="",
                myth_fact="",
            ),
        ),
        a_missed_line(
            4, "Hanawon lasts twelve weeks.", 1, 2, certain_wrong=1, lure=a_lure(chosen=1, asked=2)
        ),
    ]
    found += [
        a_missed_line(n, f"The matter with number {n} is settled.", 3, 12)
        for n in range(5, lines + 1)
    ]
    if with_names:
        found = [replace(line, names=_NAMES[: min(line.wrong, 6)]) for line in found]
    return ClassReview(
        lines=tuple(found[:lines]),
        learners=31,
        asked=118,
        responses=1204,
        wrong=371,
        certain_wrong=96,
        with_names=with_names,
    )


def a_class_card() -> FeedbackCard:
    """Return the card of the first line, chosen by nobody in particular."""
    card = a_card()
    options = tuple(replace(option, chosen=False) for option in card.options)
    return replace(card, outcome=Outcome.SKIPPED, certainty=None, options=options)


NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def a_past_session(number: int, **changes: object) -> SessionLine:
    """Return a session that is over."""
    began = NOW - timedelta(days=2 * number, minutes=70)
    line = SessionLine(
        id=SessionId(number),
        title=("Routes", "Numbers and how they are counted", "Session")[number % 3],
        started_at=began,
        ended_at=began + timedelta(minutes=31),
        questions=8 + number % 5,
        participants=0 if number % 4 == 3 else 24 + number % 6,
    )
    return replace(line, **changes)  # type: ignore[arg-type]


def a_session_plan(number: int, **changes: object) -> SessionPlan:
    """Return a kept plan."""
    titles = ("Routes and myths before the excursion", "What 9b got wrong on Friday", "China")
    items = tuple(ItemId(f"item-{n}") for n in range(6 + number))
    plan = SessionPlan(titles[number % 3], items, id=number)
    return replace(plan, **changes)  # type: ignore[arg-type]


def an_interrupted_session() -> ClassSession:
    """Return a session that was never ended."""
    questions = tuple(SessionQuestion(ItemVersionId(n), (0, 1, 2)) for n in range(8))
    setup = SessionSetup("Routes", questions)
    return ClassSession(SessionId(9), "K7RM", setup, NOW - timedelta(minutes=12))


def some_sessions(number: int = 2, **changes: object) -> SessionsState:
    """Return plans and past sessions."""
    state = SessionsState(
        NOW,
        plans=tuple(a_session_plan(n) for n in range(1, number + 1)),
        past=tuple(a_past_session(n) for n in range(1, number + 1)),
    )
    return replace(state, **changes)  # type: ignore[arg-type]


def a_class_state(
    review: ClassReview | None = None, name: str = "Mina", **changes: object
) -> ClassState:
    """Return the page."""
    state = ClassState(review or a_class(), name, some_sessions())
    return replace(state, **changes)  # type: ignore[arg-type]


def classroom_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    opened = ((FactId("fact-1"), a_class_card()),)
    empty = ClassReview((), 0, 0, 0, 0, 0, False)
    one = ClassReview((), 1, 12, 12, 4, 1, False)
    first = a_class_state(empty, sessions=SessionsState(NOW))
    elsewhere = some_sessions(elsewhere=(an_interrupted_session().setup.title,))
    broken = some_sessions(interrupted=an_interrupted_session())
    many = some_sessions(14, notice="Deleted, with all names.")
    return (
        Entry("class-several", lambda: _screen(a_class_state())),
        Entry("class-first-visit", lambda: _screen(first)),
        Entry("class-interrupted", lambda: _screen(a_class_state(sessions=broken))),
        Entry("class-elsewhere", lambda: _screen(a_class_state(sessions=elsewhere))),
        Entry("class-many-sessions", lambda: _screen(a_class_state(empty, sessions=many))),
        Entry("class-opened", lambda: _screen(a_class_state(cards=opened), opened=True)),
        Entry("class-names", lambda: _screen(a_class_state(a_class(with_names=True)))),
        Entry("class-many", lambda: _screen(a_class_state(a_class(lines=34), _NAMES[4]))),
        Entry("class-one-learner", lambda: _screen(a_class_state(one))),
        Entry("class-all-right", lambda: _screen(a_class_state(replace(one, learners=3)))),
    )


def _screen(state: ClassState, *, opened: bool = False) -> QWidget:
    screen = ClassScreen()
    screen.render(state)
    if opened:
        screen.row(0).row.click()
        screen.render(state)
    return screen
