"""Progress: what is known, what will stay, how sure and how right, week by week."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from devtools.gallery.progress_entries import (
    a_level,
    a_long_run,
    a_progress,
    a_state,
    some_mastery,
)
from pytestqt.qtbot import QtBot

from quizapp.core.answering.attempts import Certainty
from quizapp.core.learning.activity import Week
from quizapp.ui.kit.table.bar_table import BarTable
from quizapp.ui.pages.progress import wording
from quizapp.ui.pages.progress.intents import ExportProgress
from quizapp.ui.pages.progress.screen import Part, ProgressScreen
from quizapp.ui.pages.progress.weeks_chart import SHOWN, WeeksChart, in_words, lately
from tests.ui.looking import acts, button, named, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> ProgressScreen:
    made = ProgressScreen()
    qtbot.addWidget(made)
    made.resize(1000, 2400)
    made.render(a_state())
    made.show_part(Part.OVER_TIME)
    made.show()
    return made


def cells(screen: ProgressScreen, name: str) -> list[list[str]]:
    model = named(screen, BarTable, name).bar_model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_documents_are_a_table(screen: ProgressScreen) -> None:
    assert cells(screen, "By document")[0] == ["Encyclopedia article", "20", "24", "9", "70"]


def test_the_forecast_is_a_sentence_and_a_table(screen: ProgressScreen) -> None:
    assert "Of the 96 facts you have answered, you would still know about 56 in a month" in texts(
        screen
    )
    assert cells(screen, "What will stay") == [
        ["Today", "about 89 of 96"],
        ["In a week", "about 75 of 96"],
        ["In a month", "about 56 of 96"],
    ]


def test_a_level_is_shown_from_20_answers(screen: ProgressScreen) -> None:
    rows = cells(screen, "How sure, how right")
    assert rows[0] == ["Certain", "90 %", "82 %", "38"]
    assert rows[2] == ["Guess", "", "", "14"]
    model = named(screen, BarTable, "How sure, how right").bar_model
    assert model.row(0).mark == 0.9
    assert model.row(2).under == "8 of 14 right so far. With 20 answers it says more."
    assert model.row(2).parts == ()


@pytest.mark.parametrize(
    ("stated", "right", "said"),
    [
        (0, 0, "You have not said this yet."),
        (19, 18, "18 of 19 right so far. With 20 answers it says more."),
        (20, 19, "Well judged."),
        (20, 10, "Too sure."),
        (20, 15, "A little too sure."),
    ],
)
def test_a_level_says_how_well_it_was_judged(stated: int, right: int, said: str) -> None:
    assert wording.level(a_level(Certainty.CERTAIN, stated, right)) == said


def test_the_weeks_turn_from_a_picture_to_a_table_and_back(screen: ProgressScreen) -> None:
    assert seen(screen, WeeksChart)
    button(screen, "Show as a table").click()
    assert not seen(screen, WeeksChart)
    assert cells(screen, "Week by week")[0] == ["This week", "19", "2", "0", "9"]
    button(screen, "Show as a picture").click()
    assert seen(screen, WeeksChart)


def test_weeks_without_work_are_shown_up_to_the_present_one() -> None:
    one = Week(date(2026, 11, 2), 3, 1, 0, 2)
    weeks = lately((one,), date(2026, 11, 25))
    assert [week.starts.day for week in weeks] == [2, 9, 16, 23]
    assert [week.right for week in weeks] == [3, 0, 0, 0]


def test_no_more_than_the_last_weeks_are_shown_and_a_clock_set_back_hides_none() -> None:
    weeks = a_long_run().weeks
    shown = lately(weeks, date(2020, 1, 1))
    assert len(shown) == SHOWN
    assert shown[-1] == weeks[-1]


def test_the_picture_of_weeks_is_told_in_words() -> None:
    weeks = (Week(date(2026, 11, 16), 3, 1, 1, 1), Week(date(2026, 11, 23), 0, 0, 0, 0))
    assert in_words(weeks).splitlines()[1:] == [
        "Week of 16 November: 3 right, 1 wrong, 1 skipped, 1 minute.",
        "This week: 0 right, 0 wrong, 0 skipped, 0 minutes.",
    ]


def test_days_and_time_are_told_without_a_streak(screen: ProgressScreen) -> None:
    assert "378 answers in 42 quizzes and reviews, on 27 different days: about 3 hours." in texts(
        screen
    )


def test_export_asks_for_a_file_and_the_page_says_where_it_is(screen: ProgressScreen) -> None:
    done = acts(screen)
    button(screen, "Export as CSV").click()
    assert done == [ExportProgress()]
    screen.render(replace(a_state(), saved="Mina.csv"))
    assert "Saved as Mina.csv." in texts(screen)
    screen.render(a_state())
    assert "Saved as" not in texts(screen)


def test_the_same_progress_again_keeps_the_table_that_was_opened(screen: ProgressScreen) -> None:
    button(screen, "Show as a table").click()
    screen.render(replace(a_state(), flagged=()))
    assert not seen(screen, WeeksChart)
    tomorrow = replace(a_state(), now=a_state().now + timedelta(days=1))
    screen.render(tomorrow)
    assert seen(screen, WeeksChart)


def test_over_time_there_is_nothing_before_the_first_quiz(
    screen: ProgressScreen,
) -> None:
    screen.render(a_state(0))
    assert "No quiz yet" in texts(screen)
    assert not seen(screen, BarTable)
    screen.render(a_state())
    assert seen(screen, BarTable)


def test_facts_that_are_all_met_are_said_to_be() -> None:
    total = some_mastery("All", 3, 1, 0, 0)
    assert wording.under_headline(total) == "You have met them all."
    assert wording.forecast(replace(a_progress(), forecast=())) == ""
