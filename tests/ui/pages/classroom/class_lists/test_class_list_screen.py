"""A class list: how it was read, who is linked."""

from devtools.gallery.class_lists_entries import a_list_file_state, a_roster, a_roster_state
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.pages.classroom.class_lists.intents import (
    ChooseFile,
    KeepList,
    LeaveList,
    ReadAgain,
    RemoveList,
)
from quizapp.ui.pages.classroom.class_lists.screen import RosterScreen
from quizapp.ui.pages.classroom.class_lists.state import RosterState, text_of
from tests.ui.looking import acts, button, named, texts

ALT = Qt.KeyboardModifier.AltModifier


def test_a_list_tells_its_problems_by_line_and_links_the_same_names(qtbot: QtBot) -> None:
    screen = RosterScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 2400)
    screen.render(a_roster_state())
    screen.show()
    assert "13 names, 2 lines to check" in texts(screen)
    assert "1 of 13 names is a learner here." in texts(screen)
    assert "Mina is: Mina" in texts(screen)
    done = acts(screen)
    button(screen, "Keep this list").click()
    (kept,) = done
    assert isinstance(kept, KeepList)
    roster = kept.roster
    linked = {one.name: one.learner_id for one in roster.names}
    assert linked["Mina"] == 1
    assert linked["Ada"] is None
    assert len(linked) == 13
    assert not any(one.apart for one in roster.names)


def test_buttons_ask_for_a_file_or_lead_back(qtbot: QtBot) -> None:
    screen = RosterScreen()
    qtbot.addWidget(screen)
    state = RosterState(a_roster(3), text_of(a_roster(3)))
    screen.render(state)
    screen.show()
    done = acts(screen)
    for name in ("Open a file", "Delete this list", "Back without a change"):
        button(screen, name).click()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert done == [ChooseFile(), RemoveList(a_roster(3)), LeaveList(), LeaveList()]


def test_a_file_can_be_read_again_in_another_encoding(qtbot: QtBot) -> None:
    screen = RosterScreen()
    qtbot.addWidget(screen)
    screen.render(a_list_file_state())
    screen.show()
    done = acts(screen)
    named(screen, ChoiceMenu, "Letters").chosen.emit(1)
    assert done == [ReadAgain(encoding="cp1252")]
