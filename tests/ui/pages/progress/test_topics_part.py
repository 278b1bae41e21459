"""Progress, its first part: topics to press, milestones near and reached."""

from dataclasses import replace

import pytest
from devtools.gallery.progress_entries import (
    a_first_day,
    a_long_run,
    a_near_goal,
    a_newcomer,
    a_progress,
    a_reached,
    a_state,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import TopicId
from quizapp.core.learning.milestones import MilestoneKind
from quizapp.ui.kit.chart.fills import PartsBar
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.pages.progress.intents import PractiseTopic
from quizapp.ui.pages.progress.screen import ProgressScreen
from quizapp.ui.pages.progress.topic_row import TopicRow
from quizapp.ui.shell.destinations import OpenPage
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording import milestones
from tests.ui.looking import acts, button, named, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> ProgressScreen:
    made = ProgressScreen()
    qtbot.addWidget(made)
    made.resize(1000, 2400)
    made.render(a_state())
    made.show()
    return made


def test_the_headline_says_what_is_known(screen: ProgressScreen) -> None:
    shown = texts(screen)
    assert "You know 34 facts for now. 62 are on the way." in shown
    assert "You have met 96 of 250 facts so far; 154 are still to come." in shown
    assert all(words in shown for words in ("34 known", "41 unsure", "21 wrong", "154 not met"))


def test_what_known_means_promises_no_more_than_it_is(screen: ProgressScreen) -> None:
    shown = texts(screen)
    assert "Known: right when last asked, without guessing, and not too long ago." in shown
    assert "only judged true or false so far, still on your review list" in shown
    assert not any(word in shown.split() for word in ("well.", "well", "proven,", "fading."))


def test_the_wide_bar_tells_a_screen_reader_what_it_shows(screen: ProgressScreen) -> None:
    named(screen, PartsBar, "34 known, 41 unsure, 21 wrong, 154 not met")


def test_before_anything_is_known_the_headline_says_what_was_met(screen: ProgressScreen) -> None:
    screen.render(a_state(1, a_first_day()))
    shown = texts(screen)
    assert "You have met 4 of 250 facts." in shown
    assert "None of them counts as known yet." in shown


def test_a_topic_tells_how_it_stands(screen: ProgressScreen) -> None:
    row = named(screen, TopicRow, "Practise Routes and borders")
    assert row.accessibleName().endswith("12 known, 9 unsure, 4 wrong, 15 not met")


def test_a_topic_is_practised_by_click_enter_and_space(screen: ProgressScreen) -> None:
    row = named(screen, TopicRow, "Practise Law and status")
    done = acts(screen)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert done == [PractiseTopic(TopicId("Law and status"))] * 3


def test_every_row_that_looks_pressable_does_something(screen: ProgressScreen) -> None:
    done = acts(screen)
    rows = seen(screen, RowButton)
    assert len(rows) == 3 + 5
    for number, row in enumerate(rows, start=1):
        row.click()
        assert len(done) == number, row.accessibleName()


def test_what_is_near_leads_to_its_topic_or_to_the_myths(screen: ProgressScreen) -> None:
    done = acts(screen)
    button(screen, "Routes and borders: 1 more myth to meet. 13 of 14 met").click()
    button(screen, "3 more myths to leave behind").click()
    assert done == [PractiseTopic(TopicId("routes")), OpenPage(PageId.REVIEW)]


def test_what_was_reached_is_listed_with_its_day(screen: ProgressScreen) -> None:
    assert "Numbers: all 11 myths met  yesterday" in texts(screen)
    assert "The first myth left behind" in texts(screen)


def test_of_many_milestones_the_rest_is_shown_when_asked_for(screen: ProgressScreen) -> None:
    screen.render(a_state(progress=a_long_run()))
    assert texts(screen).count("128 main facts known") == 6
    button(screen, "Show the other 3").click()
    assert texts(screen).count("128 main facts known") == 9


def test_nobody_waits_for_facts_that_are_asked_only_by_choice(screen: ProgressScreen) -> None:
    assert "11 more facts are asked only if you choose them in a new quiz." in texts(screen)
    for number, sensitive, about in ((1, 1, "death."), (2, 0, "About how"), (3, 1, "death, or")):
        said = replace(a_progress(), by_choice=number, by_choice_sensitive=sensitive)
        screen.render(a_state(progress=said))
        assert about in texts(screen)
        assert ("violence" in texts(screen)) is (sensitive > 0)
    screen.render(a_state(progress=replace(a_progress(), by_choice=0)))
    assert "asked only if" not in texts(screen)


def test_who_is_new_can_begin_with_a_topic(screen: ProgressScreen) -> None:
    screen.render(a_state(0, a_newcomer()))
    assert "Nothing met yet, 250 facts to discover." in texts(screen)
    done = acts(screen)
    button(screen, "Practise Life in China").click()
    assert done == [PractiseTopic(TopicId("Life in China"))]


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        (MilestoneKind.FACTS_MET, 31, "Law: all 31 facts met"),
        (MilestoneKind.MYTHS_MET, 14, "Law: all 14 myths met"),
        (MilestoneKind.CORE_KNOWN, 12, "Law: all 12 main facts known"),
        (MilestoneKind.MYTHS_GIVEN_UP, 5, "5 myths left behind"),
    ],
)
def test_each_milestone_has_its_words(kind: MilestoneKind, number: int, said: str) -> None:
    assert milestones.reached(a_reached(kind, "law", "Law", number, 0)) == said


def test_one_and_several_missing_have_their_words() -> None:
    kind = MilestoneKind.CORE_KNOWN
    said = [milestones.missing(a_near_goal(kind, "law", "Law", done, 9)) for done in (8, 7)]
    assert said == ["Law: 1 more main fact to know", "Law: 2 more main facts to know"]
