"""The places around the quiz: passages, flags, attempts, learners."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from quizapp.core.content.ids import FactId
from quizapp.core.content.timeline import DatedFact
from quizapp.core.errors import ExpectedError
from quizapp.services.classroom import Classroom
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.library.reader import Reader
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.progress.attempts_view import AttemptsView
from quizapp.ui.pages.progress.screen import ProgressScreen
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.summary.screen import SummaryScreen
from quizapp.ui.pages.today.screen import TodayScreen
from tests.services.stock import HandClock
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import button, qt_until, seen

ENTER, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


# Passages


@pytest.mark.parametrize("back", ["Esc", "button", "rail"])
def test_from_the_explanation_to_the_passage_and_back(mina: Sitting, back: str) -> None:
    mina.press(ENTER).respond()
    explained = mina.explained
    mina.tab_to("Read in the document").press(ENTER)
    assert mina.shows(LibraryScreen)
    assert isinstance(mina.focus, Reader)
    assert "Back to the question" in mina.text
    if back == "Esc":
        mina.press(ESC)
    elif back == "button":
        mina.click("Back to the question")
    else:
        mina.press("2", ctrl=True)
    assert mina.explained == explained
    assert mina.focus_is_in(FeedbackScreen)
    mina.tab_to("Continue").press(ENTER)
    assert mina.focus_name.startswith("Question 2 of ")


def test_after_coming_back_the_library_no_longer_leads_to_the_question(mina: Sitting) -> None:
    mina.press(ENTER).respond().click("Read in the document").press(ESC)
    mina.press("5", ctrl=True)
    assert "Back to the question" not in mina.text


def test_the_timeline_leads_to_a_passage_and_back_to_where_one_was(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = mina.services.library
    passage = library.page(library.documents()[0].id).document.passages[0]
    told = DatedFact(FactId("dated"), "1953", "The war ended in 1953.", passage.id, ((0, 4),))
    monkeypatch.setattr(type(library), "timeline", lambda *_: (told,))
    mina.press("5", ctrl=True).click("Timeline of the dated facts")
    assert "Timeline: 1 fact with a date" in mina.text
    mina.press(ENTER)
    assert isinstance(mina.focus, Reader)
    assert "Back to the timeline" in mina.text
    mina.press(ESC)
    assert "Timeline: 1 fact with a date" in mina.text
    mina.press(ESC)
    assert mina.focus_name == "Timeline of the dated facts"


def test_a_search_leads_to_the_passage_and_its_facts(mina: Sitting) -> None:
    mina.press("5", ctrl=True).press("f", ctrl=True)
    assert isinstance(mina.focus, QLineEdit)
    mina.type("thing 4")
    found = mina.the(LibraryScreen).results.view.model()
    qt_until(lambda: found.rowCount() > 0, "what was found after a pause in typing")
    mina.settle().press(DOWN, ENTER)
    assert isinstance(mina.focus, Reader)
    mina.press(ENTER)
    assert "The matter with number" in mina.text
    mina.press(ESC, ESC)
    assert not mina.shows(Reader)


# Flags and attempts


def test_flags_set_at_question_and_explanation_are_found_in_progress(mina: Sitting) -> None:
    mina.press(ENTER)
    mina.press("m")
    assert button(mina.window, "Remove the flag")
    mina.respond()
    first = mina.explained
    assert button(mina.window, "Remove the flag")
    mina.press(ENTER).respond().press("m")
    second = mina.explained
    assert button(mina.window, "Remove the flag")
    mina.press(ENTER).respond().press("m", "m")
    assert button(mina.window, "Flag this question")
    mina.press("6", ctrl=True).click_on(button(mina.window, "Flagged (2)"))
    assert first in mina.text
    assert second in mina.text
    mina.click(f"Take the flag away: {first}")
    assert "Flagged (1)" in mina.text
    assert first not in mina.text


def test_a_flagged_question_opens_in_its_summary(mina: Sitting) -> None:
    mina.press(ENTER).respond().press("m")
    flagged = mina.explained
    mina.press(ENTER).go_through().press("6", ctrl=True)
    mina.click_on(button(mina.window, "Flagged (1)"))
    mina.click(flagged)
    assert mina.shows(SummaryScreen)
    assert flagged in mina.focus_name
    assert "Details shown" in mina.focus_name


def test_an_attempt_of_the_history_opens_its_summary_by_keyboard(mina: Sitting) -> None:
    mina.press(ENTER).go_through().press("6", ctrl=True)
    assert mina.shows(ProgressScreen)
    mina.click("Attempts (1)")
    view = mina.the(AttemptsView)
    view.setFocus()
    mina.press(ENTER)
    assert mina.shows(SummaryScreen)


def test_an_unfinished_attempt_of_the_history_goes_on(mina: Sitting) -> None:
    mina.press(ENTER).respond().press(ENTER, ESC).press("6", ctrl=True)
    mina.click("Attempts (1)")
    mina.the(AttemptsView).setFocus()
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 2 of ")


def test_progress_without_a_quiz_leads_to_one(mina: Sitting) -> None:
    mina.press("6", ctrl=True).click("Over time")
    assert "No quiz yet" in mina.text
    mina.click("New quiz")
    assert mina.focus_name == "Start"


# Learners


def test_a_taken_name_is_refused_and_kept_in_the_field(mina: Sitting) -> None:
    mina.click("Mina is learning. Change learner")
    (field,) = seen(mina.window, QLineEdit)
    field.setFocus()
    mina.type("mina").press(ENTER)
    assert mina.shows(LearnersScreen)
    assert "already a learner named" in mina.text
    assert isinstance(mina.focus, QLineEdit)
    assert mina.focus.text() == "mina"
    mina.type("k").press(ENTER)
    assert "minak is learning" in mina.text


def test_the_list_of_learners_begins_with_the_focus_on_a_learner(mina: Sitting) -> None:
    mina.click("Mina is learning. Change learner")
    assert mina.focus_name.startswith("Mina")
    mina.press(ENTER)
    assert mina.shows(TodayScreen)


def test_renaming_the_one_who_learns_shows_the_new_name_everywhere(mina: Sitting) -> None:
    mina.click("Mina is learning. Change learner").click("Rename Mina")
    assert isinstance(mina.focus, QLineEdit)
    mina.focus.clear()
    mina.type("Mina K").press(ENTER)
    assert mina.shows(LearnersScreen)
    mina.click("Mina K")
    assert "Mina K is learning" in mina.text


def test_removing_the_one_who_learns_leaves_nobody_learning(mina: Sitting) -> None:
    mina.press(ENTER).respond().press(ENTER, ESC)
    mina.click("Mina is learning. Change learner").click("Remove Mina")
    mina.click("Remove")
    assert "What do you really know" in mina.text
    mina.press("1", ctrl=True)
    assert mina.shows(LearnersScreen)
    mina.enter("Jonas")
    assert "Welcome, Jonas." in mina.text
    mina.press("6", ctrl=True).click("Over time")
    assert "No quiz yet" in mina.text


def test_a_change_of_learner_in_mid_quiz_keeps_everything(mina: Sitting, clock: HandClock) -> None:
    mina.press(ENTER).respond()
    explained = mina.explained
    mina.click("Mina is learning. Change learner")
    (field,) = seen(mina.window, QLineEdit)
    field.setFocus()
    mina.enter("Jonas")
    assert mina.shows(TodayScreen)
    assert "Welcome, Jonas." in mina.text
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 1 of ")
    assert mina.the(QuestionScreen).chosen is None
    clock.tick(minutes=5)
    mina.click("Jonas is learning. Change learner").click("Mina")
    assert mina.shows(FeedbackScreen)  # what Mina still owes comes first
    assert mina.explained == explained
    mina.press(ENTER)
    assert mina.shows(TodayScreen)
    mina.press(ENTER)
    assert mina.focus_name.startswith("Question 2 of ")


def test_the_last_learner_is_there_at_the_next_start(start: Start) -> None:
    first = start().enter("Mina")
    first.click("Mina is learning. Change learner")
    (field,) = seen(first.window, QLineEdit)
    field.setFocus()
    first.enter("Jonas")
    first.end()
    assert "Welcome, Jonas." in start().text


def test_a_message_that_is_closed_leaves_the_keyboard_in_the_window(mina: Sitting) -> None:
    assert mina.app.navigator is not None
    mina.app.navigator.tell(ExpectedError("The disk is full", "Nothing was lost."))
    mina.settle().tab_to("Close").press(Qt.Key.Key_Return)
    assert "The disk is full" not in mina.text
    assert mina.focus_is_in(TodayScreen)


def test_class_is_opened_without_what_the_window_need_not_load(
    mina: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_in = []
    make = Classroom.__init__

    def noted(self: Classroom, *given: Any) -> None:
        made_in.append(threading.get_ident())
        make(self, *given)

    monkeypatch.setattr(Classroom, "__init__", noted)
    mina.press("4", ctrl=True)
    assert len(made_in) == 1
    assert made_in != [threading.get_ident()], "made in the window's thread"
    assert mina.app.navigator is not None
    assert "preparing" not in vars(mina.app.navigator.pages)


def test_the_library_can_be_gone_through_by_tab_on_the_first_visit(mina: Sitting) -> None:
    mina.press("6", ctrl=True).press(Qt.Key.Key_Tab)
    mina.press("5", ctrl=True)
    assert mina.focus_name == "Search all passages"
    mina.press(Qt.Key.Key_Tab)
    assert mina.focus_is_in(LibraryScreen)
