"""Preparing a session on the real app: three steps to Start, by hand, class lists, plans."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from quizapp.core.content.ids import PackId
from quizapp.core.session.setup import ClassSession, Naming
from quizapp.ui.kit.control.question_check import QuestionCheck
from quizapp.ui.pages.classroom.class_lists.screen import RosterScreen
from quizapp.ui.pages.classroom.preparing.intents import Start as StartSession
from quizapp.ui.pages.classroom.preparing.picker.screen import PickerScreen
from quizapp.ui.pages.classroom.preparing.preview.screen import PreviewScreen
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.classroom.preparing.state import USUAL, PreparingState
from quizapp.ui.pages.classroom.screen import ClassScreen
from quizapp.ui.pages.library.reader import Reader
from tests.packs.folders import a_folder
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import seen

ENTER, ESC, SPACE, DOWN = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
)


@pytest.fixture
def begun(mina: Sitting, monkeypatch: pytest.MonkeyPatch) -> list[ClassSession]:
    """Return the sessions that were started; none of them is served."""
    sessions: list[ClassSession] = []
    assert mina.app.navigator is not None
    monkeypatch.setattr(mina.app.navigator.pages.session, "begin", sessions.append)
    return sessions


def state_of(sitting: Sitting) -> PreparingState:
    state = sitting.the(PreparingScreen)._state
    assert state is not None
    return state


def open_new(sitting: Sitting) -> Sitting:
    return sitting.press("4", ctrl=True).press(ENTER)


def test_from_today_to_a_session_are_three_steps(mina: Sitting, begun: list[ClassSession]) -> None:
    mina.press("4", ctrl=True)  # Class
    assert mina.focus_name == "New session"
    mina.press(ENTER)
    assert mina.focus_name == "Start"
    assert "8 questions, about 20 minutes" in mina.text
    assert "on phones, friendly names, asks how sure" in mina.text
    mina.press(ENTER)
    (session,) = begun
    assert len(session.setup.questions) == 8
    assert session.setup.title.startswith(f"{session.setup.subject}, ")
    assert session.setup.title.endswith("2026")
    assert mina.services.classroom.interrupted() == session


def test_a_second_press_on_start_starts_nothing_twice(
    mina: Sitting, begun: list[ClassSession]
) -> None:
    open_new(mina)
    screen = mina.the(PreparingScreen)
    screen.act(StartSession())
    screen.act(StartSession())
    mina.settle()
    assert len(begun) == 1


def test_another_number_draws_anew_and_a_list_made_by_hand_can_be_had_back(mina: Sitting) -> None:
    open_new(mina)
    before = state_of(mina).plan.items
    mina.tab_to("Question 1 of 8")
    assert mina.focus is not None
    QTest.keyClick(mina.focus, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    mina.settle()
    moved = state_of(mina).plan.items
    assert moved[:2] == (before[1], before[0])
    assert mina.focus_name.startswith("Question 2 of 8")
    mina.press(Qt.Key.Key_Delete)
    by_hand = state_of(mina).plan.items
    assert by_hand == (before[1], *before[2:])
    assert mina.focus_name.startswith("Question 2 of 7")
    mina.click("5")
    assert len(state_of(mina).lines) == 5
    mina.click("Back to the list before")
    assert state_of(mina).plan.items == by_hand


def test_filters_that_fit_nothing_say_so_and_nothing_can_be_started(mina: Sitting) -> None:
    open_new(mina)
    mina.click("Common myths").click("More choices").click("Multiple choice")
    if not state_of(mina).lines:
        assert "No questions yet" in mina.text
        assert not mina.the(PreparingScreen)._start.isEnabled()
    mina.click("Both").click("Mixed")
    assert state_of(mina).lines


def test_questions_are_chosen_by_hand_with_the_keyboard_alone(mina: Sitting) -> None:
    open_new(mina)
    mina.tab_to("Choose by hand").press(ENTER)
    assert mina.shows(PickerScreen)
    assert mina.focus_name == "Search facts and questions"
    mina.type("number 7").press(DOWN)
    row = mina.focus
    assert isinstance(row, QuestionCheck)
    was = row.isChecked()
    mina.press(SPACE)
    assert row.isChecked() is not was
    if was:
        mina.press(SPACE)
    chosen = mina.the(PickerScreen)._chosen.copy()
    mina.press(ENTER, ENTER)  # off and on again: the last in the order
    mina.press(ENTER, ctrl=True)
    assert mina.shows(PreparingScreen)
    assert set(state_of(mina).plan.items) == set(chosen)
    assert state_of(mina).lines[-1].fact == "The matter with number 7 is settled."


def test_leaving_the_choice_changes_nothing(mina: Sitting) -> None:
    open_new(mina)
    before = state_of(mina).plan
    mina.click("Choose by hand")
    seen(mina.window, QuestionCheck)[0].click()
    mina.press(ESC)
    assert state_of(mina).plan == before


def test_a_plan_is_kept_opened_again_and_deleted(start: Start) -> None:
    dialogs = FakeDialogs()
    mina = open_new(start(dialogs=dialogs).enter("Mina"))
    mina.tab_to("Name of the session").type("Routes").press(ENTER)
    assert "Kept as Routes." in mina.text
    items = state_of(mina).plan.items
    mina.press(ESC)
    assert dialogs.asked == []  # nothing would be lost
    assert mina.shows(ClassScreen)
    mina.tab_to("Routes. 8 questions, about 20 minutes").press(ENTER)
    assert state_of(mina).plan.items == items
    mina.press(ESC).tab_to("Delete Routes").press(ENTER)
    assert dialogs.asked == ["Delete the plan Routes?"]
    assert "The plan Routes is deleted." in mina.text
    assert mina.services.preparing.plans() == ()


def test_a_name_that_is_taken_is_told_at_its_field(mina: Sitting) -> None:
    for _ in range(2):
        open_new(mina)
        mina.tab_to("Name of the session").type("Routes").press(ENTER)
        if "Kept as Routes." in mina.text:
            mina.press(ESC)
    assert "There is already one named Routes." in mina.text


def test_leaving_what_was_put_together_asks_first(start: Start) -> None:
    dialogs = FakeDialogs(says_yes=False)
    mina = open_new(start(dialogs=dialogs).enter("Mina"))
    mina.tab_to("Question 1 of 8").press(Qt.Key.Key_Delete, ESC)
    assert dialogs.asked == ["Leave without keeping this session?"]
    assert mina.shows(PreparingScreen)
    mina.press("1", ctrl=True).press("4", ctrl=True)  # elsewhere and back: it waits
    assert len(state_of(mina).lines) == 7
    dialogs.says_yes = True
    mina.press(ESC)
    assert mina.shows(ClassScreen)


def test_a_preview_shows_the_question_the_key_and_the_passage(mina: Sitting) -> None:
    open_new(mina)
    mina.tab_to("Question 1 of 8").press(DOWN, ENTER)
    assert mina.shows(PreviewScreen)
    assert "Preview: question 2 of 8" in mina.text
    line = mina.the(PreviewScreen)
    assert line._state is not None
    assert line._state.questions[1].stem in mina.text
    assert "After the vote" in mina.text
    mina.tab_to("Read in the document").press(ENTER)
    assert mina.shows(Reader)
    mina.press(ESC)
    assert mina.shows(PreviewScreen)
    mina.press(ESC)
    assert mina.focus_name.startswith("Question 2 of 8")


def test_a_class_list_is_pasted_linked_and_used(mina: Sitting, begun: list[ClassSession]) -> None:
    open_new(mina)
    mina.click("Class list").click("New class list")
    assert mina.shows(RosterScreen)
    mina.type("9b")
    (text,) = seen(mina.window, QPlainTextEdit)
    text.setPlainText("Ada\nMina\nada\n\nChidi")
    assert "4 names, 1 line to check" in mina.text
    assert "Mina is: Mina" in mina.text
    assert "Ada is: nobody here" in mina.text
    mina.click("Keep this list")
    assert mina.shows(PreparingScreen)
    assert "9b (4 names)" in mina.text
    mina.click("Start")
    (session,) = begun
    assert session.setup.naming is Naming.ROSTER
    names = {one.name: one.learner_id for one in session.setup.roster}
    (mina_id,) = [one.id for one in mina.services.learners.everyone()]
    assert names == {"Ada": None, "Mina": mina_id, "ada (2)": None, "Chidi": None}


def test_a_class_list_is_read_from_a_file_and_what_is_none_is_told(
    start: Start, tmp_path: Path
) -> None:
    file = tmp_path / "9b.csv"
    file.write_bytes("Last name;First name\r\nHeron;Jörg\r\n".encode("cp1252"))
    dialogs = FakeDialogs(path=file)
    mina = open_new(start(dialogs=dialogs).enter("Mina"))
    mina.click("Class list").click("New class list").click("Open a file")
    assert "1 name" in mina.text
    assert "Jörg Heron is" in mina.text
    file.write_bytes(b"PK\x03\x04 no workbook")
    mina.click("Open a file")
    assert "9b.csv is not a workbook that can be read here." in mina.text
    dialogs.path = tmp_path / "gone.csv"
    mina.click("Open a file")
    assert "gone.csv could not be read." in mina.text


def test_a_class_list_is_deleted_with_its_names(start: Start) -> None:
    dialogs = FakeDialogs()
    mina = open_new(start(dialogs=dialogs).enter("Mina"))
    mina.click("Class list").click("New class list").type("9b")
    seen(mina.window, QPlainTextEdit)[0].setPlainText("Ada\nChidi")
    mina.click("Keep this list").click("Change this list").click("Delete this list")
    assert dialogs.asked == ["Delete the class list 9b?"]
    assert mina.services.preparing.rosters() == ()
    assert state_of(mina).plan.naming is Naming.OFFERED
    # The class lists, where she came from, are gone with the last of them.
    assert mina.focus_is_in(PreparingScreen)


def test_hands_leave_only_what_hands_need(mina: Sitting, begun: list[ClassSession]) -> None:
    open_new(mina)
    mina.click("Hands")
    assert "by show of hands" in mina.text
    assert "Ask how sure" not in mina.text
    assert "Friendly names" not in mina.text
    mina.click("Start")
    assert not begun[0].setup.phones


def test_an_empty_list_of_names_cannot_be_started_with(
    mina: Sitting, begun: list[ClassSession]
) -> None:
    open_new(mina)
    mina.click("Class list").click("Start")
    assert "The class list of this plan is gone or empty." in mina.text
    assert begun == []
    mina.click("Friendly names").click("Start")
    assert len(begun) == 1


def test_the_field_of_the_name_is_the_only_line_to_type_in(mina: Sitting) -> None:
    open_new(mina)
    assert [one.accessibleName() for one in seen(mina.window, QLineEdit)] == ["Name of the session"]


def test_a_small_pack_is_offered_whole(mina: Sitting, tmp_path: Path) -> None:
    learner = mina.services.learners.everyone()[0]
    mina.services.packs.add(a_folder(tmp_path))
    mina.services.packs.choose(learner.id, PackId("sample"))
    open_new(mina.settle())
    state = state_of(mina)
    number = len(state.lines)
    assert 0 < number < USUAL
    assert state.most == number
    assert f"All {number}" in mina.text
    mina.click(f"All {number}")
    assert len(state_of(mina).lines) == number
