"""The teacher's page of what is said to be wrong."""

from dataclasses import replace

import pytest
from devtools.gallery.objections_entries import an_objection_line, an_objections_state
from devtools.gallery.picture_entries import an_objection_with
from devtools.samples.pictures import coast
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PassageId
from quizapp.core.views.objections import ObjectionId
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.pages.classroom.objections import wording
from quizapp.ui.pages.classroom.objections.intents import (
    AnswerObjection,
    SaveObjections,
    ShowWho,
)
from quizapp.ui.pages.classroom.objections.objection_row import ObjectionRow
from quizapp.ui.pages.classroom.objections.screen import ObjectionsScreen
from quizapp.ui.shell.destinations import OpenClass, ReadPassage
from quizapp.ui.shell.state import PageId
from tests.ui.looking import acts, button, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> ObjectionsScreen:
    made = ObjectionsScreen()
    qtbot.addWidget(made)
    made.resize(1000, 2400)
    made.render(an_objections_state())
    made.show()
    return made


def test_each_is_told_with_question_note_topic_and_state(screen: ObjectionsScreen) -> None:
    shown = texts(screen)
    assert "3 notes on questions, 2 to answer." in shown
    assert "A soldier dashes across the mined zone" in shown
    assert "The passage says most, not all." in shown
    assert "To answer · Routes and borders" in shown
    assert "The question has been reworded since" in shown
    assert "Thank you. The author will mend it with the next pack." in shown


def test_a_false_claim_stands_under_its_label_with_its_correction(screen: ObjectionsScreen) -> None:
    shown = texts(screen)
    assert "False claim: " in shown
    assert "Many who made it to the South have little money." in shown


def test_names_are_shown_only_when_asked_for(screen: ObjectionsScreen) -> None:
    assert "Mina" not in texts(screen)
    done = acts(screen)
    button(screen, "Show names").click()
    assert done == [ShowWho(True)]
    screen.render(replace(an_objections_state(), with_names=True))
    assert "Mina, today" in texts(screen)


def test_an_answer_is_typed_and_sent(screen: ObjectionsScreen) -> None:
    done = acts(screen)
    row = seen(screen, ObjectionRow)[0]
    assert row.box is not None
    row.box.setFocus()
    QTest.keyClicks(row.box, "You are right.")
    QTest.keyClick(row.box, Qt.Key.Key_Tab)  # leaves the box and types no tab
    sends = button(row, "Send the answer")
    assert sends.hasFocus()
    QTest.keyClick(sends, Qt.Key.Key_Space)
    assert done == [AnswerObjection(ObjectionId(0), "You are right.")]


def test_what_is_half_typed_stays_when_another_was_answered(screen: ObjectionsScreen) -> None:
    first, second = seen(screen, ObjectionRow)[:2]
    assert first.box is not None
    assert second.box is not None
    first.box.setPlainText("sent")
    second.box.setPlainText("half a")
    state = an_objections_state()
    answered = an_objection_line(0, answer="sent")
    screen.render(replace(state, lines=(state.lines[1], answered, state.lines[2])))
    rows = seen(screen, ObjectionRow)
    assert rows[0].draft == "half a"
    assert rows[1].box is None
    assert len(seen(screen, QPlainTextEdit)) == 1


def test_an_answer_that_was_given_can_be_changed(screen: ObjectionsScreen) -> None:
    done = acts(screen)
    row = seen(screen, ObjectionRow)[2]
    assert row.box is None
    button(row, "Answer again").click()
    assert row.box is not None
    row.box.setPlainText("It is mended.")
    button(row, "Send the answer").click()
    assert done == [AnswerObjection(ObjectionId(2), "It is mended.")]


def test_it_leads_to_the_passage_to_a_file_and_back(screen: ObjectionsScreen) -> None:
    done = acts(screen)
    button(seen(screen, ObjectionRow)[0], "Read the passage").click()
    button(screen, "Save for the author").click()
    button(screen, "Back to Class").click()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert done == [
        ReadPassage(PassageId("news#p3"), (), PageId.CLASS),
        SaveObjections(),
        OpenClass(),
        OpenClass(),
    ]


def test_where_nothing_was_said_there_is_nothing_to_save(screen: ObjectionsScreen) -> None:
    screen.render(replace(an_objections_state(), lines=()))
    assert "Nobody has said that something is wrong." in texts(screen)
    assert "Save for the author" not in texts(screen)


@pytest.mark.parametrize(
    ("counts", "said"),
    [((2, 3), "2 to answer"), ((1, 1), "1 to answer"), ((0, 3), "All 3 answered")],
)
def test_the_class_says_how_many_wait(counts: tuple[int, int], said: str) -> None:
    assert wording.waiting(*counts) == said


def test_a_question_with_a_picture_is_shown_with_it(screen: ObjectionsScreen) -> None:
    line = an_objection_with(coast())
    screen.render(replace(an_objections_state(), lines=(line,)))
    (view,) = screen.findChildren(PictureView)
    assert view.accessibleName() == coast().alt
    assert view.height() <= 160
