import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from quizapp.core.answering.presenting import LETTERS
from quizapp.ui.pages.study.question.header import FLAG_KEY
from quizapp.ui.shell.keys.bindings import Where, key_groups
from quizapp.ui.shell.keys.sheet import KeySheet
from tests.ui.looking import button, texts


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window: QWidget, first: Where | None = None, *, single_keys: bool = True) -> KeySheet:
    sheet = KeySheet(window, first, single_keys=single_keys)
    sheet.open()
    return sheet


def test_every_key_is_listed_with_what_it_does(window: QWidget) -> None:
    sheet = opened(window)
    words = texts(sheet)
    for group in key_groups():
        assert group.title in words
        for binding in group.bindings:
            assert binding.keys in words
            assert binding.deed in words
    sheet.close()


def test_the_place_where_one_is_comes_first() -> None:
    assert key_groups()[0].where is Where.QUESTION
    assert key_groups(Where.LIBRARY)[0].where is Where.LIBRARY
    assert {group.where for group in key_groups(Where.LIBRARY)} == set(Where)


def test_bare_keys_are_left_out_when_they_are_off(window: QWidget) -> None:
    sheet = opened(window, single_keys=False)
    words = texts(sheet)
    assert "Single keys are off" in words
    assert "A to D, or T and F" not in words
    assert "Ctrl+F" in words
    sheet.close()


@pytest.mark.parametrize("by", ["button", "escape"])
def test_the_sheet_is_closed(window: QWidget, by: str) -> None:
    sheet = opened(window)
    if by == "button":
        QTest.mouseClick(button(sheet, "Close"), Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_sheet_stays_inside_its_window(window: QWidget) -> None:
    window.resize(500, 400)
    sheet = opened(window)
    assert sheet.width() <= 500
    assert sheet.height() <= 400
    sheet.close()


def test_the_declared_keys_are_those_of_the_question_screen() -> None:
    question = key_groups()[0]
    named = [binding.keys for binding in question.bindings]
    assert named[0].startswith(f"{LETTERS[0]} to {LETTERS[-1]}")
    assert FLAG_KEY in named
