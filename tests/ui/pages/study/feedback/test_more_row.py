"""What can be done at a card besides going on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from devtools.samples.cards import a_card
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PresentedId
from quizapp.core.views.objections import Objection, ObjectionId
from quizapp.ui.pages.study.feedback.more_row import MoreRow
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.intents import AskAnother, SayWrong
from tests.ui.looking import acts, button, seen, texts

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
STATE = FeedbackState(4, 10, "Escape routes", a_card(), 0.4, another=True, id=7)


@pytest.fixture
def screen(qtbot: QtBot) -> FeedbackScreen:
    made = FeedbackScreen()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
    made.render(STATE)
    return made


def said(answer: str = "") -> Objection:
    return Objection(ObjectionId(1), PresentedId(7), "No.", AT, answer, AT if answer else None)


def test_both_are_done_by_mouse_enter_and_space(screen: FeedbackScreen) -> None:
    done = acts(screen)
    another = button(screen, "Another one like this")
    another.click()
    another.setFocus()
    QTest.keyClick(another, Qt.Key.Key_Space)
    wrong = button(screen, "Something is wrong here")
    wrong.click()
    wrong.setFocus()
    QTest.keyClick(wrong, Qt.Key.Key_Return)
    assert done == [AskAnother(), AskAnother(), SayWrong(), SayWrong()]


def test_another_is_offered_only_while_the_quiz_runs(screen: FeedbackScreen) -> None:
    screen.render(replace(STATE, another=False))
    assert "Another one like this" not in texts(screen)
    assert "Something is wrong here" in texts(screen)


def test_what_was_written_is_told_in_its_place(screen: FeedbackScreen) -> None:
    screen.render(replace(STATE, objections=(said(),)))
    assert "You wrote that something is wrong" in texts(screen)
    screen.render(replace(STATE, objections=(said("It is so."),)))
    assert "What you wrote was answered" in texts(screen)


def test_where_there_is_little_room_both_are_behind_one_word(screen: FeedbackScreen) -> None:
    screen.resize(800, 600)
    assert "Something is wrong here" not in texts(screen)
    done = acts(screen)
    button(screen, "More that can be done")
    (row,) = seen(screen, MoreRow)
    actions = row.menu_made().actions()
    assert [action.text() for action in actions] == [
        "Another one like this",
        "Something is wrong here",
    ]
    for action in actions:
        assert isinstance(action, QAction)
        action.trigger()
    assert done == [AskAnother(), SayWrong()]


def test_an_extra_says_so_in_place_of_its_number(screen: FeedbackScreen) -> None:
    screen.render(replace(STATE, extra=True))
    assert "Extra, after question 4 of 10" in texts(screen)
