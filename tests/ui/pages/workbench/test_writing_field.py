"""The text fields of the Workbench: as high as their words, with the first line in sight."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.pages.workbench.fields import WritingField
from tests.ui.looking import qt_until


def test_the_first_line_stays_in_sight_while_one_types(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    field = WritingField("Question", lambda _: None)
    column.addWidget(field)
    column.addStretch(1)
    room.resize(320, 400)
    room.show()
    field.setFocus()
    QTest.keyClicks(field, "How does the sleep of old people differ from that of younger adults?")
    line = field.fontMetrics().height()
    qt_until(lambda: field.viewport().height() >= 2 * line, "the room for several lines")
    for _ in range(3):
        QCoreApplication.processEvents()
    assert field.verticalScrollBar().value() == 0
    cursor = field.cursorRect(field.textCursor())
    assert line <= cursor.top() < cursor.bottom() <= field.viewport().height()
