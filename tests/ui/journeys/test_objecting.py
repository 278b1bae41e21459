"""Something is wrong here, from the card to the teacher and back; and another one like this."""

import json
from pathlib import Path

from PySide6.QtCore import Qt

from quizapp.ui.pages.classroom.objections.objection_row import ObjectionRow
from quizapp.ui.pages.classroom.objections.screen import ObjectionsScreen
from quizapp.ui.pages.review.entry_screen import EntryScreen
from quizapp.ui.pages.review.screen import ReviewScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.summary.question_row import QuestionRow
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import button, seen

ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


def test_what_a_pupil_says_is_wrong_is_answered_by_the_teacher(
    start: Start, tmp_path: Path
) -> None:
    dialogs = FakeDialogs(note="The passage says otherwise.", path=tmp_path / "notes.json")
    mina = start(dialogs=dialogs).enter("Mina")
    mina.press(ENTER).respond()
    fact = mina.explained
    mina.tab_to("Something is wrong here").press(SPACE)
    assert dialogs.asked[-1] == "What is wrong here?"
    assert "You wrote that something is wrong" in mina.text

    mina.press(ESC).press("4", ctrl=True)
    mina.tab_to("What is said to be wrong").press(ENTER)
    assert mina.shows(ObjectionsScreen)
    assert "The passage says otherwise." in mina.text
    assert "Mina," not in mina.text
    mina.click("Save for the author")
    told = json.loads((tmp_path / "notes.json").read_text("utf-8"))
    assert [one["fact"] for one in told["objections"]] == [fact]
    (row,) = seen(mina.window, ObjectionRow)
    assert row.box is not None
    row.box.setFocus()
    row.box.setPlainText("It says so two lines further down.")
    mina.tab_to("Send the answer").press(SPACE)
    assert "1 note on a question, all answered." in mina.text

    mina.press("3", ctrl=True)
    assert mina.shows(ReviewScreen)
    assert "Answer: It says so two lines further down." in mina.text
    mina.click("I have read it")
    assert "An answer to what you wrote" not in mina.text
    mina.press("4", ctrl=True)
    assert "Answered" in mina.text


def test_a_note_is_taken_back_from_the_card(start: Start) -> None:
    dialogs = FakeDialogs(note="Oh.")
    mina = start(dialogs=dialogs).enter("Mina")
    mina.press(ENTER).respond().click("Something is wrong here")
    mina.click("You wrote that something is wrong")
    assert dialogs.asked[-1] == "What you wrote"
    assert "You wrote: Oh." in dialogs.texts[-1]
    assert "Something is wrong here" in mina.text


def test_another_one_like_it_comes_next_and_stays_out_of_the_score(mina: Sitting) -> None:
    mina.press(ENTER).respond()
    mina.tab_to("Another one like this").press(ENTER)
    assert mina.shows(QuestionScreen)
    assert "Extra, after question 1 of " in mina.text
    mina.respond()
    assert mina.shows(FeedbackScreen)
    mina.press(ENTER)
    assert "Question 2 of " in mina.text
    mina.go_through()
    assert mina.shows(SummaryScreen)
    assert mina.text.count("Extra, asked for") == 1
    assert button(mina.window, "Done")


def test_it_can_be_said_at_the_end_of_a_quiz_too_and_taken_back_there(start: Start) -> None:
    dialogs = FakeDialogs(note="Two of these are right.")
    mina = start(dialogs=dialogs).enter("Mina")
    mina.press(ENTER).respond().press(ENTER).go_through()
    row = seen(mina.the(SummaryScreen), QuestionRow)[1]
    mina.click_on(row.row)
    button(row, "Something is wrong here").click()
    assert dialogs.asked[-1] == "What is wrong here?"
    mina.settle()
    assert row.isVisible(), "nothing else is shown anew"
    assert row.is_open
    ((said,),) = mina.services.objections.on_each([row.presented_id]).values()
    assert said.note == "Two of these are right."
    button(row, "You wrote that something is wrong").click()
    assert "You wrote: Two of these are right." in dialogs.texts[-1]
    mina.settle()
    assert button(row, "Something is wrong here")
    assert mina.services.objections.counts() == (0, 0)


def test_it_can_be_said_where_a_wrong_answer_is_looked_at_again(start: Start) -> None:
    dialogs = FakeDialogs(note="The passage says otherwise.")
    mina = start(dialogs=dialogs).enter("Mina")
    mina.begin_quiz()
    while "Not correct" not in mina.text:
        mina.press(mina.letters[0], "3")
        if "Not correct" not in mina.text:
            mina.press(ENTER)
    mina.press(ESC).press("3", ctrl=True)
    mina.press(ENTER)
    assert mina.shows(EntryScreen)
    mina.tab_to("Something is wrong here").press(SPACE)
    assert mina.shows(EntryScreen)
    assert mina.focus_name == "You wrote that something is wrong"
    mina.press("4", ctrl=True)
    assert "What is said to be wrong" in mina.text
    mina.press("3", ctrl=True).press(ENTER)
    assert "You wrote that something is wrong" in mina.text
