"""Progress and Class, on the real app."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from quizapp.core.session.setup import SessionPlan
from quizapp.ui.pages.classroom.missed_row import MissedRow
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.pages.library.reader import Reader
from quizapp.ui.pages.progress.screen import ProgressScreen
from quizapp.ui.pages.progress.topic_row import TopicRow
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def miss_everything(sitting: Sitting) -> Sitting:
    """Choose a wrong option at every question, with certainty, until the quiz is done."""
    while True:
        if sitting.shows(FeedbackScreen):
            sitting.press(ENTER)
        elif sitting.shows(QuestionScreen):
            attempt = sitting.study._attempt
            assert attempt is not None
            assert attempt.current is not None
            current = attempt.current
            key = current.order.index(current.version.item.key)
            wrong = sitting.letters[(key + 1) % len(sitting.letters)]
            sitting.press(wrong, "3")
        else:
            return sitting


@pytest.fixture
def class_of_two(mina: Sitting) -> Sitting:
    """Return a sitting after Mina and Jonas have missed a quiz each; Jonas is there."""
    miss_everything(mina.begin_quiz())
    mina.click("Mina is learning. Change learner")
    (field,) = seen(mina.window, QLineEdit)
    field.setFocus()
    mina.enter("Jonas")
    return miss_everything(mina.begin_quiz()).press("4", ctrl=True)


def test_progress_tells_what_came_of_a_quiz(mina: Sitting) -> None:
    miss_everything(mina.begin_quiz()).press("6", ctrl=True)
    assert mina.shows(ProgressScreen)
    assert "You have met 10 of 11 facts." in mina.text
    rows = seen(mina.window, TopicRow)
    wrong = [re.search(r"(\d+) wrong", row.accessibleName()) for row in rows]
    assert sum(int(one[1]) for one in wrong if one) == 10
    assert mina.focus_name == "Topics"


def test_a_topic_is_practised_from_progress_and_leads_back_to_it(mina: Sitting) -> None:
    mina.press("6", ctrl=True)
    mina.tab_to("Practise China").press(ENTER)
    assert mina.focus_name.startswith("Question 1 of 4.")
    miss_everything(mina)
    mina.press("6", ctrl=True)
    assert "China: all 4 facts met" in mina.text
    mina.tab_to("Practise China").press(Qt.Key.Key_Space)
    assert mina.shows(QuestionScreen)


def test_flagged_questions_are_practised_from_progress(mina: Sitting) -> None:
    mina.press(ENTER).press("m").respond()
    flagged = mina.explained
    mina.press(ENTER).go_through().press("6", ctrl=True)
    mina.click("Flagged (1)").click("Practise this question")
    assert mina.focus_name.startswith("Question 1 of 1.")
    mina.respond()
    assert mina.explained == flagged


def test_progress_is_exported_to_a_file(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "progress.csv"
    dialogs = FakeDialogs(path=file)
    mina = start(dialogs=dialogs).enter("Mina")
    miss_everything(mina.press(ENTER)).press("6", ctrl=True)
    mina.click("Over time").click("Export as CSV")
    assert "Saved as progress.csv." in mina.text
    assert "The matter with number" in file.read_text(encoding="utf-8-sig")
    assert dialogs.asked[-1] == "Export the progress of Mina"


def test_a_class_of_one_is_none(mina: Sitting) -> None:
    miss_everything(mina.press(ENTER)).press("4", ctrl=True)
    assert "it begins with the second" in mina.text


def test_the_class_is_shown_without_names_until_they_are_asked_for(class_of_two: Sitting) -> None:
    sitting = class_of_two
    assert sitting.shows(ClassScreen)
    assert "2 learners have answered here." in sitting.text
    assert sitting.focus_name == "New session"
    assert "Make a quiz of these 10" in sitting.text
    assert "Missed by: " not in sitting.text
    sitting.click("Show names")
    assert "Missed by: Jonas, Mina" in sitting.text
    sitting.press("1", ctrl=True).press("4", ctrl=True)
    assert "Missed by: " not in sitting.text


def test_from_the_class_to_a_passage_and_back_to_the_open_line(class_of_two: Sitting) -> None:
    sitting = class_of_two
    row = seen(sitting.window, MissedRow)[0]
    sitting.click_on(row.row)
    assert row.is_open
    sitting.tab_to("Read in the document").press(ENTER)
    assert sitting.shows(Reader)
    assert "Back to the class" in sitting.text
    sitting.press(ESC)
    assert sitting.shows(ClassScreen)
    assert seen(sitting.window, MissedRow)[0].is_open
    assert sitting.focus_name.startswith("Read in the document")


def test_the_class_goes_through_a_quiz_of_what_it_missed(class_of_two: Sitting) -> None:
    sitting = class_of_two
    missed = {row.line.fact_id for row in seen(sitting.window, MissedRow)}
    sitting.tab_to("Make a quiz").press(ENTER)
    assert sitting.shows(QuestionScreen)
    attempt = sitting.study._attempt
    assert attempt is not None
    assert {q.version.item.fact_id for q in attempt.questions} == missed
    assert attempt.title == "What the class got wrong"
    sitting.go_through().click("Done")
    assert sitting.shows(ClassScreen)


def test_what_changes_meanwhile_is_shown_without_a_visit(class_of_two: Sitting) -> None:
    sitting = class_of_two
    row = seen(sitting.window, MissedRow)[0]
    sitting.click_on(row.row)
    items = tuple(line.item_id for line in sitting.services.preparing.questions())[:3]
    sitting.services.preparing.keep(SessionPlan("Friday", items))
    sitting.settle()
    assert "Friday" in sitting.text
    assert seen(sitting.window, MissedRow)[0].is_open
    sitting.press("1", ctrl=True)
    sitting.services.preparing.keep(SessionPlan("Monday", items))
    sitting.settle()
    assert not sitting.shows(ClassScreen)
    assert "Monday" in sitting.press("4", ctrl=True).text
