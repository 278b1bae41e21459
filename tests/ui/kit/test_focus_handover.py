"""What has the focus goes away, and the focus goes to what stands beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.search_field import SearchField
from quizapp.ui.kit.layout.focus_watch import watch_focus
from quizapp.ui.kit.layout.page import clear
from quizapp.ui.kit.layout.scrolling import VerticalScroll


@pytest.fixture(autouse=True)
def _watch(qapp: QApplication) -> None:
    watch_focus(qapp)


class Rows(QWidget):
    """A page of rows with two buttons each, which scrolls, and a foot with two more."""

    def __init__(self, name: str, count: int = 4) -> None:
        super().__init__()
        self.name = name
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.rows: list[QWidget] = []
        self.fill(*range(count))
        self.back, self.start = QPushButton(f"{name} back"), QPushButton(f"{name} start")
        whole = QVBoxLayout(self)
        whole.addWidget(VerticalScroll(inside))
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.start)
        whole.addLayout(foot)

    def fill(self, *numbers: int) -> None:
        """Build rows with these numbers in the place of those before."""
        clear(self.column)
        self.rows = []
        for number in numbers:
            row = QWidget()
            across = QHBoxLayout(row)
            for act in ("edit", "remove"):
                across.addWidget(QPushButton(f"{self.name} {act} {number}"))
            self.column.addWidget(row)
            self.rows.append(row)

    def button(self, act: str, number: int) -> QPushButton:
        """Return a button of a row."""
        wanted = f"{self.name} {act} {number}"
        return next(one for one in self.findChildren(QPushButton) if one.text() == wanted)


class Window(QWidget):
    """A rail of two buttons, and beside it one of two pages."""

    def __init__(self) -> None:
        super().__init__()
        self.rail = [QPushButton("rail 0"), QPushButton("rail 1")]
        self.first, self.second = Rows("first"), Rows("second")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.first)
        self.stack.addWidget(self.second)
        whole = QHBoxLayout(self)
        for button in self.rail:
            whole.addWidget(button)
        whole.addWidget(self.stack)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def focus(widget: QWidget) -> None:
    """Give the focus as a person does, who is there for a while."""
    widget.setFocus()
    settle()
    assert widget.hasFocus()


def settle() -> None:
    """Let what was put off happen, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def focused() -> str:
    """Return what stands on the button that has the focus."""
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, QPushButton) else repr(widget)


def delete(widget: QWidget) -> None:
    widget.deleteLater()


def disable(widget: QWidget) -> None:
    widget.setEnabled(False)


def take_out(widget: QWidget) -> None:
    widget.setParent(None)


WAYS: list[Callable[[QWidget], None]] = [QWidget.hide, disable, delete, take_out]


@pytest.mark.parametrize("goes", WAYS)
def test_a_button_that_goes_away_leaves_the_focus_to_the_next_one(
    window: Window, goes: Callable[[QWidget], None]
) -> None:
    button = window.first.button("edit", 1)
    focus(button)
    goes(button)
    settle()
    assert focused() == "first remove 1"


@pytest.mark.parametrize("goes", WAYS)
def test_a_whole_row_leaves_the_focus_to_the_row_below(
    window: Window, goes: Callable[[QWidget], None]
) -> None:
    focus(window.first.button("remove", 1))
    goes(window.first.rows[1])
    settle()
    assert focused() == "first edit 2"


@pytest.mark.parametrize("goes", WAYS)
def test_the_last_button_of_a_page_leaves_the_focus_to_the_one_before(
    window: Window, goes: Callable[[QWidget], None]
) -> None:
    focus(window.first.start)
    goes(window.first.start)
    settle()
    assert focused() == "first back"


@pytest.mark.parametrize("goes", WAYS)
@pytest.mark.parametrize("choice", ["rail 0", "first edit 0", "first remove 3"])
def test_a_screen_that_gives_the_focus_itself_wins(
    window: Window, goes: Callable[[QWidget], None], choice: str
) -> None:
    focus(window.first.start)
    goes(window.first.start)
    next(one for one in window.findChildren(QPushButton) if one.text() == choice).setFocus()
    settle()
    assert focused() == choice


