"""A learner's rights, through the real app: a copy, merging, removal, undo, a second window."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from quizapp.services.bank_maintenance import BANK_FILE
from quizapp.ui.pages.learners.screen import LearnersScreen
from quizapp.ui.pages.settings.screen import SettingsScreen
from quizapp.ui.pages.today.screen import TodayScreen
from tests.services.stock import HandClock
from tests.ui.fakes import FakeDialogs
from tests.ui.journeys.conftest import Start
from tests.ui.journeys.sitting import Sitting

ENTER = Qt.Key.Key_Return


def with_two(start: Start, dialogs: FakeDialogs | None = None) -> Sitting:
    """Mina has done a quiz and is on the list of learners beside Jonas."""
    sitting = start(dialogs=dialogs).enter("Mina")
    sitting.services.learners.add("Jonas")
    sitting.press("2", ctrl=True).click("Start").go_through()
    return sitting.press("7", ctrl=True).click("PIN, merging, removing")


def names(sitting: Sitting) -> list[str]:
    return [one.name for one in sitting.services.learners.everyone()]


def test_a_learner_is_removed_by_keyboard_and_brought_back(start: Start) -> None:
    sitting = with_two(start)
    before = sitting.services.practice.history(sitting.services.learners.everyone()[1].id)
    assert len(before) == 1
    sitting.tab_to("Remove Mina").press(ENTER)
    assert sitting.focus_name == "Keep Mina"
    sitting.tab_to("Remove Mina").press(ENTER)
    assert names(sitting) == ["Jonas"]
    assert "Mina was removed." in sitting.text
    assert "1 quiz with 10 answers went too." in sitting.text
    assert "Nothing of it is left" in sitting.text
    assert sitting.focus_name.startswith("Jonas")  # Enter must not undo what was just done
    sitting.tab_to("Undo: bring Mina back").press(ENTER)
    assert names(sitting) == ["Jonas", "Mina"]
    assert "Mina is back, with everything." in sitting.text
    assert sitting.services.practice.history(sitting.services.learners.everyone()[1].id) == before
    sitting.click("Mina")
    assert sitting.shows(TodayScreen)
    assert "is back" not in sitting.press("7", ctrl=True).text


def test_undo_is_offered_in_the_settings_too_and_not_for_ever(
    start: Start, clock: HandClock
) -> None:
    sitting = with_two(start).click("Remove Mina").click("Remove Mina").click("Jonas")
    sitting.press("7", ctrl=True)
    assert sitting.shows(SettingsScreen)
    assert "Mina was removed." in sitting.text
    clock.now += timedelta(minutes=11)
    sitting.click("Undo: bring Mina back")
    assert "There is nothing to undo any more." in sitting.text
    assert names(sitting) == ["Jonas"]


def test_backups_that_hold_who_was_removed_are_told_and_deleted(
    start: Start, data: Path, clock: HandClock
) -> None:
    sitting = with_two(start)
    held = sitting.services.back_up()
    clock.tick(seconds=5)
    sitting.click("Remove Mina").click("Remove Mina")
    assert "1 backup still holds Mina" in sitting.text
    sitting.click("Delete that backup now")
    assert sitting.dialogs.asked == ["Delete that backup now?"]
    assert "fresh backup without Mina" in sitting.dialogs.texts[0]
    assert "The backup that held Mina was deleted." in sitting.text
    assert not held.exists()
    (fresh,) = (data / "backups").glob("*.sqlite")
    assert b"Mina" not in fresh.read_bytes()


def test_two_that_are_one_are_merged_and_the_one_who_was_learning_goes_on(start: Start) -> None:
    sitting = with_two(start).click("Records of Mina").click("Merge with another learner")
    sitting.click("The same person as Jonas").click("Merge as Jonas")
    (jonas,) = sitting.services.learners.everyone()
    assert jonas.name == "Jonas"
    assert len(sitting.services.practice.history(jonas.id)) == 1
    assert "Mina is now part of Jonas." in sitting.text
    assert "Learning now" in sitting.text
    sitting.click("Undo: make them two again")
    assert names(sitting) == ["Jonas", "Mina"]
    assert sitting.services.practice.history(jonas.id) == ()


def test_a_copy_of_everything_is_saved_where_it_was_wanted(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "Mina.json"
    sitting = with_two(start, FakeDialogs(path=file))
    sitting.click("Records of Mina").click("Save a copy of everything")
    assert "Everything kept of Mina was saved in Mina.json." in sitting.text
    assert len(json.loads(file.read_text("utf-8"))["attempts"][0]["questions"]) == 10
    file.unlink()
    sitting.click("Mina").press("7", ctrl=True).click("Save a copy of everything")
    assert file.exists()
    assert "was saved in Mina.json" in sitting.text


def test_a_copy_that_cannot_be_written_is_told(start: Start, tmp_path: Path) -> None:
    sitting = start(dialogs=FakeDialogs(path=tmp_path / "none" / "Mina.json")).enter("Mina")
    sitting.press("7", ctrl=True).click("Save a copy of everything")
    assert "cannot be written" in sitting.text
    assert sitting.the(SettingsScreen).records.export.isEnabled()


def test_who_was_removed_in_another_window_is_told_and_chooses_again(start: Start) -> None:
    first = start().enter("Mina")
    second = start()
    assert second.shows(TodayScreen)
    (mina,) = first.services.learners.everyone()
    first.services.rights.erase(mina.id)
    second.to_front().press("2", ctrl=True)
    assert second.shows(LearnersScreen)
    assert "no longer in the question bank" in second.text
    second.enter("Ada")
    assert second.shows(TodayScreen)
    assert names(second) == ["Ada"]


def test_a_question_of_who_was_removed_in_another_window_ends_on_the_list(
    start: Start, data: Path
) -> None:
    sitting = start().enter("Mina").press("2", ctrl=True).click("Start")
    with closing(sqlite3.connect(data / BANK_FILE)) as other, other:
        other.execute("PRAGMA foreign_keys=ON")
        other.execute("DELETE FROM learner")
    sitting.respond()
    assert sitting.shows(LearnersScreen)
    assert "no longer in the question bank" in sitting.text
