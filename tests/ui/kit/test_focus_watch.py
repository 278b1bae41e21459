"""What gets the focus is scrolled into sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.layout.focus_watch import watch_focus
from quizapp.ui.kit.layout.scrolling import VerticalScroll


@pytest.fixture(autouse=True)
def _watch(qapp: QApplication) -> None:
    watch_focus(qapp)


def a_list(qtbot: QtBot) -> tuple[VerticalScroll, list[QPushButton]]:
    inside = QWidget()
    column = QVBoxLayout(inside)
    rows = [QPushButton(str(number)) for number in range(40)]
    for row in rows:
        column.addWidget(row)
    area = VerticalScroll(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
    return area, rows


def test_a_control_that_is_given_the_focus_is_scrolled_into_sight(qtbot: QtBot) -> None:
    area, rows = a_list(qtbot)
    rows[30].setFocus()
    qtbot.waitUntil(lambda: not rows[30].visibleRegion().isEmpty())
    assert rows[30].visibleRegion().boundingRect() == rows[30].rect()
    assert area.verticalScrollBar().value() > 0


def test_a_click_moves_nothing_between_press_and_release(qtbot: QtBot) -> None:
    area, rows = a_list(qtbot)
    shown = {row: row.visibleRegion().boundingRect() for row in rows}
    cut = next(row for row in rows if 0 < shown[row].height() < row.height())
    spot = cut.mapTo(area, shown[cut].center())
    window, left = area.windowHandle(), Qt.MouseButton.LeftButton
    QTest.mousePress(window, left, Qt.KeyboardModifier.NoModifier, spot)
    QApplication.processEvents()
    assert QApplication.focusWidget() is cut
    assert area.verticalScrollBar().value() == 0
    QTest.mouseRelease(window, left, Qt.KeyboardModifier.NoModifier, spot)


def test_what_is_higher_than_the_view_begins_at_its_beginning(qtbot: QtBot) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    first, tall = QPushButton("first"), QPushButton("tall")
    tall.setMinimumHeight(1_000)
    column.addWidget(first)
    column.addSpacing(400)
    column.addWidget(tall)
    area = VerticalScroll(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitActive(area):
        area.show()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is tall
    assert area.verticalScrollBar().value() == tall.y()