def test_a_screen_that_gives_the_focus_to_what_its_layout_will_show_wins(window: Window) -> None:
    focus(window.first.start)
    window.first.start.hide()

    def render() -> None:
        window.first.fill(0, 2, 3)
        chosen = window.first.rows[2].findChild(QPushButton)
        assert chosen is not None
        chosen.setFocus()
        assert not chosen.isVisible()

    # Between the button's going away and what follows from it; the rows are shown after both.
    QTimer.singleShot(0, window, render)
    settle()
    assert focused() == "first edit 3"


def test_what_is_hidden_and_is_chosen_all_the_same_does_not_keep_the_focus(window: Window) -> None:
    window.first.rows[1].hide()
    focus(window.first.button("edit", 2))
    window.first.button("edit", 1).setFocus()
    settle()
    assert focused() == "first edit 2"


def test_a_screen_that_gave_the_focus_before_wins(window: Window) -> None:
    focus(window.first.start)
    window.rail[1].setFocus()
    delete(window.first.start)
    settle()
    assert focused() == "rail 1"


@pytest.mark.parametrize("goes", [QWidget.hide, disable])
def test_what_is_back_at_once_keeps_the_focus(
    window: Window, goes: Callable[[QWidget], None]
) -> None:
    button = window.first.button("edit", 1)
    focus(button)
    goes(button)
    button.setEnabled(True)
    button.show()
    settle()
    assert focused() == "first edit 1"


def test_a_list_that_is_filled_anew_keeps_the_focus_on_its_row(window: Window) -> None:
    focus(window.first.button("remove", 1))
    window.first.fill(0, 2, 3)
    settle()
    assert focused() == "first remove 2"


def test_a_list_that_is_filled_with_less_gives_the_focus_to_its_last(window: Window) -> None:
    focus(window.first.button("remove", 3))
    window.first.fill(0)
    settle()
    assert focused() == "first remove 0"


def test_a_page_without_any_buttons_leaves_the_focus_to_the_window(window: Window) -> None:
    focus(window.first.start)
    for button in window.first.findChildren(QPushButton):
        button.hide()
    settle()
    assert focused() == "rail 1"


def test_another_page_has_the_focus_and_the_one_that_is_left_finds_it_again(
    window: Window,
) -> None:
    focus(window.first.button("edit", 2))
    window.stack.setCurrentWidget(window.second)
    settle()
    assert focused().startswith("second ")
    window.stack.setCurrentWidget(window.first)
    settle()
    assert focused() == "first edit 2"


def test_a_page_that_is_deleted_leaves_the_focus_to_the_one_that_comes(window: Window) -> None:
    focus(window.first.button("edit", 2))
    delete(window.first)
    settle()
    assert window.stack.currentWidget() is window.second
    assert focused() == "second edit 0"


def test_a_screen_may_leave_the_focus_on_nothing(window: Window) -> None:
    focus(window.first.start)
    window.first.start.clearFocus()
    settle()
    assert QApplication.focusWidget() is None


def test_what_goes_away_under_a_dialog_is_not_where_the_focus_comes_back_to(
    window: Window, qtbot: QtBot
) -> None:
    focus(window.first.button("remove", 1))
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QPushButton("yes"))
    with qtbot.waitActive(dialog):
        dialog.open()
    settle()
    assert focused() == "yes"
    delete(window.first.rows[1])
    settle()
    assert focused() == "yes"
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()
    assert focused() == "first edit 2"


def test_a_part_of_a_control_leaves_the_focus_to_the_control(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field = SearchField("Search")
    for each in (QPushButton("before"), field, QPushButton("after")):
        column.addWidget(each)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setText("word")
    part = field.findChild(QPushButton)
    assert part is not None
    focus(part)
    part.hide()
    settle()
    assert field.hasFocus()
