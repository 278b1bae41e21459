"""The page Today: the next thing, and one filled button."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from devtools.gallery.today_entries import (
    DUE,
    LAST,
    LAST_SESSION,
    MANY,
    TEST,
    TODAY,
    UNFINISHED,
    a_met_state,
    a_today_state,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.buttons import Button, ButtonKind
from quizapp.ui.kit.layout.page import ScrollPage
from quizapp.ui.kit.theme.theme import Theme, apply_theme
from quizapp.ui.pages.today.intents import PractiseMissed, QuickQuiz, StartReview, StartTestSession
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.pages.today.state import Chief, DueFacts, TestAhead, TodayState
from quizapp.ui.shell.destinations import (
    ContinueAttempt,
    OpenPage,
    OpenSummary,
    OpenTestPlan,
    PayCorrections,
    RemoveTestPlan,
    SetUpQuiz,
)
from quizapp.ui.shell.state import PageId
from quizapp.ui.wording import words
from tests.ui.looking import acts, button, seen, texts

MET = a_met_state()
DUE_NOW = replace(MET, due=DUE, on_list=9)


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
        (MET, "Start"),
        (replace(MET, not_met=0), "New quiz"),
        (DUE_NOW, "Start review"),
        (replace(DUE_NOW, test=TEST), "Start the session"),
        (replace(DUE_NOW, test=replace(TEST, sessions=TEST.sessions[1:])), "Start review"),
        (replace(DUE_NOW, test=replace(TEST, done_today=True)), "Start review"),
        (replace(DUE_NOW, test=TestAhead(TODAY)), "Start review"),
        (replace(DUE_NOW, test=TEST, unfinished=UNFINISHED), "Start the session"),
        (replace(DUE_NOW, unfinished=UNFINISHED), "Start review"),
        (replace(MET, test=TEST, unfinished=UNFINISHED), "Continue"),
        (a_today_state(unfinished=UNFINISHED), "Continue"),
        (
            replace(DUE_NOW, test=TEST, unfinished=UNFINISHED, corrections_due=1),
            "Read it now",
        ),
        (a_today_state(corrections_due=2), "Read them now"),
    ],
)
def test_one_button_is_filled_and_it_is_the_next_thing(
    screen: TodayScreen, state: TodayState, filled: str
) -> None:
    screen.render(state)
    primaries = [b for b in seen(screen, Button) if b.kind is ButtonKind.PRIMARY]
    assert [b.text() for b in primaries] == [filled]


def test_a_new_learner_starts_at_once_or_chooses(screen: TodayScreen) -> None:
    done = acts(screen)
    screen.render(a_today_state())
    QTest.keyClick(button(screen, "Start"), Qt.Key.Key_Return)
    QTest.mouseClick(button(screen, "Choose topics first"), Qt.MouseButton.LeftButton)
    assert done == [QuickQuiz(), SetUpQuiz()]


def test_every_card_leads_where_it_says(screen: TodayScreen) -> None:
    done = acts(screen)
    screen.render(replace(DUE_NOW, test=TEST, unfinished=UNFINISHED, corrections_due=1))
    for name, intent in (
        ("Read it now", PayCorrections()),
        ("Continue", ContinueAttempt(UNFINISHED.attempt_id)),
        ("Practise", PractiseMissed(LAST.attempt_id)),
        ("Look back", OpenSummary(LAST.attempt_id)),
        ("New quiz", SetUpQuiz()),
        ("Start review", StartReview()),
        ("See the list", OpenPage(PageId.REVIEW)),
        ("Start the session", StartTestSession()),
        ("Change the test", OpenTestPlan()),
        ("Remove the test", RemoveTestPlan()),
    ):
        QTest.keyClick(button(screen, name), Qt.Key.Key_Return)
        assert done.pop() == intent
    screen.render(MET)
    button(screen, "Set a date").click()
    assert done == [OpenTestPlan()]


def test_what_is_due_is_said_with_how_much_of_it_was_certain_and_wrong(
    screen: TodayScreen,
) -> None:
    screen.render(DUE_NOW)
    said = texts(screen)
    assert "Ten minutes are enough today." in said
    assert "12 facts are due, 3 of them you were certain about and got wrong." in said
    assert "3 certain and wrong · 5 missed · 4 due again" in said
    assert "About 8 minutes. Right on three different days, and a fact leaves the list." in said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (DueFacts(wrong=1, session=1, minutes=1), "1 fact is due."),
        (DueFacts(certain_wrong=1, session=1, minutes=1), "1 fact is due; you were certain"),
        (DueFacts(certain_wrong=2, session=2, minutes=2), "certain about all of them"),
        (DueFacts(certain_wrong=1, wrong=1, session=2, minutes=2), "1 of them you were certain"),
        (DueFacts(lucky=1, again=2, session=3, minutes=2), "1 lucky guess · 2 due again"),
        (replace(DUE, again=0, session=8, new=4), "8 to review, 4 new"),
        (replace(DUE, again=0, session=8, new=4), "3 certain and wrong · 5 missed. About 8"),
        (
            DueFacts(again=29, session=12, minutes=8),
            "29 facts are due. The 12 most urgent are asked now, 17 wait for later sessions.",
        ),
        (DueFacts(again=20, session=12, minutes=8), "asked now, 8 wait for the next session."),
        (DueFacts(again=13, session=12, minutes=8), "asked now, 1 waits for the next session."),
        (DueFacts(again=29, session=12, minutes=8), "12 now, 17 later. About 8"),
        (replace(DUE, minutes=1), "Two minutes are enough today."),
        (replace(DUE, minutes=4), "Five minutes are enough today."),
        (replace(DUE, minutes=11), "A quarter of an hour is enough today."),
        (replace(DUE, minutes=19), "Twenty minutes are enough today."),
        (replace(DUE, minutes=30), "Half an hour is enough today."),
    ],
)
def test_few_and_many_are_said_in_whole_sentences(
    screen: TodayScreen, due: DueFacts, said: str
) -> None:
    screen.render(replace(MET, due=due))
    assert said in texts(screen)


def test_many_due_facts_are_too_many_for_one_session_and_it_says_so(screen: TodayScreen) -> None:
    screen.render(replace(MET, due=MANY))
    assert "100 facts are due" in texts(screen)
    assert "The 12 most urgent are asked now, 88 wait for later sessions." in texts(screen)
    assert "12 now, 88 later. About 8 minutes." in texts(screen)


def test_with_nothing_due_it_says_when_the_next_facts_come(screen: TodayScreen) -> None:
    screen.render(MET)
    assert "Nothing to review today, Mina." in texts(screen)
    assert "The next 4 facts come back tomorrow." in texts(screen)
    assert "6 facts on your list of wrong answers, nothing due today." in texts(screen)
    screen.render(replace(MET, next_day=TODAY + timedelta(days=10), next_facts=1))
    assert "The next fact comes back on Friday 4 December." in texts(screen)


def test_who_holds_everything_is_told_so(screen: TodayScreen) -> None:
    screen.render(replace(MET, not_met=0, on_list=0))
    assert "Everything is in place, Mina." in texts(screen)
    assert "You have met all 98 facts, and none is on your list of wrong answers." in texts(screen)
    assert "See the list" not in texts(screen)


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (TEST, "Test on Friday 27 November"),
        (TEST, "Two sessions of 8 minutes each are left: today or tomorrow, then Thursday."),
        (TEST, "about 57 of them as things stand, about 70 with these sessions."),
        (TEST, "All topics: 98 facts, 14 not met yet."),
        (replace(TEST, sessions=TEST.sessions[1:], done_today=True), "Today's session is done."),
        (replace(TEST, sessions=()), "All sessions are done."),
        (LAST_SESSION, "Your test is tomorrow."),
        (LAST_SESSION, "One session of 8 minutes is left: today."),
        (TestAhead(TODAY), "Good luck today, Mina."),
        (TestAhead(TODAY - timedelta(days=4)), "The test on Friday 20 November is over"),
        (TestAhead(TODAY - timedelta(days=4)), "Set another date"),
    ],
)
def test_the_way_to_the_test_is_told_in_words(
    screen: TodayScreen, test: TestAhead, said: str
) -> None:
    screen.render(replace(MET, test=test))
    assert said in texts(screen)


def test_a_forecast_that_comes_later_leaves_the_focus_alone(screen: TodayScreen) -> None:
    before = replace(DUE_NOW, test=replace(TEST, expected_now=0.0, expected_then=0.0))
    screen.render(before)
    assert "you would remember" not in texts(screen)
    focused = button(screen, "New quiz")
    focused.setFocus()
    screen.render(replace(before, test=TEST))
    assert "On the day you would remember about 57 of them" in texts(screen)
    assert focused.hasFocus()
    screen.render(replace(before, test=replace(TEST, facts=50)))
    assert button(screen, "Start the session").hasFocus()


def test_an_unfinished_quiz_hides_nothing_of_what_is_due(screen: TodayScreen) -> None:
    left_today = replace(UNFINISHED, left_at=DUE_NOW.now - timedelta(hours=2))
    screen.render(replace(DUE_NOW, unfinished=left_today))
    assert "After that: 12 facts are due" in texts(screen)
    assert "3 certain and wrong · 5 missed · 4 due again" in texts(screen)
    assert button(screen, "Start review")
    assert replace(DUE_NOW, unfinished=left_today).chief is Chief.CONTINUE


def test_what_is_due_today_comes_before_a_quiz_of_an_earlier_day(screen: TodayScreen) -> None:
    state = replace(DUE_NOW, unfinished=UNFINISHED)
    assert state.chief is Chief.REVIEW
    screen.render(state)
    assert button(screen, "Continue")
    assert replace(MET, unfinished=UNFINISHED).chief is Chief.CONTINUE


def test_nothing_reassures_where_some_wait_or_a_test_is_ahead(screen: TodayScreen) -> None:
    for state in (
        replace(MET, due=MANY),
        replace(DUE_NOW, test=replace(TEST, sessions=TEST.sessions[1:])),
        replace(DUE_NOW, test=TEST),
    ):
        screen.render(state)
        assert "enough" not in texts(screen)
    screen.render(replace(DUE_NOW, test=TEST))
    assert "Your test is on Friday." in texts(screen)


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
    apply_theme(qapp, Theme(text_percent=200, reduced_motion=True))
    screen.resize(1000, 760)
    screen.render(replace(DUE_NOW, unfinished=UNFINISHED, corrections_due=1))

    def look() -> None:
        read = button(screen, "Read it now")
        assert read.hasFocus()
        assert read.visibleRegion().boundingRect() == read.rect()
        assert screen.findChildren(ScrollPage)[0].verticalScrollBar().value() < 200

    qtbot.waitUntil(look)


def test_a_moment_of_a_clock_that_ran_ahead_is_told_without_its_date() -> None:
    ahead = NOW + timedelta(days=3650)
    assert words.moment(ahead, NOW) == "on a day when the clock was wrong"
    assert words.day(ahead, NOW) == "a day when the clock was wrong"
    assert "2036" not in words.moment(ahead, NOW)
