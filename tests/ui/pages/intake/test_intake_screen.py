"""The intake: the questions of a file, their numbers, the keys, what is told of other files."""

from dataclasses import replace

import pytest
from devtools.gallery.intake_entries import a_file_preview, an_intake_state
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PackId
from quizapp.ui.kit.control.check import CheckChip
from quizapp.ui.kit.text.text_layout import Tone
from quizapp.ui.pages.intake.intents import IntoNewPack, IntoPack, PutAside, TakeQuestions
from quizapp.ui.pages.intake.questions_model import Column, Filter
from quizapp.ui.pages.intake.screen import IntakeScreen
from quizapp.ui.pages.intake.state import ChoosePack, LookAtQuestions, Reading, Told
from quizapp.ui.shell.destinations import OpenPage
from quizapp.ui.shell.state import PageId
from tests.ui.looking import acts, button, texts

LOOK = LookAtQuestions(a_file_preview(), "Food myths")


@pytest.fixture
def screen(qtbot: QtBot) -> IntakeScreen:
    screen = IntakeScreen()
    qtbot.addWidget(screen)
    screen.resize(1100, 760)
    screen.render(an_intake_state(LOOK))
    screen.show()
    return screen


def test_sources_are_offered_only_where_there_are_documents(screen: IntakeScreen) -> None:
    assert screen.questions.then_find.isHidden()
    screen.render(an_intake_state(replace(LOOK, has_documents=True)))
    done = acts(screen)
    button(screen, "Take 4 as drafts, then find their sources").click()
    assert done == [TakeQuestions(frozenset(), then_find=True)]


def press(screen: IntakeScreen, key: Qt.Key) -> None:
    QTest.keyClick(screen.questions.table, key)


def test_the_numbers_add_up_to_those_of_the_file(screen: IntakeScreen) -> None:
    counts = screen.questions.model.counts()
    assert counts[Filter.ALL] == LOOK.preview.in_file == 6
    assert sum(counts[one] for one in Filter if one is not Filter.ALL) == 6
    said = texts(screen)
    assert "4 can be taken as drafts (3 want a look), 1 is here already, 1 is left out." in said
    assert "Nothing is written yet." in said
    assert "Not taken along: pictures (1)." in said


def test_space_leaves_a_question_out_and_takes_it_again(screen: IntakeScreen) -> None:
    done = acts(screen)
    table = screen.questions.table
    table.setCurrentIndex(screen.questions.model.index(0, 0))
    press(screen, Qt.Key.Key_Space)
    assert screen.questions.take.text() == "Take 3 as drafts"
    button(screen, "Take 3 as drafts").click()
    assert done == [TakeQuestions(frozenset({1}))]
    press(screen, Qt.Key.Key_Space)
    assert screen.questions.take.text() == "Take 4 as drafts"


def test_what_is_here_or_is_left_out_cannot_be_taken(screen: IntakeScreen) -> None:
    model = screen.questions.model
    for place in (1, 4):
        model.turn(place)
    assert model.without == set()


def test_enter_shows_a_question_whole(screen: IntakeScreen) -> None:
    screen.questions.table.setCurrentIndex(screen.questions.model.index(3, 0))
    press(screen, Qt.Key.Key_Return)
    assert "A  Butter ✓" in texts(screen)


def test_what_is_here_stands_beside_what_would_replace_it(screen: IntakeScreen) -> None:
    changed = screen.questions.model.index(5, 0)
    assert "Enter compares" in str(screen.questions.model.index(5, Column.TO_KNOW).data())
    screen.questions.table.setCurrentIndex(changed)
    press(screen, Qt.Key.Key_Return)
    assert "As it is here\nBread mould is harmless\nA  True\nB  False ✓" in texts(screen)
    here, there = (text.spans for text in screen.questions.whole.texts)
    marked = [[span.text for span in spans if span.tone is Tone.MARK] for spans in (here, there)]
    assert marked == [["Bread mould is harmless"], ["Bread mould is harmless."]]
    screen.questions.table.setCurrentIndex(screen.questions.model.index(3, 0))
    press(screen, Qt.Key.Key_Return)
    assert "As it is here" not in texts(screen)


def test_a_filter_shows_its_rows_alone(screen: IntakeScreen) -> None:
    chips = {chip.text(): chip for chip in screen.findChildren(CheckChip)}
    chips["Look at this"].click()
    model = screen.questions.model
    assert [model.row(place).number for place in range(model.rowCount())] == [3, 4]
    assert [chip.text() for chip in screen.findChildren(CheckChip) if chip.isChecked()] == [
        "Look at this"
    ]


def test_fifty_thousand_rows_are_listed_without_a_widget_each(qtbot: QtBot) -> None:
    screen = IntakeScreen()
    qtbot.addWidget(screen)
    screen.render(an_intake_state(LookAtQuestions(a_file_preview(50_000), "Food myths")))
    before = len(screen.findChildren(CheckChip))
    screen.questions.model.show_only(Filter.TAKEN)
    assert screen.questions.model.rowCount() == 50_001
    assert len(screen.findChildren(CheckChip)) == before <= len(Filter)


def test_a_pack_is_chosen_or_begun(screen: IntakeScreen) -> None:
    done = acts(screen)
    packs = ((PackId("food-myths"), "Food myths"),)
    screen.render(an_intake_state(ChoosePack(packs, "Quiz 8b")))
    button(screen, "Food myths").click()
    button(screen, "Begin this pack").click()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert done == [IntoPack(PackId("food-myths")), IntoNewPack("Quiz 8b"), PutAside()]


def test_reading_goes_on_in_its_place_and_can_be_stopped(screen: IntakeScreen) -> None:
    done = acts(screen)
    screen.render(an_intake_state(Reading(0.1)))
    stop = button(screen, "Cancel")
    screen.render(an_intake_state(Reading(0.6)))
    assert button(screen, "Cancel") is stop
    stop.click()
    assert done == [PutAside()]


def test_another_file_is_told_with_where_it_belongs(screen: IntakeScreen) -> None:
    done = acts(screen)
    told = Told("This looks like a class list.", "Class lists are on the page Class.", PageId.CLASS)
    screen.render(an_intake_state(told, "8b.csv"))
    assert "This looks like a class list." in texts(screen)
    button(screen, "Go there").click()
    assert done == [OpenPage(PageId.CLASS)]
