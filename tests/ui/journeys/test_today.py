"""Today leads: to the review of what is due, to the test, and says when facts come back."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from quizapp.core.answering.attempts import Purpose
from quizapp.core.content.ids import LearnerId
from quizapp.env.clock import learning_day
from quizapp.ui.pages.plan.screen import PlanScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.wording import words
from quizapp.ui.wording.tasks import comes_next
from tests.services.stock import HandClock
from tests.ui.journeys.sitting import Sitting

ENTER, ESC, DOWN, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab


def _learner(sitting: Sitting) -> LearnerId:
    return sitting.services.learners.everyone()[0].id


def _miss_one(sitting: Sitting) -> None:
    """Respond until one is wrong, with certainty."""
    while True:
        sitting.press(sitting.letters[0], "3")
        if "Not correct" in sitting.focus_name:
            return
        sitting.press(ENTER)


def test_an_explanation_says_when_its_fact_comes_back(mina: Sitting) -> None:
    mina.begin_quiz()
    _miss_one(mina)
    assert "Comes back tomorrow · right on 3 different days, and it leaves your list" in mina.text


def test_only_skipped_is_no_reason_to_come_back_but_it_can_be_tried_again(mina: Sitting) -> None:
    mina.press(ENTER).click("Skip")
    assert mina.shows(FeedbackScreen)
    assert "You can try it again at the end." in mina.text


def test_the_days_task_is_done_and_says_what_tomorrow_asks(mina: Sitting, clock: HandClock) -> None:
    view = mina.services.today.view(_learner(mina))
    assert f"{view.to_go} questions, about" in mina.text
    mina.press(ENTER)
    _miss_one(mina)
    mina.press(ENTER).press(ESC)
    assert mina.shows(TodayScreen)
    assert "to go, about" in mina.text
    assert mina.focus_name == "Go on"
    mina.press(ENTER).go_through().click("Done")
    assert "Done for today." in mina.text
    told = mina.services.today.view(_learner(mina)).next_task
    assert told is not None
    assert comes_next(told, learning_day(clock())) in mina.text
    clock.tick(days=1)
    mina.press("2", ctrl=True).press("1", ctrl=True)
    assert f"{words.questions(told.questions)}, about" in mina.text
    assert mina.focus_name == "Start"
    mina.press(ENTER)
    assert mina.shows(QuestionScreen)
    open_ = mina.services.practice.unfinished(_learner(mina))
    assert open_ is not None
    assert open_.spec.purpose is Purpose.TODAY
    assert len(open_.questions) == told.questions


def test_left_open_over_night_today_tells_of_the_new_day(mina: Sitting, clock: HandClock) -> None:
    clock.now = clock.now.replace(hour=23)
    mina.press(ENTER).go_through().click("Done")
    assert mina.app.navigator is not None
    navigator = mina.app.navigator
    before = mina.text
    assert "Done for today." in before
    clock.now = clock.now.replace(hour=3, minute=59) + timedelta(days=1)
    navigator.look_at_clock()
    assert mina.settle().text == before  # until four it is the evening's day
    clock.tick(minutes=2)
    navigator.look_at_clock()
    mina.settle()
    told = mina.services.today.view(_learner(mina)).to_go
    assert f"{words.questions(told)}, about" in mina.text


def test_more_is_there_for_who_likes_and_a_quiz_that_is_left_is_one_line(
    mina: Sitting,
) -> None:
    mina.press(ENTER).go_through().click("Done")
    mina.click("Five more, if you like")
    assert mina.shows(QuestionScreen)
    mina.press(ESC)
    assert "Done for today." in mina.text
    assert "Unfinished: Mixed questions, question 1 of 5" in mina.text
    mina.tab_to("Go on with the unfinished quiz").press(ENTER)
    assert mina.shows(QuestionScreen)
    mina.press(ESC)
    mina.tab_to("Drop the unfinished quiz").press(ENTER)
    mina.go_through()  # what was shown is explained first
    assert mina.shows(TodayScreen)
    assert "Unfinished" not in mina.text


def test_a_topic_is_practised_from_today_by_keyboard(mina: Sitting) -> None:
    topic = mina.services.reporting.topics(_learner(mina))[0]
    mina.tab_to(
        f"{topic.title}: 0 known, 0 unsure, 0 wrong, {topic.facts} not met. Practise it"
    ).press(ENTER)
    assert mina.shows(QuestionScreen)
    open_ = mina.services.practice.unfinished(_learner(mina))
    assert open_ is not None
    assert open_.title == topic.title


def test_a_test_is_set_changed_and_removed_by_keyboard(mina: Sitting, clock: HandClock) -> None:
    today = learning_day(clock())
    mina.tab_to("Set a date").press(ENTER)
    assert mina.shows(PlanScreen)
    assert isinstance(mina.focus, QLineEdit)
    assert mina.focus_name == "Day"
    mina.press(ENTER)
    assert "Choose the day of the test first." in mina.text
    mina.type(str(today.day)).press(TAB).type(str(today.month)).press(ENTER)
    assert "That is today" in mina.text
    mina.tab_to("In a week").press(ENTER)
    in_a_week = today + timedelta(days=7)
    assert f"Test on {words.full_date(in_a_week, today)}." in mina.text
    mina.tab_to("Save").press(ENTER)
    assert mina.shows(TodayScreen)
    assert f"Test on {words.full_date(in_a_week, today)}" in mina.text
    assert mina.focus_name == "Start"
    mina.tab_to("Change the test").press(ENTER, Qt.Key.Key_Up, ENTER)
    later = in_a_week + timedelta(days=1)
    assert f"Test on {words.full_date(later, today)}" in mina.text
    mina.tab_to("Change the test").press(ENTER, Qt.Key.Key_Up, ESC)
    assert f"Test on {words.full_date(later, today)}" in mina.text  # left: nothing is changed
    mina.dialogs.says_yes = False
    mina.tab_to("Remove the test").press(ENTER)
    assert mina.dialogs.asked == ["Remove the test?"]
    assert "the session for your test" in mina.text
    mina.dialogs.says_yes = True
    mina.tab_to("Remove the test").press(ENTER)
    assert "A test coming up?" in mina.text


def test_a_session_for_the_test_is_done_for_today(mina: Sitting, clock: HandClock) -> None:
    mina.click("Set a date").click("In 3 days").click("Save")
    mina.press(ENTER)
    assert mina.shows(QuestionScreen)
    mina.go_through().click("Done")
    assert "Today's session is done." in mina.text
    assert "Done for today." in mina.text
    clock.tick(days=3)
    mina.press("2", ctrl=True).press("1", ctrl=True)
    assert "Good luck today, Mina." in mina.text
    clock.tick(days=1)
    mina.press("2", ctrl=True).press("1", ctrl=True)
    assert "is over" in mina.text
    mina.click("Set another date")
    assert "A test coming up" in mina.text
