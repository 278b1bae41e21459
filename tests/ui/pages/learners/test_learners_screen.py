"""Who is learning?"""

import pytest
from devtools.gallery.learners_entries import a_learners_state
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from quizapp.core.content.ids import LearnerId
from quizapp.ui.kit.text.prose import Prose
from quizapp.ui.pages.learners.first_welcome import WayPicture
from quizapp.ui.pages.learners.intents import Add, Choose, Remove, Rename
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.learners.state import LearnersState, NameProblem
from tests.ui.looking import acts, button, named, seen, texts


@pytest.fixture
def screen(qtbot: QtBot) -> LearnersScreen:
    made = LearnersScreen()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.render(a_learners_state("Mina", "Jonas"))
    made.show()
    return made


def field(screen: LearnersScreen, name: str) -> QLineEdit:
    return named(screen, QLineEdit, name)


def test_a_learner_is_chosen_by_mouse_and_by_key(qtbot: QtBot, screen: LearnersScreen) -> None:
    row = button(screen, "Jonas.")
    assert "10 quizzes" in row.accessibleName()
    done = acts(screen)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert done == [Choose(LearnerId(1))]
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert len(done) == 2


def test_a_new_learner_needs_a_name_and_enter(qtbot: QtBot, screen: LearnersScreen) -> None:
    name = field(screen, "Your name")
    QTest.keyClicks(name, "Ada")
    done = acts(screen)
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert done == [Add("Ada", False)]
    button(screen, "Start").click()
    assert len(done) == 2


def test_a_name_that_was_not_taken_stays_with_the_reason_beside_it(
    qtbot: QtBot, screen: LearnersScreen
) -> None:
    QTest.keyClicks(field(screen, "Your name"), "Mina")
    problem = NameProblem("There is already a learner named Mina.", "Add a letter.")
    screen.render(a_learners_state("Mina", "Jonas", problem=problem))
    assert field(screen, "Your name").text() == "Mina"
    assert problem.message in texts(screen)
    assert problem.hint in texts(screen)
    focused = screen.focusWidget()
    assert focused is not None
    assert focused.accessibleDescription() == f"{problem.message} {problem.hint}"


def test_renaming_starts_with_the_old_name_and_escape_leaves_it(
    qtbot: QtBot, screen: LearnersScreen
) -> None:
    button(screen, "Rename Jonas").click()
    name = field(screen, "New name for Jonas")
    assert name.text() == "Jonas"
    QTest.keyClick(name, Qt.Key.Key_Escape)
    button(screen, "Rename Jonas").click()
    name = field(screen, "New name for Jonas")
    name.setText("Jon")
    done = acts(screen)
    button(screen, "Save name").click()
    assert done == [Rename(LearnerId(1), "Jon", False)]
    problem = NameProblem("The name is taken.", "Take another.", LearnerId(1))
    screen.render(a_learners_state("Mina", "Jonas", problem=problem))
    assert field(screen, "New name for Jonas").text() == "Jon"
    focused = screen.focusWidget()
    assert focused is not None
    assert focused.accessibleDescription() == "The name is taken. Take another."
    assert problem.message in texts(screen)


def test_removing_asks_says_what_goes_and_can_be_refused(
    qtbot: QtBot, screen: LearnersScreen
) -> None:
    done = acts(screen)
    button(screen, "Remove Jonas").click()
    assert "All 10 quizzes" in texts(screen)
    assert button(screen, "Keep Jonas").hasFocus() or not screen.isActiveWindow()
    button(screen, "Keep Jonas").click()
    assert done == []
    button(screen, "Remove Jonas").click()
    assert "10 minutes" in texts(screen)
    assert "Backups" in texts(screen)
    button(screen, "Remove Jonas").click()
    assert done == [Remove(LearnerId(1))]


def test_the_first_start_says_what_the_app_is_and_asks_a_name(screen: LearnersScreen) -> None:
    state = a_learners_state()
    screen.render(LearnersState((), state.now))
    assert "people who leave North Korea" in texts(screen)
    assert "the sentence that proves it" in texts(screen)
    assert "Rename" not in texts(screen)
    assert field(screen, "Your name").isVisible()


def test_a_first_start_stands_in_the_middle_with_the_picture_above_its_text(
    screen: LearnersScreen,
) -> None:
    screen.resize(1366, 749)
    screen.render(a_learners_state())
    picture = seen(screen, WayPicture)[0]
    last = button(screen, "Take in a copy")
    above = picture.mapTo(screen, picture.rect().topLeft()).y()
    below = screen.height() - last.mapTo(screen, last.rect().bottomLeft()).y()
    assert 0.5 < above / below < 1
    title = seen(screen, Prose)[0]
    drawn = picture.grab().toImage()
    column = picture.mapTo(screen, QPoint(0, 0)).x() - title.mapTo(screen, QPoint(0, 0)).x()
    assert column == 0
    ground = drawn.pixelColor(drawn.width() - 1, 0)
    left = min(
        x
        for x in range(drawn.width())
        if any(drawn.pixelColor(x, y) != ground for y in range(drawn.height()))
    )
    assert left <= 4, "the drawing begins where the words below it begin"


def test_who_hears_only_the_field_of_the_first_start_is_told_what_it_is_about(
    screen: LearnersScreen,
) -> None:
    screen.render(a_learners_state())
    field = screen.focusWidget()
    assert field is not None
    told = field.accessibleDescription()
    assert told in " ".join(texts(screen).split())
    assert "people who leave North Korea? Short questions" in told


def test_a_teacher_whose_name_looks_like_another_stays_a_teacher(screen: LearnersScreen) -> None:
    alike = NameProblem("José looks almost the same.", "Choose it.", anyway="Take it all the same")
    screen.render(a_learners_state("Jose"))
    done = acts(screen)
    named(screen, QLineEdit, "Your name").setText("José")
    button(screen, "I am a teacher").click()
    screen.render(a_learners_state("Jose", problem=alike))
    button(screen, "Take it all the same").click()
    assert done == [Add("José", teaches=True), Add("José", beside_look_alike=True, teaches=True)]
