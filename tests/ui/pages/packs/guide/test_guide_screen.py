"""The guide to good questions: what it says, how long it is, where the way back leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import PackId
from quizapp.ui.pages.packs.guide.screen import GuideScreen
from quizapp.ui.pages.packs.guide.state import GuideState
from quizapp.ui.pages.packs.guide.wording import advice
from quizapp.ui.shell.destinations import OpenPacks, OpenWorkbench
from tests.ui.looking import acts, button, texts


@pytest.fixture
def screen(qtbot: QtBot) -> GuideScreen:
    screen = GuideScreen()
    qtbot.addWidget(screen)
    screen.resize(1000, 700)
    screen.render(GuideState(advice()))
    screen.show()
    return screen


def test_every_rule_has_both_examples_and_a_reason(screen: GuideScreen) -> None:
    shown = texts(screen)
    for one in advice():
        assert f"Not so: {one.worse}" in shown
        assert f"Better: {one.better}" in shown
        assert one.why in shown


def test_it_is_read_in_two_minutes(screen: GuideScreen) -> None:
    assert 200 <= len(texts(screen).split()) <= 400


def test_the_way_back_leads_to_where_one_came_from(screen: GuideScreen) -> None:
    done = acts(screen)
    button(screen, "Back to the packs").click()
    screen.render(GuideState(advice(), PackId("milk")))
    button(screen, "Back to the questions").click()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert done == [OpenPacks(), OpenWorkbench(PackId("milk")), OpenWorkbench(PackId("milk"))]
