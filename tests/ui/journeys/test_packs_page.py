"""The page of packs in the whole app: brought, retired, offered again, saved as a file."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from quizapp.core.content.scoping import BUILT_IN
from quizapp.core.views.packs import PackState
from quizapp.env.paths import find_paths
from quizapp.ui.pages.library.intents import AttachFiles
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.pages.packs.intents import LookAt
from quizapp.ui.pages.packs.screen import PacksScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.pack_bar import PackBar
from quizapp.ui.shell.state import PageId
from tests.services.test_packs import OWN, renamed
from tests.ui.journeys.sitting import Sitting
from tests.ui.journeys.stock_folder import a_stock_folder

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the folder of a pack that is new here."""
    return renamed(a_stock_folder(tmp_path / "brought"), OWN)


@pytest.fixture
def packs(mina: Sitting) -> Sitting:
    """Return a sitting at the packs, reached by keys."""
    return mina.press("5", ctrl=True).tab_to("Packs").press(ENTER)


def lines(sitting: Sitting) -> dict[str, PackState]:
    return {line.id: line.state for line in sitting.services.packs.lines()}


def test_a_folder_is_looked_at_taken_in_and_offered_by_keys(packs: Sitting, own: Path) -> None:
    packs.dialogs.path = own
    assert packs.focus_name == "Back to the Library"
    packs.tab_to("Bring a folder").press(ENTER)
    assert "Town history" in packs.text
    assert "It is new" in packs.text
    assert lines(packs) == {BUILT_IN: PackState.PUBLISHED}, "nothing is written yet"
    assert packs.focus_name == "Take it in"
    packs.press(ENTER)
    assert lines(packs)[OWN] is PackState.PUBLISHED
    assert "Town history is taken in, with" in packs.text
    assert "Retire Town history" in packs.text
    assert packs.focus_name == "Bring a file…"
    packs.press(ESCAPE)
    assert packs.shows(LibraryScreen)
    assert packs.shows(PackBar), "there is a choice now"
    assert packs.focus_name.startswith("Packs")


def test_what_was_brought_is_put_aside_and_nothing_changed(packs: Sitting, own: Path) -> None:
    packs.dialogs.path = own
    packs.click("Bring a folder").click("Cancel")
    assert "Town history" not in packs.text
    assert lines(packs) == {BUILT_IN: PackState.PUBLISHED}


def test_a_pack_is_retired_and_offered_again(packs: Sitting, own: Path) -> None:
    packs.services.packs.add(own)
    packs.settle().tab_to("Retire Town history").press(ENTER)
    assert packs.dialogs.asked == ["Retire Town history?"]
    assert "What they did with it stays" in packs.dialogs.texts[0]
    assert lines(packs)[OWN] is PackState.RETIRED
    assert packs.focus_name == "Offer Town history again"
    packs.press(ENTER)
    assert lines(packs)[OWN] is PackState.PUBLISHED
    assert packs.focus_name == "Retire Town history"


def test_a_retired_pack_that_is_brought_is_offered_again(packs: Sitting, own: Path) -> None:
    packs.services.packs.add(own)
    packs.services.packs.retire(OWN)
    packs.settle().dialogs.path = own
    packs.click("Bring a folder")
    assert "It is retired here, and would be offered again." in packs.text
    packs.click("Take it in")
    assert lines(packs)[OWN] is PackState.PUBLISHED


def test_who_says_no_retires_nothing(packs: Sitting, own: Path) -> None:
    packs.services.packs.add(own)
    packs.settle().dialogs.says_yes = False
    packs.click("Retire Town history")
    assert lines(packs)[OWN] is PackState.PUBLISHED


def test_the_only_pack_is_not_retired_and_it_is_said_why(packs: Sitting) -> None:
    packs.click("Retire A stock")
    assert packs.dialogs.asked == []
    assert "It is the only pack that learners are offered." in packs.text
    assert lines(packs) == {BUILT_IN: PackState.PUBLISHED}


def test_a_copy_is_saved_and_another_bank_takes_it_in(
    packs: Sitting, own: Path, tmp_path: Path
) -> None:
    packs.services.packs.add(own)
    packs.settle().dialogs.path = file = tmp_path / "town.quizpack"
    packs.click("Save a copy of Town history")
    assert "Saved as town.quizpack." in packs.text
    assert file.is_file()
    packs.click("Bring a file")
    assert "You have version 1 already." in packs.text
    assert "From: town.quizpack" in packs.text
    packs.click("Take it in")
    assert "Town history is taken in" in packs.text


