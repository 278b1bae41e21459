"""Progress: attempts and flagged questions."""

from dataclasses import replace

import pytest
from devtools.gallery.progress_entries import NOW, a_newcomer, a_state, an_attempt_line
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import AttemptId, PresentedId
from quizapp.ui.kit.control.row_button import RowButton
from quizapp.ui.kit.control.segmented import Segmented
from quizapp.ui.pages.progress.attempts_view import AttemptsView
from quizapp.ui.pages.progress.intents import PractiseFlagged, RemoveFlag
from quizapp.ui.pages.progress.model import LINE_ROLE, SORT_ROLE, AttemptsModel, Column
from quizapp.ui.pages.progress.screen import Part, ProgressScreen
from quizapp.ui.shell.destinations import ContinueAttempt, OpenSummary, SetUpQuiz
from tests.ui.looking import acts, button, named, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> ProgressScreen:
    made = ProgressScreen()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.render(a_state())
    made.show()
    named(made, Segmented, "What to show").segment(Part.ATTEMPTS).click()
    return made


@pytest.fixture
def model() -> AttemptsModel:
    made = AttemptsModel()
    made.set_rows(a_state().lines, NOW)
    return made


def click_row(screen: ProgressScreen, row: int) -> None:
    view = seen(screen, AttemptsView)[0]
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, model: AttemptsModel) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_tells_title_day_and_result(model: AttemptsModel) -> None:
    told = [[model.index(row, column).data() for column in Column] for row in range(2)]
    assert told[0][1:] == ["today, 08:30", "Unfinished: go on at question 4 of 10"]
    assert told[1] == ["Routes and borders", "yesterday, 20:30", "10 of 10 right"]


def test_a_screen_reader_gets_the_whole_row(model: AttemptsModel) -> None:
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Routes and borders, yesterday, 20:30, 10 of 10 right"


def test_an_attempt_that_ended_before_the_first_answer_has_no_score(model: AttemptsModel) -> None:
    line = replace(an_attempt_line(1), answered=0, counted=0, right=0)
    model.set_rows((line,), NOW)
    assert model.index(0, Column.RESULT).data() == "Ended before the first answer"
    assert model.index(0, Column.RESULT).data(SORT_ROLE) < 0
    assert model.index(0, Column.TITLE).data(LINE_ROLE) == line


def test_a_click_opens_an_ended_attempt_and_continues_an_open_one(screen: ProgressScreen) -> None:
    done = acts(screen)
    click_row(screen, 1)
    click_row(screen, 0)
    assert done == [OpenSummary(AttemptId(99)), ContinueAttempt(AttemptId(100))]


def test_arrows_and_enter_open_a_row(screen: ProgressScreen) -> None:
    view = seen(screen, AttemptsView)[0]
    view.setFocus()
    done = acts(screen)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert done == [OpenSummary(AttemptId(99))]


def test_flagged_questions_go_by_their_fact(screen: ProgressScreen) -> None:
    named(screen, Segmented, "What to show").segment(Part.FLAGGED).click()
    row = seen(screen, RowButton)[0]
    assert row.text() == "Arrivals in the South peaked in 2009, with 2,914 people."
    assert "Wrong · Routes and borders" in row.accessibleName()
    done = acts(screen)
    row.click()
    button(screen, "Take the flag away: Arrivals").click()
    assert done == [OpenSummary(AttemptId(99), PresentedId(31)), RemoveFlag(PresentedId(31))]


def test_the_flagged_stay_open_when_the_state_comes_again(screen: ProgressScreen) -> None:
    named(screen, Segmented, "What to show").segment(Part.FLAGGED).click()
    state = a_state()
    screen.render(replace(state, flagged=state.flagged[:1]))
    assert len(seen(screen, RowButton)) == 1
    screen.render(replace(state, flagged=()))
    assert "No flagged question" in texts(screen)


def test_an_empty_history_says_what_to_do(screen: ProgressScreen) -> None:
    screen.render(a_state(0, a_newcomer()))
    assert "No quiz yet" in texts(screen)
    done = acts(screen)
    button(screen, "New quiz").click()
    assert done == [SetUpQuiz()]
    screen.render(a_state())
    assert "No quiz yet" not in texts(screen)


def test_the_flagged_questions_are_practised_by_one_button(screen: ProgressScreen) -> None:
    named(screen, Segmented, "What to show").segment(Part.FLAGGED).click()
    done = acts(screen)
    button(screen, "Practise these questions").click()
    assert done == [PractiseFlagged()]
    screen.render(replace(a_state(), flagged=()))
    assert "Practise these" not in texts(screen)


def test_the_sum_is_told_in_words(screen: ProgressScreen) -> None:
    screen.render(replace(a_state(1), lines=(an_attempt_line(0),), flagged=()))
    assert "1 quiz, 10 questions answered, 7 right at the first try." in texts(screen)
