"""What a screen reader is told that things are."""

import pytest
from devtools.samples.library import a_library, a_page
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.option_row import OptionRow
from quizapp.ui.kit.roles import Role, give_role, install_roles
from quizapp.ui.kit.text.prose import body, heading
from quizapp.ui.pages.library.row import DocumentRow
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.shell.rail import Rail
from quizapp.ui.shell.state import PageId


@pytest.fixture(autouse=True)
def _roles(qapp: QApplication) -> None:
    install_roles(qapp)


def test_a_heading_is_a_heading_and_running_text_is_not(qtbot: QtBot) -> None:
    for made, role in ((heading("Facts"), Role.Heading), (body("Facts"), Role.StaticText)):
        qtbot.addWidget(made)
        told = QAccessible.queryAccessibleInterface(made)
        assert (told.role(), told.text(QAccessible.Text.Name)) == (role, "Facts")


def test_the_rail_is_a_list_of_tabs_of_which_one_is_selected(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.set_page(PageId.LIBRARY)
    told = QAccessible.queryAccessibleInterface(rail)
    assert told.role() == Role.PageTabList
    children = [told.child(place) for place in range(told.childCount())]
    tabs = {
        child.text(QAccessible.Text.Name): bool(child.state().selected)
        for child in children
        if child.role() == Role.PageTab
    }
    assert tabs == {name: name == "Library" for name in rail.names().values()}


def test_the_documents_are_a_list_and_the_one_that_is_read_is_selected(qtbot: QtBot) -> None:
    screen = LibraryScreen()
    qtbot.addWidget(screen)
    screen.render(a_library(page=a_page()))
    rows = screen.findChildren(DocumentRow)
    told = {row: QAccessible.queryAccessibleInterface(row) for row in rows}
    assert {one.role() for one in told.values()} == {Role.ListItem}
    assert {one.parent().role() for one in told.values()} == {Role.List}
    assert [bool(told[row].state().selected) for row in rows] == [row.isChecked() for row in rows]
    assert sum(row.isChecked() for row in rows) == 1


def test_an_item_can_still_be_pressed_by_a_screen_reader(qtbot: QtBot) -> None:
    row = QPushButton("Row")
    qtbot.addWidget(row)
    give_role(row, Role.ListItem)
    pressed: list[str] = []
    row.clicked.connect(lambda: pressed.append("pressed"))
    actions = QAccessible.queryAccessibleInterface(row).actionInterface()
    assert "Press" in actions.actionNames()
    actions.doAction("Press")
    assert len(pressed) == 1


def test_widgets_with_roles_come_and_go(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    for number in range(50):
        made = heading(str(number), parent=home)
        assert QAccessible.queryAccessibleInterface(made).role() == Role.Heading
        made.deleteLater()
        QApplication.processEvents()


def test_an_option_says_which_of_how_many_it_is(qtbot: QtBot) -> None:
    row = OptionRow("B", "2002", (2, 3))
    qtbot.addWidget(row)
    told = QAccessible.queryAccessibleInterface(row)
    assert told.role() == Role.RadioButton
    assert told.text(QAccessible.Text.Description) == "2 of 3"