def test_errors_are_named_by_file_and_line(packs: Sitting, own: Path) -> None:
    (own / "facts" / "law.yaml").write_text("topic: law\n", "utf-8")
    packs.dialogs.path = own
    packs.click("Bring a folder")
    assert "so it can't be taken in" in packs.text
    assert "facts/law.yaml:1" in packs.text
    assert "Take it in" not in packs.text
    packs.press(ESCAPE)
    assert "Retire A stock" in packs.text


def test_what_is_no_pack_is_refused_and_what_waits_is_looked_at(
    packs: Sitting, own: Path, tmp_path: Path
) -> None:
    (tmp_path / "pictures").mkdir()
    packs.the(PacksScreen).act(LookAt((tmp_path / "pictures", own)))
    packs.settle()
    assert "pictures can't be taken here" in packs.text
    assert "a folder without a pack in it" in packs.text
    packs.click("Close")
    assert "Town history" in packs.text
    packs.click("Take it in")
    assert lines(packs)[OWN] is PackState.PUBLISHED


def test_retired_files_that_broke_are_told_when_it_is_to_be_offered_again(
    packs: Sitting, own: Path, data: Path
) -> None:
    packs.services.packs.add(own)
    packs.services.packs.retire(OWN)
    (data / "packs" / OWN / "facts" / "law.yaml").write_text("topic: [\n", "utf-8")
    packs.settle().click("Offer Town history again")
    assert "Town history can't be offered" in packs.text
    assert "law.yaml" in packs.text
    packs.click("Close")
    assert lines(packs)[OWN] is PackState.RETIRED


def test_a_pack_that_is_dropped_on_the_library_is_looked_at(mina: Sitting, own: Path) -> None:
    mina.press("5", ctrl=True)
    mina.the(LibraryScreen).act(AttachFiles((own,)))
    mina.settle()
    assert mina.shows(PacksScreen)
    assert "Town history" in mina.text
    mina.click("Cancel")
    assert "Retire A stock" in mina.text


def test_a_document_dropped_beside_a_pack_is_told_of_too(
    mina: Sitting, own: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("Nothing that is known.", "utf-8")
    mina.press("5", ctrl=True)
    mina.the(LibraryScreen).act(AttachFiles((tmp_path / "notes.txt", own)))
    mina.settle()
    assert "Which pack takes notes.txt?" in mina.text
    mina.click("Cancel")
    assert mina.shows(PacksScreen)
    assert "Town history" in mina.text


def test_a_folder_that_went_away_is_told(packs: Sitting, own: Path) -> None:
    packs.dialogs.path = own
    packs.click("Bring a folder")
    shutil.rmtree(own)
    packs.click("Take it in")
    assert "can't be taken in" in packs.text
    assert lines(packs) == {BUILT_IN: PackState.PUBLISHED}


def test_trouble_is_told_above_the_page_to_which_one_went_meanwhile(
    packs: Sitting, tmp_path: Path
) -> None:
    (tmp_path / "food.quizpack").write_bytes(b"nothing")
    packs.the(PacksScreen).act(LookAt((tmp_path / "food.quizpack",)))
    assert packs.app.navigator is not None
    packs.app.navigator.open(PageId.TODAY)
    packs.settle()
    assert packs.shows(TodayScreen)
    assert "food.quizpack" in packs.text
    packs.press("5", ctrl=True).click("Packs")
    assert "Retire A stock" in packs.text


def test_the_sample_pack_is_looked_at_like_any_other(packs: Sitting) -> None:
    sample = find_paths().assets / "sample-pack"
    shutil.copytree(sample, packs.app.paths.assets / "sample-pack")
    packs.click("See the sample pack")
    assert "Kitchen myths: a sample" in packs.text
    assert "kitchen-myths" not in lines(packs), "nothing is written yet"
    packs.press(ENTER)
    assert lines(packs)["kitchen-myths"] is PackState.PUBLISHED
    assert "See the sample pack" not in packs.text


def test_a_document_is_brought_where_packs_are(packs: Sitting, tmp_path: Path) -> None:
    packs.dialogs.path = file = tmp_path / "milk.md"
    file.write_text("# Milk\n\nMilk gives calcium.\n", "utf-8")
    packs.click("Bring a file")
    assert "Which pack takes milk.md?" in packs.text


def test_the_guide_is_read_and_left_by_keys(packs: Sitting) -> None:
    packs.tab_to("What makes a good question").press(ENTER)
    assert "Not so:" in packs.text
    packs.press(ESCAPE)
    assert packs.shows(PacksScreen)
