"""The end of a day in the summary: said first, warmly and exactly, and in Today's own words."""

from dataclasses import replace
from datetime import timedelta

import pytest
from devtools.gallery.summary_entries import a_day_summary, a_summary
from devtools.gallery.today_entries import NEXT, TODAY, a_day, a_done_day
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.core.answering.grading import Outcome
from quizapp.core.answering.scoring import Score
from quizapp.ui.kit.chart.outcomes import OutcomeTiles
from quizapp.ui.kit.chart.ring import ProgressRing
from quizapp.ui.kit.text.glyph import Glyph
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.pages.study.summary.question_row import QuestionRow
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.study.summary.state import DayShown, SummaryState
from quizapp.ui.pages.study.summary.wording import in_words
from quizapp.ui.wording.tasks import comes_next
from tests.ui.looking import seen, texts

_R, _W = Outcome.RIGHT, Outcome.WRONG


@pytest.fixture
def screen(qtbot: QtBot) -> SummaryScreen:
    made = SummaryScreen()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


def test_the_days_last_session_says_that_the_day_is_done_and_what_tomorrow_asks(
    screen: SummaryScreen,
) -> None:
    screen.render(a_day_summary(a_done_day()))
    said = texts(screen)
    assert "Done for today." in said
    assert "7 of 8 right. Most of it is in place." in said
    assert comes_next(NEXT, TODAY) in said
    assert seen(screen, ProgressRing)[0].accessibleName() == "Today's task is done."


def test_a_session_that_leaves_some_of_the_day_does_not_say_so(screen: SummaryScreen) -> None:
    screen.render(a_day_summary(a_day(asked=3, review=1, new=4)))
    assert "Done for today." not in texts(screen)
    assert "Today's task is still there: 5 questions." in texts(screen)


def test_another_quiz_tells_the_next_task_and_ends_nothing(screen: SummaryScreen) -> None:
    screen.render(SummaryState(a_summary(), day=DayShown(a_done_day(), TODAY)))
    assert "Done for today." not in texts(screen)
    assert comes_next(NEXT, TODAY) in texts(screen)
    screen.render(SummaryState(a_summary()))
    assert "Tomorrow" not in texts(screen)  # looked back on later


def test_a_fact_that_came_back_counts_once_by_its_first_answer(screen: SummaryScreen) -> None:
    state = a_day_summary(a_done_day(), (_R,) * 7 + (_W, _R))
    summary = state.summary
    back = summary.cards[-1][0].id
    again = replace(summary, first=Score(7, 1, 0), again=frozenset({back}))
    screen.render(replace(state, summary=again))
    assert "7 of 8 right." in texts(screen)
    assert "of 9" not in texts(screen)
    assert seen(screen, OutcomeTiles)[0].outcomes == (_R,) * 7 + (_W,)
    rows = seen(screen, QuestionRow)
    assert ["not counted" in row.row.accessibleName() for row in rows] == [False] * 8 + [True]
    assert "All 9" in texts(screen)
    assert "Missed 1" in texts(screen)


@pytest.mark.parametrize(
    ("score", "said"),
    [
        (Score(10, 0, 0), "Nothing to put right."),
        (Score(8, 2, 0), "Most of it is in place."),
        (Score(5, 5, 0), "A good part is in place."),
        (Score(2, 8, 0), "Hard going, and that is how new things begin."),
        (Score(0, 10, 0), "Hard going"),
        (Score(1, 1, 0), ""),
        (Score(3, 0, 7), "Most of it"),
    ],
)
def test_a_score_is_put_into_words_that_fit_it(score: Score, said: str) -> None:
    words = in_words(score)
    assert words.startswith(said)
    assert bool(words) is bool(said)


def test_the_ring_closes_and_the_gained_arrive_only_where_things_may_move(
    qtbot: QtBot, qapp: QApplication
) -> None:
    for reduced in (True, False):
        apply_theme(qapp, Theme(reduced_motion=reduced))
        screen = SummaryScreen()
        qtbot.addWidget(screen)
        screen.resize(1000, 900)
        screen.render(a_day_summary(a_done_day()))
        screen.show()
        (ring,) = seen(screen, ProgressRing)
        moving = [glyph for glyph in seen(screen, Glyph) if glyph._motion is not None]
        assert bool(moving) is not reduced
        assert (ring.shown_share == 1) is reduced
        qtbot.waitUntil(lambda shown=ring: shown.shown_share == 1)  # type: ignore[misc]


def test_the_next_day_that_asks_is_named() -> None:
    task = replace(NEXT, day=TODAY + timedelta(days=20), certain_wrong=0)
    assert comes_next(task, TODAY) == "Next, on Monday 14 December: 7 questions, 5 of them new."


def test_what_was_missed_stands_under_tomorrow_with_what_else_comes_back_then(
    screen: SummaryScreen,
) -> None:
    screen.render(a_day_summary(a_done_day()))
    said = texts(screen)
    assert "review" not in said.lower()
    assert said.count("Tomorrow\n") == 1, "one heading, whatever the reason"
    after = said[said.index("Tomorrow\n") :]
    assert after.index("Most leave through China") < after.index("Women are more than two thirds")
    assert said.count("Right on three different days, and a mistake leaves your list.") == 1
    assert "3 days needed" not in said
    assert "2 more days needed" in said
