"""Pictures of the page Progress."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from devtools.gallery.render_states import Entry
from quizapp.core.answering.attempts import AttemptLine, Certainty
from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import fit_of
from quizapp.core.content.ids import AttemptId, PresentedId, TopicId
from quizapp.core.learning.activity import Week
from quizapp.core.learning.calibration import ENOUGH, LevelPicture
from quizapp.core.learning.milestones import Goal, Milestone, MilestoneKind
from quizapp.core.views.reports import (
    ForecastPoint,
    MasteryCounts,
    NextGoal,
    Progress,
    ReachedMilestone,
)
from quizapp.ui.kit.control.buttons import Button
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.pages.progress.overview import Overview
from quizapp.ui.pages.progress.screen import Part, ProgressScreen
from quizapp.ui.pages.progress.state import FlaggedLine, ProgressState
from quizapp.ui.pages.progress.topics_part import TopicsPart

NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
_TITLES = ("Mixed questions", "Routes and borders", "Myths", "Mixed questions · again")
_LONG = "Soldiers who cross the zone between the two states, and what became of each of them later"
_CLAIMED = {Certainty.CERTAIN: 0.9, Certainty.THINK_SO: 0.75, Certainty.GUESS: 0.47}


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
        counted=10 if finished else 3,
        right=(7, 10, 4, 0)[number % 4] if finished else 2,
    )


def some_mastery(title: str, known: int, unsure: int, wrong: int, not_met: int) -> MasteryCounts:
    """Return a line of the table."""
    return MasteryCounts(
        title, title, known + unsure + wrong + not_met, not_met, known, unsure, wrong
    )


def a_level(certainty: Certainty, stated: int, right: int) -> LevelPicture:
    """Return a bar of the calibration picture."""
    return LevelPicture(
        certainty=certainty,
        stated=stated,
        right=right,
        claimed=_CLAIMED[certainty],
        share=right / stated if stated else 0.0,
        shown=stated >= ENOUGH,
        fit=fit_of(certainty, stated, right) if stated else None,
    )


def a_progress() -> Progress:
    """Return the progress of somebody who has practised for some weeks."""
    weeks = tuple(
        Week(date(2026, 8, 31) + timedelta(weeks=place), right, wrong, skipped, minutes)
        for place, (right, wrong, skipped, minutes) in enumerate(
            (
                (14, 9, 2, 11),
                (22, 8, 0, 14),
                (0, 0, 0, 0),
                (31, 12, 1, 22),
                (18, 3, 0, 9),
                (26, 6, 4, 18),
                (0, 0, 0, 0),
                (12, 2, 0, 6),
                (40, 9, 0, 25),
                (35, 7, 1, 21),
                (28, 4, 0, 15),
                (52, 8, 3, 31),
                (19, 2, 0, 9),
            )
        )
    )
    return Progress(
        total=some_mastery("All", 34, 41, 21, 154),
        topics=(
            some_mastery("Routes and borders", 12, 9, 4, 15),
            some_mastery("Life in China", 8, 14, 6, 22),
            some_mastery("Law and status", 0, 5, 8, 31),
            some_mastery("Numbers", 14, 13, 3, 0),
            some_mastery("After arrival", 0, 0, 0, 86),
        ),
        documents=(
            some_mastery("Encyclopedia article", 20, 24, 9, 70),
            some_mastery("News report, August 2024", 16, 19, 13, 88),
        ),
        forecast=(ForecastPoint(0, 0.93), ForecastPoint(7, 0.78), ForecastPoint(30, 0.58)),
        forecast_facts=96,
        calibration=(
            a_level(Certainty.CERTAIN, 38, 31),
            a_level(Certainty.THINK_SO, 64, 49),
            a_level(Certainty.GUESS, 14, 8),
        ),
        weeks=weeks,
        minutes=181,
        days=27,
        attempts=42,
        responses=378,
        reached=(
            a_reached(MilestoneKind.MYTHS_MET, "numbers", "Numbers", 11, 1),
            a_reached(MilestoneKind.FACTS_MET, "numbers", "Numbers", 30, 1),
            a_reached(MilestoneKind.MYTHS_GIVEN_UP, None, "", 1, 12),
        ),
        ahead=(
            a_near_goal(MilestoneKind.MYTHS_MET, "routes", "Routes and borders", 13, 14),
            a_near_goal(MilestoneKind.CORE_KNOWN, "china", "Life in China", 8, 11),
            a_near_goal(MilestoneKind.MYTHS_GIVEN_UP, None, "", 2, 5),
        ),
        by_choice=11,
        by_choice_sensitive=4,
    )


def a_reached(
    kind: MilestoneKind, topic_id: str | None, topic: str, number: int, days_ago: int
) -> ReachedMilestone:
    """Return a milestone that was reached so many days ago."""
    at = NOW - timedelta(days=days_ago)
    one = Milestone(kind, None if topic_id is None else TopicId(topic_id), number, at)
    return ReachedMilestone(one, topic)


def a_near_goal(
    kind: MilestoneKind, topic_id: str | None, topic: str, done: int, number: int
) -> NextGoal:
    """Return a milestone of which something is missing."""
    return NextGoal(
        Goal(kind, None if topic_id is None else TopicId(topic_id), done, number), topic
    )


def a_newcomer() -> Progress:
    """Return the progress of somebody who has answered nothing."""
    return replace(
        a_first_day(),
        total=some_mastery("All", 0, 0, 0, 250),
        topics=(
            some_mastery("Routes and borders", 0, 0, 0, 40),
            some_mastery("Life in China", 0, 0, 0, 50),
            some_mastery("Law and status", 0, 0, 0, 44),
        ),
        forecast=(),
        forecast_facts=0,
        weeks=(),
        attempts=0,
        responses=0,
        days=0,
        minutes=0,
        by_choice=11,
        by_choice_sensitive=4,
    )


def a_first_day() -> Progress:
    """Return the progress of somebody who has answered four questions."""
    return Progress(
        total=some_mastery("All", 0, 3, 1, 246),
        topics=(
            some_mastery("Routes and borders", 0, 2, 0, 38),
            some_mastery("Life in China", 0, 1, 1, 48),
        ),
        documents=(some_mastery("Encyclopedia article", 0, 3, 1, 119),),
        forecast=(ForecastPoint(0, 1.0), ForecastPoint(7, 0.71), ForecastPoint(30, 0.52)),
        forecast_facts=4,
        calibration=(
            a_level(Certainty.CERTAIN, 1, 0),
            a_level(Certainty.THINK_SO, 3, 3),
            a_level(Certainty.GUESS, 0, 0),
        ),
        weeks=(Week(date(2026, 11, 23), 3, 1, 0, 2),),
        minutes=2,
        days=1,
        attempts=1,
        responses=4,
    )


def a_long_run() -> Progress:
    """Return two years of work, everything known, and names that are far too long."""
    lately = tuple(
        Week(date(2024, 11, 25) + timedelta(weeks=place), 1204 + place, 103, 9, 188)
        for place in range(105)
    )
    return replace(
        a_progress(),
        total=some_mastery("All", 2941, 0, 0, 0),
        topics=tuple(some_mastery(f"{_LONG} ({n})", 1000 + n, 0, n, 0) for n in range(3)),
        reached=tuple(
            a_reached(MilestoneKind.CORE_KNOWN, f"t{n}", _LONG, 128, 30 * n) for n in range(9)
        ),
        ahead=(a_near_goal(MilestoneKind.CORE_KNOWN, "t", _LONG, 119, 128),),
        documents=(some_mastery(_LONG, 1, 1, 1, 2938),),
        forecast=(ForecastPoint(0, 0.97), ForecastPoint(7, 0.96), ForecastPoint(30, 0.94)),
        forecast_facts=2941,
        calibration=tuple(a_level(c, 4000, 3995) for c in reversed(Certainty)),
        weeks=lately,
        minutes=19_740,
        days=611,
        attempts=1388,
        responses=138_000,
    )


def a_state(attempts: int = 12, progress: Progress | None = None) -> ProgressState:
    """Return a progress, an unfinished attempt, finished ones, two flagged questions."""
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
    shown = progress or a_progress()
    return ProgressState(shown, tuple(lines), flagged if lines else (), NOW)


def progress_entries() -> tuple[Entry, ...]:
    """Return the entries of this screen."""
    nothing_flagged = replace(a_state(2), flagged=())
    few = replace(a_state(1, a_first_day()), flagged=())
    saved = replace(a_state(), saved="Mina, 25 November 2026.csv")
    over, long = Part.OVER_TIME, a_long_run()
    return (
        Entry("progress-topics", lambda: _screen(a_state())),
        Entry("progress-topics-reached", lambda: _screen(a_state(), at="Reached")),
        Entry("progress-topics-few", lambda: _screen(few)),
        Entry("progress-topics-long", lambda: _screen(a_state(progress=long))),
        Entry("progress-topics-long-end", lambda: _screen(a_state(progress=long), at="Reached")),
        Entry("progress-new-learner", lambda: _screen(a_state(0, a_newcomer()))),
        Entry("progress-nothing-yet", lambda: _screen(a_state(0, a_newcomer()), over)),
        Entry("progress-over-time", lambda: _screen(a_state(), over)),
        Entry("progress-weeks", lambda: _screen(a_state(), over, at="Week by week")),
        Entry("progress-weeks-table", lambda: _screen(saved, over, at="Week by", table=True)),
        Entry("progress-few", lambda: _screen(few, over)),
        Entry("progress-long", lambda: _screen(a_state(progress=long), over)),
        Entry("progress-long-end", lambda: _screen(a_state(progress=long), over, at="By document")),
        Entry("progress-attempts", lambda: _screen(a_state(), Part.ATTEMPTS)),
        Entry("progress-flagged", lambda: _screen(a_state(), Part.FLAGGED)),
        Entry("progress-nothing-flagged", lambda: _screen(nothing_flagged, Part.FLAGGED)),
    )


def _screen(
    state: ProgressState, part: Part = Part.TOPICS, *, at: str = "", table: bool = False
) -> QWidget:
    screen = ProgressScreen()
    screen.render(state)
    if part is not Part.TOPICS:
        screen.show_part(part)
        screen.render(state)
    if table:
        next(b for b in screen.findChildren(Button) if b.text() == "Show as a table").click()
    if at:
        page = screen.findChildren(TopicsPart if part is Part.TOPICS else Overview)[0]
        page.reveal(next(p for p in page.findChildren(Prose) if p.text().startswith(at)))
    return screen
