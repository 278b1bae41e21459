"""The window itself: its size on big and on small screens."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from quizapp.ui.first_window import SIZE, Window, appear


@pytest.mark.parametrize("screen", [QSize(1280, 800), QSize(1366, 728), QSize(1024, 700)])
def test_the_window_fills_a_screen_that_its_foot_would_not_fit(qtbot: QtBot, screen: QSize) -> None:
    window = Window(lambda: None)
    qtbot.addWidget(window)
    appear(window, screen)
    assert window.isMaximized()


def test_the_window_has_its_own_size_on_a_big_screen(qtbot: QtBot) -> None:
    window = Window(lambda: None)
    qtbot.addWidget(window)
    appear(window, QSize(1920, 1040))
    assert not window.isMaximized()
    assert window.size() == QSize(*SIZE)
