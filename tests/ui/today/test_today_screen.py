"""The page Today: the next thing, and one filled button."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.looking import button, seen, texts

from quizapp.core.scoring import Score
from quizapp.ui import words
from quizapp.ui.theme import Look, wear
from quizapp.ui.today.gallery import LAST, UNFINISHED, a_today_state
from quizapp.ui.today.screen import TodayScreen
from quizapp.ui.today.state import TodayState
from quizapp.ui.widgets.buttons import Button, ButtonKind
from quizapp.ui.widgets.page import ScrollPage

MET = a_today_state(not_met=63)


@pytest.fixture
def screen(qtbot: QtBot) -> TodayScreen:
    made = TodayScreen()
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


@pytest.mark.parametrize(
    ("state", "filled"),
    [
        (a_today_state(), "Start"),
        (replace(MET, last=LAST), "Practise the 3 you missed"),
        (replace(MET, last=replace(LAST, score=Score(10, 0, 0))), "New quiz"),
        (replace(MET, last=LAST, unfinished=UNFINISHED), "Continue"),
        (a_today_state(unfinished=UNFINISHED), "Continue"),
        (replace(MET, last=LAST, unfinished=UNFINISHED, corrections_due=1), "Read it now"),
        (a_today_state(corrections_due=2), "Read them now"),
    ],
)
def test_one_button_is_filled_and_it_is_the_next_thing(
    screen: TodayScreen, state: TodayState, filled: str
) -> None:
    screen.render(state)
    primaries = [b for b in seen(screen, Button) if b.kind is ButtonKind.PRIMARY]
    assert [b.text() for b in primaries] == [filled]


def test_a_new_learner_starts_at_once_or_chooses(qtbot: QtBot, screen: TodayScreen) -> None:
    screen.render(a_today_state())
    with qtbot.waitSignal(screen.quick_quiz_chosen):
        QTest.keyClick(button(screen, "Start"), Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.new_quiz_chosen):
        QTest.mouseClick(button(screen, "Choose topics first"), Qt.MouseButton.LeftButton)


def test_every_card_leads_where_it_says(qtbot: QtBot, screen: TodayScreen) -> None:
    screen.render(replace(MET, last=LAST, unfinished=UNFINISHED, corrections_due=1))
    with qtbot.waitSignal(screen.corrections_opened):
        button(screen, "Read it now").click()
    with qtbot.waitSignal(screen.continued) as continued:
        button(screen, "Continue").click()
    assert continued.args == [UNFINISHED.attempt_id]
    with qtbot.waitSignal(screen.missed_chosen) as missed:
        button(screen, "Practise").click()
    assert missed.args == [LAST.attempt_id]
    with qtbot.waitSignal(screen.summary_opened) as opened:
        button(screen, "Look back").click()
    assert opened.args == [LAST.attempt_id]
    with qtbot.waitSignal(screen.new_quiz_chosen):
        button(screen, "New quiz").click()


def test_the_unfinished_quiz_says_where_and_when_it_was_left(screen: TodayScreen) -> None:
    screen.render(a_today_state(unfinished=UNFINISHED))
    assert "Routes and borders · question 4 of 10" in texts(screen)
    assert "Left yesterday, 16:40." in texts(screen)
    assert "7 questions to go" in texts(screen)


def test_what_is_owed_is_told_as_one_answer_or_several(screen: TodayScreen) -> None:
    screen.render(a_today_state(corrections_due=1))
    assert "1 answer whose explanation you have not finished" in texts(screen)
    screen.render(a_today_state(corrections_due=3))
    assert "3 answers whose explanations" in texts(screen)


NOW = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(hours=2), "today, 08:30"),
        (timedelta(hours=11), "yesterday, 23:30"),
        (timedelta(days=6), "Thursday, 10:30"),
        (timedelta(days=7), "18 November"),
        (timedelta(days=400), "21 October 2025"),
    ],
)
def test_a_moment_is_told_as_people_tell_it(ago: timedelta, said: str) -> None:
    assert words.moment(NOW - ago, NOW) == said


def test_big_text_begins_with_the_first_line_that_leaves_the_button_in_sight(
    qtbot: QtBot, qapp: QApplication, screen: TodayScreen
) -> None:
    wear(qapp, Look(text_percent=200, reduced_motion=True))
    screen.resize(1000, 760)
    screen.render(replace(MET, last=LAST, unfinished=UNFINISHED, corrections_due=1))

    def look() -> None:
        read = button(screen, "Read it now")
        assert read.hasFocus()
        assert read.visibleRegion().boundingRect() == read.rect()
        assert screen.findChildren(ScrollPage)[0].verticalScrollBar().value() < 200

    qtbot.waitUntil(look)
