"""Class lists as schools export them, through the real window: opened, looked at, mended, kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView

from quizapp.core.session.setup import RosterName
from quizapp.ui.kit.control.choice_menu import ChoiceMenu
from quizapp.ui.pages.classroom.class_lists.reading_model import Column
from quizapp.ui.pages.classroom.class_lists.screen import RosterScreen
from quizapp.ui.pages.classroom.preparing.screen import PreparingScreen
from quizapp.ui.pages.learners.screen import LearnersScreen
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import named, seen

LISTS = Path(__file__).parent / "lists"
GERMAN = LISTS / "klasse_name_vorname_cp1252.csv"
LAST_FIRST = LISTS / "class_last_comma_first.csv"
PLAIN = LISTS / "class_last_comma_first_plain.txt"
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space


def open_list(start: Start, file: Path) -> Sitting:
    """Open the file of a list as a teacher does, from Today on."""
    mina = start(dialogs=FakeDialogs(path=file)).enter("Mina")
    mina.press("4", ctrl=True).press(ENTER)
    return mina.click("Class list").click("New class list").click("Open a file")


def table(sitting: Sitting) -> QTableView:
    (found,) = seen(sitting.window, QTableView)
    return found


def shown(sitting: Sitting) -> list[tuple[str, str]]:
    """Return what the preview shows: for each line its number and the name beside it."""
    model = table(sitting).model()
    return [
        (model.index(row, Column.LINE).data(), model.index(row, Column.NAME).data())
        for row in range(model.rowCount())
    ]


def choose(sitting: Sitting, menu: str, entry: str) -> None:
    """Choose an entry of a menu under the preview, as a click on it does."""
    button = named(sitting.window, ChoiceMenu, menu)
    made = button.menu_made()
    (action,) = [one for one in made.actions() if one.text().startswith(entry)]
    action.trigger()
    made.deleteLater()
    sitting.settle()


def kept(sitting: Sitting) -> list[str]:
    sitting.click("Keep this list")
    assert sitting.shows(PreparingScreen)
    (roster,) = sitting.services.preparing.rosters()
    return [one.name for one in roster.names]


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        (GERMAN, [("1", "–"), ("2", "Anna Müller"), ("3", "Ben Müller"), ("4", "Jörg Schröder")]),
        (LAST_FIRST, [("1", "John Smith"), ("2", "Jane Smith")]),
        (PLAIN, [("1", "John Smith"), ("2", "Jane Smith"), ("3", "Min-ji Lee")]),
    ],
)
def test_a_list_shows_every_name_beside_its_line_and_is_kept_as_shown(
    start: Start, file: Path, lines: list[tuple[str, str]]
) -> None:
    mina = open_list(start, file)
    assert shown(mina) == lines
    assert "to check" not in mina.text
    assert kept(mina) == [name for _, name in lines if name != "–"]


def test_a_list_takes_the_name_of_its_class(start: Start) -> None:
    mina = open_list(start, GERMAN)
    assert named(mina.window, QLineEdit, "Name of the list").text() == "8b"


def test_a_pasted_register_is_read_like_a_file(start: Start) -> None:
    mina = open_list(start, GERMAN)
    (text,) = seen(mina.window, QPlainTextEdit)
    text.setPlainText(PLAIN.read_text("utf-8"))
    assert [name for _, name in shown(mina)] == ["John Smith", "Jane Smith", "Min-ji Lee"]


def test_columns_order_and_letters_can_be_changed(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "8b.csv"
    file.write_bytes("Wójcik;Bêben;Ysolde".encode("cp1252"))
    mina = open_list(start, file)
    choose(mina, "Letters", "Central Europe (Windows")
    choose(mina, "Name begins with", "Begins with Ysolde")
    choose(mina, "Then:", "then Bęben")
    choose(mina, "Then, last:", "then Wójcik")
    assert shown(mina) == [("1", "Ysolde Bęben Wójcik")]
    mina.click("Swap the order")
    assert shown(mina) == [("1", "Bęben Wójcik Ysolde")]
    choose(mina, "Columns are apart by", "A name on each line")
    assert shown(mina) == [("1", "Wójcik;Bęben;Ysolde")]


def test_lines_are_taken_left_out_and_mended_by_keys(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "8b.csv"
    file.write_text("Name\nAna\nBen\nAna\n???\n", "utf-8")
    mina = open_list(start, file)
    assert "3 names, 2 lines to check" in mina.text
    assert mina.focus is table(mina)
    mina.click("Next line to check")
    row = table(mina).currentIndex()
    spoken = row.model().index(row.row(), Column.LINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Line 4, taken. Ana (2). Ana stands on line 2 too.")
    mina.press(ENTER)
    editor = mina.focus
    assert isinstance(editor, QLineEdit)
    editor.setText("Ana K.")
    mina.press(ENTER)
    assert shown(mina)[3] == ("4", "Ana K.")
    table(mina).setCurrentIndex(table(mina).model().index(2, Column.NAME))
    table(mina).setFocus()
    mina.press(SPACE)
    assert "2 names, 1 line to check" in mina.text
    assert kept(mina) == ["Ana", "Ana K."]


def test_the_preview_has_a_name_for_screen_readers(start: Start) -> None:
    mina = open_list(start, GERMAN)
    reader = QAccessible.queryAccessibleInterface(table(mina))
    assert reader.text(QAccessible.Text.Name) == "Every line and the name that was read in it"
    for menu in seen(mina.window, ChoiceMenu):
        assert ": " in menu.accessibleName()


def test_one_class_of_a_whole_year_can_be_taken(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "year.csv"
    file.write_text("Name;Klasse\nAna;8a\nBen;8b\nCem;8b\n", "utf-8")
    mina = open_list(start, file)
    choose(mina, "Class:", "8b")
    assert "2 names" in mina.text
    assert kept(mina) == ["Ben", "Cem"]


def test_a_learner_who_comes_later_is_linked_with_the_kept_list(start: Start) -> None:
    mina = open_list(start, GERMAN)
    assert "None of these names is a learner here." in mina.text
    kept(mina)
    anna = mina.services.learners.add("anna mu\u0308ller")
    mina.services.learners.add("Anna")
    mina.services.learners.add("Ben Muller", beside_look_alike=True)
    (roster,) = mina.services.preparing.rosters()
    assert roster.names == (
        RosterName("Anna Müller", anna.id),
        RosterName("Ben Müller"),
        RosterName("Jörg Schröder"),
    )
    mina.click("Change this list")
    assert mina.shows(RosterScreen)
    assert "1 of 3 names is a learner here." in mina.text
    assert "Ben Müller is: nobody here (Ben Muller looks almost the same)" in mina.text


def test_who_was_said_to_be_nobody_here_stays_so(start: Start) -> None:
    mina = open_list(start, GERMAN)
    mina.services.learners.add("Jörg Schröder")
    kept(mina)
    mina.click("Change this list")
    choose(mina, "Jörg Schröder is", "nobody here")
    mina.click("Keep this list").click("Change this list")
    assert "Jörg Schröder is: nobody here" in mina.text
    mina.click("Keep this list")
    (roster,) = mina.services.preparing.rosters()
    jorg = next(one for one in mina.services.learners.everyone() if one.name.startswith("Jörg"))
    mina.services.learners.rename(jorg.id, "Jörg Schröder B")
    mina.services.learners.rename(jorg.id, "Jörg Schröder")
    (roster,) = mina.services.preparing.rosters()
    assert [one.learner_id for one in roster.names] == [None, None, None]


def become(sitting: Sitting, name: str) -> Sitting:
    """Type a name on the list of learners; QTest has no keys beyond ASCII."""
    named(sitting.window, QLineEdit, "Your name").setText(name)
    named(sitting.window, QLineEdit, "Your name").setFocus()
    return sitting.press(ENTER)


def test_jose_in_two_unicode_forms_is_one_learner_and_the_second_is_told(start: Start) -> None:
    names = (LISTS / "two_learners_named_jose_nfd_nfc.txt").read_text("utf-8").split()
    first, second = names
    assert first != second
    sitting = become(start(), first)
    sitting.press("7", ctrl=True).click("PIN, merging, removing")
    assert sitting.shows(LearnersScreen)
    become(sitting, second)
    assert f"There is already a learner named {second}." in sitting.text
    assert [one.name for one in sitting.services.learners.everyone()] == [second]


def test_a_name_that_looks_like_another_is_told_and_can_be_taken_all_the_same(start: Start) -> None:
    sitting = start().enter("Jose")
    sitting.press("7", ctrl=True).click("PIN, merging, removing")
    become(sitting, "José")
    assert "There is already a learner named Jose, and José looks almost the same." in sitting.text
    sitting.click("Take that name all the same")
    assert not sitting.shows(LearnersScreen)
    sitting.press("7", ctrl=True).click("PIN, merging, removing")
    assert "Looks almost like José" in sitting.text
