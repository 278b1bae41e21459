"""A question and its card are read aloud."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from devtools.samples.cards import (
    WALK,
    a_card,
    a_chart_to_read,
    a_judged_card,
    passages_to_read,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from quizapp.env.settings import Settings
from quizapp.ui.pages.study.feedback.screen import FeedbackScreen
from quizapp.ui.pages.study.feedback.state import FeedbackState
from quizapp.ui.pages.study.question.screen import QuestionScreen
from quizapp.ui.pages.study.question.state import QuestionState
from tests.ui.looking import button, seen, texts

READ, STOP = "Read aloud", "Stop reading"
QUESTION = QuestionState(4, 10, "Escape routes", WALK, 0.3, id=1)
CARD = FeedbackState(4, 10, "Escape routes", a_judged_card(), 0.4, id=1)


@pytest.fixture
def voice(tmp_path: Path) -> str:
    """Stand in for the system's voice: it takes its time."""
    file = tmp_path / "voice"
    file.write_text('#!/bin/sh\n[ "$1" = -S ] || exec sleep 20\n')
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def question(qtbot: QtBot, voice: str) -> Iterator[QuestionScreen]:
    made = QuestionScreen(voice=voice)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.render(QUESTION)
    made.show()
    yield made
    made.hide()  # it stops reading


@pytest.fixture
def card(qtbot: QtBot, voice: str) -> Iterator[FeedbackScreen]:
    made = FeedbackScreen(voice=voice)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.render(CARD)
    made.show()
    yield made
    made.hide()


def test_a_question_is_read_with_its_source_and_its_options(question: QuestionScreen) -> None:
    assert question.aloud() == (
        "Question 4 of 10. News report of August 2024. Claim to judge: "
        "Most people who leave North Korea walk across the border to the South.",
        "T: True.",
        "F: False.",
    )


def test_what_is_read_first_is_read_first_but_no_chart(question: QuestionScreen) -> None:
    (passage, _) = passages_to_read()
    question.render(replace(QUESTION, id=2, read_first=(passage, *a_chart_to_read())))
    first, second, *_ = question.aloud()
    assert first == passage.source.passage.text
    assert second.startswith("Question 4 of 10.")


def test_a_false_claim_is_never_read_without_its_label(card: FeedbackScreen) -> None:
    myth = a_card().myth
    assert myth is not None
    for made, claim in ((a_judged_card(), WALK.stem), (a_card(), myth.claim)):
        card.render(replace(CARD, card=made))
        told = [text for text in card.aloud() if claim in text]
        assert told == [f"False claim: {claim}"]


def test_the_button_and_r_read_and_stop(question: QuestionScreen, card: FeedbackScreen) -> None:
    for screen in (question, card):
        button(screen, READ).click()
        assert button(screen, STOP).isVisible()
        QTest.keyClick(screen, Qt.Key.Key_R)
        assert button(screen, READ).isVisible()
        QTest.keyClick(screen, Qt.Key.Key_R)
        assert button(screen, STOP).isVisible()


def test_reading_ends_with_leaving_and_with_the_next(
    question: QuestionScreen, card: FeedbackScreen
) -> None:
    for screen in (question, card):
        button(screen, READ).click()
        screen.hide()
        screen.show()
        assert button(screen, READ).isVisible()
        button(screen, READ).click()
    question.render(replace(QUESTION, id=2))
    card.render(replace(CARD, id=2))
    assert button(question, READ).isVisible()
    assert button(card, READ).isVisible()


def test_another_flag_does_not_stop_it(question: QuestionScreen) -> None:
    button(question, READ).click()
    question.render(replace(QUESTION, flagged=True, chosen=1))
    assert button(question, STOP).isVisible()


def test_without_single_keys_only_the_button_reads(question: QuestionScreen) -> None:
    question.render(replace(QUESTION, settings=Settings(single_keys=False)))
    assert button(question, READ).toolTip() == READ
    QTest.keyClick(question, Qt.Key.Key_R)
    assert button(question, READ).isVisible()


def test_without_a_voice_nothing_is_said_of_it(qtbot: QtBot) -> None:
    screens = (QuestionScreen(), FeedbackScreen())
    screens[0].render(QUESTION)
    screens[1].render(CARD)
    for screen in screens:
        qtbot.addWidget(screen)
        screen.show()
        names = [each.accessibleName() for each in seen(screen, QAbstractButton)]
        assert READ not in names
        assert "reads aloud" not in texts(screen)
