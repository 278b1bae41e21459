"""The original on the feedback card: folded away, shown and hidden again by its switch."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.looking import button, texts

from quizapp.core.originals import OriginalParagraph
from quizapp.ui.feedback.screen import FeedbackScreen
from quizapp.ui.feedback.state import FeedbackState
from quizapp.ui.feedback.wording import copied, spoken
from quizapp.ui.samples import a_judged_card

TOLD = "Quaint wording of somebody else."
CARD = a_judged_card()
WITH = replace(
    CARD,
    sources=(replace(CARD.sources[0], original=(OriginalParagraph(9, TOLD),)), *CARD.sources[1:]),
)


@pytest.fixture
def screen(qtbot: QtBot) -> FeedbackScreen:
    made = FeedbackScreen()
    qtbot.addWidget(made)
    made.resize(1084, 800)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_without_an_original_there_is_no_switch(screen: FeedbackScreen) -> None:
    screen.render(FeedbackState(4, 10, "Routes", CARD, 0.4))
    assert "Read in the document" in texts(screen)
    assert "Show the original" not in texts(screen)


@pytest.mark.parametrize("by", ["mouse", "Enter", "Space"])
def test_the_original_is_shown_and_hidden_again(screen: FeedbackScreen, by: str) -> None:
    left: list[None] = []
    screen.left.connect(lambda: left.append(None))
    screen.render(FeedbackState(4, 10, "Routes", WITH, 0.4))
    assert TOLD not in texts(screen)

    def press(name: str) -> None:
        switch = button(screen, name)
        if by == "mouse":
            QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
        else:
            switch.setFocus()
            key = Qt.Key.Key_Return if by == "Enter" else Qt.Key.Key_Space
            QTest.keyClick(switch, key)

    press("Show the original: A soldier crosses the border")
    assert TOLD in texts(screen)
    assert "The original, paragraph 9" in texts(screen)
    press("Hide the original: A soldier crosses the border")
    assert TOLD not in texts(screen)
    assert left == []


def test_tab_comes_to_the_switch_after_the_way_to_the_document(screen: FeedbackScreen) -> None:
    screen.render(FeedbackState(4, 10, "Routes", WITH, 0.4))
    button(screen, "Read in the document").setFocus()
    QTest.keyClick(screen, Qt.Key.Key_Tab)
    assert screen.focusWidget() is button(screen, "Show the original")


def test_the_original_is_neither_copied_nor_read_out_with_the_card(
    screen: FeedbackScreen,
) -> None:
    screen.render(FeedbackState(4, 10, "Routes", WITH, 0.4))
    assert TOLD not in copied(WITH)
    assert TOLD not in spoken(WITH)
