"""A whole quiz, from a fresh data folder to the summary and on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from quizapp.env.settings import Settings, save_settings
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.intents import Answer, Continue
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.setup.screen import SetupScreen
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.today.screen import TodayScreen
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

ENTER, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down


def test_by_letters_digits_and_enter_alone(start: Start, tmp_path: Path) -> None:
    sitting = start(data=tmp_path / "fresh")
    assert sitting.shows(LearnersScreen)
    sitting.type("Mina").press(ENTER)
    assert sitting.shows(TodayScreen)
    assert sitting.focus_name == "Start"
    sitting.begin_quiz()
    for number in range(1, 11):
        assert sitting.focus_name.startswith(f"Question {number} of 10.")
        assert sitting.asked in sitting.focus_name
        letters = ("T", "F") if "Claim to judge" in sitting.text else ("A", "B", "C")
        sitting.press(letters[number % len(letters)], "123"[number % 3])
        assert sitting.focus_name.split(".")[0] in ("Correct", "Not correct")
        sitting.press(ENTER)
    assert sitting.shows(SummaryScreen)
    attempt = sitting.services.practice.history(sitting.services.learners.everyone()[0].id)[0]
    assert attempt.answered == 10
    assert attempt.finished_at is not None
    sitting.press(ENTER, ENTER)  # more often than the last explanation asked for: nothing starts
    assert sitting.shows(SummaryScreen)
    sitting.tab_to("Again, only the").press(ENTER)
    assert sitting.shows(QuestionScreen)
    sitting.go_through().tab_to("Done").press(ENTER)
    assert sitting.shows(TodayScreen)


def test_with_single_keys_off_by_tab_arrows_space_and_enter(start: Start, data: Path) -> None:
    save_settings(data / "settings.json", Settings(single_keys=False))
    sitting = start().enter("Mina").begin_quiz()
    while not sitting.shows(SummaryScreen):
        before = sitting.asked
        sitting.press("A", "T", "1", "M", "?")
        assert sitting.the(QuestionScreen).chosen is None
        assert sitting.asked == before
        sitting.press(TAB, DOWN, SPACE)
        assert isinstance(sitting.focus, OptionRow)
        assert sitting.the(QuestionScreen).chosen == 1
        sitting.tab_to("Guess").press(SPACE)
        assert sitting.shows(FeedbackScreen)
        sitting.tab_to("Continue").press(SPACE)
    assert "of 10 right" in sitting.text or "10 right" in sitting.text
    sitting.tab_to("New quiz").press(SPACE)
    assert sitting.shows(SetupScreen)
    assert sitting.focus_name == "Start"


def test_by_mouse_alone(start: Start) -> None:
    sitting = start().type("Mina").click("Start")
    sitting.click("Study").click("Start")
    while sitting.shows(QuestionScreen):
        sitting.click_on(seen(sitting.window, OptionRow)[-1])
        sitting.click("Certain")
        assert sitting.shows(FeedbackScreen)
        sitting.click("Continue")
    assert sitting.shows(SummaryScreen)
    sitting.click("Done")
    assert sitting.shows(TodayScreen)


def test_choosing_does_not_submit_and_enter_without_a_choice_does_nothing(mina: Sitting) -> None:
    mina.press(ENTER)
    asked = mina.asked
    mina.press(ENTER)
    assert mina.asked == asked
    assert isinstance(mina.focus, OptionRow)
    mina.press("2", DOWN, DOWN)
    assert "Choose an option first." in mina.text
    mina.click("Certain")
    assert mina.shows(QuestionScreen)


@pytest.mark.parametrize("key", ["x", "9", Qt.Key.Key_F5])
def test_other_keys_choose_nothing_and_say_so(mina: Sitting, key: str | Qt.Key) -> None:
    mina.press(ENTER)
    before = mina.text
    mina.press(key)
    assert mina.shows(QuestionScreen)
    assert not any(row.isChecked() for row in seen(mina.window, OptionRow))
    if isinstance(key, str):
        assert f"{key.upper()} does nothing here." in mina.text
    else:
        assert mina.text == before


def test_skipping_shows_the_explanation_too(mina: Sitting) -> None:
    mina.begin_quiz().tab_to("Skip").press(ENTER)
    assert mina.focus_name == "Skipped."
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 2 of 10.")


def test_a_second_enter_during_the_recording_is_not_a_second_response(mina: Sitting) -> None:
    mina.begin_quiz()
    screen = mina.the(QuestionScreen)
    mina.press("T" if "Claim to judge" in mina.text else "A")
    screen.act(Answer(0, None))
    screen.act(Answer(0, None))
    mina.settle()
    card = mina.the(FeedbackScreen)
    card.act(Continue())
    card.act(Continue())
    mina.settle()
    assert mina.focus_name.startswith("Question 2 of 10.")


def test_the_window_title_never_tells_what_is_asked(mina: Sitting) -> None:
    mina.press(ENTER)
    titles = {w.windowTitle() for w in mina.window.findChildren(QWidget)} | {
        mina.window.windowTitle()
    }
    assert titles == {"", "Study – quizapp"}
