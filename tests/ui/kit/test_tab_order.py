"""Tab goes down a screen as it is laid out."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.tab_order import order_tabs, parts, shown_stops
from quizapp.ui.kit.layout.flow import FlowLayout
from quizapp.ui.kit.layout.scrolling import VerticalScroll


def a_screen() -> tuple[QWidget, dict[str, QPushButton]]:
    """Return a screen whose buttons were made in another order than the one they stand in."""
    buttons = {name: QPushButton(name) for name in reversed("abcdefg")}
    screen, inside = QWidget(), QWidget()
    column = QVBoxLayout(screen)
    column.addWidget(QLabel("a label takes no keyboard"))
    row, flow, inner = QHBoxLayout(), FlowLayout(), QVBoxLayout(inside)
    column.addWidget(VerticalScroll(inside))
    column.addWidget(buttons["g"])
    column.insertLayout(1, row)
    row.addWidget(buttons["b"])
    row.insertWidget(0, buttons["a"])
    column.insertLayout(2, flow)
    flow.addWidget(buttons["c"])
    flow.addWidget(buttons["d"])
    inner.addWidget(buttons["e"])
    inner.addWidget(buttons["f"])
    return screen, buttons


def test_tab_goes_by_the_layouts_into_what_scrolls_too(qtbot: QtBot) -> None:
    screen, buttons = a_screen()
    qtbot.addWidget(screen)
    screen.show()
    order_tabs(screen)
    met, widget = "", buttons["a"].nextInFocusChain()
    while widget is not None and widget is not buttons["a"]:
        met += widget.text() if isinstance(widget, QPushButton) else ""
        widget = widget.nextInFocusChain()
    assert met == "bcdefg"
    screen.hide()


def test_what_is_hidden_is_no_stop(qtbot: QtBot) -> None:
    screen, buttons = a_screen()
    qtbot.addWidget(screen)
    buttons["b"].hide()
    inside = buttons["e"].parentWidget()
    assert inside is not None
    inside.hide()
    screen.show()
    assert list(shown_stops(screen)) == [buttons[name] for name in "acdg"]
    screen.hide()


def test_a_layout_has_its_parts_in_their_order(qtbot: QtBot) -> None:
    screen, _ = a_screen()
    qtbot.addWidget(screen)
    column = screen.layout()
    assert column is not None
    widgets = [child for child in screen.children() if isinstance(child, QWidget)]
    kinds = [type(part).__name__ for part in parts(column, widgets)]
    assert kinds == ["QLabel", "QHBoxLayout", "FlowLayout", "VerticalScroll", "QPushButton"]
