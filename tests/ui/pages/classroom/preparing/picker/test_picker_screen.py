"""Choosing by hand: search, filters, order, how many."""

import pytest
from devtools.gallery.preparing_entries import (
    a_detective_line,
    some_lines,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import ItemId
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.control.question_check import QuestionCheck
from quizapp.ui.pages.classroom.preparing.picker.intents import TakeQuestions
from quizapp.ui.pages.classroom.preparing.picker.screen import PickerScreen
from quizapp.ui.pages.classroom.preparing.picker.state import PickerState
from tests.ui.looking import acts, button, named, seen, texts
from tests.ui.shell.keys.pressing import compose

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def picker(qtbot: QtBot) -> PickerScreen:
    made = PickerScreen()
    qtbot.addWidget(made)
    made.resize(1000, 1600)
    made.render(PickerState(some_lines(200), (ItemId("item-0"), ItemId("item-1"))))
    made.show()
    return made


def test_the_list_to_choose_from_is_made_bit_by_bit(picker: PickerScreen) -> None:
    assert len(seen(picker, QuestionCheck)) == 40
    button(picker, "Show 40 more").click()
    assert len(seen(picker, QuestionCheck)) == 80
    assert picker.focusWidget() is picker._rows[40]


def test_search_and_filters_narrow_the_list_together(picker: PickerScreen) -> None:
    picker._search.setText("illegal economic")
    assert {row.text()[:13] for row in seen(picker, QuestionCheck)} == {"China treats "}
    compose(picker._search, "", " Migrant")
    assert {row.text()[:13] for row in seen(picker, QuestionCheck)} == {"China treats "}
    compose(picker._search, "탈")
    assert "No question fits." in texts(picker)
    compose(picker._search, "")
    named(picker, CheckChip, "Without sensitive ones").click()
    assert "No question fits." in texts(picker)


def test_what_is_chosen_keeps_its_order_and_new_ones_come_after(picker: PickerScreen) -> None:
    fresh = next(row for row in seen(picker, QuestionCheck) if not row.isChecked())
    QTest.keyClick(fresh, Qt.Key.Key_Return)
    done = acts(picker)
    QTest.keyClick(picker, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (taken,) = done
    assert isinstance(taken, TakeQuestions)
    assert taken.items[:2] == (ItemId("item-0"), ItemId("item-1"))
    assert len(taken.items) == 3


def test_more_than_a_session_holds_cannot_be_taken(picker: PickerScreen) -> None:
    lines = some_lines(70)
    picker.render(PickerState(lines, tuple(line.item_id for line in lines[:61])))
    assert "A session has at most 60." in texts(picker)
    assert not button(picker, "Take these").isEnabled()


def test_questions_on_how_sources_argue_are_found_by_a_filter(picker: PickerScreen) -> None:
    assert not any(chip.text() == "Source detective only" for chip in seen(picker, CheckChip))
    lines = (*some_lines(4), *map(a_detective_line, range(2, 4)))
    picker.render(PickerState(lines, ()))
    assert len(seen(picker, QuestionCheck)) == 6
    named(picker, CheckChip, "Source detective only").click()
    assert len(seen(picker, QuestionCheck)) == 2
