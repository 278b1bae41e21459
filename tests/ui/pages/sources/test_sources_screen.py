"""Finding sources: the keys, the proposals, the end."""

from dataclasses import replace

import pytest
from devtools.gallery.sources_entries import a_sources_state
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from quizapp.ui.pages.sources.intents import (
    GoBackOne,
    LeaveWithout,
    SearchPassages,
    StopFinding,
    UsePassage,
)
from quizapp.ui.pages.sources.screen import SourcesScreen
from tests.ui.looking import acts, button, texts

STATE = a_sources_state()


@pytest.fixture
def screen(qtbot: QtBot) -> SourcesScreen:
    screen = SourcesScreen()
    qtbot.addWidget(screen)
    screen.resize(1000, 900)
    screen.render(STATE)
    screen.show()
    screen.activateWindow()
    assert QTest.qWaitForWindowActive(screen)
    return screen


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_enter_takes_the_first_and_a_digit_chooses(screen: SourcesScreen) -> None:
    done = acts(screen)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_4)
    assert done == [UsePassage(STATE.passages[0]), UsePassage(STATE.passages[2])]


def test_a_question_is_left_without_a_source_or_gone_back_to(screen: SourcesScreen) -> None:
    done = acts(screen)
    for key in (Qt.Key.Key_S, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        press(key)
    assert done == [LeaveWithout(), GoBackOne(), StopFinding()]


def test_the_stroke_goes_to_the_search_where_letters_are_letters(screen: SourcesScreen) -> None:
    done = acts(screen)
    press(Qt.Key.Key_Slash)
    field = screen.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "soup 1s")
    press(Qt.Key.Key_Return)
    assert done == [SearchPassages("soup 1s")]


def test_the_marked_words_are_told_with_their_button(screen: SourcesScreen) -> None:
    names = [one.accessibleName() for one in (button(screen, "Use passage 1"),)]
    assert names == ["Use passage 1: Freezing stops germs from multiplying"]
    assert "Question 7 of 34 without a source" in texts(screen)


def test_where_nothing_fits_the_search_has_the_focus(screen: SourcesScreen) -> None:
    screen.render(replace(STATE, passages=()))
    assert "No passage shares a word with it." in texts(screen)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_the_end_says_how_many_got_one(screen: SourcesScreen) -> None:
    done = acts(screen)
    screen.render(replace(STATE, number=35, passages=(), stem="", right="", found=29))
    assert "29 of 34 questions got a source." in texts(screen)
    assert "no source was given" in texts(screen)
    press(Qt.Key.Key_Return)
    assert done == [StopFinding()]
