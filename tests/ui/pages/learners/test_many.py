"""Who is learning, where ten thousand are: a list, a search, and the card of who is picked."""

from dataclasses import replace

import pytest
from devtools.gallery.learners_entries import a_school
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import LearnerId
from quizapp.ui.pages.learners.intents import Choose, Rename
from quizapp.ui.pages.learners.rows import LearnerCard
from quizapp.ui.pages.learners.screen import FEW, LearnersScreen
from quizapp.ui.pages.learners.state import NameProblem
from tests.ui.looking import acts, button, named, seen, texts

ENTER = Qt.Key.Key_Return


@pytest.fixture
def screen(qtbot: QtBot) -> LearnersScreen:
    made = LearnersScreen()
    qtbot.addWidget(made)
    made.resize(900, 1200)
    made.render(a_school(10_000))
    made.show()
    return made


def names(screen: LearnersScreen) -> list[str]:
    (view,) = seen(screen, QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_ten_thousand_are_one_list_and_one_card(screen: LearnersScreen) -> None:
    assert len(names(screen)) == 10_000
    assert len(screen.findChildren(LearnerCard)) == 1
    assert "10000 learners" in texts(screen).replace(",", "")


def test_a_search_finds_by_every_word_without_accents(qtbot: QtBot, screen: LearnersScreen) -> None:
    field = named(screen, QLineEdit, "Find a name")
    QTest.keyClicks(field, "mull elis 57")
    found = names(screen)
    assert found
    assert all("Élise Müller" in name and "57" in name for name in found)
    done = acts(screen)
    QTest.keyClick(field, ENTER)
    assert done == [Choose(LearnerId(int(found[0].split()[-1]) - 1))]
    field.setText("nobody of this name")
    assert names(screen) == []
    assert "Nobody is called so." in texts(screen)
    assert not seen(screen, LearnerCard)


def test_the_list_is_gone_through_by_keys_and_says_who_it_is_on(
    qtbot: QtBot, screen: LearnersScreen
) -> None:
    field = named(screen, QLineEdit, "Find a name")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    (view,) = seen(screen, QListView)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    index = view.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{index.data()}. Last here")
    assert button(screen, f"Rename {index.data()}")
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader.text(QAccessible.Text.Name) == "Learners"
    done = acts(screen)
    QTest.keyClick(view, ENTER)
    assert done == [Choose(LearnerId(1))]


def test_who_is_picked_is_renamed_on_the_card_and_a_problem_comes_back_there(
    qtbot: QtBot, screen: LearnersScreen
) -> None:
    screen.search("anna 600")
    (name,) = [one for one in names(screen) if one.endswith(" 600")]
    button(screen, f"Rename {name}").click()
    field = named(screen, QLineEdit, f"New name for {name}")
    field.setText("Ben Dvořák 1")
    done = acts(screen)
    QTest.keyClick(field, ENTER)
    assert done == [Rename(LearnerId(599), "Ben Dvořák 1", False)]
    problem = NameProblem("The name is taken.", "Take another.", LearnerId(599))
    screen.render(replace(a_school(10_000), problem=problem))
    assert named(screen, QLineEdit, f"New name for {name}").text() == "Ben Dvořák 1"
    assert "The name is taken." in texts(screen)
    assert named(screen, QLineEdit, "Find a name").text() == "anna 600"


def test_merging_searches_for_the_other_one_too(qtbot: QtBot, screen: LearnersScreen) -> None:
    (card,) = seen(screen, LearnerCard)
    card.ask_other()
    fields = [one for one in seen(card, QLineEdit) if one.accessibleName() == "Find a name"]
    fields[0].setText("çelik 9998")
    QTest.keyClick(fields[0], ENTER)
    assert "Make Ben Dvořák 1 and Çelik" in texts(screen)


def test_a_handful_keep_a_card_each(qtbot: QtBot) -> None:
    made = LearnersScreen()
    qtbot.addWidget(made)
    made.resize(900, 2400)
    made.render(a_school(FEW))
    made.show()
    assert len(seen(made, LearnerCard)) == FEW
    assert not seen(made, QListView)
