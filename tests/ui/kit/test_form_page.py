"""A page that is filled in: the foot stays, under the column, in one row where there is room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.layout.form_page import FormPage

End = Callable[[FormPage, QLabel, QPushButton], None]


def with_row(form: FormPage, words: QLabel, button: QPushButton) -> None:
    form.end_with_row((words,), (button,))


def with_column(form: FormPage, words: QLabel, button: QPushButton) -> None:
    foot = QVBoxLayout()
    foot.addWidget(words)
    foot.addWidget(button)
    form.end_with(foot)


class Window(QWidget):
    """A window that a form fills."""

    def __init__(self, end: End) -> None:
        super().__init__()
        self.form = FormPage("New quiz", self)
        for number in range(60):
            self.form.page.column.addWidget(QLabel(f"Choice {number}"))
        self.words, self.button = QLabel("10 questions match."), QPushButton("Start")
        end(self.form, self.words, self.button)


def shown(qtbot: QtBot, width: int, end: End) -> Window:
    window = Window(end)
    qtbot.addWidget(window)
    window.resize(width, 500)
    with qtbot.waitExposed(window):
        window.show()
    return window


def below(window: Window) -> bool:
    """Return whether the button stands below the words."""
    form = window.form
    return top(form, window.button) >= top(form, window.words) + window.words.height()


def top(form: FormPage, widget: QWidget) -> int:
    return widget.mapTo(form, QPoint(0, 0)).y()


@pytest.mark.parametrize("end", [with_row, with_column])
def test_the_foot_stays_while_the_choices_scroll(qtbot: QtBot, end: End) -> None:
    window = shown(qtbot, 900, end)
    form, button = window.form, window.button
    before = top(form, button)
    bar = form.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.maximum() > 0
    assert top(form, button) == before
    assert not button.visibleRegion().isEmpty()
    assert before > form.page.geometry().bottom()


@pytest.mark.parametrize("end", [with_row, with_column])
def test_the_foot_begins_where_the_column_does(qtbot: QtBot, end: End) -> None:
    window = shown(qtbot, 1_200, end)
    first = window.form.page.column.contentsMargins().left()
    assert window.words.mapTo(window.form, QPoint(0, 0)).x() == first > 0


@pytest.mark.parametrize(("width", "beside"), [(1_200, True), (400, False)])
def test_words_and_buttons_are_side_by_side_where_there_is_room(
    qtbot: QtBot, width: int, beside: bool
) -> None:
    assert below(shown(qtbot, width, with_row)) != beside


def test_a_foot_of_its_own_keeps_its_direction(qtbot: QtBot) -> None:
    assert below(shown(qtbot, 1_200, with_column))


def test_more_room_may_be_asked_for(qtbot: QtBot) -> None:
    def wanting(form: FormPage, words: QLabel, button: QPushButton) -> None:
        form.end_with_row((words,), (button,), 2_000)

    assert below(shown(qtbot, 1_200, wanting))
