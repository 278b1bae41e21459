"""Originals through the whole app: attached in the library, seen on the card, removed again."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from quizapp.core.content.differing import digest_of
from quizapp.env.clock import system_clock
from quizapp.services.bank_maintenance import BANK_FILE, BankMaintenance
from quizapp.ui.pages.library.intents import AttachFiles, CloseDocument
from quizapp.ui.pages.library.screen import LibraryScreen
from quizapp.ui.shell.destinations import OpenIntake
from tests.services.stock import a_stock
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting
from tests.ui.looking import with_link

ENTER = Qt.Key.Key_Return
PARAGRAPHS = tuple(f"Quaint wording number {n}, thing {n}." for n in range(1, 7))
TEXT = "\n".join(PARAGRAPHS)


@pytest.fixture(scope="module")
def folder(stock: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder whose originals are known, with the bank built from it."""
    base = tmp_path_factory.mktemp("known")
    shutil.copytree(stock / "content", base / "content")
    for document in a_stock().documents:
        file = base / "content" / "documents" / f"{document.id}.md"
        text = file.read_text("utf-8")
        file.write_text(text.replace(f"{'0' * 63}a", digest_of(TEXT.encode())), "utf-8")
    maintenance = BankMaintenance(base / BANK_FILE, base / "content", system_clock)
    bank = maintenance.open()
    maintenance.build(bank)
    bank.close()
    return base


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "mine.txt"
    made.write_text(TEXT, "utf-8")
    return made


@pytest.fixture
def reader(start: Start, folder: Path, data: Path, file: Path) -> Sitting:
    """Return a sitting in the library, at the first document; prompts choose the file."""
    shutil.copy(folder / BANK_FILE, data / BANK_FILE)
    sitting = start(content=folder / "content", dialogs=FakeDialogs(path=file)).enter("Mina")
    return sitting.press("5", ctrl=True).click("Document news")


def follow(sitting: Sitting, address: str) -> None:
    page = sitting.the(LibraryScreen).reader
    view = page.viewport()
    for y in range(0, view.height(), 4):
        for x in range(0, view.width(), 8):
            if page.anchorAt(QPoint(x, y)) == address:
                QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(x + 6, y + 4))
                sitting.settle()
                return
    raise AssertionError(f"{address} is not in view")


def read(sitting: Sitting) -> str:
    return sitting.the(LibraryScreen).reader.toPlainText()


def test_a_chosen_original_is_attached_shown_and_removed(
    reader: Sitting, data: Path, file: Path
) -> None:
    follow(reader, "original:choose")
    assert "1 original attached." in reader.text
    assert "Original attached." in read(reader)
    follow(reader, "original:0")
    assert PARAGRAPHS[0] in read(reader)
    assert PARAGRAPHS[1] not in read(reader)
    follow(reader, "original:everywhere")
    assert all(words in read(reader) for words in PARAGRAPHS)
    follow(reader, "original:remove")
    assert "The copy of the original was removed." in reader.text
    assert "Have the original text?" in read(reader)
    assert not any(words in read(reader) for words in PARAGRAPHS)
    assert file.exists()
    assert list((data / "originals").iterdir()) == []


def test_shown_everywhere_stays_so_in_the_next_document(reader: Sitting) -> None:
    follow(reader, "original:choose")
    follow(reader, "original:everywhere")
    reader.click("Document list")
    assert all(words in read(reader) for words in PARAGRAPHS)


def test_dropped_files_that_do_not_fit_are_told_with_the_reason(
    reader: Sitting, tmp_path: Path, file: Path
) -> None:
    short = tmp_path / "001.txt"
    short.write_text("\n".join(PARAGRAPHS[:4]), "utf-8")
    reader.the(LibraryScreen).act(AttachFiles((short, file)))
    reader.settle()
    assert "1 original attached, 1 file refused." in reader.text
    assert "it has 4 paragraphs where 6 are expected" in reader.text
    assert "Original attached." in read(reader)
    reader.click("Close this message")
    assert "refused" not in reader.text


def test_a_drop_before_any_document_is_open_is_told_too(reader: Sitting, file: Path) -> None:
    screen = reader.the(LibraryScreen)
    screen.act(CloseDocument())
    screen.act(AttachFiles((file,)))
    reader.settle()
    assert "1 original attached." in reader.text
    reader.click("Document news")
    assert "Original attached." in read(reader)


def test_an_original_that_is_brought_anywhere_is_attached(reader: Sitting, file: Path) -> None:
    assert reader.app.navigator is not None
    reader.press("1", ctrl=True)
    reader.app.navigator.go(OpenIntake((file,)))
    reader.settle()
    assert "This is the original of" in reader.text
    reader.click("Go there").click("Document news")
    assert "Original attached." in read(reader)


def test_the_card_shows_the_original_that_was_attached(reader: Sitting) -> None:
    follow(reader, "original:choose")
    reader.press("1", ctrl=True).press(ENTER).respond()
    reader.click("Show the original")
    assert "Quaint wording number" in reader.text
    reader.click("Read in the document")
    assert reader.shows(LibraryScreen)
    reader.click("Back to the question")
    assert with_link(reader.window, "Hide the original")


def test_no_wording_of_an_original_is_logged_or_kept_elsewhere(reader: Sitting, data: Path) -> None:
    follow(reader, "original:choose")
    follow(reader, "original:everywhere")
    reader.press("1", ctrl=True).press(ENTER).respond()
    reader.end()
    holding = [f for f in data.rglob("*") if f.is_file() and b"Quaint" in f.read_bytes()]
    assert [f.parent.name for f in holding] == ["originals"]
