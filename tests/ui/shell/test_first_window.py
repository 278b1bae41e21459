"""The window itself: its size on big and on small screens."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from quizapp.ui.shell.first_window import SIZE, Window, appear


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


def test_the_window_fills_the_screen_where_it_did_last_time(qtbot: QtBot) -> None:
    window = Window(lambda: None)
    qtbot.addWidget(window)
    appear(window, QSize(1920, 1040), maximised=True)
    assert window.isMaximized()


def test_the_window_tells_when_it_is_made_to_fill_the_screen(qtbot: QtBot) -> None:
    window = Window(lambda: None)
    qtbot.addWidget(window)
    appear(window, QSize(1920, 1040))
    told: list[bool] = []
    window.maximised.connect(told.append)
    window.showMaximized()
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
    assert window.isMaximized(), "full screen and back leaves it as it was"
    window.showNormal()
    assert told == [True, False]
