"""The preview: through the questions, to a passage, back."""

from dataclasses import replace

import pytest
from devtools.gallery.preparing_entries import (
    a_preview_state,
)
from devtools.samples.pictures import wave
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.ui.card.card_text import CardText
from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.picture_view import PictureView
from quizapp.ui.pages.classroom.intents import OpenPassage
from quizapp.ui.pages.classroom.preparing.preview.intents import LeavePreview, ShowQuestion
from quizapp.ui.pages.classroom.preparing.preview.screen import PreviewScreen
from tests.ui.looking import acts, button, follow_on, seen

READ = "Read first"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(qtbot: QtBot) -> PreviewScreen:
    made = PreviewScreen()
    qtbot.addWidget(made)
    made.resize(1100, 1600)
    made.render(a_preview_state())
    made.show()
    return made


def test_buttons_and_keys_go_through_the_questions(screen: PreviewScreen) -> None:
    done = acts(screen)
    button(screen, "Next").click()
    QTest.keyClick(screen, Qt.Key.Key_PageDown)
    QTest.keyClick(screen, Qt.Key.Key_PageUp)
    assert done == [ShowQuestion(1), ShowQuestion(1)], "before the first there is none"


def test_it_leads_to_the_passage_and_back(screen: PreviewScreen) -> None:
    done = acts(screen)
    follow_on(screen, "Read in the document")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert done == [OpenPassage(a_preview_state().cards[0].sources[0].passage.id), LeavePreview()]


def test_what_is_read_first_stands_above_the_question(screen: PreviewScreen) -> None:
    assert not [one for one in screen.findChildren(CardText) if one.accessibleName() == READ]
    state = a_preview_state(read=1)
    screen.render(state)
    (read,) = [one for one in screen.findChildren(CardText) if one.accessibleName() == READ]
    assert state.readings[0][0].source.passage.text in read.toPlainText()


def test_a_question_shows_its_picture_under_what_is_asked(screen: PreviewScreen) -> None:
    assert not screen.findChildren(PictureView)
    state = a_preview_state()
    screen.render(replace(state, questions=(replace(state.questions[0], picture=wave()),)))
    (view,) = screen.findChildren(PictureView)
    assert view.accessibleName() == wave().alt
    first = seen(screen, OptionRow)[0]
    assert view.mapTo(screen, QPoint()).y() < first.mapTo(screen, QPoint()).y()
