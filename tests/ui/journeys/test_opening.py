"""The start: building the bank, and the ways out of every trouble."""

import os
import shutil
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from quizapp.packs.files import TextFile
from quizapp.packs.topic_source import ReadTopic, read_topic
from quizapp.services.bank_maintenance import BANK_FILE
from quizapp.ui.kit.chart.progress import ProgressLine
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.today.screen import TodayScreen
from quizapp.ui.shell.startup.building import BuildingScreen
from quizapp.ui.shell.startup.trouble import TroubleScreen
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.stock_folder import a_stock_folder
from tests.ui.looking import button, seen
from tests.waiting import PATIENCE


class SlowReading:
    """Lets the reading of content wait where it tells how far it is, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_go_on = threading.Event()
        self.waits = threading.Event()
        """Whether the reading has come to where it waits."""

        def read_slowly(file: TextFile) -> ReadTopic:
            self.waits.set()
            assert self.may_go_on.wait(PATIENCE)
            return read_topic(file)

        monkeypatch.setattr("quizapp.packs.load.read_topic", read_slowly)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReading]:
    reading = SlowReading(monkeypatch)
    yield reading
    reading.may_go_on.set()


def test_the_first_build_shows_how_far_it_is(
    start: Start, tmp_path: Path, slow: SlowReading, qtbot: QtBot
) -> None:
    sitting = start(data=tmp_path / "fresh", wait=False)
    sitting.window.show()
    sitting.app.open_bank()
    qtbot.waitUntil(lambda: bool(seen(sitting.window, ProgressLine)))
    assert "Reading the documents" in sitting.text
    slow.may_go_on.set()
    sitting.settle()
    assert sitting.shows(LearnersScreen)


def test_a_build_can_be_cancelled_and_tried_again(
    start: Start, tmp_path: Path, slow: SlowReading, qtbot: QtBot
) -> None:
    sitting = start(data=tmp_path / "fresh", wait=False)
    sitting.window.show()
    sitting.app.open_bank()
    # Before it waits, whoever cancels is answered at once, and nothing needs to say "Stopping".
    qtbot.waitUntil(lambda: slow.waits.is_set() and sitting.shows(BuildingScreen))
    QTest.mouseClick(button(sitting.window, "Cancel"), Qt.MouseButton.LeftButton)
    assert "Stopping" in sitting.text
    slow.may_go_on.set()
    sitting.settle()
    assert sitting.shows(TroubleScreen)
    assert "was stopped" in sitting.text
    sitting.click("Try again")
    assert sitting.shows(LearnersScreen)


def test_content_with_errors_tells_every_line_and_goes_on_with_the_old_bank(
    start: Start, tmp_path: Path
) -> None:
    content = a_stock_folder(tmp_path)
    file = content / "facts" / "china.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: choice", "kind: guess"), "utf-8")
    sitting = start(content=content)
    assert sitting.shows(TroubleScreen)
    assert sitting.focus_name == "Go on"
    sitting.click("Show details")
    details = sitting.the(TroubleScreen).details
    assert details is not None
    assert "content/facts/china.yaml:" in details.toPlainText()
    sitting.click("Go on")
    assert sitting.shows(LearnersScreen)
    sitting.enter("Mina")
    assert sitting.shows(TodayScreen)
    assert sitting.services.maintenance.totals(sitting.services.bank).items == 24


def test_content_with_errors_and_no_bank_can_be_mended_and_tried_again(
    start: Start, tmp_path: Path
) -> None:
    content = a_stock_folder(tmp_path)
    file = content / "facts" / "china.yaml"
    sound = file.read_text("utf-8")
    file.write_text("topic: [", "utf-8")
    sitting = start(data=tmp_path / "fresh", content=content)
    assert sitting.shows(TroubleScreen)
    assert "Go on" not in sitting.text
    file.write_text(sound, "utf-8")
    sitting.click("Try again")
    assert sitting.shows(LearnersScreen)


def test_changed_content_is_brought_in_at_the_next_start(start: Start, tmp_path: Path) -> None:
    start().enter("Mina").end()
    sitting = start(content=a_stock_folder(tmp_path, without=3))
    assert sitting.services.maintenance.totals(sitting.services.bank).items == 22


def test_a_damaged_bank_is_replaced_by_a_backup(start: Start, data: Path) -> None:
    first = start().enter("Mina").press("7", ctrl=True).click("Back up now")
    first.end()
    (backup,) = (data / "backups").glob("*.sqlite")
    (data / BANK_FILE).write_bytes(b"this is no bank " * 4096)
    dialogs = FakeDialogs(path=backup)
    second = start(dialogs=dialogs)
    assert second.shows(TroubleScreen)
    assert "is damaged" in second.text
    assert (data / BANK_FILE).read_bytes().startswith(b"this is no bank")
    second.click("Restore a backup")
    assert second.shows(TodayScreen)
    assert "Welcome, Mina." in second.text


def test_the_latest_backup_is_one_click_away_from_a_damaged_bank(start: Start, data: Path) -> None:
    first = start().enter("Mina").press("7", ctrl=True).click("Back up now")
    first.clock.tick(days=1)
    first.end()
    (data / BANK_FILE).write_bytes(b"this is no bank " * 4096)
    second = start()
    assert second.focus_name.startswith("Go back to yesterday, ")
    second.click("Go back to yesterday")
    assert second.shows(TodayScreen)
    assert "Welcome, Mina." in second.text
    (aside,) = data.glob("bank-replaced-*.sqlite")
    assert aside.read_bytes().startswith(b"this is no bank")


@pytest.mark.skipif(sys.platform == "win32", reason="such files and names are not there")
@pytest.mark.parametrize("trouble", ["pipe", "no text", "shut"])
def test_a_place_where_no_bank_can_be_is_told_and_another_can_be_chosen(
    start: Start, tmp_path: Path, trouble: str
) -> None:
    data = tmp_path / (os.fsdecode(b"\xe9t\xe9") if trouble == "no text" else "place")
    if trouble == "pipe":
        data.mkdir()
        os.mkfifo(data / BANK_FILE)
    if trouble == "shut":
        data.mkdir(mode=0o000)
        if os.access(data, os.X_OK):
            pytest.skip("nothing is shut to root; tests/test_cli_places.py drops its rights")
    sitting = start(data=data, dialogs=FakeDialogs(path=tmp_path / "other"))
    assert sitting.shows(TroubleScreen)
    said = {
        "pipe": "is a pipe, a socket or a device",
        "no text": "is not valid text",
        "shut": "may not be entered",
    }
    assert said[trouble] in sitting.text
    sitting.click("Choose another folder")
    assert sitting.shows(LearnersScreen)
    assert (tmp_path / "other" / BANK_FILE).exists()


def test_a_damaged_bank_without_a_backup_lets_another_folder_be_chosen(
    start: Start, data: Path, tmp_path: Path
) -> None:
    (data / BANK_FILE).write_bytes(b"this is no bank " * 4096)
    sitting = start(dialogs=FakeDialogs(path=tmp_path / "other"))
    assert "There is no backup" in sitting.text
    sitting.click("Choose another folder")
    assert sitting.shows(LearnersScreen)
    assert (tmp_path / "other" / BANK_FILE).exists()
    assert (data / BANK_FILE).read_bytes().startswith(b"this is no bank")
    sitting.end()


def test_a_backup_that_is_damaged_too_leads_back_to_the_ways_out(start: Start, data: Path) -> None:
    (data / BANK_FILE).write_bytes(b"this is no bank " * 4096)
    (data / "backups").mkdir()
    bad = data / "backups" / "bad.sqlite"
    bad.write_bytes(b"nor is this " * 4096)
    sitting = start(dialogs=FakeDialogs(path=bad))
    sitting.click("Restore a backup")
    assert sitting.shows(TroubleScreen)
    assert button(sitting.window, "Choose another folder")


def test_a_folder_that_cannot_be_written_is_told_and_another_can_be_chosen(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    sitting = start(data=tmp_path / "file" / "data", dialogs=FakeDialogs(path=tmp_path / "other"))
    assert sitting.shows(TroubleScreen)
    sitting.click("Choose another folder")
    assert sitting.shows(LearnersScreen)


def test_a_newer_bank_is_left_alone(start: Start, data: Path) -> None:
    with sqlite3.connect(data / BANK_FILE) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999_later'")
    db.close()
    before = (data / BANK_FILE).read_bytes()
    sitting = start()
    assert "newer than the app" in sitting.text
    assert (data / BANK_FILE).read_bytes() == before


@pytest.mark.parametrize("way", ["Quit"])
def test_quit_closes_the_window(start: Start, data: Path, way: str) -> None:
    (data / BANK_FILE).write_bytes(b"this is no bank " * 4096)
    sitting = start()
    sitting.click(way)
    assert not sitting.window.isVisible()


def test_esc_does_not_leave_the_ways_out(start: Start, data: Path) -> None:
    (data / BANK_FILE).write_bytes(b"this is no bank " * 4096)
    sitting = start().press(Qt.Key.Key_Escape, "1")
    assert sitting.shows(TroubleScreen)
    sitting.press("1", ctrl=True)
    assert len(seen(sitting.window, TroubleScreen)) == 1


def test_a_bank_copied_from_another_computer_opens(
    start: Start, data: Path, tmp_path: Path
) -> None:
    first = start().enter("Mina")
    first.end()
    shutil.copytree(data, tmp_path / "copy")
    assert "Welcome, Mina." in start(data=tmp_path / "copy").text
