"""Documents that a teacher brings, in the whole app: read, their passages changed, taken."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.content.documents import Document
from quizapp.core.content.ids import PackId
from quizapp.ui.pages.intake.passages_text import PassagesText
from quizapp.ui.pages.intake.screen import IntakeScreen
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.test_intake import bring

ENTER, ESCAPE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete
SPACE = Qt.Key.Key_Space
MILK = PackId("milk")

HANDOUT = """# What happens to milk

## In the dairy

Pasteurising heats milk briefly and cools it at once, and so it kills most of the germs that \
could make somebody ill; this was found out by Louis Pasteur, who first tried it with wine and \
beer, and it took years until milk was treated in the same way in towns.

The vitamins that matter in milk survive the short heating almost whole, and what is lost is a \
part of its vitamin C, of which milk has little anyway: one orange has as much of it as many \
glasses of milk together have, before heating or after it.

## On the table

| Food | Calcium |
|---|---|
| Milk | 120 |
| Spinach | 99 |

Raw milk has caused outbreaks of infection in several countries 🥛, and it must be boiled at home.

7
"""


@pytest.fixture
def handout(tmp_path: Path) -> Path:
    file = tmp_path / "milk_handout.md"
    file.write_text(HANDOUT, "utf-8")
    return file


@pytest.fixture
def looking(mina: Sitting, handout: Path) -> Sitting:
    """Return a sitting that looks at a handout, for the pack Milk."""
    mina.services.workbench.new("Milk")
    return bring(mina, handout, pack_id=MILK)


def documents(sitting: Sitting) -> tuple[Document, ...]:
    return sitting.services.workbench.open(MILK).copy.documents


def shown(sitting: Sitting) -> list[str]:
    return [one.text for one in sitting.the(PassagesText).passages]


def test_a_document_is_taken_by_keys_into_a_new_pack(mina: Sitting, handout: Path) -> None:
    bring(mina, handout)
    assert "Which pack takes milk_handout.md?" in mina.text
    mina.press(ENTER)  # the title that the document has
    assert "Nothing is written yet." in mina.text
    pack_id = PackId("what-happens-to-milk")
    assert mina.services.workbench.open(pack_id).copy.documents == ()
    mina.press(ENTER, ctrl=True)
    (document,) = mina.services.workbench.open(pack_id).copy.documents
    assert document.title == "What happens to milk"
    assert document.original.file == "milk_handout.md"
    assert [one.section[-1] for one in document.passages] == [
        *(["In the dairy"] * 2),
        *(["On the table"] * 2),
    ]
    table = document.passages[2].table
    assert table is not None
    assert table.cell("Milk", "Calcium") == "120"
    assert not mina.shows(IntakeScreen)


def test_taking_a_document_is_one_edit(looking: Sitting) -> None:
    looking.press(ENTER, ctrl=True)
    assert looking.services.workbench.open(MILK).undo == "Document “What happens to milk”"
    looking.services.workbench.undo(MILK)
    assert documents(looking) == ()


def test_passages_are_joined_and_split_at_the_cursor(looking: Sitting) -> None:
    before = shown(looking)
    looking.press("j")
    assert shown(looking)[0] == f"{before[0]} {before[1]}"
    assert len(shown(looking)) == len(before) - 1
    looking.press("s")  # where the second began, the cursor was left there
    assert shown(looking) == before
    looking.press("z", ctrl=True).press("z", ctrl=True)
    assert shown(looking) == before
    looking.press("y", ctrl=True)
    assert len(shown(looking)) == len(before) - 1


def test_a_passage_is_split_behind_a_letter_that_is_two_for_qt(looking: Sitting) -> None:
    text = looking.the(PassagesText)
    place = next(at for at, one in enumerate(text.passages) if "🥛" in one.text)
    text.go_to(place, text.passages[place].text.index("and it must"))
    looking.press("s")
    assert shown(looking)[place + 1].startswith("and it must be boiled")


def test_a_passage_is_left_out_and_taken_again(looking: Sitting) -> None:
    looking.press(DELETE)
    assert looking.the(PassagesText).passages[0].left_out
    looking.press(SPACE)
    assert not looking.the(PassagesText).passages[0].left_out
    looking.press(SPACE).press(ENTER, ctrl=True)
    assert [one.number for one in documents(looking)[0].passages] == [1, 2, 3]


def test_a_passage_is_marked_and_its_words_are_changed(looking: Sitting) -> None:
    looking.press("m", "e")
    assert looking.focus_name == "The words of this passage"
    looking.press("a", ctrl=True).type("Milk is heated.").press(ENTER, ctrl=True)
    assert shown(looking)[0] == "Milk is heated."
    assert isinstance(looking.focus, PassagesText)
    looking.press(ENTER, ctrl=True)
    first = documents(looking)[0].passages[0]
    assert (first.text, first.sensitive) == ("Milk is heated.", True)


def test_escape_leaves_the_words_before_it_leaves_the_document(looking: Sitting) -> None:
    before = shown(looking)
    looking.press("e").type("x").press(ESCAPE)
    assert shown(looking) == before
    assert looking.shows(IntakeScreen)
    looking.press(ESCAPE)
    assert not looking.shows(IntakeScreen)
    assert documents(looking) == ()


def test_what_was_done_with_passages_is_not_lost_without_asking(looking: Sitting) -> None:
    looking.press("j", ESCAPE)
    assert "Leave this document?" in str(looking.dialogs.asked)
    assert not looking.shows(IntakeScreen)


def test_what_is_said_of_a_document_is_unfolded_and_kept(looking: Sitting) -> None:
    looking.click("Change what is said of it")
    assert looking.focus_name == "Title"
    looking.press("a", ctrl=True).type("Milk").tab_to("Author").type("A. Bauer")
    looking.press(ESCAPE)
    assert "A. Bauer" in looking.text
    looking.press(ENTER, ctrl=True)
    (document,) = documents(looking)
    assert (document.title, document.original.author) == ("Milk", "A. Bauer")
    assert "Written by the teacher for this class." in document.trust


def test_the_same_document_again_is_told_and_not_doubled(looking: Sitting, handout: Path) -> None:
    looking.press(ENTER, ctrl=True)
    bring(looking, handout, pack_id=MILK)
    assert "This document is here already: “What happens to milk” in Milk." in looking.text
    looking.click("Close")
    assert len(documents(looking)) == 1


def test_the_file_shows_what_a_passage_was_made_from(looking: Sitting) -> None:
    part = looking.the(IntakeScreen).document
    text = looking.the(PassagesText)
    for place, passage in enumerate(text.passages):
        text.go_to(place)
        assert part.file._barred == {number - 1 for number in passage.from_paragraphs}


def test_what_is_dropped_meanwhile_waits_for_the_document(looking: Sitting, tmp_path: Path) -> None:
    looking.press("j")
    (tmp_path / "more.md").write_text("# More\n\nCheese is made of milk.\n", "utf-8")
    bring(looking, tmp_path / "more.md")
    assert len(shown(looking)) == 4, "the passages are as they were left"
    assert "1 more waits." in looking.text
    looking.press(ENTER, ctrl=True)
    assert "more.md" in looking.text


def test_a_document_that_was_left_by_the_rail_is_there_again(looking: Sitting) -> None:
    looking.press("j").press("1", ctrl=True)
    assert not looking.shows(IntakeScreen)
    bring(looking)
    assert len(shown(looking)) == 4


def test_a_pack_that_was_begun_before_is_not_taken_away(mina: Sitting, handout: Path) -> None:
    bring(mina, handout).press(ENTER).press("1", ctrl=True)
    (copy,) = mina.services.workbench.copies()
    bring(mina, handout).press(ESCAPE)
    assert mina.services.workbench.copies() == (copy,)
