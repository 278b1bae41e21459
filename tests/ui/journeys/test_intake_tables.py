"""Tables of questions whose columns a teacher has to name, in the whole app."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.authoring.columns import Meaning
from quizapp.core.content.ids import PackId
from quizapp.ui.pages.intake.columns_part import ColumnsPart
from quizapp.ui.pages.intake.columns_words import OFFERED, SEPARATORS
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.test_intake import bring, stems

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
MILK = PackId("milk")


@pytest.fixture
def milk(mina: Sitting) -> Sitting:
    mina.services.workbench.new("Milk")
    return mina


def a_table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "milk.csv"
    file.write_text(text, "utf-8")
    return file


def test_a_table_without_headings_is_asked_about_before_it_is_read(
    milk: Sitting, tmp_path: Path
) -> None:
    rows = (
        "What does milk give to everybody?;Calcium;Iron;1\nWhat makes milk white?;Chalk;Protein;2\n"
    )
    bring(milk, a_table(tmp_path, rows), pack_id=MILK)
    assert "milk.csv: which column holds what?" in milk.text
    assert "What does milk give to everybody? · What makes milk white?" in milk.text
    assert milk.focus_name == "Read the questions"
    milk.press(ENTER)
    assert "milk.csv: 2 questions" in milk.text
    assert stems(milk, MILK) == []
    milk.press(ENTER)
    assert stems(milk, MILK) == ["What does milk give to everybody?", "What makes milk white?"]
    draft = milk.services.workbench.open(MILK).copy.drafts[1]
    assert [one.is_key for one in draft.questions[0].item.options] == [False, True]


def test_what_is_guessed_wrong_is_said_otherwise(milk: Sitting, tmp_path: Path) -> None:
    rows = "Milk?;A very long option that is taken for the question;Iron;1\n" * 3
    bring(milk, a_table(tmp_path, rows), pack_id=MILK)
    part = milk.the(ColumnsPart)
    part.menus[0].chosen.emit(OFFERED.index(Meaning.QUESTION))
    part.menus[1].chosen.emit(OFFERED.index(Meaning.NOTHING))
    milk.click("Read the questions")
    assert "milk.csv: 3 questions" in milk.text
    milk.press(ENTER)
    assert stems(milk, MILK)[0] == "Milk?"


def test_without_a_column_of_questions_nothing_is_read(milk: Sitting, tmp_path: Path) -> None:
    bring(milk, a_table(tmp_path, "Milk is what?;White;Red;1\n" * 2), pack_id=MILK)
    part = milk.the(ColumnsPart)
    for menu in part.menus:
        menu.chosen.emit(OFFERED.index(Meaning.NOTHING))
    assert "Say which column holds the question." in milk.text
    assert not part.read.isEnabled()
    milk.press(ESCAPE)
    assert stems(milk, MILK) == []


def test_the_table_is_cut_at_another_sign_and_the_focus_stays(
    milk: Sitting, tmp_path: Path
) -> None:
    rows = "Milk is, in short, what?|White|Red|1\nAnd cream, what is it?|Fat|Iron|1\n"
    bring(milk, a_table(tmp_path, rows), pack_id=MILK)
    part = milk.the(ColumnsPart)
    part.cuts[0].setFocus()
    part.cuts[0].chosen.emit(SEPARATORS.index(","))
    milk.settle()
    assert part.cuts[0].hasFocus()
    assert "Cells apart by ," in part.cuts[0].accessibleName()
    part.cuts[0].chosen.emit(SEPARATORS.index("|"))
    milk.settle()
    assert len(part.menus) == 4
    milk.click("Read the questions")
    assert "2 questions" in milk.text


def test_headings_that_say_it_are_not_asked_about_but_can_be_changed(
    milk: Sitting, tmp_path: Path
) -> None:
    rows = "Question,Answer 1,Answer 2,Correct answer\nWhat is milk?,White,Red,1\n"
    bring(milk, a_table(tmp_path, rows), pack_id=MILK)
    assert "milk.csv: 1 question" in milk.text
    milk.click("Which column holds what")
    part = milk.the(ColumnsPart)
    part.menus[3].chosen.emit(OFFERED.index(Meaning.NOTHING))
    milk.click("Read the questions")
    assert "1 wants a look" in milk.text
    milk.click("Which column holds what")
    assert "Nothing that is needed" in milk.the(ColumnsPart).menus[3].accessibleName()
